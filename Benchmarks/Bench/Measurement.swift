import DocumentModel
import DocumentReading
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
        guard arguments.count == 4 else { throw BenchFailure("usage: bench measure FOLDER FLOOR EXPERTISE NOSYNC") }
        folder = arguments[0]
        floor = arguments[1]
        expertise = arguments[2]
        nosync = arguments[3]
    }

    /// One row of the table.
    private struct Contender {
        var name: String
        /// Nil when it is not installed here.
        var command: [String]?
        var documents: [String]
        /// Slow ones need not be asked as often.
        var rounds = Measurement.rounds
        /// Makes each round start from the same state.
        var prepare: () throws -> Void = {}
    }

    func run() throws {
        let word = try documents(in: "inbox", suffix: ".docx")
        let openDocument = try documents(in: "odt", suffix: ".odt")
        let check = [expertise, "check", "--workspace", folder, "--format", "json"]
        let inbox = Contender(
            name: "run, whole inbox",
            command: [expertise, "run", "--quiet", "--workspace", folder + "/copy"],
            documents: word,
            prepare: freshCopy
        )
        let fleeting = Contender(
            name: "run, not durable",
            command: ["/usr/bin/env", "LD_PRELOAD=\(nosync)"] + (inbox.command ?? []),
            documents: word,
            prepare: freshCopy
        )
        try Self.compare(
            "DOCX",
            own(word) + [Contender(name: "check, all files", command: check + word, documents: word), inbox, fleeting]
                + peers(word, .wordprocessingML)
        )
        try Self.compare(
            "ODT",
            own(openDocument)
                + [Contender(name: "check, all files", command: check + openDocument, documents: openDocument)]
                + peers(openDocument, .openDocument)
        )
    }

    /// The floor, the reader, the reader with the examination behind it.
    private func own(_ files: [String]) -> [Contender] {
        let bench = CommandLine.arguments[0]
        return [
            Contender(name: "floor in C", command: [floor] + files, documents: files),
            Contender(name: "reading", command: [bench, "read"] + files, documents: files),
            Contender(name: "reading, examination", command: [bench, "examine"] + files, documents: files),
        ]
    }

    /// Other readers of the same files, a few of which will do.
    private func peers(_ files: [String], _ format: Peer.Format) -> [Contender] {
        let few = Array(files.prefix(25))
        return Peer.all(for: format).map { peer in
            Contender(name: peer.name, command: peer.command.map { $0 + few }, documents: few, rounds: 1)
        }
    }

    /// Prints what each contender costs; the first one is what the others are compared with.
    private static func compare(_ format: String, _ contenders: [Contender]) throws {
        var costs = [[Child.Cost]](repeating: [], count: contenders.count)
        for round in 0..<rounds {
            for (index, contender) in contenders.enumerated() where round < contender.rounds {
                guard let command = contender.command else { continue }
                try contender.prepare()
                costs[index].append(try Child.cost(of: command))
            }
        }
        let megabytes = try megabytes(of: contenders[0].documents)
        print(
            "\(format): \(contenders[0].documents.count) documents, \(rounded(megabytes)) MB; medians of \(rounds) rounds"
        )
        print("contender               CPU µs/doc   × floor   docs/s wall   MB/s   peak MB")
        let floor = Table.median(costs[0].map(\.cpuSeconds)) / Double(contenders[0].documents.count)
        var cpuByName: [String: Double] = [:]
        for (contender, costs) in zip(contenders, costs) {
            let name = contender.name.padding(toLength: 22, withPad: " ", startingAt: 0)
            guard !costs.isEmpty else {
                print(name, "  not installed")
                continue
            }
            let count = Double(contender.documents.count)
            let cpu = Table.median(costs.map(\.cpuSeconds)) / count
            let wall = Table.median(costs.map(\.wallSeconds))
            cpuByName[contender.name] = cpu
            let columns = [
                name, Table.column(cpu * 1_000_000, 12), Table.column(cpu / floor, 9, digits: 2),
                Table.column(count / wall, 13),
                Table.column(try Self.megabytes(of: contender.documents) / wall, 6, digits: 1),
                Table.column(Table.median(costs.map(\.peakMegabytes)), 9, digits: 1),
            ]
            print(columns.joined(separator: " "))
        }
        if let whole = cpuByName["reading, examination"], let reading = cpuByName["reading"] {
            print("examination alone     ", Table.column((whole - reading) * 1_000_000, 12), "\n")
        }
    }

    private static func megabytes(of files: [String]) throws -> Double {
        try files.reduce(0.0) { sum, path in
            sum + Double(try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0) / 1_048_576
        }
    }

    /// What reading the one file at `path` costs; memory is to stay below 1.5 times its text and 50 MB.
    static func large(_ path: String, floor: String) throws {
        let own = CommandLine.arguments[0]
        let text = Double(try DocumentReader().read(path: path).text.bytes.count) / 1_048_576
        print(
            "\(path.split(separator: "/").last ?? ""): \(rounded(text)) MB of text, bound \(rounded(text * 1.5 + 50)) MB"
        )
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
