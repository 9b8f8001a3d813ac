/// Wordings of several entries (sections of a kind, columns of a table), ready to be compared with a title.
///
/// An entry is known by its position in the list it was built from.
struct WordingIndex: Sendable {
    struct Wording: Sendable {
        var entry: Int
        /// Stems without function words.
        var full: [LetterHash]
        /// ``full`` without fillers, each stem once; never empty.
        var words: [LetterHash]
        /// Letters of ``full`` without blanks, for likeness.
        var letters: [UInt16]
        /// Lengths of the words that ``letters`` are made of.
        var lengths: [Int]
    }

    /// A word of the wordings, to mend misspelt ones by.
    struct KnownWord: Sendable {
        var letters: [UInt16]
        var stem: LetterHash
    }

    private(set) var wordings: [Wording] = []
    private(set) var byFull = HashTable<Int>()
    private(set) var byCore = HashTable<Int>()
    private(set) var byStem = HashTable<[Int]>()
    /// Positions in ``wordings``.
    private(set) var likeWordings = LikenessIndex()
    private(set) var vocabulary: [KnownWord] = []
    /// Positions in ``vocabulary``.
    private(set) var likeWords = LikenessIndex()
    private(set) var knownStems = HashTable<Bool>()
    private(set) var keys = PhraseSet<Int>()

    mutating func add(_ text: String, entry: Int, noise: NoiseWords, scanner: WordScanner) {
        let title = NormalTitle(scanner.scan(text).tokens[...], noise: noise, scanner: scanner)
        guard !title.full.isEmpty else { return }
        let index = wordings.count
        let letters = title.letters
        let words = title.words
        wordings.append(
            Wording(entry: entry, full: title.full, words: words, letters: letters, lengths: title.lengths)
        )
        likeWordings.add(letters, at: index)
        let full = Hashing64.combine(title.full)
        if byFull[full] == nil { byFull[full] = index }
        // A wording without fillers of its own owns its core; «Цель» stands before «Цель программы».
        let core = Hashing64.combine(title.core)
        if byCore[core] == nil || title.full == title.core { byCore[core] = index }
        for stem in words { byStem[stem] = (byStem[stem] ?? []) + [index] }
        for token in title.tokens where knownStems[token.stem] == nil {
            let letters = Array(scanner.letters(of: token))
            knownStems[token.stem] = true
            likeWords.add(letters, at: vocabulary.count)
            vocabulary.append(KnownWord(letters: letters, stem: token.stem))
        }
    }

    mutating func addKey(_ phrase: Phrase, entry: Int) { keys.add(phrase, entry) }
}

/// A title as it is compared: without numbering, function words and, where anything is left then, fillers.
struct NormalTitle {
    /// Tokens that are compared, function words left out.
    private(set) var tokens: [Token] = []
    private(set) var full: [LetterHash] = []
    private(set) var core: [LetterHash] = []
    private let spelling: Spelling

    /// The letters of ``full`` without blanks, written down when somebody asks and only once: a title is put to many
    /// matchers, and most of them know it by its stems.
    private final class Spelling {
        let tokens: [Token]
        let scanner: WordScanner
        private(set) lazy var letters: [UInt16] = {
            var letters: [UInt16] = []
            letters.reserveCapacity(tokens.reduce(0) { $0 + $1.length })
            for token in tokens { letters.append(contentsOf: scanner.letters(of: token)) }
            return letters
        }()

        init(_ tokens: [Token], _ scanner: WordScanner) {
            self.tokens = tokens
            self.scanner = scanner
        }
    }

    init(_ all: ArraySlice<Token>, noise: NoiseWords, scanner: WordScanner) {
        let named = Self.withoutNumbering(all, noise, scanner)
        tokens.reserveCapacity(named.count)
        full.reserveCapacity(named.count)
        core.reserveCapacity(named.count)
        for token in named where !noise.isFunctionWord(token) {
            tokens.append(token)
            full.append(token.stem)
            if !noise.isFiller(token, scanner) { core.append(token.stem) }
        }
        if core.isEmpty { core = full }
        spelling = Spelling(tokens, scanner)
    }

    /// Letters of ``full`` without blanks.
    var letters: [UInt16] { spelling.letters }
    /// How many of ``letters`` each word has.
    var lengths: [Int] { tokens.map(\.length) }

    /// ``core``, each stem once.
    var words: [LetterHash] { core.unique }

    /// Drops «1.2.», «РАЗДЕЛ IV.», «а)» from the beginning, and footnote digits from the end.
    static func withoutNumbering(
        _ tokens: ArraySlice<Token>,
        _ noise: NoiseWords,
        _ scanner: WordScanner
    ) -> ArraySlice<Token> {
        var rest = tokens
        while let first = rest.first, rest.count > 1 {
            let next = rest[rest.startIndex + 1]
            let isNumeral = first.kind == .number || RomanNumeral.isOne(scanner.letters(of: first))
            let isLetterLabel = first.length == 1 && !next.before.isDisjoint(with: [.close, .stop])
            // «Часть II», «Раздел. Цели», but «Части целого».
            let isWord =
                noise.isNumbering(first)
                && (next.kind == .number || RomanNumeral.isOne(scanner.letters(of: next)) || next.before != .space)
            guard isNumeral || isLetterLabel || isWord else { break }
            // «5 шагов»: a number that belongs to the words after it is not numbering.
            if first.kind == .number, next.before == .space, rest.startIndex == tokens.startIndex,
                first.length > 2
            {
                break
            }
            rest = rest.dropFirst()
        }
        while let last = rest.last, last.kind == .number, rest.count > 1 { rest = rest.dropLast() }
        return rest
    }
}

/// Numerals as typists write them: Latin letters, Cyrillic look-alikes, «П» and «Ш» for II and III.
enum RomanNumeral {
    static func isOne(_ letters: ArraySlice<UInt16>) -> Bool {
        guard (1...5).contains(letters.count) else { return false }
        return letters.allSatisfy(isMark)
    }

    /// i, v, x, l and Cyrillic і, х, п, ш.
    private static func isMark(_ letter: UInt16) -> Bool {
        switch letter {
        case 0x69, 0x76, 0x78, 0x6C, 0x456, 0x445, 0x43F, 0x448: true
        default: false
        }
    }
}

extension [LetterHash] {
    /// Each hash once, in the order of their first places; for lists of a few words.
    var unique: [LetterHash] {
        var seen: [LetterHash] = []
        seen.reserveCapacity(count)
        for hash in self where !seen.contains(hash) { seen.append(hash) }
        return seen
    }
}
