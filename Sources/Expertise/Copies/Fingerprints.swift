internal import DocumentModel

/// A mark by which a stretch of text is found again.
package struct Fingerprint: Sendable, Hashable {
    /// 48 bits: among five million marks of an archive a wrong one meets a query once in fifty million.
    package var hash: Int64
    /// 0-based number of the section, and of the shingle's first compared word in it.
    package var section: Int
    package var word: Int

    package init(hash: Int64, section: Int, word: Int) {
        self.hash = hash
        self.section = section
        self.word = word
    }
}

/// Marks of a text by winnowing (S. Schleimer, D. Wilkerson, A. Aiken, 2003).
///
/// Words are compared by their stems; numbers and the names of schools are no words here, so that a text with other
/// figures and another school's name in it is the same text. Any stretch of at least ``guarantee`` such words that
/// two texts share gives them at least one mark in common, and equal texts have equal marks.
package enum Fingerprints {
    /// Words in a shingle. Fewer are common turns of phrase.
    static let shingle = 6
    /// Shingles of which one is kept.
    static let window = 15
    /// Words that cannot be shared unnoticed.
    package static let guarantee = shingle + window - 1

    /// Changes whenever the same text gets other marks, by whatever change of the program: marks are kept, and those
    /// of another form are of no use.
    package static let form: Int64 = {
        let text =
            "Ёлка № 12 в МБОУ «СОШ с. Ключи» зажглась, и восемь учеников с учителями пели песни у школы весь день."
        let section = CopyText.Section(id: "c.intro", title: "", pieces: [Quoted(text, .init(block: 1))])
        let prints = WordScanner.borrow { scanner in
            CopyWords(section, names: [scanner.scan("Ключи").tokens.first?.stem ?? 0], scanner: scanner).prints(1)
        }
        let layout: Int64 = 1
        return prints.reduce(layout) { ($0 &* 31 &+ $1.hash) & 0xFFFF_FFFF_FFFF }
    }()

    /// Marks of every section, in the order of the text.
    package static func of(_ text: CopyText) -> [Fingerprint] {
        WordScanner.borrow { scanner in
            let names = Set(text.names)
            return text.sections.enumerated().flatMap { number, section in
                CopyWords(section, names: names, scanner: scanner).prints(number)
            }
        }
    }

    /// Every shingle of the texts, each text by itself, for wording that is to be passed over wherever it stands.
    package static func everyShingle(of texts: [String]) -> Set<Int64> {
        WordScanner.borrow { scanner in
            Set(
                texts.flatMap { text in
                    let section = CopyText.Section(id: "", title: "", pieces: [Quoted(text, Place(block: 1))])
                    return CopyWords(section, names: [], scanner: scanner).shingles
                }
            )
        }
    }

    /// The least of every window, the last one of equals; where a text is too short for a window, its least.
    static func winnowed(_ hashes: [Int64]) -> [Int] {
        guard hashes.count > window else {
            return hashes.indices.min { (hashes[$0], -$0) < (hashes[$1], -$1) }.map { [$0] } ?? []
        }
        var chosen: [Int] = []
        var least = -1
        for end in window - 1..<hashes.count {
            let start = end - window + 1
            if least < start {
                least = start
                for index in start...end where hashes[index] <= hashes[least] { least = index }
            } else if hashes[end] <= hashes[least] {
                least = end
            }
            if chosen.last != least { chosen.append(least) }
        }
        return chosen
    }
}

/// The words of a section that are compared, each with its place in the pieces.
struct CopyWords {
    private(set) var stems: [UInt64] = []
    /// Piece and bytes in it.
    private(set) var spots: [(piece: Int, bytes: Range<Int>)] = []

    init(_ section: CopyText.Section, names: Set<UInt64>, scanner: WordScanner) {
        for (number, piece) in section.pieces.enumerated() {
            add(piece.text, number, names, scanner)
        }
    }

    private mutating func add(_ text: String, _ piece: Int, _ names: Set<UInt64>, _ scanner: WordScanner) {
        // What stands before a name and belongs to it is known only when the name comes.
        var pending: [(stem: UInt64, bytes: Range<Int>)] = []
        var afterForm = false
        for token in scanner.scan(text).tokens {
            guard token.kind == .word else { continue }
            if names.contains(token.stem) {
                pending = []
                afterForm = false
                continue
            }
            if Self.forms.contains(token.word) {
                keep(pending, piece)
                pending = []
                afterForm = true
                continue
            }
            if token.length <= 3, Self.places.contains(token.word) {
                if !afterForm { pending.append((token.stem, token.bounds)) }
                continue
            }
            afterForm = false
            keep(pending + [(token.stem, token.bounds)], piece)
            pending = []
        }
        keep(pending, piece)
    }

    private mutating func keep(_ words: [(stem: UInt64, bytes: Range<Int>)], _ piece: Int) {
        for word in words {
            stems.append(word.stem)
            spots.append((piece, word.bytes))
        }
    }

    private static func words(_ list: [String]) -> Set<UInt64> {
        WordScanner.borrow { scanner in Set(list.compactMap { scanner.scan($0).tokens.first?.word }) }
    }

    private static let forms = words(["мбоу", "моу", "мкоу", "маоу", "гбоу", "гоу", "мбу", "сош", "оош", "нош"])
    private static let places = words(["с", "п", "р", "рп", "д", "х", "г", "ст", "пос", "им", "дер"])

    var shingles: [Int64] {
        guard stems.count >= Fingerprints.shingle else { return [] }
        return (0...stems.count - Fingerprints.shingle).map { start in
            Int64(Hashing64.combine(stems[start..<start + Fingerprints.shingle]) & 0xFFFF_FFFF_FFFF)
        }
    }

    func prints(_ section: Int) -> [Fingerprint] {
        let shingles = shingles
        return Fingerprints.winnowed(shingles).map {
            Fingerprint(hash: shingles[$0], section: section, word: $0)
        }
    }

    /// The text from the shingle that begins at `first` to the one that begins at `last`, both included, as written.
    func fragment(of section: CopyText.Section, from first: Int, through last: Int) -> Quoted? {
        let end = min(last + Fingerprints.shingle, spots.count) - 1
        guard spots.indices.contains(first), end >= first else { return nil }
        // One piece is enough to be shown: the longer part of the stretch.
        let pieces = Dictionary(grouping: first...end) { spots[$0].piece }
        guard let (piece, words) = pieces.max(by: { ($0.value.count, -$0.key) < ($1.value.count, -$1.key) }),
            let start = words.first, let stop = words.last
        else { return nil }
        let bytes = Array(section.pieces[piece].text.utf8)
        let range = spots[start].bytes.lowerBound..<min(bytes.count, spots[stop].bytes.upperBound)
        return Quoted(String(decoding: bytes[range], as: UTF8.self), section.pieces[piece].place)
    }
}
