import ArgumentParser
import DocumentModel
import DocumentReading
import Expertise
import Foundation
import Intake
import JSONText
import Reporting
import Roadmap

struct Outline: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Показать, что прочитано в файлах: блоки, заголовки, таблицы, сноски.",
        discussion: """
            Ничего не записывает. С --format json печатает по одному объекту JSON в строке на каждый файл.

            Пример: expertise outline «Концепция развития.odt»
            """
    )

    @Option(help: ArgumentHelp("Вид ответа.", valueName: "вид"))
    var format = OutputFormat.text

    @Argument(help: ArgumentHelp("Файлы документов.", valueName: "файл"))
    var files: [String]

    func run() throws {
        let reader = DocumentReader()
        let examiner = Examiner(ruleBook: .builtIn, register: SchoolRegister())
        var status: Int32 = 0
        for path in files {
            let result = Result { () throws(Refusal) in try reader.read(path: path) }
            if case .failure = result { status = 2 }
            var report = OutlineReport(path: path, result: result)
            if case .success(let document) = result {
                report.headingLines = examiner.headingLines(of: document).map { ($0.level, $0.text, $0.place.block) }
            }
            Output.write(format == .json ? report.json.text() + "\n" : report.text(width: Output.style.width))
        }
        if status != 0 { throw ExitStatus(code: status) }
    }
}
