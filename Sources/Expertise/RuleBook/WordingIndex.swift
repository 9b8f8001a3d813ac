/// Wordings of several entries (sections of a kind, columns of a table), ready to be compared with a title.
///
/// An entry is known by its position in the list it was built from.
struct WordingIndex: Sendable {
    struct Wording: Sendable {
        var entry: Int
        /// Stems without function words.
        var full: [LetterHash]
        /// ``full`` without fillers; never empty.
        var core: [LetterHash]
        /// Letters of ``full`` without blanks, for likeness.
        var letters: [UInt16]
        var mask: LetterMask
        /// Lengths of the words that ``letters`` are made of.
        var lengths: [Int]
    }

    /// A word of the wordings, to mend misspelt ones by.
    struct KnownWord: Sendable {
        var letters: [UInt16]
        var mask: LetterMask
        var stem: LetterHash
    }

    private(set) var wordings: [Wording] = []
    private(set) var byFull = HashTable<Int>()
    private(set) var byCore = HashTable<Int>()
    private(set) var byStem = HashTable<[Int]>()
    private(set) var vocabulary: [KnownWord] = []
    private(set) var knownStems = HashTable<Bool>()
    private(set) var keys = PhraseSet<Int>()

    mutating func add(_ text: String, entry: Int, noise: NoiseWords, scanner: WordScanner) {
        let title = NormalTitle(scanner.scan(text).tokens[...], noise: noise, scanner: scanner)
        guard !title.full.isEmpty else { return }
        let index = wordings.count
        wordings.append(
            Wording(
                entry: entry,
                full: title.full,
                core: title.core,
                letters: title.letters,
                mask: LetterMask(title.letters),
                lengths: title.lengths
            )
        )
        let full = Hashing64.combine(title.full)
        if byFull[full] == nil { byFull[full] = index }
        // A wording without fillers of its own owns its core; «Цель» stands before «Цель программы».
        let core = Hashing64.combine(title.core)
        if byCore[core] == nil || title.full == title.core { byCore[core] = index }
        for stem in Set(title.core) { byStem[stem] = (byStem[stem] ?? []) + [index] }
        for token in title.tokens where knownStems[token.stem] == nil {
            let letters = Array(scanner.letters(of: token))
            knownStems[token.stem] = true
            vocabulary.append(KnownWord(letters: letters, mask: LetterMask(letters), stem: token.stem))
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
    private(set) var letters: [UInt16] = []
    private(set) var lengths: [Int] = []

    init(_ all: ArraySlice<Token>, noise: NoiseWords, scanner: WordScanner) {
        for token in Self.withoutNumbering(all, noise, scanner) where !noise.isFunctionWord(token) {
            tokens.append(token)
            full.append(token.stem)
            let own = scanner.letters(of: token)
            letters.append(contentsOf: own)
            lengths.append(own.count)
            if !noise.isFiller(token, scanner) { core.append(token.stem) }
        }
        if core.isEmpty { core = full }
    }

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
        return letters.allSatisfy { marks.contains($0) }
            && (letters.count > 1 || letters.first.map { singles.contains($0) } ?? false)
    }

    /// i, v, x, l and Cyrillic і, х, п, ш.
    private static let marks: Set<UInt16> = [0x69, 0x76, 0x78, 0x6C, 0x456, 0x445, 0x43F, 0x448]
    private static let singles: Set<UInt16> = [0x69, 0x76, 0x78, 0x6C, 0x456, 0x445, 0x43F, 0x448]
}
