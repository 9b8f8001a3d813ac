import ArgumentParser
import Expertise
import Foundation
import Intake
import JSONText
import Reporting
import Roadmap

struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Обработать всё, что лежит в inbox, один раз и закончить.",
        discussion: """
            Каждый файл либо принят (подлинник в archive, запись в журнале), либо ждёт, и программа говорит почему. \
            Плохой документ школы не считается сбоем программы.

            Пример для cron: expertise run --quiet --workspace /srv/500plus
            """
    )

    @OptionGroup var options: WorkspaceOptions

    @Flag(help: "Печатать только то, что требует внимания человека.")
    var quiet = false

    @Option(
        help: ArgumentHelp(
            "День, которым считать получение файлов, поступивших раньше (ГГГГ-ММ-ДД); настоящее время остаётся в записи.",
            valueName: "дата"
        )
    )
    var asOf: CalendarDate?

    @Option(help: ArgumentHelp("Вид ответа.", valueName: "вид"))
    var format = OutputFormat.text

    func run() async throws {
        let workspace = options.value
        let configuration = try WorkspaceConfiguration(workspace)
        let intake = Intake(workspace: workspace, configuration: configuration, asOf: asOf)
        let isText = format == .text
        let progress = ProgressBar(isWanted: isText && !quiet)
        let report = RunReport(register: configuration.register, isQuiet: quiet, style: Output.style)

        let summary = try await intake.run { event in
            switch event {
            case .started(let total): progress.start(total: total)
            case .finished(let outcome):
                progress.advance(past: isText ? report.line(outcome) : nil)
            }
        }
        progress.end()
        Output.write(isText ? report.ending(summary) : report.json(summary).text(indented: true) + "\n")
        guard summary.isBalanced else {
            throw CommandFailure(status: CommandFailure.inputOutput, message: summary.imbalance)
        }
    }
}
