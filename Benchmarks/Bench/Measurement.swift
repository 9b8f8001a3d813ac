import DocumentModel
import DocumentReading
import Foundation
import Glibc

/// Runs the contenders one after another, several rounds, and prints the table.
struct Measurement {
    private let folder: String
    private let floor: String
    private let expertise: String
    private static let rounds = 5

    init(_ arguments: [String]) throws {
        guard arguments.count == 3 else { throw BenchFailure("usage: bench measure FOLDER FLOOR EXPERTISE") }
        folder = arguments[0]
        floor = arguments[1]
        expertise = arguments[2]
    }

    struct Cost {
        var cpuSeconds: Double
        var wallSeconds: Double
        var peakMegabytes: Double
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
        try Self.compare(
            "DOCX",
            own(word) + [Contender(name: "check, all files", command: check + word, documents: word), inbox]
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
        var costs = [[Cost]](repeating: [], count: contenders.count)
        for round in 0..<rounds {
            for (index, contender) in contenders.enumerated() where round < contender.rounds {
                guard let command = contender.command else { continue }
                try contender.prepare()
                costs[index].append(try cost(of: command))
            }
        }
        let megabytes = try megabytes(of: contenders[0].documents)
        print(
            "\(format): \(contenders[0].documents.count) documents, \(rounded(megabytes)) MB; medians of \(rounds) rounds"
        )
        print("contender               CPU µs/doc   × floor   docs/s wall   MB/s   peak MB")
        let floor = median(costs[0].map(\.cpuSeconds)) / Double(contenders[0].documents.count)
        var cpuByName: [String: Double] = [:]
        for (contender, costs) in zip(contenders, costs) {
            let name = contender.name.padding(toLength: 22, withPad: " ", startingAt: 0)
            guard !costs.isEmpty else {
                print(name, "  not installed")
                continue
            }
            let count = Double(contender.documents.count)
            let cpu = median(costs.map(\.cpuSeconds)) / count
            let wall = median(costs.map(\.wallSeconds))
            cpuByName[contender.name] = cpu
            let columns = [
                name, column(cpu * 1_000_000, 12), column(cpu / floor, 9, digits: 2), column(count / wall, 13),
                column(try Self.megabytes(of: contender.documents) / wall, 6, digits: 1),
                column(median(costs.map(\.peakMegabytes)), 9, digits: 1),
            ]
            print(columns.joined(separator: " "))
        }
        if let whole = cpuByName["reading, examination"], let reading = cpuByName["reading"] {
            print("examination alone     ", column((whole - reading) * 1_000_000, 12), "\n")
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
            let cost = try cost(of: command)
            let columns = [column(cost.cpuSeconds, 6, digits: 1), column(cost.peakMegabytes, 9, digits: 1)]
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

    /// Runs `command` with its output thrown away.
    private static func cost(of command: [String]) throws -> Cost { try cost(of: command, output: "/dev/null") }

    static func run(_ command: [String]) throws { _ = try cost(of: command) }

    /// Runs `command` and also hands back what it printed.
    static func costAndOutput(of command: [String]) throws -> (Cost, String) {
        let path = FileManager.default.temporaryDirectory.appending(path: "bench-\(getpid())").path(
            percentEncoded: false
        )
        defer { unlink(path) }
        let cost = try cost(of: command, output: path)
        return (cost, String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self))
    }

    private static func cost(of command: [String], output: String) throws -> Cost {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        var child = pid_t()
        let start = DispatchTime.now().uptimeNanoseconds
        guard posix_spawn(&child, command[0], &actions, nil, &arguments, environ) == 0 else {
            throw BenchFailure("cannot start \(command[0])")
        }
        var status: Int32 = 0
        var usage = rusage()
        guard wait4(child, &status, 0, &usage) == child else { throw BenchFailure("lost \(command[0])") }
        let wall = Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
        guard status & 0x7F == 0, (status >> 8) & 0xFF < 64 else { throw BenchFailure("\(command[0]) failed") }
        func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
        return Cost(
            cpuSeconds: seconds(usage.ru_utime) + seconds(usage.ru_stime),
            wallSeconds: wall,
            peakMegabytes: Double(usage.ru_maxrss) / 1024
        )
    }

    private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

    private static func rounded(_ value: Double) -> String { String(format: "%.1f", value) }

    static func column(_ value: Double, _ width: Int, digits: Int = 0) -> String {
        let text = String(format: "%.\(digits)f", value)
        return String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
