/// A text cut into words, numbers and marks, folded for comparison, each knowing where it stands in the text.
///
/// Folding: lower case, ё as е, Latin look-alikes inside Cyrillic words as Cyrillic, decomposed й put together,
/// soft hyphens, stress marks and zero-width characters dropped, every dash as «-», every quotation mark as «"»,
/// № as «#», runs of underscores as one «_». Digits always end a word, so «26декабря» is a number and a word.
package struct Lexemes: Sendable {
    package enum Kind: UInt8, Sendable { case word, number, mark }

    package struct Lexeme: Sendable {
        package let kind: Kind
        /// Value of a number (at most `Int32.max`), ASCII code of a mark, length in letters of a word.
        package let value: Int
        /// Bytes of ``Lexemes/folded``.
        package let folded: Range<Int>
        /// Bytes of ``Lexemes/source``.
        package let source: Range<Int>
        /// White space (or nothing) stands before it.
        package let isSpaced: Bool
        /// Digits of a number; letters that were written as capitals in a word.
        package let weight: Int
    }

    package let source: String
    package let folded: [UInt8]
    package let items: [Lexeme]

    package init(_ text: String) {
        var cutter = LexemeCutter()
        cutter.cut(text)
        source = text
        folded = cutter.folded
        items = cutter.items
    }

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
        let bytes = source.utf8
        let start = bytes.index(bytes.startIndex, offsetBy: items[first].source.lowerBound)
        let end = bytes.index(bytes.startIndex, offsetBy: items[last].source.upperBound)
        return String(source[start..<end])
    }

    /// The folded word at `index`; empty when there is no word.
    package func word(_ index: Int) -> String {
        guard isWord(index) else { return "" }
        return String(decoding: folded[items[index].folded], as: UTF8.self)
    }

    /// How many lexemes are words.
    package var wordCount: Int { items.lazy.filter { $0.kind == .word }.count }
}

/// Words given by their beginnings, ready to be looked for in ``Lexemes``.
///
/// An entry is folded text: `мероприят` is any word that begins so, `овз$` that very word, `рабоч групп` two words
/// in a row that begin so.
package struct Stems: Sendable, ExpressibleByArrayLiteral {
    private struct Stem: Sendable {
        var bytes: [UInt8]
        var isWhole: Bool
    }
    private struct Entry: Sendable {
        var stems: [Stem]
        var number: Int
    }

    /// Entries by the last six bits of the second byte of their first stem: the letter, in Cyrillic.
    private var buckets: [[Entry]]
    package let entries: [String]

    package init(arrayLiteral elements: String...) { self.init(elements) }

    package init(_ elements: [String]) {
        entries = elements
        buckets = Array(repeating: [], count: 64)
        for (number, element) in elements.enumerated() {
            let stems = element.split(separator: " ").map { part in
                Stem(bytes: Array((part.hasSuffix("$") ? part.dropLast() : part).utf8), isWhole: part.hasSuffix("$"))
            }
            guard let first = stems.first, let slot = Self.slot(first.bytes[...]) else { continue }
            buckets[slot].append(Entry(stems: stems, number: number))
        }
    }

    private static func slot(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard let first = bytes.first else { return nil }
        guard first >= 0x80, bytes.count > 1 else { return Int(first & 63) }
        return Int(bytes[bytes.startIndex + 1] & 63)
    }

    /// - Returns: number of the entry that stands at `index`, nil when none does.
    package func match(at index: Int, in lexemes: Lexemes) -> Int? {
        guard lexemes.isWord(index), let slot = Self.slot(lexemes.folded[lexemes.items[index].folded]) else {
            return nil
        }
        return buckets[slot].first { entry in
            entry.stems.indices.allSatisfy { Self.fits(entry.stems[$0], index + $0, lexemes) }
        }?.number
    }

    private static func fits(_ stem: Stem, _ index: Int, _ lexemes: Lexemes) -> Bool {
        guard lexemes.isWord(index) else { return false }
        let word = lexemes.folded[lexemes.items[index].folded]
        return stem.isWhole ? word.elementsEqual(stem.bytes) : word.starts(with: stem.bytes)
    }

    /// Numbers of the different entries that occur in `lexemes`.
    package func found(in lexemes: Lexemes) -> Set<Int> {
        Set(lexemes.indices.compactMap { match(at: $0, in: lexemes) })
    }
}
