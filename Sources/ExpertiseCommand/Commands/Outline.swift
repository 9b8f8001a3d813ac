import ArgumentParser
import DocumentReading
import Expertise
import Foundation
import Intake
import Reporting

struct Outline: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Показать, что прочитано в файлах: блоки, заголовки, таблицы, сноски.",
        discussion: """
            Ничего не записывает. С --format json печатает по одному объекту JSON в строке на каждый файл.

            Пример: expertise outline «Концепция развития.odt»
            """
    )

    @OptionGroup var options: WorkspaceOptions

    @Option(help: "Вид ответа.")
    var format = OutputFormat.text

    @Argument(help: ArgumentHelp("Файлы документов.", valueName: "файл"))
    var files: [String]

    func run() throws {
        let reader = DocumentReader()
        var status: Int32 = 0
        for path in files {
            let result = Result { () throws(Refusal) in try reader.read(path: path) }
            if case .failure = result { status = 2 }
            let lines = (try? result.get()).map { HeadingLines.found(in: $0) } ?? []
            let report = OutlineReport(path: path, result: result, headingLines: lines)
            Output.write(format == .json ? report.json.text() + "\n" : report.text(width: Output.style.width))
        }
        if status != 0 { throw ExitStatus(code: status) }
    }
}
