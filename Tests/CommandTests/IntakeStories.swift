import Foundation
import TestSupport
import Testing

@Suite("A run over the inbox")
struct IntakeStories {
    private static let concept = "с. Малый Узморник/Концепция развития 2022-2024.docx"
    private static let corrected = "с. Малый Узморник/Концепция развития 2022-2024 исправленная.odt"
    private static let programme = "с. Малый Узморник/АП Дефицит кадров.docx"

    @Test func `takes a document into archive and log, and out of the inbox`() throws {
        let workspace = try SampleWorkspace([Self.concept])
        let original = try Data(contentsOf: URL(filePath: workspace.path + "/inbox/" + Self.concept))

        let answer = try workspace.binary.run("run")

        #expect(answer.status == 0, "\(answer.complaints)")
        #expect(workspace.files(in: "inbox").isEmpty)
        let entries = try workspace.log()
        #expect(entries.map { $0["event"] as? String } == ["received", "examined"])
        let document = try #require(entries[0]["document"] as? [String: Any])
        let kept = try #require(document["archivedAs"] as? String)
        #expect(kept.hasPrefix("malyy-uzmornik/концепция/"))
        #expect(try Data(contentsOf: URL(filePath: workspace.path + "/archive/" + kept)) == original)
        #expect(entries[1]["items"] as? [Int] == [16, 19])
        #expect(entries[1]["kind"] as? String == "concept")
    }

    @Test func `accounts for every name and prints the sum`() throws {
        let workspace = try SampleWorkspace([Self.concept])
        try workspace.write(Array("заметки".utf8), to: "inbox/~$Концепция.docx")
        try workspace.write([], to: "inbox/пустой.docx")
        #expect(mkfifo(workspace.path + "/inbox/труба", 0o600) == 0)
        #expect(symlink("/etc/passwd", workspace.path + "/inbox/ссылка.docx") == 0)

        let answer = try workspace.binary.run("run", "--format", "json")

        let summary = try #require(try answer.json() as? [String: Any])
        #expect(summary["seen"] as? Int == 5)
        #expect(summary["archived"] as? Int == 1)
        #expect(summary["waiting"] as? Int == 1)
        #expect(summary["ignored"] as? Int == 3)
        #expect((summary["files"] as? [Any])?.count == 5)
    }

    @Test func `changes nothing a second time`() throws {
        let workspace = try SampleWorkspace([Self.concept, Self.programme])
        try workspace.binary.run("run")
        let before = try workspace.binary.run("log", "--format", "json").output
        let archive = workspace.files(in: "archive")

        let answer = try workspace.binary.run("run")

        #expect(answer.status == 0)
        #expect(try workspace.binary.run("log", "--format", "json").output == before)
        #expect(workspace.files(in: "archive") == archive)
    }

    @Test func `points the same bytes of the same school to the first entry`() throws {
        let workspace = try SampleWorkspace([Self.programme])
        try workspace.binary.run("run")
        try workspace.drop(Self.programme, as: "с. Малый Узморник/ещё раз.docx")

        try workspace.binary.run("run")

        let entries = try workspace.log()
        #expect(entries.count == 3)
        #expect(entries[2]["event"] as? String == "received")
        #expect(entries[2]["duplicateOf"] as? Int == 1)
        #expect(workspace.originals(in: "archive").count == 1)
        #expect(workspace.files(in: "inbox").isEmpty)
    }

    @Test func `lets another file of the same kind replace the earlier one`() throws {
        let workspace = try SampleWorkspace([Self.concept])
        try workspace.binary.run("run")
        try workspace.drop(Self.corrected)

        let answer = try workspace.binary.run("run")

        #expect(answer.text.contains("Новая версия вместо записи 1."))
        let entries = try workspace.log()
        #expect(entries[2]["replaces"] as? Int == 1)
        #expect(workspace.originals(in: "archive").count == 2)
    }

