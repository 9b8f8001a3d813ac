package import Roadmap

/// The words by which kinds, sections, columns and directions are known; decoded from `lexicon.yaml`.
///
/// Never changes; a class, because many hands hold it and it has many parts.
package final class Lexicon: Sendable {
    /// Words that tell nothing apart in a section's title.
    let noise: NoiseWords
    let title: TitleRules
    /// Titles of a list of contents.
    let contentsTitles: WordingIndex
    /// Sections of the title page, then of each kind, in the order of the file.
    package let kinds: [KindEntry]
    let columns: WordingIndex
    let columnIDs: [String]
    package let risks: [RiskEntry]
    /// Patterns and names of all directions; values are positions in ``risks``.
    let riskPatterns: PhraseSet<Int>
    let riskExceptions: PhraseSet<Int>
    /// Words by which a text shows what it is about, whatever its title.
    let contents: PhraseSet<ContentWord>
    /// Titles of programmes that hold no word of the risk.
    let riskTitles: WordingIndex

    /// A lexicon in the making; its parts are those of ``Lexicon``.
    struct Draft {
        var noise: NoiseWords
        var title = TitleRules()
        var contentsTitles = WordingIndex()
        var kinds: [KindEntry] = []
        var columns = WordingIndex()
        var columnIDs: [String] = []
        var risks: [RiskEntry] = []
        var riskPatterns = PhraseSet<Int>()
        var riskExceptions = PhraseSet<Int>()
        var contents = PhraseSet<ContentWord>()
        var riskTitles = WordingIndex()
    }

    init(_ draft: Draft) {
        noise = draft.noise
        title = draft.title
        contentsTitles = draft.contentsTitles
        kinds = draft.kinds
        columns = draft.columns
        columnIDs = draft.columnIDs
        risks = draft.risks
        riskPatterns = draft.riskPatterns
        riskExceptions = draft.riskExceptions
        contents = draft.contents
        riskTitles = draft.riskTitles
    }

    /// The same words with other names for kinds, sections and directions: for checkers that compare names and
    /// variants as they are written.
    package convenience init(_ lexicon: Lexicon, kinds: [KindEntry], risks: [RiskEntry]) {
        self.init(
            Draft(
                noise: lexicon.noise,
                title: lexicon.title,
                contentsTitles: lexicon.contentsTitles,
                kinds: kinds,
                columns: lexicon.columns,
                columnIDs: lexicon.columnIDs,
                risks: risks,
                riskPatterns: lexicon.riskPatterns,
                riskExceptions: lexicon.riskExceptions,
                contents: lexicon.contents,
                riskTitles: lexicon.riskTitles
            )
        )
    }

    package struct KindEntry: Sendable {
        /// Id of the lexicon: `common`, `concept`, …
        package var id: String
        /// Nil for the common part.
        package var kind: DocumentKind?
        package var name: String
        package var sections: [SectionEntry]
        var index = WordingIndex()
    }

    package struct SectionEntry: Sendable {
        package enum Level: String, Sendable, CaseIterable {
            case required = "R"
            case recommended = "r"
            case optional = "o"
        }

        package var id: String
        /// Canonical name, for people.
        package var canonical: String
        package var level: Level
        package var variants: [String]
    }

    package struct RiskEntry: Sendable {
        package var risk: RiskDirection
        package var canonical: String
        /// Years of the lists it stands in.
        package var years: [Int]
        package var variants: [String]
        package var titles: [String]
    }

    /// Sections of the title page and of `kind`, in the order of the lexicon.
    package func sections(of kind: DocumentKind) -> [SectionEntry] {
        kinds.indices.filter { kinds[$0].kind == nil || kinds[$0].kind == kind }.flatMap { kinds[$0].sections }
    }

    /// The section called `id`; nil when the lexicon has none.
    package func section(_ id: String) -> SectionEntry? {
        for kind in kinds.indices {
            if let section = kinds[kind].sections.first(where: { $0.id == id }) { return section }
        }
        return nil
    }

    func entry(of kind: DocumentKind) -> KindEntry? { kinds.first { $0.kind == kind } }
    var common: KindEntry? { kinds.first { $0.kind == nil } }
}

/// What the words of a text are about; groups of `contents` in the lexicon.
enum ContentWord: String, CaseIterable, Sendable {
    case method, position, event, measure, time, control, future, change, money, law, motive, state
}

/// What tells titles apart and what does not.
final class NoiseWords: Sendable {
    private let functionWords: HashTable<Bool>
    private let fillers: PhraseSet<Bool>
    private let numbering: HashTable<Bool>

    init(functionWords: [Token], fillers: PhraseSet<Bool>, numbering: [Token]) {
        self.fillers = fillers
        self.functionWords = functionWords.reduce(into: HashTable()) { $0[$1.word] = true }
        self.numbering = numbering.reduce(into: HashTable()) { $0[$1.stem] = true }
    }

    func isFunctionWord(_ token: Token) -> Bool { functionWords[token.word] != nil }
    func isNumbering(_ token: Token) -> Bool { numbering[token.stem] != nil }

    func isFiller(_ token: Token, _ scanner: WordScanner) -> Bool {
        fillers.begins(with: token, scanner: scanner)
    }
}

/// How the title page shows stamps and the kind of a document.
struct TitleRules: Sendable {
    struct KindRule: Sendable {
        var kind: DocumentKind
        var phrases: PhraseSet<Bool>
        var exceptions: PhraseSet<Bool>
    }

    var approval = PhraseSet<Bool>()
    var acceptance = PhraseSet<Bool>()
    var kinds: [KindRule] = []
    var neighbours = PhraseSet<Bool>()
    /// Hash of an abbreviation in a file's name to the kind it stands for.
    var abbreviations: [LetterHash: DocumentKind] = [:]
}
