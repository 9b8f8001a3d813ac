import ArgumentParser
import ExpertiseLog
import Foundation
import Intake
import JSONText
import Reporting
import Roadmap

struct Log: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Показать журнал экспертизы.",
        discussion: """
            Отборы складываются: показываются записи, подходящие под все.

            Пример: expertise log --school shirokiy-karamysh --item 19 --since 2023-03-01
            """
    )

    @OptionGroup var options: WorkspaceOptions

    @Option(help: ArgumentHelp("Школа: id, название или псевдоним.", valueName: "школа"))
    var school: String?

    @Option(help: ArgumentHelp("Пункт дорожной карты (16, 19, 21, 23).", valueName: "пункт"))
    var item: Int?

    @Option(help: ArgumentHelp("Вид документа.", valueName: "вид"))
    var kind: DocumentKind?

    @Option(help: ArgumentHelp("Вывод.", valueName: "вывод"))
    var verdict: Verdict?

    @Option(help: ArgumentHelp("С какого дня (ГГГГ-ММ-ДД).", valueName: "дата"))
    var since: CalendarDate?

    @Option(help: ArgumentHelp("По какой день включительно (ГГГГ-ММ-ДД).", valueName: "дата"))
    var until: CalendarDate?

    @Option(
        help: ArgumentHelp(
            "Вид ответа; csv открывается в Excel, jsonl — записи так, как они вошли в хеш, по одной в строке.",
            valueName: "вид"
        )
    )
    var format = Format.text

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, jsonl, csv
    }

    func run() throws {
        let workspace = options.value
        let configuration = try WorkspaceConfiguration(workspace)
        let zone = configuration.register.settings.timeZone
        var query = ExpertiseLog.Query()
        query.school = try school.map { try configuration.register.known($0).id }
        query.item = item
        query.kind = kind
        query.verdict = verdict
        query.since = since.map { Moment.start(of: $0, in: zone).seconds }
        query.until = until.map { Moment.start(of: $0.next, in: zone).seconds }
        let log = try workspace.readLog()
        if format == .jsonl { return try printLines(of: query, in: log) }
        let report = LogReport(entries: try log.entries(query), register: configuration.register)
        switch format {
        case .jsonl: return
        case .text: Output.write(report.text(Output.style))
        case .json: Output.write(report.json.text(indented: true) + "\n")
        case .csv: Output.write(report.csv)
        }
    }
    /// The lines as they are stored, readable or not: whoever checks the chain must see what is there.
    private func printLines(of query: ExpertiseLog.Query, in log: ExpertiseLog) throws {
        let chunk = 64 << 10
        var text = ""
        try log.read { reader in
            try reader.forEachLine(query) { line, _ in
                text += line + "\n"
                if text.utf8.count >= chunk {
                    Output.write(text)
                    text = ""
                }
            }
        }
        Output.write(text)
    }
}
