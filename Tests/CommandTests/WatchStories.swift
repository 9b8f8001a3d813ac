import Foundation
import TestSupport
import Testing

@Suite("A watch over the inbox", .serialized)
struct WatchStories {
    private static let school = "с. Малый Узморник/"
    private static let concept = school + "Концепция развития 2022-2024.docx"
    private static let programme = school + "АП Дефицит кадров.docx"

    private func bytes(_ name: String) throws -> Data {
        try Data(contentsOf: URL(filePath: SampleWorkspace.samples + "/inbox/" + name))
    }

    private func waitForEntries(_ count: Int, in workspace: SampleWorkspace) throws {
        try eventually("\(count) entries in the log") {
            let answer = try workspace.binary.run("log", "--format", "json")
            guard answer.status == 0 else { return false }
            return (try answer.json() as? [Any])?.count == count
        }
    }

    @Test func `takes what is there, then what is dropped, and prints a line for each`() throws {
        let workspace = try SampleWorkspace([Self.concept])
        let watching = try Watching(workspace)
        try watching.prints("Принят: «\(Self.concept)»")

        try workspace.drop(Self.programme)
        try watching.prints("Принят: «\(Self.programme)»")

        let answer = try watching.stop()
        #expect(answer.status == 0, "\(answer.complaints)")
        #expect(answer.output.hasSuffix("Слежение остановлено.\n"))
        #expect(try workspace.log().count == 4)
        #expect(workspace.files(in: "inbox").isEmpty)
        #expect(try workspace.binary.run("verify").status == 0)
    }

    @Test func `waits for a document that is written slowly, and takes it whole`() throws {
        let workspace = try SampleWorkspace([])
        let watching = try Watching(workspace)
        let whole = try bytes(Self.concept)
        let path = workspace.path + "/inbox/Медленный.docx"
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        let writer = try FileHandle(forWritingTo: URL(filePath: path))

        try writer.write(contentsOf: whole.prefix(whole.count / 2))
        try watching.prints("Ждёт: «Медленный.docx»")
        try writer.write(contentsOf: whole.dropFirst(whole.count / 2))
        try writer.close()

        try watching.prints("Принят: «Медленный.docx»")
        let document = try #require(try workspace.log()[0]["document"] as? [String: Any])
        #expect(document["bytes"] as? Int == whole.count)
    }

    @Test func `takes by a second look what no archive proves whole`() throws {
        let workspace = try SampleWorkspace([])
        let watching = try Watching(workspace)
        try workspace.drop("ДК ООШ Гусиная Лощина.fodt")

        try watching.prints("Принят: «ДК ООШ Гусиная Лощина.fodt»")
    }

    @Test func `leaves a file alone whose writer only pauses`() throws {
        let workspace = try SampleWorkspace([])
        let watching = try Watching(workspace)
        let path = workspace.path + "/inbox/часть.fodt"
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        let writer = try FileHandle(forWritingTo: URL(filePath: path))
        try writer.write(contentsOf: Data("%PDF-1.4\n".utf8))

        // Settled, as far as its looks go; a pass later than that says why it waits.
        try watching.prints("Ждёт: «часть.fodt»: Файл ещё записывается.")
        #expect(workspace.files(in: "inbox") == ["часть.fodt"])
        try writer.close()

        try watching.prints("Не читается: «часть.fodt»")
    }

    @Test func `hears of new folders, however deep, and of folders moved in`() throws {
        let workspace = try SampleWorkspace([])
        let watching = try Watching(workspace)
        try watching.prints("Слежу за папкой")

        try workspace.drop(Self.concept, as: Self.school + "2023/март/Концепция.docx")
        try watching.prints("Принят: «\(Self.school)2023/март/Концепция.docx»")

        let outside = workspace.path + "/Лебяжий Плёс"
        try FileManager.default.createDirectory(atPath: outside + "/почта", withIntermediateDirectories: true)
        try bytes(Self.programme).write(to: URL(filePath: outside + "/почта/АП.docx"))
        try FileManager.default.moveItem(atPath: outside, toPath: workspace.path + "/inbox/Лебяжий Плёс")
        try watching.prints("Принят: «Лебяжий Плёс/почта/АП.docx»")

        try workspace.drop("1.docx", as: "Лебяжий Плёс/почта/1.docx")
        try watching.prints("«Лебяжий Плёс/почта/1.docx»")
    }

