import ArgumentParser
import ExpertiseLog
import Foundation
import Intake
import JSONText
import Reporting
import Roadmap

struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Показать, где каждая школа по пунктам 16, 19 и 23 дорожной карты.",
        discussion: "Пример: expertise status"
    )

    @OptionGroup var options: WorkspaceOptions

    @Flag(help: "Показать все 34 пункта с датами и показателями.")
    var all = false

    @Option(help: ArgumentHelp("Вид ответа; csv открывается в Excel.", valueName: "вид"))
    var format = TabularFormat.text

    func run() throws {
        let workspace = options.value
        let configuration = try WorkspaceConfiguration(workspace)
        let log = try workspace.readLog()
        let head = try log.head().map { ChainHead(number: $0.number, hash: $0.hash) }
        let report = StatusReport(
            status: try log.statusWithAnswers(
                of: configuration.register,
                plan: configuration.plan,
                asOf: Moment.now.day(in: configuration.register.settings.timeZone)
            ),
            register: configuration.register,
            head: head
        )
        switch format {
        case .text: Output.write(all ? report.allItems(Output.style) : report.text(Output.style))
        case .json: Output.write(report.json.text(indented: true) + "\n")
        case .csv: Output.write(report.csv)
        }
    }
}
