import DocumentModel
import DocumentReading
import DocumentWriting
import Expertise
import ExpertiseLog
import Foundation
import Hashing
import Roadmap
import TestSupport
import Testing

@testable import Intake

@Suite("Conclusions stand beside the originals")
struct ConclusionStories {
    private static let folder = "archive/klyuchi/концепция/"

    @Test func `of every document that was examined`() async throws {
        let stand = try Stand()
        try stand.write(Stand.concept("Первая.").bytes(), to: "inbox/Ключи/Концепция.docx")
        try stand.write([0x25, 0x50, 0x44, 0x46] + Array("-1.4".utf8), to: "inbox/Ключи/Скан.pdf")
        try await stand.run()
        let summary = try await stand.run()

        #expect(summary.warnings == [])
        #expect(
            stand.files(in: "archive") == [
                "klyuchi/концепция/2023-03-28-Концепция-заключение.docx",
                "klyuchi/концепция/2023-03-28-Концепция-с-замечаниями.docx",
                "klyuchi/концепция/2023-03-28-Концепция.docx",
                "klyuchi/нечитаемые/2023-03-28-Скан-заключение.docx", "klyuchi/нечитаемые/2023-03-28-Скан.pdf",
            ]
        )
        let conclusion = try stand.text(Self.folder + "2023-03-28-Концепция-заключение.docx")
        for words in [
            "ЭКСПЕРТНОЕ ЗАКЛЮЧЕНИЕ", "МБОУ «СОШ с. Ключи»", "Концепция развития", "Концепция.docx",
            "«Низкая учебная мотивация обучающихся» (R09)", "E10", "Отсутствует раздел", "не соответствует",
            "Срок доработки", "Структура документа", "(подпись)",
        ] {
            #expect(conclusion.contains(words), "\(words)")
        }
        let unreadable = try stand.text("archive/klyuchi/нечитаемые/2023-03-28-Скан-заключение.docx")
        #expect(unreadable.contains("PDF") && unreadable.contains("Срок повторного размещения"))
    }

    @Test func `and the program knows them as its own`() async throws {
        let stand = try Stand()
        try stand.write(Stand.concept("Первая.").bytes(), to: "inbox/Ключи/Концепция.docx")
        try await stand.run()
        try stand.write([1], to: Self.folder + "2023-03-28-Чужая-заключение.docx")

        let log = try stand.workspace.readLog()
        let result = try ArchiveVerification(workspace: stand.workspace).run(log)
        #expect(result.archive.findings.map(\.path) == ["klyuchi/концепция/2023-03-28-Чужая-заключение.docx"])
    }

    @Test func `the same entry gives the same bytes`() async throws {
        var contents: [[String: Data]] = []
        for _ in 0..<2 {
            let stand = try Stand()
            try stand.write(Stand.concept("Первая.").bytes(), to: "inbox/Ключи/Концепция.docx")
            // The file's own date is part of its entry, and so of the entry's hash.
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: 1_679_990_000)],
                ofItemAtPath: stand.path + "/inbox/Ключи/Концепция.docx"
            )
            try await stand.run()
            contents.append(try stand.contents(of: "archive"))
        }
        #expect(contents[0].count == 3)
        #expect(contents[0] == contents[1])
    }

    @Test func `what is missing is made again, and nothing else is touched`() async throws {
        let stand = try Stand()
        try stand.write(Stand.concept("Первая.").bytes(), to: "inbox/Ключи/Концепция.docx")
        try await stand.run()
        let before = try stand.contents(of: "archive")
        for name in ["заключение", "с-замечаниями"] {
            try FileManager.default.removeItem(atPath: stand.path + "/\(Self.folder)2023-03-28-Концепция-\(name).docx")
        }
        // Removed by a person: only a look at every entry finds it.
        try await stand.run()
        #expect(try stand.contents(of: "archive").count == 1)
        try FileManager.default.removeItem(atPath: stand.workspace.conclusions)
        try await stand.run()
        #expect(try stand.contents(of: "archive") == before)
        try FileManager.default.removeItem(atPath: stand.workspace.conclusions)
        try await stand.run()
        #expect(try stand.contents(of: "archive") == before)
    }

    @Test func `one that cannot be written is said so, loses nothing and is written later`() async throws {
        let stand = try Stand()
        let obstacle = stand.path + "/" + Self.folder + "2023-03-28-Концепция-заключение.docx"
        // A folder where the file is to be: it can neither be read nor replaced.
        try FileManager.default.createDirectory(atPath: obstacle, withIntermediateDirectories: true)
        try stand.write(Stand.concept("Первая.").bytes(), to: "inbox/Ключи/Концепция.docx")
        let summary = try await stand.run()
        #expect(summary.count(.archived) == 1)
        #expect(summary.warnings.count == 1)
        #expect(summary.warnings.first?.contains("при следующем запуске") == true)
        #expect(stand.originals(in: "archive").count == 1)
        #expect(try FileManager.default.contentsOfDirectory(atPath: stand.workspace.staging) == [])

        try FileManager.default.removeItem(atPath: obstacle)
        #expect(try await stand.run().warnings == [])
        #expect(stand.files(in: "archive").contains("klyuchi/концепция/2023-03-28-Концепция-заключение.docx"))
    }

    @Test func `an original that is called like one keeps its name and its bytes`() async throws {
        let stand = try Stand()
        let rival = Stand.concept("Другая.").bytes()
        try stand.write(rival, to: "inbox/Ключи/Концепция-заключение.docx")
        try await stand.run()
        try stand.write(Stand.concept("Первая.").bytes(), to: "inbox/Ключи/Концепция.docx")
        try await stand.run()

        let bytes = try Data(
            contentsOf: URL(filePath: stand.path + "/\(Self.folder)2023-03-28-Концепция-заключение.docx")
        )
        #expect(Array(bytes) == rival)
        #expect(stand.files(in: "archive").contains("klyuchi/концепция/2023-03-28-Концепция-заключение-4.docx"))
        let log = try stand.workspace.readLog()
        #expect(try ArchiveVerification(workspace: stand.workspace).run(log).archive.findings == [])
    }

    @Test func `a decision gets one of its own, and the earlier one stays`() async throws {
        let stand = try Stand()
        try stand.write(Stand.concept("Первая.").bytes(), to: "inbox/Ключи/Концепция.docx")
        try await stand.run()
        let before = try stand.contents(of: "archive")
        let configuration = try WorkspaceConfiguration(stand.workspace)
        let log = try stand.workspace.writeLog()
        let entry = try Decisions(log: log, register: configuration.register, now: Moment(1_680_000_000)).decide(
            2,
            Decisions.Decision(
                verdict: .partly,
                kind: nil,
                risks: [],
                school: nil,
                by: "Петрова А. И.",
                reason: "Паспорт есть в приложении"
            )
        )
        let files = ConclusionFiles(workspace: stand.workspace, configuration: configuration)
        #expect(files.write([entry.number], of: log) == [])

        let text = try stand.text(Self.folder + "2023-03-28-Концепция-заключение-3.docx")
        #expect(
            text.contains(
                "Решение эксперта: частично соответствует (Петрова А. И., 28.03.2023). Основание: Паспорт есть"
            )
        )
        var after = try stand.contents(of: "archive")
        after[Self.folder.dropFirst(8) + "2023-03-28-Концепция-заключение-3.docx"] = nil
        #expect(after == before)
        #expect(try await stand.run().warnings == [])
        #expect(try stand.contents(of: "archive").count == before.count + 1)
    }
}