    @Test func `takes a document when its editor lets go of it`() throws {
        let workspace = try SampleWorkspace([])
        let lock = "inbox/\(Self.school)~$нцепция развития 2022-2024.docx"
        try workspace.write([], to: lock)
        let watching = try Watching(workspace)
        try workspace.drop(Self.concept)
        try watching.prints("Документ открыт в редакторе.")

        try FileManager.default.removeItem(atPath: workspace.path + "/" + lock)

        try watching.prints("Принят: «\(Self.concept)»")
    }

    @Test func `outlives an inbox that goes and comes back`() throws {
        let workspace = try SampleWorkspace([])
        let watching = try Watching(workspace)
        try watching.prints("Слежу за папкой")
        try FileManager.default.moveItem(atPath: workspace.path + "/inbox", toPath: workspace.path + "/прежняя")
        try watching.prints("Когда папка inbox появится, слежение продолжится само.")

        try workspace.drop(Self.concept)

        try watching.prints("Папка inbox снова на месте")
        try watching.prints("Принят: «\(Self.concept)»")
        try workspace.drop(Self.programme)
        try watching.prints("Принят: «\(Self.programme)»")
    }

    @Test(arguments: [SIGTERM, SIGINT])
    func `ends when told to, in the middle of work, with every document taken or untouched`(signal: Int32) throws {
        let workspace = try SampleWorkspace([])
        let original = try bytes(Self.programme)
        // Trailing blanks make them different; by the second look they are taken all the same.
        for number in 1...110 {
            try workspace.write(
                Array(original) + [UInt8](repeating: 0x20, count: number),
                to: "inbox/\(Self.school)\(number).docx"
            )
        }
        let watching = try Watching(workspace)
        try watching.prints("Принят:")

        let answer = try watching.stop(signal)

        #expect(answer.status == 0, "\(answer.complaints)")
        let kept = workspace.files(in: "archive").count
        let recorded = try workspace.log().filter { $0["event"] as? String == "received" }.count
        #expect(kept == recorded)
        #expect(recorded + workspace.files(in: "inbox").count == 110)
        #expect(recorded < 110, "the signal came too late to show anything")
        #expect(try workspace.binary.run("verify").status == 0)
        #expect(try workspace.binary.run("run", "--quiet").status == 0)
        #expect(workspace.files(in: "inbox").isEmpty)
    }

    @Test func `reads the configuration again, and keeps the old one when the new one is wrong`() throws {
        let workspace = try SampleWorkspace([])
        let schools = workspace.path + "/schools.yaml"
        let register = try String(contentsOfFile: schools, encoding: .utf8)
        let watching = try Watching(workspace)
        try watching.prints("Слежу за папкой")

        try (register + "\nscholos: []\n").write(toFile: schools, atomically: true, encoding: .utf8)
        watching.send(SIGHUP)
        try watching.prints("Настройки не изменены: действуют прежние.")
        #expect(try watching.running.printed().contains("schools.yaml:"))
        try workspace.drop(Self.concept)
        try watching.prints("Принят: «\(Self.concept)»")

        let renamed = register.replacing("- id: malyy-uzmornik", with: "- id: uzmornik")
        try renamed.write(toFile: schools, atomically: true, encoding: .utf8)
        watching.send(SIGHUP)
        try watching.prints("Настройки прочитаны заново.")
        try workspace.drop(Self.programme)
        try watching.prints("Принят: «\(Self.programme)»")

        #expect(try workspace.log().map { $0["school"] as? String }.suffix(2) == ["uzmornik", "uzmornik"])
    }

