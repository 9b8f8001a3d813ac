import ArgumentParser
import DocumentReading
import Expertise
import Foundation
import Intake
import JSONText
import Reporting
import Roadmap

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Проверить файлы и показать замечания; ничего не записывать и не перемещать.",
        discussion: """
            Статус завершения: 0 — замечаний нет; 1 — есть замечания к критическим или основным параметрам; \
            2 — файл не удалось проверить.

            С --annotate в указанную папку записываются заключение и копия документа с примечаниями; то, что в ней уже \
            лежит, не заменяется.

            Пример: expertise check --school shirokiy-karamysh «Антирисковая программа.docx»
            """
    )

    @OptionGroup var options: WorkspaceOptions

    @Option(
        help: ArgumentHelp("Школа, чей это документ: id, название или псевдоним из schools.yaml.", valueName: "школа")
    )
    var school: String?

    @Option(help: ArgumentHelp("День, который считать сегодняшним (ГГГГ-ММ-ДД).", valueName: "дата"))
    var asOf: CalendarDate?

    @Option(
        help: ArgumentHelp("Записать в эту папку заключения и копии документов с примечаниями.", valueName: "папка")
    )
    var annotate: String?

    @Option(help: ArgumentHelp("Вид ответа.", valueName: "вид"))
    var format = OutputFormat.text

    @Argument(help: ArgumentHelp("Файлы документов.", valueName: "файл"))
    var files: [String]

    func run() async throws {
        let workspace = options.value
        let configuration = try WorkspaceConfiguration(workspace, registerIsOptional: true)
        let examination = DocumentExamination(
            examiner: Examiner(ruleBook: configuration.ruleBook, register: configuration.register)
        )
        let today = asOf ?? Moment.now.day(in: configuration.register.settings.timeZone)
        let named = try school.map { try configuration.register.known($0) }

        let trial = try annotate.map {
            try ConclusionTrial(examination, configuration: configuration, folder: $0, now: .now)
        }

        var status: Int32 = 0
        var summary = CheckSummary()
        var documents: [JSONValue] = []
        for path in files {
            let circumstances = Circumstances(
                fileName: RawPath(path).name.shown,
                folderSchool: named ?? workspace.folderSchool(of: path, in: configuration.register),
                asOf: today
            )
            let file = examination.examine(path, in: circumstances)
            status = max(status, file.exitStatus)
            summary.add(file)
            switch format {
            case .json: documents.append(file.json)
            case .text:
                let report = CheckReport(
                    file: file,
                    register: configuration.register,
                    ruleBook: configuration.ruleBook,
                    style: Output.style
                )
                Output.write(report.text + "\n")
            }
            if let written = try trial?.write(file, at: path, in: circumstances) {
                for path in written.paths { Output.complain("Записано: «\(path)»") }
                if let obstacle = written.obstacle {
                    Output.complain("Копия документа с примечаниями не сделана. \(obstacle)")
                }
            }
        }
        if format == .text { Output.write(summary.text) }
        if format == .json {
            Output.write(CheckReport.json(of: documents, ruleBook: configuration.ruleBook).text(indented: true) + "\n")
        }
        if status != 0 { throw ExitStatus(code: status) }
    }
}

extension ExaminedFile {
    /// The contract's exit status of `check` for this file.
    fileprivate var exitStatus: Int32 {
        guard let examination, status == .examined else { return 2 }
        let hasRemarks = examination.parameters.contains {
            $0.weight != .advisory && ($0.outcome == .no || $0.outcome == .partly)
        }
        return hasRemarks ? 1 : 0
    }
}
