import DocumentModel
import Expertise
import ExpertiseLog
import Foundation
import Hashing
import Intake
import JSONText
import Roadmap

/// What one new document costs beside an archive of many, and what it would cost beside none.
///
/// The archive is written straight into the log and the tables beside it: concepts of forty schools in many versions,
/// of the length of real ones, each with the chapter that all schools share, paragraphs that some schools share, and
/// words of its own. The newcomers are files, taken by the program itself.
struct Newcomer {
    private let folder: String
    private let count: Int
    private let expertise: String

    private static let schools = 40
    private static let rounds = 15
    /// Documents in one transaction while the archive is filled.
    private static let groupSize = 100

    init(_ arguments: [String]) throws {
        guard arguments.count == 3, let count = Int(arguments[1]), count > 0 else {
            throw BenchFailure("usage: bench newcomer FOLDER COUNT EXPERTISE")
        }
        folder = arguments[0]
        self.count = count
        expertise = arguments[2]
    }

    func run() throws {
        let full = folder + "/full"
        let empty = folder + "/empty"
        for workspace in [full, empty] { try prepare(workspace) }
        try fill(full)
        var costs: [String: [Child.Cost]] = [:]
        for round in 0..<Self.rounds {
            let name = "inbox/\(Self.id(round % Self.schools))/Концепция \(round).docx"
            for workspace in [full, empty] {
                try ConceptText(number: count + round, school: Self.name(round % Self.schools))
                    .write(to: workspace + "/" + name)
                let cost = try Child.cost(of: [expertise, "run", "--quiet", "--workspace", workspace])
                // The first run of each opens files that the next ones find in the cache.
                if round > 0 { costs[workspace, default: []].append(cost) }
            }
        }
        report(full: costs[full] ?? [], empty: costs[empty] ?? [], log: full + "/archive/expertise.sqlite")
    }

    private func report(full: [Child.Cost], empty: [Child.Cost], log: String) {
        func milliseconds(_ costs: [Child.Cost], _ path: KeyPath<Child.Cost, Double>) -> Double {
            Table.median(costs.map { $0[keyPath: path] }) * 1000
        }
        let size = (try? FileManager.default.attributesOfItem(atPath: log)[.size] as? Int) ?? 0
        print("one new document, medians of \(full.count) runs of the program; log of \(size >> 20) MB")
        print("archive                CPU ms   wall ms")
        for (name, costs) in [("empty", empty), ("\(count) documents", full)] {
            let cpu = String(format: "%8.1f", milliseconds(costs, \.cpuSeconds))
            let wall = String(format: "%9.1f", milliseconds(costs, \.wallSeconds))
            print(name.padding(toLength: 20, withPad: " ", startingAt: 0), cpu, wall)
        }
        let dearer = milliseconds(full, \.cpuSeconds) - milliseconds(empty, \.cpuSeconds)
        print("dearer by \(String(format: "%.1f", dearer)) ms of CPU time; the bound is 100")
    }

    // MARK: The archive

    private static func id(_ school: Int) -> String { "shkola-\(school + 1)" }
    private static func name(_ school: Int) -> String { "МБОУ «СОШ № \(school + 1) с. Ключи»" }

    private func prepare(_ workspace: String) throws {
        var register = "municipality: Стендовый район\nschools:\n"
        for school in 0..<Self.schools {
            register += "  - id: \(Self.id(school))\n    name: \(Self.name(school))\n    risks: [R09]\n"
            try FileManager.default.createDirectory(
                atPath: "\(workspace)/inbox/\(Self.id(school))",
                withIntermediateDirectories: true
            )
        }
        try FileManager.default.createDirectory(atPath: workspace + "/archive", withIntermediateDirectories: true)
        try register.write(toFile: workspace + "/schools.yaml", atomically: true, encoding: .utf8)
    }

