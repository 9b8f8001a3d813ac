import Foundation
import TestSupport
import Testing

@Suite("The report and cron's mail")
struct ReportStories {
    private static let programme = "СОШ 2 Ясные Родники/Антирисковая программа Низкая учебная мотивация.docx"

    @Test func `report writes a page and a workbook and prints where`() throws {
        let workspace = try SampleWorkspace([Self.programme])
        try workspace.binary.run("run", "--as-of", "2023-03-28")

        let answer = try workspace.binary.run("report", "--as-of", "2023-03-28")

        #expect(answer.status == 0, "\(answer.complaints)")
        let folder = workspace.path + "/archive/reports/2023-03-28"
        #expect(answer.output.contains("\(folder)/report.html"))
        #expect(answer.output.contains("\(folder)/report.xlsx"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["report.html", "report.xlsx"])
        let page = try String(contentsOfFile: folder + "/report.html", encoding: .utf8)
        #expect(page.contains("0 из 4"))
        // The report is no stranger in the archive.
        #expect(try workspace.binary.run("verify").status == 0)
    }

    @Test func `report written twice for one day is the same bytes, and changes nothing in the log`() throws {
        let workspace = try SampleWorkspace([Self.programme])
        try workspace.binary.run("run")
        let entries = try workspace.log().count
        let folders = ["/первый", "/второй"].map { workspace.path + $0 }

        for folder in folders {
            let answer = try workspace.binary.run(
                "report",
                "--out",
                folder,
                "--as-of",
                "2030-01-01",
                "--format",
                "json"
            )
            let files = try #require(try answer.json() as? [String: String])
            #expect(files["html"] == folder + "/report.html")
            #expect(files["asOf"] == "2030-01-01")
        }

        for name in ["/report.html", "/report.xlsx"] {
            let bytes = try folders.map { try Data(contentsOf: URL(filePath: $0 + name)) }
            #expect(bytes[0] == bytes[1], "\(name)")
        }
        #expect(try workspace.log().count == entries)
    }

    @Test func `report that cannot be written ends with 73 and says why`() throws {
        let workspace = try SampleWorkspace([Self.programme])
        try workspace.binary.run("run")
        try workspace.write(Array("файл".utf8), to: "занято")

        let answer = try workspace.binary.run("report", "--out", workspace.path + "/занято")

        #expect(answer.status == 73)
        #expect(answer.complaints.contains("занято"))
    }

    @Test func `report without a log ends with 66`() throws {
        let workspace = try SampleWorkspace([])
        let answer = try workspace.binary.run("report")
        #expect(answer.status == 66)
        #expect(answer.complaints.contains("expertise run"))
    }

    @Test func `quiet says which school, which file, what is wrong and what to do`() throws {
        let workspace = try SampleWorkspace(["Лебяжий Плёс/Концепция с паролем.docx", "1.docx", Self.programme])
        try workspace.binary.run("run", "--quiet")

        // The second look: what could not be proven whole at once is taken now.
        let locked = try workspace.binary.run("run", "--quiet")

        let text = locked.text
        #expect(text.contains("МКОУ «СОШ п. Лебяжий Плёс» Файл: Лебяжий Плёс/Концепция с паролем.docx"))
        #expect(text.contains("Что не так: Документ защищён паролем"))
        #expect(text.contains("Что сделать: Передайте это школе"))
        #expect(text.contains("Подробнее: expertise show"))
    }

    @Test func `quiet gives the command that answers its question`() throws {
        let workspace = try SampleWorkspace(["1.docx"])
        let text = try workspace.binary.run("run", "--quiet").text

        #expect(text.hasPrefix("Школа не определена Файл: 1.docx Что не так: "))
        #expect(text.contains("expertise decide 2 --school … --kind … --by «Фамилия И. О.» --reason «…»"))
    }

    @Test func `quiet prints nothing at all when nothing needs a person`() throws {
        let workspace = try SampleWorkspace([Self.programme])
        let first = try workspace.binary.run("run", "--quiet")
        let second = try workspace.binary.run("run", "--quiet")

        for answer in [first, second] {
            #expect(answer.output.isEmpty)
            #expect(answer.complaints.isEmpty)
        }
        #expect(try workspace.log().count == 2)
    }

    @Test func `the log for Excel has every fact of an entry in a cell of its own`() throws {
        let workspace = try SampleWorkspace([Self.programme])
        try workspace.binary.run("run", "--as-of", "2023-03-28")
        let entries = try workspace.log()

        let csv = try workspace.binary.run("log", "--format", "csv").output
        let lines = csv.components(separatedBy: "\r\n")

        #expect(csv.hasPrefix("\u{FEFF}№;Время;"))
        #expect(lines.count == entries.count + 2)
        for (line, entry) in zip(lines.dropFirst(), entries) {
            for key in ["hash", "previous", "program"] {
                #expect(line.contains(";\(entry[key] as? String ?? "?")"), "\(key)")
            }
            #expect(line.contains("28.03.2023"))
        }
        #expect(lines[2].contains((entries[1]["parameters"] as? String) ?? "?"))
    }
}
