import ArgumentParser
import Foundation
import Intake
import JSONText
import Reporting
import Roadmap

struct Decide: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Записать решение куратора: о выводе или о том, что это за документ.",
        discussion: """
            Автоматический вывод остаётся рядом. Решение действует до новой версии документа.

            Пример: expertise decide 12 --verdict conforms --by «Петрова А. И.» --reason «Показатели есть в приложении»
            Пример: expertise decide 15 --kind antirisk --risk R09 --by «Петрова А. И.» --reason «Это программа по мотивации»
            """
    )

    @OptionGroup var options: WorkspaceOptions

    @Option(help: ArgumentHelp("Вывод: conforms, partly или fails.", valueName: "вывод"))
    var verdict: Verdict?

    @Option(help: ArgumentHelp("Вид документа.", valueName: "вид"))
    var kind: DocumentKind?

    @Option(help: ArgumentHelp("Рисковое направление; можно указать несколько раз.", valueName: "R01…R13"))
    var risk: [RiskDirection] = []

    @Option(help: ArgumentHelp("Школа: id, название или псевдоним.", valueName: "школа"))
    var school: String?

    @Option(help: ArgumentHelp("Кто принял решение.", valueName: "фамилия"))
    var by: String

    @Option(help: ArgumentHelp("Почему.", valueName: "текст"))
    var reason: String

    @Option(help: ArgumentHelp("Вид ответа.", valueName: "вид"))
    var format = OutputFormat.text

    @Argument(help: ArgumentHelp("Номер записи журнала.", valueName: "запись"))
    var entry: Int64

    func run() throws {
        let workspace = options.value
        let configuration = try WorkspaceConfiguration(workspace)
        let log = try workspace.writeLog()
        let now = Moment.now
        let decisions = Decisions(log: log, register: configuration.register, now: now)
        let decided = try decisions.decide(
            entry,
            Decisions.Decision(
                verdict: verdict,
                kind: kind,
                risks: risk,
                school: try school.map { try configuration.register.known($0) },
                by: by,
                reason: reason
            )
        )
        var concluded = [decided.number]
        var text = "Решение записано: запись \(decided.number).\n"
        if kind != nil || !risk.isEmpty || school != nil {
            // What the document is decides which sections and parameters are asked for.
            let again = Reexamination(workspace: workspace, configuration: configuration, log: log, now: now)
            let outcome = try again.examineOne(decidedBy: decided.number)
            concluded += outcome.changes.map(\.entry)
            for change in outcome.changes {
                text += "Документ проверен заново: \(change.after?.title ?? "вывода нет") (запись \(change.entry)).\n"
            }
            for change in outcome.revised {
                text +=
                    "Пересмотрен «\(change.name)»: \(change.after?.title ?? "вывода нет") (запись \(change.entry)).\n"
            }
            for path in outcome.damaged { text += "Подлинник не найден или изменён: archive/\(path).\n" }
        }
        Output.complain(
            ConclusionFiles(workspace: workspace, configuration: configuration).write(concluded, of: log)
        )
        let report = LogReport(entries: [decided], register: configuration.register)
        Output.write(format == .json ? report.json.text(indented: true) + "\n" : text)
    }
}
