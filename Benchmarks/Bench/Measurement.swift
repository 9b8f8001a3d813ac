import Foundation
import Glibc

/// Runs the contenders one after another, several rounds, and prints the table.
struct Measurement {
    private let folder: String
    private let floor: String
    private let expertise: String
    /// A library under which nothing is made durable.
    private let nosync: String
    private static let rounds = 5

    init(_ arguments: [String]) throws {
        guard arguments.count == 4 else {
            throw BenchFailure("usage: bench measure FOLDER FLOOR EXPERTISE NOSYNC")
        }
        folder = arguments[0]
        floor = arguments[1]
        expertise = arguments[2]
        nosync = arguments[3]
    }

    private struct Contender {
        var name: String
        var command: [String]
        /// Makes each round start from the same state.
        var prepare: () throws -> Void = {}
    }

    func run() throws {
        let word = try documents(in: "inbox", suffix: ".docx")
        let openDocument = try documents(in: "odt", suffix: ".odt")
        let own = CommandLine.arguments[0]
        try Self.compare(
            word,
            [
                Contender(name: "floor in C", command: [floor] + word),
                Contender(name: "reading", command: [own, "read"] + word),
                Contender(name: "reading + examination", command: [own, "examine"] + word),
                Contender(
                    name: "check, all files",
                    command: [expertise, "check", "--workspace", folder, "--format", "json"] + word
                ),
                Contender(
                    name: "run, whole inbox",
                    command: [expertise, "run", "--quiet", "--workspace", folder + "/copy"],
                    prepare: freshCopy
                ),
                Contender(
                    name: "run, not durable",
                    command: [
                        "/usr/bin/env", "LD_PRELOAD=\(nosync)", expertise, "run", "--quiet", "--workspace",
                        folder + "/copy",
                    ],
                    prepare: freshCopy
                ),
            ]
        )
        try Self.compare(
            openDocument,
            [
                Contender(name: "floor in C, ODT", command: [floor] + openDocument),
                Contender(name: "reading, ODT", command: [own, "read"] + openDocument),
            ]
        )
    }

    /// Prints what each contender costs over `files`; the first one is what the others are compared with.
    private static func compare(_ files: [String], _ contenders: [Contender]) throws {
        let megabytes = try files.reduce(0.0) { sum, path in
            sum + Double(try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0) / 1_048_576
        }
        var costs = [[Child.Cost]](repeating: [], count: contenders.count)
        for _ in 0..<rounds {
            for (index, contender) in contenders.enumerated() {
                try contender.prepare()
                costs[index].append(try Child.cost(of: contender.command))
            }
        }
        print("\(files.count) documents, \(rounded(megabytes)) MB zipped; medians of \(rounds) rounds")
        print("contender               CPU µs/doc   × floor   docs/s wall   MB/s   peak MB")
        let floorCPU = Table.median(costs[0].map(\.cpuSeconds))
        for (contender, costs) in zip(contenders, costs) {
            let cpu = Table.median(costs.map(\.cpuSeconds))
            let wall = Table.median(costs.map(\.wallSeconds))
            let columns = [
                contender.name.padding(toLength: 22, withPad: " ", startingAt: 0),
                Table.column(cpu / Double(files.count) * 1_000_000, 12), Table.column(cpu / floorCPU, 9, digits: 2),
                Table.column(Double(files.count) / wall, 13), Table.column(megabytes / wall, 6, digits: 1),
                Table.column(Table.median(costs.map(\.peakMegabytes)), 9, digits: 1),
            ]
            print(columns.joined(separator: " "))
        }
    }

    /// What reading the one file at `path` costs; memory is to stay below 1.5 times its text and 50 MB.
    static func large(_ path: String, floor: String) throws {
        let own = CommandLine.arguments[0]
        print("contender               CPU s   peak MB")
        for (name, command) in [("floor in C", [floor, path]), ("reading", [own, "read", path])] {
            let cost = try Child.cost(of: command)
            let columns = [Table.column(cost.cpuSeconds, 6, digits: 1), Table.column(cost.peakMegabytes, 9, digits: 1)]
            print(name.padding(toLength: 22, withPad: " ", startingAt: 0), columns.joined(separator: " "))
        }
    }

    private func documents(in subfolder: String, suffix: String) throws -> [String] {
        guard let walk = FileManager.default.enumerator(atPath: "\(folder)/\(subfolder)") else {
            throw BenchFailure("no folder \(subfolder) in \(folder)")
        }
        return walk.compactMap { $0 as? String }.filter { $0.hasSuffix(suffix) }.sorted().map {
            "\(folder)/\(subfolder)/\($0)"
        }
    }

    private func freshCopy() throws {
        let files = FileManager.default
        let copy = folder + "/copy"
        if files.fileExists(atPath: copy) { try files.removeItem(atPath: copy) }
        try files.createDirectory(atPath: copy + "/archive", withIntermediateDirectories: true)
        try files.copyItem(atPath: folder + "/schools.yaml", toPath: copy + "/schools.yaml")
        try files.copyItem(atPath: folder + "/inbox", toPath: copy + "/inbox")
    }

    private static func rounded(_ value: Double) -> String { String(format: "%.1f", value) }
}
