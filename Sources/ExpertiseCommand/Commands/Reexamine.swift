import ArgumentParser
import Foundation
import Intake
import JSONText
import Reporting
import Roadmap

struct Reexamine: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Проверить подлинники из архива заново по действующим параметрам.",
        discussion: """
            Прежние записи остаются; новые добавляются там, где результат изменился, и показывается, что было и что стало.

            Пример: expertise reexamine
            """
    )

    @OptionGroup var options: WorkspaceOptions

    @Option(help: ArgumentHelp("Вид ответа.", valueName: "вид"))
    var format = OutputFormat.text

    func run() throws {
        let workspace = options.value
        let configuration = try WorkspaceConfiguration(workspace)
        let again = Reexamination(
            workspace: workspace,
            configuration: configuration,
            log: try workspace.writeLog(),
            now: .now
        )
        let outcome = try again.run()
        Output.complain(outcome.warnings)
        let report = ReexaminationReport(outcome: outcome, register: configuration.register)
        Output.write(format == .json ? report.json.text(indented: true) + "\n" : report.text(Output.style))
    }
}