    @Test func `keeps bytes of a replaced version as a duplicate, and tells how to bring them back`() throws {
        let workspace = try SampleWorkspace([Self.concept])
        try workspace.binary.run("run")
        try workspace.drop(Self.corrected)
        try workspace.binary.run("run")
        try workspace.drop(Self.concept)

        let answer = try workspace.binary.run("run")

        #expect(answer.text.contains("expertise decide 5 --kind concept"))
        let before = try workspace.log()
        #expect(before[4]["duplicateOf"] as? Int == 1)
        let refused = try workspace.binary.run(
            "decide",
            "1",
            "--kind",
            "concept",
            "--by",
            "Петрова А. И.",
            "--reason",
            "вернуть"
        )
        #expect(refused.status == 64)
        let decided = try workspace.binary.run(
            "decide",
            "5",
            "--kind",
            "concept",
            "--by",
            "Петрова А. И.",
            "--reason",
            "вернуть"
        )
        #expect(decided.status == 0, "\(decided.complaints)")
    }

    @Test func `raises an alarm for the same bytes from another school`() throws {
        let workspace = try SampleWorkspace([Self.programme])
        try workspace.binary.run("run")
        try workspace.drop(Self.programme, as: "Лебяжий Плёс/АП.docx")

        let answer = try workspace.binary.run("run", "--quiet")

        #expect(answer.text.contains("уже принят от другой школы"))
        #expect(workspace.originals(in: "archive").count == 2)
    }

    @Test func `never guesses a school, and takes a person's word for it`() throws {
        let workspace = try SampleWorkspace(["1.docx"])
        let answer = try workspace.binary.run("run", "--quiet")
        #expect(answer.text.contains("Школа не определена"))
        #expect(try workspace.log()[0]["school"] is NSNull)

        let decided = try workspace.binary.run(
            "decide",
            "2",
            "--kind",
            "concept",
            "--school",
            "Лебяжий Плёс",
            "--by",
            "Дроздецкий В. С.",
            "--reason",
            "документ этой школы"
        )

        #expect(decided.status == 0, "\(decided.complaints)")
        let status = try workspace.status()
        let schools = try #require(status["schools"] as? [[String: Any]])
        let school = try #require(schools.first { $0["id"] as? String == "lebyazhiy-ples" })
        let documents = try #require(school["documents"] as? [[String: Any]])
        #expect(documents[0]["kind"] as? String == "concept")
        #expect(documents[0]["state"] as? String != "missing")
    }

    @Test func `archives a bad file with its code and goes on`() throws {
        let workspace = try SampleWorkspace([Self.concept, "Лебяжий Плёс/Концепция развития.doc"])
        try workspace.binary.run("run")
        try workspace.binary.run("run")

        let entries = try workspace.log()
        let codes = entries.compactMap { $0["code"] as? String }
        #expect(codes == ["legacy-doc"])
        #expect(workspace.files(in: "inbox").isEmpty)
        #expect(workspace.originals(in: "archive").count == 2)
    }

    @Test func `waits for a damaged file before it gives it up`() throws {
        let workspace = try SampleWorkspace(["Лебяжий Плёс/Концепция развития последняя.docx"])
        try workspace.binary.run("run")
        let second = try workspace.binary.run("run")
        #expect(second.text.contains("Ждёт:"))
        #expect(workspace.files(in: "inbox").count == 1)

        let schools = workspace.path + "/schools.yaml"
        let register = try String(contentsOfFile: schools, encoding: .utf8)
        try (register + "\nsettings:\n  waitMinutes: 0\n").write(toFile: schools, atomically: true, encoding: .utf8)
        let third = try workspace.binary.run("run")

        #expect(third.text.contains("[damaged-archive]"))
        #expect(workspace.files(in: "inbox").isEmpty)
    }

    @Test func `leaves a document alone while an editor has it open`() throws {
        let workspace = try SampleWorkspace([Self.concept])
        try workspace.write([], to: "inbox/с. Малый Узморник/~$нцепция развития 2022-2024.docx")

        let answer = try workspace.binary.run("run")

        #expect(answer.text.contains("открыт в редакторе"))
        #expect(workspace.files(in: "inbox").count == 2)
    }

