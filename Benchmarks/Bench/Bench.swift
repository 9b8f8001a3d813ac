import DocumentModel
import DocumentReading
import Expertise
import Foundation
import Roadmap

/// Measures what a document costs: floor in C, reading, examination, whole `check`, whole `run`.
///
/// Each figure is the CPU time (user and system) of a process of its own over the same files, taken from the kernel's
/// accounting, the median of several rounds.
@main
enum Bench {
    static func main() throws {
        var arguments = Array(CommandLine.arguments.dropFirst())
        guard !arguments.isEmpty else {
            throw BenchFailure("usage: bench generate|large|read|examine|measure|measure-large|newcomer|scale|bombs …")
        }
        let verb = arguments.removeFirst()
        switch verb {
        case "generate": try generate(into: arguments[0], count: Int(arguments[1]) ?? 1000)
        case "large": try large(arguments[0], megabytes: Int(arguments[1]) ?? 200)
        case "read": try read(arguments)
        case "examine": try examine(arguments)
        case "measure-large": try Measurement.large(arguments[0], floor: arguments[1])
        case "newcomer": try Newcomer(arguments).run()
        case "scale": try Scale(arguments).run()
        case "measure": try Measurement(arguments).run()
        case "bomb": try BombRange.make(Int(arguments[0]) ?? 0, at: arguments[1])
        case "bombs":
            try BombRange(expertise: arguments[0], folder: arguments[1]).run(only: arguments.dropFirst(2).first)
        default: throw BenchFailure("unknown verb \(verb)")
        }
    }

    /// A workspace with `count` documents of ten schools in its inbox, and the same ones as ODT in a folder beside it.
    ///
    /// - Parameter withOpenDocument: whether the folder beside it is filled.
    static func generate(into folder: String, count: Int, withOpenDocument: Bool = true) throws {
        let files = FileManager.default
        var register = "municipality: Стендовый район\nschools:\n"
        for school in 1...10 {
            register += "  - id: shkola-\(school)\n    name: МБОУ «СОШ № \(school) с. Ключи»\n    risks: [R09]\n"
            try files.createDirectory(
                atPath: "\(folder)/inbox/shkola-\(school)",
                withIntermediateDirectories: true
            )
        }
        for sub in ["archive", "odt"] {
            try files.createDirectory(atPath: "\(folder)/\(sub)", withIntermediateDirectories: true)
        }
        try register.write(toFile: "\(folder)/schools.yaml", atomically: true, encoding: .utf8)
        for number in 0..<count {
            let school = number % 10 + 1
            let name = "МБОУ «СОШ № \(school) с. Ключи»"
            var word = Generator<WordMarkup>(seed: UInt64(number) + 1)
            try GeneratedPackage.writeWord(
                word.document(number: number, school: name),
                to: "\(folder)/inbox/shkola-\(school)/Программа \(number).docx"
            )
            guard withOpenDocument else { continue }
            var openDocument = Generator<OpenDocumentMarkup>(seed: UInt64(number) + 1)
            try GeneratedPackage.writeOpenDocument(
                openDocument.document(number: number, school: name),
                to: "\(folder)/odt/Программа \(number).odt"
            )
        }
    }

    /// Source: measured on generated text.
    private static let bytesPerParagraph = 2300

    /// One document of `megabytes` MB of main part: DOCX, or ODT when `path` ends so.
    private static func large(_ path: String, megabytes: Int) throws {
        let paragraphs = megabytes * (1 << 20) / Self.bytesPerParagraph
        let school = "МБОУ «СОШ № 1 с. Ключи»"
        if path.hasSuffix(".odt") {
            var generator = Generator<OpenDocumentMarkup>(seed: 7)
            // Measured: for the same text OpenDocument takes half the markup.
            let content = generator.document(number: 1, school: school, paragraphs: paragraphs * 2)
            try GeneratedPackage.writeOpenDocument(content, to: path)
        } else {
            var generator = Generator<WordMarkup>(seed: 7)
            try GeneratedPackage.writeWord(
                generator.document(number: 1, school: school, paragraphs: paragraphs),
                to: path
            )
        }
    }

    private static func read(_ paths: [String]) throws {
        let reader = DocumentReader()
        var bytes = 0
        for path in paths { bytes += try reader.read(path: path).text.bytes.count }
        print("\(paths.count) documents, \(bytes) bytes of text")
    }

    private static func examine(_ paths: [String]) throws {
        let reader = DocumentReader()
        let schools = (1...10).map { School(id: "shkola-\($0)", name: "МБОУ «СОШ № \($0) с. Ключи»", risks: [.r09]) }
        let examiner = Examiner(ruleBook: .builtIn, register: SchoolRegister(schools: schools))
        guard let today = CalendarDate(year: 2023, month: 3, day: 28) else { throw BenchFailure("no such day") }
        var verdicts: [String: Int] = [:]
        for path in paths {
            let examination = examiner.examine(
                try reader.read(path: path),
                in: Circumstances(fileName: "Программа.docx", asOf: today)
            )
            verdicts[examination.verdict?.rawValue ?? "none", default: 0] += 1
        }
        print(verdicts.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", "))
    }
}