@Suite("A copy with remarks is examined as the document itself")
struct AnnotatedExaminationTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Every document of the samples and of the labelled set that can be read.
    static let documents: [String] = ["Samples/inbox", "Tests/Labelled/inbox"].flatMap { folder -> [String] in
        let path = root.appending(path: folder).path(percentEncoded: false)
        let names = FileManager.default.enumerator(atPath: path)?.allObjects as? [String] ?? []
        return names.sorted().map { "\(folder)/\($0)" }.filter { name in
            [".docx", ".odt", ".fodt", ".docm", ".dotx", ".ott"].contains { name.hasSuffix($0) } && !name.contains("~$")
        }
    }

    private static let examiner = Result {
        let path = root.appending(path: "Samples/schools.yaml")
        let register = try SchoolRegister.read(yaml: String(contentsOf: path, encoding: .utf8))
        return Examiner(ruleBook: .builtIn, register: register)
    }

    @Test func `and there are enough of them`() {
        #expect(Self.documents.count > 60)
        #expect(Self.documents.contains { $0.hasSuffix(".odt") } && Self.documents.contains { $0.hasSuffix(".fodt") })
    }

    @Test(arguments: documents)
    func `in every respect`(name: String) throws {
        let examiner = try Self.examiner.get()
        let bytes = Array(try Data(contentsOf: Self.root.appending(path: name)))
        guard let document = try? DocumentReader().read(bytes) else { return }
        let circumstances = Circumstances(
            fileName: String(name.split(separator: "/").last ?? ""),
            asOf: try #require(CalendarDate(iso: "2023-03-28"))
        )
        let examination = examiner.examine(document, in: circumstances)
        let making = ConclusionMaking(examiner: examiner)
        let original = try #require(making.read(bytes, in: circumstances))
        let file = ExaminedFile(
            path: name,
            digest: nil,
            bytes: 0,
            format: document.format,
            result: .examined(examination)
        )
        let configuration = try WorkspaceConfiguration(
            Workspace(root: Self.root.appending(path: "Samples").path(percentEncoded: false))
        )
        let conclusion = Conclusion(
            of: file,
            school: nil,
            approval: original.approval,
            configuration: configuration,
            now: Moment(1_680_000_000)
        )
        let remarks = examination.parameters.filter { $0.outcome != .yes }.flatMap(\.remarks).count
        let copy = try making.annotatedCopy(conclusion, of: original)
        #expect((copy == nil) == (remarks == 0))
        guard let copy else { return }

        #expect(examiner.examine(try DocumentReader().read(copy), in: circumstances) == examination)
        #expect(try making.annotatedCopy(conclusion, of: original) == copy)
    }
}

extension Stand {
    /// The text of a document below the workspace.
    fileprivate func text(_ name: String) throws -> String {
        let document = try DocumentReader().read(path: path + "/" + name)
        return document.string(of: document.blocks)
    }

    fileprivate func contents(of folder: String) throws -> [String: Data] {
        var contents: [String: Data] = [:]
        for name in files(in: folder) {
            contents[name] = try Data(contentsOf: URL(filePath: "\(path)/\(folder)/\(name)"))
        }
        return contents
    }
}
