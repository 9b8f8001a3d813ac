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

    @Option(help: ArgumentHelp("Вид ответа; csv открывается в Excel.", valueName: "вид"))
    var format = TabularFormat.text

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
        let report = LogReport(entries: try workspace.readLog().entries(query), register: configuration.register)
        switch format {
        case .text: Output.write(report.text(Output.style))
        case .json: Output.write(report.json.text(indented: true) + "\n")
        case .csv: Output.write(report.csv)
        }
    }
}