    @Test func `lets others work while it waits, but no second watch`() throws {
        let workspace = try SampleWorkspace([Self.concept])
        let watching = try Watching(workspace)
        try waitForEntries(2, in: workspace)

        let second = try workspace.binary.run("watch")
        let run = try workspace.binary.run("run")
        let decided = try workspace.binary.run(
            ["decide", "2", "--verdict", "conforms", "--by", "Ветлугина М. А.", "--reason", "Проверено"]
        )

        #expect(second.status == 75)
        #expect(second.complaints.contains("уже следит"))
        #expect(run.status == 0, "\(run.complaints)")
        #expect(decided.status == 0, "\(decided.complaints)")
        #expect(watching.running.process.isRunning)
    }

    @Test func `waits for another run to end, and says so once`() throws {
        let workspace = try SampleWorkspace([])
        let watching = try Watching(workspace)
        try watching.prints("Слежу за папкой")
        let path = workspace.path + "/archive/.intake/lock"
        try eventually("a lock file") { FileManager.default.fileExists(atPath: path) }
        let lock = open(path, O_RDWR)
        try eventually("the first pass is over") { flock(lock, LOCK_EX | LOCK_NB) == 0 }

        try workspace.drop(Self.concept)
        try watching.prints("Продолжу, когда она освободится.")
        #expect(workspace.files(in: "inbox").count == 1)
        close(lock)

        try watching.prints("Принят: «\(Self.concept)»")
        let said = try watching.running.printed()
        #expect(said.components(separatedBy: "Продолжу, когда").count == 2)
    }

    @Test func `looks by the clock where it is told to`() throws {
        let workspace = try SampleWorkspace([])
        let watching = try Watching(workspace, "--poll", "1")
        try watching.prints("Слежу за папкой")

        try workspace.drop(Self.concept)

        try watching.prints("Принят: «\(Self.concept)»")
    }

    @Test(.enabled(if: WatchLimit.canBeSet))
    func `looks by the clock when the system watches no more folders`() throws {
        let workspace = try SampleWorkspace([])
        for name in ["а", "б", "в"] {
            let folder = workspace.path + "/inbox/" + name
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }
        let watching = try Watching(workspace, "--poll", "1", through: WatchLimit.command(watches: 2))
        try watching.prints("исчерпан предел fs.inotify.max_user_watches")

        for name in ["а", "б", "в"] { try workspace.drop(Self.concept, as: "\(name)/Концепция.docx") }

        for name in ["а", "б", "в"] { try watching.prints("«\(name)/Концепция.docx»") }
    }

    @Test func `prints only what needs a person when it is to be quiet`() throws {
        let workspace = try SampleWorkspace([Self.concept, "1.docx"])
        let watching = try Watching(workspace, "--quiet")
        try watching.prints("1.docx")
        try waitForEntries(4, in: workspace)

        let answer = try watching.stop()

        #expect(!answer.output.contains("Слежение"))
        #expect(answer.output.contains("Школа не определена"))
    }

    @Test func `gives programs one object a line`() throws {
        let workspace = try SampleWorkspace([Self.concept])
        let watching = try Watching(workspace, "--format", "json")
        try waitForEntries(2, in: workspace)
        try watching.prints("\"archived\"")

        let answer = try watching.stop()

        let lines = answer.output.split(separator: "\n")
        #expect(lines.count == 1)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any])
        #expect(object["entry"] as? Int == 2)
    }

    @Test(arguments: ["0", "3601", "часто"])
    func `refuses a pace that is none`(seconds: String) throws {
        let answer = try ExpertiseBinary().run("watch", "--poll", seconds)

        #expect(answer.status == 64)
    }
}

/// A user namespace of its own has limits of its own, so that no other program on the machine feels them.
private enum WatchLimit {
    static func command(watches: Int) -> [String] {
        let script = "echo \(watches) > /proc/sys/user/max_inotify_watches && exec \"$@\""
        return ["/usr/bin/unshare", "--user", "--map-root-user", "/bin/sh", "-c", script, "sh"]
    }

    static let canBeSet: Bool = {
        let process = Process()
        let line = command(watches: 1) + ["/bin/true"]
        process.executableURL = URL(filePath: line[0])
        process.arguments = Array(line.dropFirst())
        process.standardError = FileHandle.nullDevice
        do { try process.run() } catch { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }()
}
