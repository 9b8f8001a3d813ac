/// A text cut into words, numbers and marks, folded for comparison, each knowing where it stands in the text.
///
/// Folding: lower case, ё as е, Latin look-alikes inside Cyrillic words as Cyrillic, decomposed й put together,
/// soft hyphens, stress marks and zero-width characters dropped, every dash as «-», every quotation mark as «"»,
/// № as «#», runs of underscores as one «_». Digits always end a word, so «26декабря» is a number and a word.
package struct Lexemes: Sendable {
    package enum Kind: UInt8, Sendable { case word, number, mark }

    package struct Lexeme: Sendable {
        package let kind: Kind
        /// White space (or nothing) stands before it.
        package let isSpaced: Bool
        private let shortValue: Int32
        private let shortWeight: Int32
        private let foldedStart: UInt32
        private let foldedEnd: UInt32
        private let sourceStart: UInt32
        private let sourceEnd: UInt32

        /// Half the size of what it is made from: texts are walked over many times.
        init(kind: Kind, value: Int, folded: Range<Int>, source: Range<Int>, isSpaced: Bool, weight: Int) {
            self.kind = kind
            self.isSpaced = isSpaced
            shortValue = Int32(clamping: value)
            shortWeight = Int32(clamping: weight)
            (foldedStart, foldedEnd) = (UInt32(folded.lowerBound), UInt32(folded.upperBound))
            (sourceStart, sourceEnd) = (UInt32(source.lowerBound), UInt32(source.upperBound))
        }

        /// Value of a number (at most `Int32.max`), ASCII code of a mark, length in letters of a word.
        package var value: Int { Int(shortValue) }
        /// Digits of a number; letters that were written as capitals in a word.
        package var weight: Int { Int(shortWeight) }
        /// Bytes of ``Lexemes/folded``.
        package var folded: Range<Int> { Int(foldedStart)..<Int(foldedEnd) }
        /// Bytes of ``Lexemes/source``.
        package var source: Range<Int> { Int(sourceStart)..<Int(sourceEnd) }
    }

    package let folded: [UInt8]
    package let items: [Lexeme]
    /// UTF-8 of ``source``.
    private let bytes: ArraySlice<UInt8>

    package init(_ text: String) { self.init(Array(text.utf8)[...]) }

    /// - Parameter bytes: UTF-8.
    package init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        (folded, items) = bytes.withUnsafeBufferPointer { text in
            Folding.table.withUnsafeBufferPointer { table in
                var cutter = LexemeCutter(text, table: table)
                cutter.cut()
                return (cutter.folded, cutter.items)
            }
        }
    }

    /// The text as written.
    package var source: String { String(decoding: bytes, as: UTF8.self) }

    package var count: Int { items.count }
    package var isEmpty: Bool { items.isEmpty }
    package var indices: Range<Int> { items.indices }

    package func isWord(_ index: Int) -> Bool { items.indices.contains(index) && items[index].kind == .word }

    package func number(_ index: Int) -> Int? {
        guard items.indices.contains(index), items[index].kind == .number else { return nil }
        return items[index].value
    }

    /// Number of digits of the number at `index`; 0 when there is no number.
    package func digits(_ index: Int) -> Int {
        guard items.indices.contains(index), items[index].kind == .number else { return 0 }
        return items[index].weight
    }

    package func isMark(_ index: Int, _ mark: Unicode.Scalar) -> Bool {
        items.indices.contains(index) && items[index].kind == .mark && items[index].value == Int(mark.value)
    }

    /// A word that begins with one of `stems`, or a run of words that begins with a phrase of them.
    package func matches(_ index: Int, _ stems: Stems) -> Bool { stems.match(at: index, in: self) != nil }

    package func firstIndex(of stems: Stems, in range: Range<Int>? = nil) -> Int? {
        (range ?? indices).first { matches($0, stems) }
    }

    package func contains(_ stems: Stems) -> Bool { firstIndex(of: stems) != nil }

    /// The text from the first to the last lexeme of `range`, as written.
    package func text(_ range: Range<Int>) -> String {
        guard let first = range.first, let last = range.last, items.indices.contains(first),
            items.indices.contains(last)
        else { return "" }
        let start = bytes.startIndex + items[first].source.lowerBound
        let end = bytes.startIndex + items[last].source.upperBound
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    /// The folded word at `index`; empty when there is no word.
    package func word(_ index: Int) -> String {
        guard isWord(index) else { return "" }
        return String(decoding: folded[items[index].folded], as: UTF8.self)
    }

    /// Whether anything but marks would be found in `text`, without cutting it.
    static func holdWordOrNumber(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { LexemeCutter.findsWordOrNumber(in: $0) }
    }

    /// Whether ``wordCount`` of `text` would be above `most`, without cutting it.
    static func holdWords(moreThan most: Int, _ text: String) -> Bool {
        var text = text
        return text.withUTF8 { LexemeCutter.findsWords(moreThan: most, in: $0) }
    }

    /// How many lexemes are words.
    package var wordCount: Int { items.lazy.filter { $0.kind == .word }.count }
}

