import ExpertiseLog
import Foundation
import Hashing
import Roadmap

/// Ten thousand files in the inbox and a million entries in the log: what stays flat, and what stays quick.
struct Scale {
    private let folder: String
    private let expertise: String
    /// One of the two alone; nil for both.
    private let part: String?
    private static let files = 10_000
    private static let entries = 1_000_000
    private static let schools = 1_000
    /// What a municipality has; the other schools of the log are of the past, or of its neighbours.
    private static let municipalSchools = 50
    private static let rounds = 5

    init(_ arguments: [String]) throws {
        guard (2...3).contains(arguments.count) else {
            throw BenchFailure("usage: bench scale FOLDER EXPERTISE [inbox|log]")
        }
        folder = arguments[0]
        expertise = arguments[1]
        part = arguments.count > 2 ? arguments[2] : nil
    }

    func run() throws {
        if part != "log" { try inbox() }
        if part != "inbox" { try log() }
    }

    /// Into a file too: a long measurement is read while it goes on.
    private func say(_ line: String) {
        print(line)
        fflush(nil)
    }

    // MARK: The inbox

    private func inbox() throws {
        let files = FileManager.default
        let source = folder + "/inbox"
        if !files.fileExists(atPath: source) {
            say("writing \(Self.files) documents …")
            let part = source + ".part"
            if files.fileExists(atPath: part) { try files.removeItem(atPath: part) }
            try Bench.generate(into: part, count: Self.files, withOpenDocument: false)
            try files.moveItem(atPath: part, toPath: source)
        }
        let copy = folder + "/copy"
        if files.fileExists(atPath: copy) { try files.removeItem(atPath: copy) }
        try files.copyItem(atPath: source, toPath: copy)
        var samples = Child.Samples()
        let cost = try Child.cost(of: [expertise, "run", "--quiet", "--workspace", copy]) { samples.watch($0) }
        // The first and the last moments open and close the log.
        let steady = samples.openFiles.dropFirst(10).dropLast(3)
        let ready = samples.readyThreads.dropFirst(10).dropLast(3)
        say(
            """
            run over \(Self.files) files
              wall                \(Table.column(cost.wallSeconds, 9, digits: 1)) s
              CPU                 \(Table.column(cost.cpuSeconds, 9, digits: 1)) s
              cores held          \(Table.column(cost.cpuSeconds / cost.wallSeconds, 9, digits: 2))
              threads ready       \(Table.column(Double(ready.reduce(0, +)) / Double(max(1, ready.count)), 9, digits: 2))
              peak memory         \(Table.column(cost.peakMegabytes, 9, digits: 1)) MB (limit 150)
              open files          \(steady.min() ?? 0)–\(steady.max() ?? 0)
            """
        )
    }

    // MARK: The log

    private func log() throws {
        let workspace = folder + "/log"
        let path = workspace + "/archive/expertise.sqlite"
        if try !isFilled(path) { try fill(workspace, path) }
        let municipality = folder + "/municipality"
        try writeRegister(of: Self.municipalSchools, to: municipality)
        try linkArchive(of: workspace, into: municipality)
        say("log of \(Self.entries) entries about \(Self.schools) schools, \(Self.entries / Self.schools) about each;")
        say("medians of \(Self.rounds) rounds, the start of the program included")
        say("                                       CPU ms   wall ms   peak MB")
        let school = "school-7"
        for (schools, folder) in [(Self.municipalSchools, municipality), (Self.schools, workspace)] {
            let last = ["--workspace", folder]
            say("register of \(schools) schools")
            try show("open, nothing selected") { _ in ["log", "--since", "2099-01-01"] + last }
            // The last document of the school is one that nothing replaces.
            let entry = String(Self.entries - 2 * (Self.schools - 7))
            try show("append (decide)") { _ in
                ["decide", entry, "--verdict", "partly", "--by", "Стенд", "--reason", "измерение"] + last
            }
            try show("status --format json") { _ in ["status", "--format", "json"] + last }
            try show("log --school X --format json") { _ in ["log", "--school", school, "--format", "json"] + last }
        }
        try walk(path)
    }

