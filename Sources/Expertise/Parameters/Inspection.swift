internal import DocumentModel
internal import Roadmap

/// A dossier under inspection: what several tests ask for is worked out once.
///
/// Belongs to one judging; not shared between tasks.
final class Inspection {
    let dossier: Dossier
    let ruleBook: RuleBook
    private var passagesBySection: [String: [Passage]] = [:]
    private let known: Layout?

    /// - Parameter layout: of the dossier's document, when it is there already.
    init(_ dossier: Dossier, _ ruleBook: RuleBook, layout: Layout? = nil) {
        self.dossier = dossier
        self.ruleBook = ruleBook
        known = layout
    }

    /// The document as lines.
    private(set) lazy var layout = known ?? Layout(dossier.document, scanner: WordScanner())

    var project: ParameterPages.Project { ruleBook.parameters.project }

    /// Prefix of the section ids of the kind: `a.` of `a.ind`.
    private(set) lazy var prefix: String =
        switch dossier.kind {
        case .concept: "c."
        case .midterm: "m."
        case .antirisk: "a."
        case .roadmap: "r."
        case .evidence, .other: "-."
        }

    private(set) lazy var terms = StatedTerms(dossier)
    private(set) lazy var intent = Intent(self)
    private(set) lazy var approvals = Stamps.approvals(dossier).map(Stamps.requisites)
    private(set) lazy var acceptances = Stamps.acceptances(dossier).map(Stamps.requisites)
    /// The stamp of approval with a date, else any stamp of approval; nil when there is none.
    private(set) lazy var approval = approvals.first { $0.date != nil } ?? approvals.first

    /// Activated directions of the school; nil when the school is unknown or has none activated.
    private(set) lazy var activated: [RiskDirection]? = dossier.school.flatMap { $0.risks.isEmpty ? nil : $0.risks }

    /// The section `name` of the document's kind.
    func section(_ name: String) -> SectionMatch? { dossier.section(prefix + name) }

    /// The section under the first of `names` that is there and holds something, else the first that is there.
    func section(anyOf names: [String]) -> SectionMatch? {
        let found = names.compactMap(section)
        return found.first { !$0.isEmpty } ?? found.first
    }

    /// Lines of a section, lists taken apart at their line breaks.
    func passages(_ section: SectionMatch?) -> [Passage] {
        guard let section else { return [] }
        if let known = passagesBySection[section.id] { return known }
        let passages = section.content.flatMap(Passage.lines)
        passagesBySection[section.id] = passages
        return passages
    }

    /// Canonical name of a section of the lexicon.
    func canonical(_ id: String) -> String { ruleBook.lexicon.section(id)?.canonical ?? id }

    /// All events of all tables, each with the place of its table.
    private(set) lazy var events: [(table: Place, row: EventRow)] = dossier.eventTables.flatMap { table in
        table.rows.map { (table.place, $0) }
    }
    /// The words of the events themselves, of ``events`` in their order; nil where the table has no column for them.
    private(set) lazy var eventLexemes: [Lexemes?] = events.map { _, row in
        row.values[.event].map { Lexemes($0.text) }
    }
    /// What the dates of ``events`` say; nil where the table has no column for them.
    private(set) lazy var eventTimings: [Timing?] = {
        // Most events share their dates with others.
        var known: [LetterHash: Timing] = [:]
        return events.map { _, row in
            row.values[.date].map { cell in
                let key = Hashing64.hash(of: cell.text)
                if let timing = known[key] { return timing }
                let timing = Timing(cell.text, isDateCell: true)
                known[key] = timing
                return timing
            }
        }
    }()

    /// What E10 says is missing.
    private(set) lazy var missingSections = Set(RequiredSections(inspection: self).missing)
    /// What E11 says is empty.
    private(set) lazy var emptySections = Set(ParameterTests.emptySections(self).map(\.id))

    /// A title that may stand for the section `id` in words of the school's own.
    func openTitle(for id: String) -> Mention? {
        dossier.openTitles.first { $0.sections.contains(id) }?.mention
    }

    /// The answer when the section `name` is missing: «no», or a question to a person when some title may be it (R30).
    func missing(_ name: String, _ fault: Answer.Fault) -> Answer {
        openTitle(for: prefix + name) == nil ? .no(fault) : .open(fault)
    }

    /// Where the section stands, for the beginning of a remark: «Строка «Цель программы»».
    func whereabouts(_ section: SectionMatch) -> String {
        let title = Quotation.make(section.title.trimmingPunctuation) ?? canonical(section.id)
        return section.place.table == nil ? "Раздел «\(title)»" : "Строка «\(title)»"
    }
}

/// One line of a section with its lexemes.
struct Passage {
    let text: String
    let place: Place
    let isListItem: Bool
    let lexemes: Lexemes

    init(text: String, place: Place, isListItem: Bool = false) {
        self.text = text
        self.place = place
        self.isListItem = isListItem
        lexemes = Lexemes(text)
    }

    static func lines(of piece: ContentPiece) -> [Passage] {
        if !breaksLine(piece.text) {
            let text = piece.text.trimmingBlanks
            return text.isEmpty ? [] : [Passage(text: text, place: piece.place, isListItem: piece.isListItem)]
        }
        return piece.text.unicodeScalars.split(whereSeparator: \.isLineBreak).compactMap { line in
            let text = Substring(line).trimmingBlanks
            return text.isEmpty ? nil : Passage(text: text, place: piece.place, isListItem: piece.isListItem)
        }
    }

    /// Whether `text` holds any of the scalars that break lines; most pieces hold none.
    private static func breaksLine(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            bytes.indices.contains { index in
                switch bytes[index] {
                case 0x0A...0x0D: true
                case 0xC2: index + 1 < bytes.count && bytes[index + 1] == 0x85
                case 0xE2: index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] & 0xFE == 0xA8
                default: false
                }
            }
        }
    }

    /// The part from lexeme `index` on.
    func suffix(from index: Int) -> Passage {
        Passage(text: lexemes.text(index..<lexemes.count), place: place, isListItem: isListItem)
    }

    func prefix(upTo index: Int) -> Passage {
        Passage(text: lexemes.text(0..<index), place: place, isListItem: isListItem)
    }
}

extension [Passage] {
    var wordCount: Int { reduce(0) { $0 + $1.lexemes.wordCount } }
    func contains(_ stems: Stems) -> Bool { contains { $0.lexemes.contains(stems) } }
    func first(with stems: Stems) -> Passage? { first { $0.lexemes.contains(stems) } }
}

extension StringProtocol {
    /// Without blanks, colons, dots, dashes and quotation marks at both ends.
    var trimmingPunctuation: String {
        var rest = Substring(self)
        while let first = rest.first, first.isIdle { rest.removeFirst() }
        while let last = rest.last, last.isIdle { rest.removeLast() }
        return String(rest)
    }
}

extension Character {
    fileprivate var isIdle: Bool {
        switch self {
        case ":", ".", ";", ",", "-", "–", "—", "«", "»", "\"", "“", "”", "„": true
        default: isWhitespace
        }
    }
}

extension Unicode.Scalar {
    /// Begins a new line wherever it stands: the controls, NEL, and the separators of lines and paragraphs.
    fileprivate var isLineBreak: Bool {
        switch value {
        case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }
}
