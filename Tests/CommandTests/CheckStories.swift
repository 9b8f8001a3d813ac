import Foundation
import Reporting
import TestSupport
import Testing

@Suite("A curator checks a file before it is sent")
struct CheckStories {
    private static let faulty = "с. Малый Узморник/Среднесрочная программа развития МУзморник.docx"

    @Test func `and reads what is wrong, where, what stands there and how to mend it`() throws {
        let workspace = try SampleWorkspace([Self.faulty])
        let answer = try workspace.binary.run("check", workspace.path + "/inbox/" + Self.faulty)
        #expect(answer.status == 1)
        for words in [
            "E22 нет, критический: Показатели выражены числом",
            "Строка «Целевые показатели»: нет числовых значений.",
            "раздел «Целевые показатели», таблица 2, строка 5, столбец 2: «Уменьшение количества вакансий;",
            "Как исправить: Дайте каждому показателю число.",
            "Вывод: не соответствует. Не выполнены критические параметры: E11, E22.",
        ] {
            #expect(answer.text.contains(words), "\(words)")
        }
        // A pipe is no terminal.
        #expect(!answer.output.contains("\u{1B}"))
        #expect(answer.output.split(separator: "\n").allSatisfy { $0.count <= 100 || $0.contains("«") })
    }

    @Test func `and several files get a sum`() throws {
        let workspace = try SampleWorkspace([Self.faulty, "1.docx"])
        let inbox = workspace.path + "/inbox/"
        let answer = try workspace.binary.run("check", inbox + Self.faulty, inbox + "1.docx")
        #expect(answer.text.contains("Проверено файлов: 2: не соответствует — 1, вид не определён — 1."))
    }

    @Test func `and may have conclusion and remarks as files, which replace nothing`() throws {
        let workspace = try SampleWorkspace([Self.faulty])
        let folder = workspace.path + "/проба/сегодня"
        let arguments = ["check", "--annotate", folder, workspace.path + "/inbox/" + Self.faulty]
        #expect(try workspace.binary.run(arguments).status == 1)
        let stem = "Среднесрочная программа развития МУзморник"
        let first = ["\(stem)-заключение.docx", "\(stem)-с-замечаниями.docx"]
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == first)

        let again = try workspace.binary.run(arguments + ["--format", "json"])
        #expect(again.complaints.contains("\(stem)-заключение-2.docx"))
        #expect(try again.json() is [String: Any])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 4)
        // Nothing is recorded and nothing moved.
        #expect(workspace.files(in: "archive").isEmpty)
        #expect(workspace.files(in: "inbox") == [Self.faulty])
    }

    @Test func `a file name cannot play with the terminal`() throws {
        let workspace = try SampleWorkspace()
        let name = "inbox/\u{1B}[2Jочистка\u{202E}xcod.docx"
        try workspace.write([1], to: name)
        let answer = try workspace.binary.run("check", workspace.path + "/" + name)
        #expect(!answer.output.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
        #expect(answer.output.contains("очистка"))
    }

    /// Dictionaries and sets have another order in every process; an answer that rests on it changes by itself.
    @Test func `and hears the same in every process`() throws {
        let root = URL(filePath: SampleWorkspace.samples).deletingLastPathComponent()
        let files = ["Samples/inbox", "Tests/Labelled/inbox"].flatMap { folder -> [String] in
            let path = root.appending(path: folder).path(percentEncoded: false)
            let names = FileManager.default.enumerator(atPath: path)?.allObjects as? [String] ?? []
            return names.sorted().map { path + "/" + $0 }.filter { $0.hasSuffix("x") || $0.hasSuffix("t") }
        }
        let workspace = try SampleWorkspace([])
        let arguments = ["check", "--as-of", "2023-03-28", "--format", "json"] + files
        let answers = try (0..<2).map { _ in try workspace.binary.run(arguments).output }
        #expect(files.count > 200 && answers[0].count > 1_000_000)
        for answer in answers.dropFirst() { #expect(answer == answers[0], "the answers differ") }
    }

    @Test func `a decision leaves a conclusion of its own`() throws {
        let workspace = try SampleWorkspace([Self.faulty])
        try workspace.binary.run("run")
        let before = workspace.files(in: "archive")
        let decided = try workspace.binary.run(
            "decide",
            "2",
            "--verdict",
            "partly",
            "--by",
            "Ветлугина М. И.",
            "--reason",
            "Показатели в приложении"
        )
        #expect(decided.status == 0 && decided.complaints == "")
        let added = Set(workspace.files(in: "archive")).subtracting(before)
        #expect(added.count == 1 && added.first?.hasSuffix("МУзморник-заключение-3.docx") == true)
        #expect(try workspace.binary.run("verify").status == 0)
    }

    @Test func `reexamine makes what was removed again`() throws {
        let workspace = try SampleWorkspace([Self.faulty])
        try workspace.binary.run("run")
        let before = workspace.files(in: "archive")
        for name in before where ArchivePapers.contain(name) {
            try FileManager.default.removeItem(atPath: workspace.path + "/archive/" + name)
        }
        #expect(workspace.files(in: "archive").count == 1)
        #expect(try workspace.binary.run("reexamine").status == 0)
        #expect(workspace.files(in: "archive") == before)
    }
}

@Suite("Text is laid out by the columns it takes")
struct LayoutTests {
    @Test func `letters with marks take one, wide characters two, colours none`() {
        #expect(Layout.columns("й") == 1)
        #expect(Layout.columns("и\u{306}") == 1)
        #expect(Layout.columns("Цель 漢字") == 9)
        #expect(Layout.columns("\u{1B}[31mнет\u{1B}[0m") == 3)
        #expect(Layout.columns("мо\u{AD}ти\u{200B}в") == 5)
    }

    @Test func `lines break where they are full`() {
        #expect(Layout.wrapped("  аб вг де", width: 7, indent: "    ") == "  аб вг\n    де")
        #expect(Layout.wrapped("\u{1B}[1mаб\u{1B}[0m вг", width: 5) == "\u{1B}[1mаб\u{1B}[0m вг")
        #expect(Layout.wrapped("длинноеслово", width: 5) == "длинноеслово")
    }

    @Test func `what is cut shows it`() {
        #expect(Layout.cut("Концепция", to: 5) == "Конц…")
        #expect(Layout.cut("漢字漢字", to: 4) == "漢…")
        #expect(Layout.cut("Цель", to: 4) == "Цель")
    }

    @Test func `columns stand below each other`() {
        #expect(Layout.table([["漢", "б"], ["вг", "д"]], head: ["А", "Б"]) == "А   Б\n漢  б\nвг  д")
    }

    @Test func `controls are not shown`() {
        #expect(Layout.shown("а\u{1B}[2J\u{9B}31m\nб\u{202E}") == "а\u{FFFD}[2J\u{FFFD}31m б\u{FFFD}")
        #expect(Layout.shown("Обычный «текст» – й") == "Обычный «текст» – й")
    }
}
