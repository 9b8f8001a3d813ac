import Foundation
import TestSupport
import Testing

@Suite("A curator's and a coordinator's words")
struct PeopleStories {
    private static let programme = "СОШ 2 Ясные Родники/Антирисковая программа Низкая учебная мотивация.docx"
    private static let school = "yasnye-rodniki-2"

    private func programmeState(_ workspace: SampleWorkspace) throws -> [String: Any] {
        let schools = try #require(try workspace.status()["schools"] as? [[String: Any]])
        let school = try #require(schools.first { $0["id"] as? String == Self.school })
        let documents = try #require(school["documents"] as? [[String: Any]])
        return try #require(documents.first { $0["risk"] as? String == "R09" })
    }

    @Test func `a decision stands above the automatic verdict, and both are shown`() throws {
        let workspace = try SampleWorkspace([Self.programme])
        try workspace.binary.run("run")

        let answer = try workspace.binary.run(
            "decide",
            "2",
            "--verdict",
            "fails",
            "--by",
            "Ветлугина М. А.",
            "--reason",
            "Нет подписи директора"
        )

        #expect(answer.status == 0, "\(answer.complaints)")
        #expect(try programmeState(workspace)["state"] as? String == "fails")
        let shown = try workspace.binary.run("show", "2").output
        #expect(shown.contains("Нет подписи директора") || shown.contains("Ветлугина М. А."))
        let entries = try workspace.log()
        #expect(entries[2]["by"] as? String == "Ветлугина М. А.")
        #expect(entries[2]["subject"] as? Int == 2)
    }

    @Test(arguments: [
        ["decide", "2", "--verdict", "conforms", "--by", "Ветлугина", "--reason", "  "],
        ["decide", "2", "--by", "Ветлугина", "--reason", "просто так"],
        ["decide", "99", "--verdict", "conforms", "--by", "Ветлугина", "--reason", "нет такой"],
        ["decide", "2", "--kind", "antirisk", "--by", "Ветлугина", "--reason", "без направления"],
        ["decide", "2", "--verdict", "needs-expert", "--by", "Ветлугина", "--reason", "сам не знаю"],
        ["confirm", "yasnye-rodniki-2", "R12", "--by", "Ветлугина"],
        ["confirm", "yasnye-rodniki-2", "R09", "--withdraw", "--by", "Ветлугина"],
    ])
    func `what cannot be decided is refused with a sentence`(arguments: [String]) throws {
        let workspace = try SampleWorkspace([Self.programme])
        try workspace.binary.run("run")

        let answer = try workspace.binary.run(arguments)

        #expect(answer.status == 64)
        #expect(answer.complaints.hasSuffix(".\n") || answer.complaints.hasSuffix("R13\n"), "\(answer.complaints)")
        #expect(try workspace.log().count == 2)
    }

    @Test func `a confirmation holds until a new version comes`() throws {
        let workspace = try SampleWorkspace([Self.programme])
        try workspace.binary.run("run")
        #expect(try workspace.binary.run("confirm", Self.school, "R09", "--by", "Ветлугина М. А.").status == 0)
        #expect(try programmeState(workspace)["confirmed"] as? Bool == true)

        var bytes = try Data(contentsOf: URL(filePath: SampleWorkspace.samples + "/inbox/" + Self.programme))
        bytes.append(0x20)
        try workspace.write(Array(bytes), to: "inbox/СОШ 2 Ясные Родники/новая редакция.docx")
        try workspace.binary.run("run")
        try workspace.binary.run("run")

        #expect(try programmeState(workspace)["confirmed"] as? Bool == false)
        let last = try #require(try workspace.log().last)
        #expect(last["event"] as? String == "withdrawn")
        #expect(last["items"] as? [Int] == [23])
    }

    @Test func `examining again with the same rules adds nothing`() throws {
        let workspace = try SampleWorkspace([Self.programme])
        try workspace.binary.run("run")

        let answer = try workspace.binary.run("reexamine")

        #expect(answer.output.contains("новых записей: 0"))
        #expect(try workspace.log().count == 2)
    }

    @Test func `verify finds an altered original, a lost one and a foreign one`() throws {
        let workspace = try SampleWorkspace([Self.programme, "1.docx"])
        try workspace.binary.run("run")
        #expect(try workspace.binary.run("verify").status == 0)
        let originals = workspace.files(in: "archive").map { workspace.path + "/archive/" + $0 }
        let altered = try #require(FileHandle(forUpdatingAtPath: originals[0]))
        try altered.seek(toOffset: 10)
        altered.write(Data([0xFF]))
        try altered.close()
        try FileManager.default.removeItem(atPath: originals[1])
        try workspace.write(Array("чужой".utf8), to: "archive/чужой.txt")

        let answer = try workspace.binary.run("verify")

        #expect(answer.status == 74)
        #expect(answer.output.contains("подлинник изменён"))
        #expect(answer.output.contains("подлинник пропал"))
        #expect(answer.output.contains("файла нет в журнале: archive/чужой.txt"))
    }

    @Test func `verify knows a head that was noted on paper`() throws {
        let workspace = try SampleWorkspace([Self.programme])
        try workspace.binary.run("run")
        let last = try #require(try workspace.log().last)
        let hash = try #require(last["hash"] as? String)

        #expect(try workspace.binary.run("verify", "--against", "2:\(hash)").status == 0)
        #expect(try workspace.binary.run("verify", "--against", "3:\(hash)").status == 74)
        #expect(try workspace.binary.run("verify", "--against", "1:\(hash)").status == 74)
    }

