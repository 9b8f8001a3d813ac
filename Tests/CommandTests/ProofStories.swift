import Foundation
import Hashing
import TestSupport
import Testing

@Suite("What proves the log")
struct ProofStories {
    private static let concept = "с. Малый Узморник/Концепция развития 2022-2024.docx"
    private static let programme = "с. Малый Узморник/АП Дефицит кадров.docx"

    /// Two documents, four entries; the name of one asks for quoting.
    private func filled() throws -> SampleWorkspace {
        let workspace = try SampleWorkspace([Self.concept])
        try workspace.drop(Self.programme, as: "с. Малый Узморник/«АП» \"новая\" \\ 2.docx")
        let answer = try workspace.binary.run("run")
        #expect(answer.status == 0, "\(answer.complaints)")
        return workspace
    }

    private func lines(_ workspace: SampleWorkspace) throws -> [String] {
        try workspace.binary.run("log", "--format", "jsonl").output.split(separator: "\n").map(String.init)
    }

    /// Runs what `verify --explain` prints, as a person would.
    private func shell(_ script: String, on workspace: SampleWorkspace) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", script]
        process.currentDirectoryURL = URL(filePath: workspace.path)
        let folder = URL(filePath: ExpertiseBinary.path).deletingLastPathComponent().path(percentEncoded: false)
        var environment = ProcessInfo.processInfo.environment
        environment["PATH"] = folder + ":" + (environment["PATH"] ?? "")
        process.environment = environment
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, output)
    }

    private func script(_ name: String, _ workspace: SampleWorkspace) throws -> String {
        let answer = try workspace.binary.run("verify", "--explain", "--format", "json", "--workspace", workspace.path)
        return try #require((try answer.json() as? [String: Any])?[name] as? String)
    }

    /// What somebody with an SQL console does: rules off, his will, rules on again.
    private func tamper(_ workspace: SampleWorkspace, _ statement: String) throws {
        let database = workspace.path + "/archive/expertise.sqlite"
        func sqlite(_ sql: String) throws -> String {
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments = ["sqlite3", database, sql]
            let pipe = Pipe()
            process.standardOutput = pipe
            try process.run()
            let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            #expect(process.terminationStatus == 0, "\(sql)")
            return output
        }
        let rules = try sqlite("SELECT sql || ';' FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'entry'")
        let names = try sqlite("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'entry'")
        let off = names.split(separator: "\n").map { "DROP TRIGGER \($0);" }.joined()
        _ = try sqlite("PRAGMA ignore_check_constraints = ON; \(off) \(statement); \(rules)")
    }

    // MARK: Lines

    @Test func `are lines, each of which hashes to what the next one names`() throws {
        let workspace = try filled()

        let lines = try lines(workspace)

        let entries = try workspace.log()
        #expect(lines.count == 4)
        for (line, entry) in zip(lines, entries) {
            #expect(ContentDigest(of: line).hex == entry["hash"] as? String)
        }
    }

    @Test func `are lines of those entries only that were asked for`() throws {
        let workspace = try filled()

        let answer = try workspace.binary.run("log", "--format", "jsonl", "--verdict", "fails")

        let asked = try workspace.log("--verdict", "fails").count
        #expect(answer.output.split(separator: "\n").count == asked)
    }

    // MARK: The shell

    @Test func `is repeated by a few lines of shell, which end with the head that status prints`() throws {
        let workspace = try filled()

        let answer = try shell(try script("chainScript", workspace), on: workspace)

        let hash = try #require(try workspace.log().last?["hash"] as? String)
        #expect(answer.status == 0)
        #expect(answer.output == "Цепочка цела. Последняя запись: 4:\(hash)\n")
        #expect(try workspace.binary.run("status").output.contains("4:\(hash)"))
    }

    @Test(arguments: [
        "UPDATE entry SET line = replace(line, '\"by\":\"программа\"', '\"by\":\"Иванов\"') WHERE number = 2",
        "UPDATE entry SET line = line || ' ' WHERE number = 3",
        "UPDATE entry SET line = replace(line, '}', char(10) || '}') WHERE number = 2",
        "DELETE FROM entry WHERE number = 2",
        "UPDATE entry SET number = -number; UPDATE entry SET number = 5 + number",
    ])
    func `is refused by the shell when somebody changed it`(statement: String) throws {
        let workspace = try filled()
        try tamper(workspace, statement)

        let answer = try shell(try script("chainScript", workspace), on: workspace)

        #expect(answer.status == 1)
        #expect(answer.output.contains("не продолжает цепочку"))
    }

    @Test func `ends with another head in the shell when its end was changed`() throws {
        let workspace = try filled()
        let hash = try #require(try workspace.log().last?["hash"] as? String)
        try tamper(workspace, "UPDATE entry SET line = replace(line, 'программа', 'Иванов') WHERE number = 4")

        let answer = try shell(try script("chainScript", workspace), on: workspace)

        #expect(answer.output.contains("Последняя запись: 4:"))
        #expect(!answer.output.contains(hash))
    }

    @Test func `covers the originals, by the shell too`() throws {
        let workspace = try filled()
        let both = try script("chainScript", workspace) + (try script("originalsScript", workspace))
        #expect(try shell(both, on: workspace).output.hasSuffix("Подлинники целы.\n"))
        let originals = try String(contentsOfFile: workspace.path + "/originals", encoding: .utf8)
        #expect(originals.split(separator: "\n").count == 2)

        try alter(workspace.files(in: "archive")[0], in: workspace)

        #expect(try shell(both, on: workspace).status != 0)
    }

    @Test func `is explained in words and in the same lines of shell`() throws {
        let workspace = try SampleWorkspace([])

        let answer = try workspace.binary.run("verify", "--explain", "--workspace", workspace.path)

        #expect(answer.status == 0)
        #expect(answer.output.contains("Не доказывает:"))
        let shown = answer.output.split(separator: "\n").filter { $0.hasPrefix("    ") }.map { $0.dropFirst(4) }
        for name in ["chainScript", "originalsScript"] {
            for line in try script(name, workspace).split(separator: "\n") { #expect(shown.contains(line)) }
        }
    }

    // MARK: Changes

    private func alter(_ original: String, in workspace: SampleWorkspace) throws {
        let file = try #require(FileHandle(forUpdatingAtPath: workspace.path + "/archive/" + original))
        try file.seek(toOffset: 10)
        file.write(Data([0xFF]))
        try file.close()
    }

    @Test(arguments: [
        ("UPDATE entry SET hash = upper(hash) WHERE number = 3", 3),
        ("UPDATE entry SET details = replace(details, 'status', 'Status') WHERE number = 2", 2),
        ("UPDATE entry SET line = replace(line, '{', '{ ') WHERE number = 2", 2),
        ("UPDATE entry SET line = replace(line, 'программа', 'Иванов') WHERE number = 4", 4),
        ("UPDATE entry SET number = 9 WHERE number = 3; UPDATE entry SET number = 3 WHERE number = 4", 3),
        ("DELETE FROM entry WHERE number = 1", 1),
    ])
    func `is found changed at the entry that was`(statement: String, entry: Int) throws {
        let workspace = try filled()
        try tamper(workspace, statement)

        let answer = try workspace.binary.run("verify")

        #expect(answer.status == 74)
        #expect(answer.text.contains("запись \(entry): "), "\(answer.output)")
        #expect(!answer.output.contains("Проверено:"))
    }

    @Test func `names the entry of every original that is gone or altered, and what nobody recorded`() throws {
        let workspace = try filled()
        let originals = workspace.files(in: "archive")
        try alter(originals[0], in: workspace)
        try FileManager.default.removeItem(atPath: workspace.path + "/archive/" + originals[1])
        try workspace.write([1], to: "archive/malyy-uzmornik/концепция/вложено.docx")

        let answer = try workspace.binary.run("verify", "--format", "json")

        #expect(answer.status == 74)
        let report = try #require(try answer.json() as? [String: Any])
        let files = try #require(report["files"] as? [[String: Any]])
        let found = files.map { "\($0["kind"] as? String ?? "") \($0["entry"] as? Int ?? 0)" }
        #expect(
            Set(found) == ["changed 3", "missing 1", "foreign 0"]
                || Set(found) == ["changed 1", "missing 3", "foreign 0"]
        )
    }

    // MARK: Interruption

    /// The signal waits for the program before it begins, so it comes at the first moment it is looked for.
    private func interrupted(_ workspace: SampleWorkspace, _ arguments: String...) throws -> ExpertiseBinary.Answer {
        let wrapper = [
            "/usr/bin/env", "--block-signal=INT", "/bin/sh", "-c", "kill -INT $$; exec \"$@\"", "sh",
        ]
        return try workspace.binary.start(["verify"] + arguments, through: wrapper).answer()
    }

    @Test func `goes on where it was interrupted, and says what it leaves to the earlier check`() throws {
        let workspace = try filled()
        let first = try #require(try workspace.log()[0]["hash"] as? String)

        let stopped = try interrupted(workspace)
        #expect(stopped.status == 130)
        #expect(stopped.text.contains("Продолжить: expertise verify --from 1:\(first)"))
        #expect(!stopped.output.contains("Изменений не найдено"))

        let rest = try workspace.binary.run("verify", "--from", "1:\(first)", "--format", "json")
        #expect(rest.status == 0, "\(rest.complaints)")
        let report = try #require(try rest.json() as? [String: Any])
        #expect(report["entries"] as? Int == 4)
        #expect(report["originals"] as? Int == 1)
        #expect(report["trustedOriginals"] as? Int == 1)
        let words = try workspace.binary.run("verify", "--from", "1:\(first)").text
        #expect(words.contains("их содержимое проверил прежний, прерванный запуск"))
    }

    @Test func `does not go on from an entry that is another one now`() throws {
        let workspace = try filled()
        let wrong = String(repeating: "a", count: 64)

        let answer = try workspace.binary.run("verify", "--from", "1:\(wrong)")

        #expect(answer.status == 74)
        #expect(answer.complaints.contains("начните проверку сначала"))
    }

    @Test func `never goes on behind what was found`() throws {
        let workspace = try filled()
        let document = try #require(try workspace.log()[0]["document"] as? [String: Any])
        try alter(try #require(document["archivedAs"] as? String), in: workspace)

        let stopped = try interrupted(workspace)

        #expect(stopped.text.contains("подлинник изменён"))
        #expect(stopped.text.hasSuffix("Продолжить: expertise verify"))
    }

    @Test func `misses nothing that it can still see when it goes on`() throws {
        let workspace = try filled()
        let entries = try workspace.log()
        let first = try #require(entries[0]["hash"] as? String)
        let kept = try entries.map { try #require(($0["document"] as? [String: Any])?["archivedAs"] as? String) }
        try alter(kept[2], in: workspace)
        #expect(try workspace.binary.run("verify", "--from", "1:\(first)").output.contains("(запись 3)"))

        try FileManager.default.removeItem(atPath: workspace.path + "/archive/" + kept[0])
        #expect(try workspace.binary.run("verify", "--from", "1:\(first)").output.contains("(запись 1)"))
    }
}
