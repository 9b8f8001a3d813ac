import ArgumentParser
import Foundation
import Intake
import JSONText
import Reporting
import Roadmap

struct Confirm: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Подтвердить антирисковую программу школы (пункт 23) или отозвать подтверждение.",
        discussion: """
            Подтверждение действует до новой версии программы.

            Пример: expertise confirm shirokiy-karamysh R09 --by «Петрова А. И.»
            """
    )

    @OptionGroup var options: WorkspaceOptions

    @Option(help: ArgumentHelp("Кто подтверждает.", valueName: "фамилия"))
    var by: String

    @Flag(help: "Отозвать подтверждение.")
    var withdraw = false

    @Option(help: ArgumentHelp("Пояснение.", valueName: "текст"))
    var reason: String?

    @Option(help: ArgumentHelp("Вид ответа.", valueName: "вид"))
    var format = OutputFormat.text

    @Argument(help: ArgumentHelp("Школа: id, название или псевдоним.", valueName: "школа"))
    var school: String

    @Argument(help: ArgumentHelp("Рисковое направление.", valueName: "R01…R13"))
    var risk: RiskDirection

    func run() throws {
        let workspace = options.value
        let configuration = try WorkspaceConfiguration(workspace)
        let decisions = Decisions(log: try workspace.writeLog(), register: configuration.register, now: .now)
        let entry = try decisions.confirm(
            configuration.register.known(school),
            risk,
            by: by,
            withdrawing: withdraw,
            reason: reason
        )
        let word = withdraw ? "Подтверждение отозвано" : "Программа подтверждена"
        let report = LogReport(entries: [entry], register: configuration.register)
        Output.write(
            format == .json ? report.json.text(indented: true) + "\n" : "\(word): запись \(entry.number).\n"
        )
    }
}