    @Test func `survives names that are no names`() throws {
        let workspace = try SampleWorkspace([])
        let sample = try Data(contentsOf: URL(filePath: SampleWorkspace.samples + "/inbox/" + Self.programme))
        let long = String(repeating: "ж", count: 122) + ".docx"
        let names: [[UInt8]] = [
            Array("-rf.docx".utf8), Array("кавычки\"'«».docx".utf8), Array("строка\nвторая.docx".utf8),
            Array("\u{202E}xcod.docx".utf8), Array(long.utf8), [0xCA, 0xEE, 0xED, 0xF6] + Array(".docx".utf8),
            Array("и\u{306}од.docx".utf8),
        ]
        for (index, name) in names.enumerated() {
            // Different bytes for each, so that none is a duplicate of another: trailing bytes are no part of a ZIP,
            // so the second run takes them by time.
            let path = Array((workspace.path + "/inbox/").utf8) + name + [0]
            let descriptor = path.withUnsafeBufferPointer { buffer in
                buffer.withMemoryRebound(to: CChar.self) { open($0.baseAddress!, O_CREAT | O_WRONLY, 0o644) }
            }
            let bytes = Array(sample) + [UInt8](repeating: 0x20, count: index + 1)
            #expect(write(descriptor, bytes, bytes.count) == bytes.count)
            close(descriptor)
        }

        try workspace.binary.run("run")
        let answer = try workspace.binary.run("run")

        #expect(answer.status == 0, "\(answer.complaints)")
        #expect(workspace.originals(in: "archive").count == names.count)
        #expect(try workspace.binary.run("verify").status == 0)
        let kept = workspace.originals(in: "archive").map { $0.split(separator: "/").last ?? "" }
        #expect(kept.allSatisfy { $0.utf8.count <= 255 && !$0.contains("\n") && !$0.contains("\u{202E}") })
        let raw = try workspace.log().compactMap { ($0["document"] as? [String: Any])?["rawName"] as? String }
        #expect(raw.contains { $0.hasPrefix("caeeedf6") })
    }

    @Test func `takes documents over with the day they came`() throws {
        let workspace = try SampleWorkspace([Self.concept])
        try workspace.binary.run("run", "--as-of", "2023-03-28")

        let entries = try workspace.log()
        #expect(entries[0]["asOf"] as? String == "2023-03-28")
        let document = try #require(entries[0]["document"] as? [String: Any])
        #expect((document["archivedAs"] as? String)?.contains("/2023-03-28-") == true)
        let schools = try #require(try workspace.status()["schools"] as? [[String: Any]])
        let school = try #require(schools.first { $0["id"] as? String == "malyy-uzmornik" })
        let concept = try #require((school["documents"] as? [[String: Any]])?.first)
        #expect(concept["late"] as? Bool == false)
    }

    @Test func `lets one run work and sends the other away`() throws {
        let workspace = try SampleWorkspace([Self.concept])
        try FileManager.default.createDirectory(
            atPath: workspace.path + "/archive/.intake",
            withIntermediateDirectories: true
        )
        let lock = open(workspace.path + "/archive/.intake/lock", O_CREAT | O_RDWR, 0o644)
        #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)

        let busy = try workspace.binary.run("run")
        close(lock)
        let free = try workspace.binary.run("run")

        #expect(busy.status == 75)
        #expect(busy.complaints.contains("Рабочая папка занята"))
        #expect(free.status == 0)
        #expect(try workspace.log().count == 2)
    }

    @Test func `says what is missing before there is a workspace`() throws {
        let scratch = Scratch("nothing")
        let answer = try ExpertiseBinary(workspace: scratch.path).run("run")

        #expect(answer.status == 66)
        #expect(answer.complaints.contains("expertise init"))
    }
}