    @Test func `a wrong register is refused with line, column and what was expected`() throws {
        let workspace = try SampleWorkspace([Self.programme])
        try Data(
            "municipality: Район\nschools:\n  - id: shkola\n    name: Школа\n    risks: [R14]\n    kurator: Иванова\n"
                .utf8
        ).write(to: URL(filePath: workspace.path + "/schools.yaml"))

        let answer = try workspace.binary.run("run")

        #expect(answer.status == 78)
        #expect(answer.complaints.contains("schools.yaml:5:"))
        #expect(answer.complaints.contains("schools.yaml:6:5"))
        #expect(workspace.files(in: "inbox").count == 1)
    }

    @Test func `init prepares a folder and overwrites nothing`() throws {
        let scratch = Scratch("init")
        let binary = ExpertiseBinary(workspace: scratch.path)

        let first = try binary.run("init")
        try Data("schools: []\n".utf8).write(to: URL(filePath: scratch.appending("schools.yaml")))
        let second = try binary.run("init")

        #expect(first.status == 0)
        #expect(first.output.contains("Создано"))
        #expect(!second.output.contains("Создано"))
        #expect(try String(contentsOfFile: scratch.appending("schools.yaml"), encoding: .utf8) == "schools: []\n")
    }

    @Test func `the template that init writes is a valid register`() throws {
        let scratch = Scratch("template")
        let binary = ExpertiseBinary(workspace: scratch.path)
        try binary.run("init")

        #expect(try binary.run("run").status == 0)
    }

    @Test func `status names the 34 items with their dates and indicators`() throws {
        let workspace = try SampleWorkspace([Self.programme])
        try workspace.binary.run("run")

        let items = try #require(try workspace.status()["items"] as? [[String: Any]])

        #expect(items.count == 34)
        let item = try #require(items.first { $0["number"] as? Int == 19 })
        #expect(item["deadline"] as? String == "2023-03-31")
        #expect(item["denominator"] as? Int == 4)
        #expect(
            item["indicator"] as? String
                == "Доля ОО, чьи концептуальные документы соответствуют  параметрам экспертизы, составляет 100 %"
        )
    }

    @Test func `csv for Excel begins with a byte-order mark and guards formulas`() throws {
        let workspace = try SampleWorkspace([])
        let sample = try Data(contentsOf: URL(filePath: SampleWorkspace.samples + "/inbox/1.docx"))
        try workspace.write(Array(sample), to: "inbox/=cmd|'calc'!A1.docx")
        try workspace.binary.run("run")

        let csv = try workspace.binary.run("log", "--format", "csv").output

        #expect(csv.hasPrefix("\u{FEFF}№;"))
        #expect(csv.contains(";'=cmd|"))
    }
}

@Suite("The command line")
struct CommandLineStories {
    static let commands = [
        "init", "run", "watch", "check", "outline", "log", "show", "status", "decide", "confirm", "reexamine", "verify",
        "parameters",
    ]

    @Test(arguments: commands)
    func `help of every command is Russian and has an example`(command: String) throws {
        let answer = try ExpertiseBinary().run(command, "--help")

        #expect(answer.status == 0)
        #expect(answer.output.contains("Пример"))
        for english in ["USAGE", "OPTIONS", "Show help", "OVERVIEW"] { #expect(!answer.output.contains(english)) }
    }

    @Test(arguments: [
        ["chek"], ["decide"], ["log", "--kind", "novel"], ["run", "--fast"], ["confirm", "x", "R99", "--by", "y"],
    ])
    func `wrong usage ends with 64 and a Russian word`(arguments: [String]) throws {
        let answer = try ExpertiseBinary().run(arguments)

        #expect(answer.status == 64)
        #expect(answer.complaints.contains("Ошибка"))
    }

    @Test func `check records nothing and moves nothing`() throws {
        let workspace = try SampleWorkspace(["1.docx"])

        let answer = try workspace.binary.run("check", workspace.path + "/inbox/1.docx")

        #expect(answer.status == 2)
        #expect(workspace.files(in: "inbox") == ["1.docx"])
        #expect(workspace.files(in: "archive").isEmpty)
    }

    @Test func `check says that there is no such file`() throws {
        let answer = try ExpertiseBinary().run("check", "--format", "json", "нет такого.docx")

        let document = try #require(((try answer.json() as? [String: Any])?["documents"] as? [[String: Any]])?.first)
        #expect(answer.status == 2)
        #expect((document["reason"] as? [String: Any])?["code"] as? String == "unreadable-file")
    }

    @Test func `outline prints one object a line for each file`() throws {
        let inbox = SampleWorkspace.samples + "/inbox/"
        let answer = try ExpertiseBinary().run(
            "outline",
            "--format",
            "json",
            inbox + "1.docx",
            inbox + "ДК ООШ Гусиная Лощина.fodt"
        )

        let lines = answer.output.split(separator: "\n")
        #expect(lines.count == 2)
        let second = try #require(
            try JSONSerialization.jsonObject(with: Data(lines[1].utf8)) as? [String: Any]
        )
        #expect(second["format"] as? String == "fodt")
        #expect(!(second["tables"] as? [Any] ?? []).isEmpty)
    }

    @Test func `a copied binary runs anywhere`() throws {
        let scratch = Scratch("copied")
        let copy = scratch.appending("expertise")
        try FileManager.default.copyItem(atPath: ExpertiseBinary.path, toPath: copy)
        let process = Process()
        process.executableURL = URL(filePath: copy)
        process.arguments = ["parameters", "E22"]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()

        #expect(process.terminationStatus == 0)
        #expect(output.contains("E22"))
    }
}
