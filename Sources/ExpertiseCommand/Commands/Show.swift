import ArgumentParser
import Foundation
import Intake
import JSONText
import Reporting
import Roadmap

struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Показать одну запись целиком: параметры, замечания с местом и цитатой, версии и решения.",
        discussion: "Пример: expertise show 12"
    )

    @OptionGroup var options: WorkspaceOptions

    @Option(help: ArgumentHelp("Вид ответа.", valueName: "вид"))
    var format = OutputFormat.text

    @Argument(help: ArgumentHelp("Номер записи журнала.", valueName: "запись"))
    var entry: Int64

    func run() throws {
        let workspace = options.value
        let configuration = try WorkspaceConfiguration(workspace)
        let log = try workspace.readLog()
        guard let dossier = try EntryDossier(entry, in: log) else {
            throw CommandFailure(
                status: CommandFailure.noInput,
                message: "Записи \(entry) в журнале нет. Номера показывает expertise log."
            )
        }
        let report = ShowReport(
            entry: dossier.entry,
            history: dossier.history,
            file: dossier.file,
            schoolRemarks: try dossier.entry.fact.school.map { school in
                try log.schoolRemarks(
                    on: school,
                    register: configuration.register,
                    plan: configuration.plan,
                    asOf: Moment.now.day(in: configuration.register.settings.timeZone)
                )
            } ?? [],
            register: configuration.register,
            ruleBook: configuration.ruleBook
        )
        switch format {
        case .text: Output.write(report.text(Output.style))
        case .json: Output.write(report.json.text(indented: true) + "\n")
        }
    }
}
