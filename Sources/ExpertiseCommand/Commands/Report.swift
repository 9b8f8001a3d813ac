import ArgumentParser
import CoordinatorReport
import ExpertiseLog
import Foundation
import Intake
import JSONText
import Roadmap

struct Report: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Составить отчёт координатора: страницу HTML и книгу XLSX.",
        discussion: """
            Страница открывается в любом браузере без сети, книга — в Excel и LibreOffice. Ничего в журнале не меняется; \
            отчёт за тот же день составляется заново на прежнем месте.

            Пример: expertise report --as-of 2023-03-31
            """
    )

    @OptionGroup var options: WorkspaceOptions

    @Option(
        help: ArgumentHelp("Куда записать; иначе archive/reports/<день отчёта>/.", valueName: "папка")
    )
    var out: String?

    @Option(
        help: ArgumentHelp(
            "День, на который показать состояние (ГГГГ-ММ-ДД); более поздние записи не учитываются.",
            valueName: "дата"
        )
    )
    var asOf: CalendarDate?

    @Option(help: ArgumentHelp("Вид ответа.", valueName: "вид"))
    var format = OutputFormat.text

    func run() throws {
        let workspace = options.value
        let configuration = try WorkspaceConfiguration(workspace)
        let report = try CoordinatorReport(
            log: workspace.readLog(),
            configuration: configuration,
            today: Moment.now.day(in: configuration.register.settings.timeZone),
            asOf: asOf
        )
        let folder = out ?? "\(workspace.archive)/reports/\(report.asOf)"
        let files = ReportFiles(folder: folder)
        do {
            try files.write(report)
        } catch let failure as SystemFailure {
            throw CommandFailure(status: CommandFailure.cannotCreate, message: failure.message)
        } catch let failure as WorkbookFailure {
            throw CommandFailure(status: CommandFailure.cannotCreate, message: failure.message)
        }
        switch format {
        case .text:
            Output.write("Отчёт координатора на \(report.asOf.russian):\n  \(files.page)\n  \(files.workbook)\n")
        case .json:
            let answer = JSONValue.object([
                ("asOf", .string(report.asOf.description)), ("html", .string(files.page)),
                ("xlsx", .string(files.workbook)),
            ])
            Output.write(answer.text(indented: true) + "\n")
        }
    }
}