    private func show(_ name: String, _ command: (_ round: Int) -> [String]) throws {
        let costs = try (0..<Self.rounds).map { try Child.cost(of: [expertise] + command($0)) }
        let columns = [
            "  " + name.padding(toLength: 34, withPad: " ", startingAt: 0),
            Table.column(Table.median(costs.map(\.cpuSeconds)) * 1000, 8),
            Table.column(Table.median(costs.map(\.wallSeconds)) * 1000, 9),
            Table.column(Table.median(costs.map(\.peakMegabytes)), 9, digits: 1),
        ]
        say(columns.joined(separator: " "))
    }

    private func writeRegister(of count: Int, to workspace: String) throws {
        try FileManager.default.createDirectory(atPath: workspace, withIntermediateDirectories: true)
        var register = "municipality: Стендовый район\nschools:\n"
        for school in 1...count {
            register += "  - id: school-\(school)\n    name: МБОУ «СОШ № \(school)»\n    risks: [R02, R09]\n"
        }
        try register.write(toFile: "\(workspace)/schools.yaml", atomically: true, encoding: .utf8)
    }

    /// The same log under another register.
    private func linkArchive(of workspace: String, into other: String) throws {
        let link = other + "/archive"
        guard !FileManager.default.fileExists(atPath: link) else { return }
        let target = URL(filePath: workspace + "/archive").path(percentEncoded: false)
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
    }

    /// What goes through all entries, in this process.
    private func walk(_ path: String) throws {
        let log = try ExpertiseLog(path: path, creating: false)
        func show(_ name: String, _ body: () throws -> Void) throws {
            let start = ContinuousClock.now
            try body()
            let milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
            say(name.padding(toLength: 38, withPad: " ", startingAt: 0) + Table.column(milliseconds, 10))
        }
        try show("the whole chain proven") {
            guard try log.verifyChain().isIntact else { throw BenchFailure("the chain is broken") }
        }
        // As before the first append of a program whose rules are others.
        try show("tables of standing made anew") { try log.rebuildStanding() }
    }

    private func isFilled(_ path: String) throws -> Bool {
        guard FileManager.default.fileExists(atPath: path) else { return false }
        return try ExpertiseLog.reading(path: path).head()?.number ?? 0 >= Self.entries
    }

    /// For each school in turn a document received and examined; half a million in all, most of them new versions.
    private func fill(_ workspace: String, _ path: String) throws {
        say("writing \(Self.entries) entries …")
        let files = FileManager.default
        if files.fileExists(atPath: workspace) { try files.removeItem(atPath: workspace) }
        for sub in ["archive", "inbox"] {
            try files.createDirectory(atPath: "\(workspace)/\(sub)", withIntermediateDirectories: true)
        }
        try writeRegister(of: Self.schools, to: workspace)
        let log = try ExpertiseLog(path: path, creating: true)
        let start: Int64 = 1_675_000_000
        let group = 10_000
        for first in stride(from: 0, to: Self.entries, by: group) {
            try log.write(at: start + Int64(first) * 30) { writer in
                for number in stride(from: first, to: first + group, by: 2) {
                    let received = try writer.append(Self.received(number / 2))
                    try writer.append(Self.examined(number / 2, of: received))
                }
            }
        }
    }

    private static func received(_ number: Int) -> Fact {
        var fact = Fact(event: .received, by: "программа", program: "1.0.0")
        let round = number / schools
        fact.school = "school-\(number % schools + 1)"
        fact.kind = [.concept, .midterm, .antirisk, .antirisk, .evidence][round % 5]
        fact.risks = fact.kind == .antirisk ? [round % 5 == 2 ? .r02 : .r09] : []
        fact.items = fact.kind == .evidence ? [23] : [16]
        fact.document = DocumentReference(
            sha256: ContentDigest(of: "document \(number)"),
            name: "СОШ/Документ \(number).docx",
            archivedAs: "\(fact.school ?? "")/документ/2023-03-28-Документ \(number).docx",
            bytes: 41_230
        )
        return fact
    }

    private static func examined(_ number: Int, of received: Entry) -> Fact {
        var fact = received.fact
        fact.event = .examined
        fact.status = .examined
        fact.subject = received.number
        fact.items = fact.kind == .evidence ? [23] : [16, 19]
        fact.verdict = [.conforms, .partly, .fails, .needsExpert][number % 4]
        fact.parameters = String(repeating: "5", count: 64)
        fact.details = #"{"status":"examined","number":\#(number)}"#
        return fact
    }
}
