import ArgumentParser
import Configuration
import Expertise
import Foundation
import Intake
import JSONText
import Reporting

struct Parameters: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Перечислить и объяснить параметры экспертизы; проверить файл параметров.",
        discussion: """
            Пример: expertise parameters E22
            Пример: expertise parameters lint parameters.yaml
            """,
        subcommands: [ParametersShow.self, ParametersLint.self],
        defaultSubcommand: ParametersShow.self
    )
}

struct ParametersShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Показать все параметры или страницу одного.",
        discussion: "Пример: expertise parameters E22"
    )

    @OptionGroup var options: WorkspaceOptions

    @Option(help: "Вид ответа.")
    var format = OutputFormat.text

    @Argument(help: ArgumentHelp("Параметр, например E22; без него — список.", valueName: "id"))
    var id: String?

    func run() throws {
        let configuration = try WorkspaceConfiguration(options.value, registerIsOptional: true)
        let report = ParametersReport(ruleBook: configuration.ruleBook)
        guard let id else {
            Output.write(format == .json ? report.json.text(indented: true) + "\n" : report.list(Output.style))
            return
        }
        guard let page = configuration.ruleBook.parameters.page(id.uppercased()) else {
            throw CommandFailure(
                status: CommandFailure.noInput,
                message: "Параметра «\(id)» нет. Список показывает expertise parameters."
            )
        }
        Output.write(
            format == .json ? report.json(of: page).text(indented: true) + "\n" : report.text(of: page, Output.style)
        )
    }
}

struct ParametersLint: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Проверить файл параметров или словаря разделов: строка, столбец, что ожидалось.",
        discussion: "Пример: expertise parameters lint parameters.yaml"
    )

    @Argument(help: ArgumentHelp("Файл parameters.yaml или lexicon.yaml.", valueName: "файл"))
    var file: String

    func run() throws {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw CommandFailure(status: CommandFailure.noInput, message: "Файл «\(file)» не открывается.")
        }
        let name = RawPath(file).name.shown
        let text = try YAMLDocument.text(of: Array(data), file: name)
        let isLexicon = name.hasPrefix("lexicon")
        _ = try RuleBook(lexicon: isLexicon ? text : nil, parameters: isLexicon ? nil : text)
        Output.write("«\(file)»: ошибок нет.\n")
    }
}