/// Words given by their beginnings, ready to be looked for in ``Lexemes``.
///
/// An entry is folded text: `мероприят` is any word that begins so, `овз$` that very word, `рабоч групп` two words
/// in a row that begin so.
package final class Stems: Sendable, ExpressibleByArrayLiteral {
    /// One word of an entry.
    private struct Stem: Sendable {
        /// Range of ``bytes``.
        var start: Int
        var count: Int
        var isWhole: Bool
        /// The last word of its entry.
        var isLast: Bool
    }

    private struct Entry: Sendable {
        var number: Int
        /// Its first word in ``stems``.
        var stem: Int
    }

    /// Folded letters of all words.
    private let bytes: [UInt8]
    private let stems: [Stem]
    /// In groups by the last six bits of the second byte of their first word: the letter, in Cyrillic.
    private let entries: [Entry]
    /// Where each group begins; the end of the last one at the end.
    private let groups: [Int]
    /// A bit for each two letters that an entry begins with, 32 for each first letter: by it most words of a text are
    /// known to begin none.
    private let openings: [UInt32]

    package convenience init(arrayLiteral elements: String...) { self.init(elements) }

    package init(_ elements: [String]) {
        var (bytes, stems): ([UInt8], [Stem]) = ([], [])
        var buckets: [[Entry]] = Array(repeating: [], count: 64)
        var openings: [UInt32] = Array(repeating: 0, count: 32)
        for (number, element) in elements.enumerated() {
            let words = element.split(separator: " ")
            let first = stems.count
            for (position, word) in words.enumerated() {
                let letters = (word.hasSuffix("$") ? word.dropLast() : word).utf8
                stems.append(
                    Stem(
                        start: bytes.count,
                        count: letters.count,
                        isWhole: word.hasSuffix("$"),
                        isLast: position == words.count - 1
                    )
                )
                bytes.append(contentsOf: letters)
            }
            guard first < stems.count, let slot = Self.slot(bytes, stems[first].start, stems[first].count) else {
                continue
            }
            buckets[slot].append(Entry(number: number, stem: first))
            let opening = Self.opening(bytes, stems[first].start, stems[first].count)
            let isOpen = opening.second == nil && !stems[first].isWhole
            openings[opening.first] |= isOpen ? .max : 1 << UInt32(opening.second ?? 0)
        }
        self.bytes = bytes
        self.stems = stems
        self.openings = openings
        entries = buckets.flatMap { $0 }
        groups = buckets.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    }

    @inline(__always)
    private static func slot(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int? {
        guard count > 0 else { return nil }
        guard bytes[start] >= 0x80, count > 1 else { return Int(bytes[start] & 63) }
        return Int(bytes[start + 1] & 63)
    }

    /// The last five bits of the first two letters, which tell those of the Russian alphabet apart; the second one nil
    /// when there is none.
    @inline(__always)
    private static func opening(_ bytes: [UInt8], _ start: Int, _ count: Int) -> (first: Int, second: Int?) {
        guard count > 0 else { return (0, nil) }
        let isWide = bytes[start] >= 0x80 && count > 1
        let first = Int(bytes[isWide ? start + 1 : start] & 31)
        let next = isWide ? 2 : 1
        guard next < count else { return (first, nil) }
        let isNextWide = bytes[start + next] >= 0x80 && next + 1 < count
        return (first, Int(bytes[start + next + (isNextWide ? 1 : 0)] & 31))
    }

    /// - Returns: number of the entry that stands at `index`, nil when none does.
    package func match(at index: Int, in lexemes: Lexemes) -> Int? {
        guard lexemes.isWord(index) else { return nil }
        let word = lexemes.items[index].folded
        let opening = Self.opening(lexemes.folded, word.lowerBound, word.count)
        guard openings[opening.first] >> UInt32(opening.second ?? 0) & 1 != 0 else { return nil }
        guard let slot = Self.slot(lexemes.folded, word.lowerBound, word.count) else { return nil }
        for entry in groups[slot]..<groups[slot + 1] where stands(entries[entry].stem, index, lexemes) {
            return entries[entry].number
        }
        return nil
    }

    /// Whether the words of an entry, from `stem` on, stand at `index`.
    private func stands(_ stem: Int, _ index: Int, _ lexemes: Lexemes) -> Bool {
        var (stem, index) = (stem, index)
        while fits(stems[stem], index, lexemes) {
            if stems[stem].isLast { return true }
            stem += 1
            index += 1
        }
        return false
    }

    @inline(__always)
    private func fits(_ stem: Stem, _ index: Int, _ lexemes: Lexemes) -> Bool {
        guard lexemes.isWord(index) else { return false }
        let word = lexemes.items[index].folded
        guard stem.isWhole ? word.count == stem.count : word.count >= stem.count else { return false }
        for offset in 0..<stem.count where lexemes.folded[word.lowerBound + offset] != bytes[stem.start + offset] {
            return false
        }
        return true
    }

    /// Numbers of the different entries that occur in `lexemes`.
    package func found(in lexemes: Lexemes) -> Set<Int> {
        Set(lexemes.indices.compactMap { match(at: $0, in: lexemes) })
    }
}