    private func fill(_ workspace: String) throws {
        let log = try ExpertiseLog(path: workspace + "/archive/expertise.sqlite", creating: true)
        let schools = (0..<Self.schools).map { School(id: Self.id($0), name: Self.name($0), risks: [.r09]) }
        let examiner = Examiner(ruleBook: .builtIn, register: SchoolRegister(schools: schools))
        guard let today = CalendarDate(year: 2023, month: 3, day: 28) else { throw BenchFailure("no such day") }
        for start in stride(from: 0, to: count, by: Self.groupSize) {
            try log.write(at: 1_680_000_000 + Int64(start)) { writer in
                for number in start..<min(count, start + Self.groupSize) {
                    let school = number % Self.schools
                    let document = ConceptText(number: number, school: Self.name(school)).document
                    let (examination, content) = examiner.study(
                        document,
                        in: Circumstances(fileName: "Концепция.docx", folderSchool: schools[school], asOf: today)
                    )
                    guard examination.kind == .concept, let content else {
                        throw BenchFailure("document \(number) was taken for \(examination.kind)")
                    }
                    let received = try writer.append(fact(.received, number, school, examination)).number
                    var examined = fact(.examined, number, school, examination)
                    examined.subject = received
                    try writer.append(examined)
                    let id = Self.id(school)
                    try writer.keep(
                        KeptContent.document(content, received: received, school: id, kind: .concept)
                    )
                    try writer.noteCopied(received, false)
                }
            }
        }
        let head = Int64(count * 2)
        try log.write(at: 1_690_000_000) { writer in
            try writer.remember(AcrossState(form: KeptContent.form, built: head, settled: head))
        }
    }

    private func fact(_ event: Fact.Event, _ number: Int, _ school: Int, _ examination: Examination) -> Fact {
        var fact = Fact(event: event, by: ProgramVersion.author, program: ProgramVersion.current)
        let digest = ContentDigest(of: "document \(number)")
        fact.items = event == .received ? [16] : [16, 19]
        fact.school = Self.id(school)
        fact.kind = .concept
        fact.risks = examination.risks
        fact.document = DocumentReference(
            sha256: digest,
            name: "\(Self.id(school))/Концепция \(number).docx",
            archivedAs: "\(Self.id(school))/концепция/\(number).docx",
            bytes: 40_000
        )
        guard event == .examined else { return fact }
        let file = ExaminedFile(
            path: "Концепция \(number).docx",
            digest: digest,
            bytes: 40_000,
            format: .docx,
            result: .examined(examination)
        )
        fact.status = .examined
        fact.verdict = examination.verdict
        fact.parameters = RuleBook.builtIn.digest.hex
        fact.details = file.json.text()
        return fact
    }
}

/// A concept of about 2,600 words, as its paragraphs.
private struct ConceptText {
    let number: Int
    let school: String

    /// A heading, or running text.
    private var paragraphs: [(text: String, isHeading: Bool)] {
        var own = SplitMix64(state: UInt64(number) &* 7919 &+ 3)
        // The same for every school: a chapter of a template.
        var template = SplitMix64(state: 1)
        var paragraphs: [(String, Bool)] = [
            (school, false), ("КОНЦЕПЦИЯ РАЗВИТИЯ", false), ("на 2022–2024 годы", false), ("Введение", true),
        ]
        paragraphs += (0..<6).map { _ in (Self.paragraph(&template), false) }
        paragraphs.append(("Анализ текущего состояния", true))
        for index in 0..<60 {
            // Every sixth paragraph is one of two thousand that go from school to school.
            var shared = SplitMix64(state: UInt64(own.below(2000)) + 1_000_000)
            paragraphs.append((index % 6 == 0 ? Self.paragraph(&shared) : Self.paragraph(&own), false))
        }
        paragraphs.append(("Цели и задачи развития", true))
        paragraphs += (0..<6).map { _ in (Self.paragraph(&own), false) }
        paragraphs.append(("Меры и мероприятия по достижению целей развития", true))
        paragraphs += (0..<12).map { _ in (Self.paragraph(&own), false) }
        paragraphs.append(("Лица, ответственные за достижение результатов", true))
        paragraphs.append(("Директор, заместитель директора по учебно-воспитательной работе.", false))
        return paragraphs
    }

    private static func paragraph(_ random: inout SplitMix64) -> String {
        let words = (0..<30).map { _ in
            GeneratedWords.all[random.below(GeneratedWords.all.count)]
                + GeneratedWords.endings[random.below(GeneratedWords.endings.count)]
        }
        return words.joined(separator: " ") + "."
    }

    var document: Document {
        var document = Document(format: .docx)
        for (text, isHeading) in paragraphs {
            var paragraph = Paragraph(text: document.text.append(text))
            if isHeading { paragraph.heading = Heading(level: 1, source: .outlineLevel) }
            document.blocks.append(.paragraph(paragraph))
        }
        return document
    }

    func write(to path: String) throws {
        var markup = WordMarkup(seed: UInt64(number))
        markup.begin()
        for (text, isHeading) in paragraphs { markup.paragraph([text], isBold: isHeading, isHeading: isHeading) }
        try GeneratedPackage.writeWord(markup.end(), to: path)
    }
}
