/// Phrases to be looked for together, each with a value.
///
/// A table by the first two letters of a word leads from most words of a text to no phrase at all, so the cost grows
/// with the text and hardly with the number of phrases.
package struct PhraseSet<Value: Sendable>: Sendable {
    package private(set) var entries: [(phrase: Phrase, value: Value)] = []
    private var byOpening: [[Int32]] = Array(repeating: [], count: 4096)
    /// A bit for each opening that leads anywhere.
    private var openings: [UInt64] = Array(repeating: 0, count: 64)

    package init() {}

    mutating func add(_ phrase: Phrase, _ value: Value) {
        let index = Int32(entries.count)
        entries.append((phrase, value))
        for opening in Set(phrase.openings) {
            byOpening[Int(opening)].append(index)
            openings[Int(opening >> 6)] |= 1 << UInt64(opening & 63)
        }
    }

    @inline(__always)
    private func opens(with token: Token) -> Bool {
        openings[Int(token.opening >> 6)] >> UInt64(token.opening & 63) & 1 != 0
    }

    package var isEmpty: Bool { entries.isEmpty }

    /// Calls `found` for every occurrence with the positions of the tokens it covers.
    ///
    /// An unordered phrase is reported once, with the positions from its first to its last word.
    package func forEachMatch(
        in tokens: ArraySlice<Token>,
        scanner: WordScanner,
        _ found: (_ value: Value, _ phrase: Phrase, _ range: Range<Int>) -> Void
    ) {
        var seenUnordered: Set<Int32> = []
        for index in tokens.indices where opens(with: tokens[index]) {
            for entry in byOpening[Int(tokens[index].opening)] {
                // Looked at where it lies: a copy of each phrase that shares two letters would cost more than the look.
                if entries[Int(entry)].phrase.isUnordered {
                    guard !seenUnordered.contains(entry),
                        let range = entries[Int(entry)].phrase.range(inAnyOrder: tokens, scanner)
                    else { continue }
                    seenUnordered.insert(entry)
                    found(entries[Int(entry)].value, entries[Int(entry)].phrase, range)
                } else if !entries[Int(entry)].phrase.isAnchored || index == tokens.startIndex,
                    let end = entries[Int(entry)].phrase.end(in: tokens, from: index, scanner)
                {
                    found(entries[Int(entry)].value, entries[Int(entry)].phrase, index..<end)
                }
            }
        }
    }

    /// Whether `token` alone is one of the phrases.
    func begins(with token: Token, scanner: WordScanner) -> Bool {
        opens(with: token)
            && byOpening[Int(token.opening)].contains { entry in
                entries[Int(entry)].phrase.elements.count == 1
                    && entries[Int(entry)].phrase.elements[0].matches(token, scanner)
            }
    }

    package func contains(in tokens: ArraySlice<Token>, scanner: WordScanner) -> Bool {
        var isFound = false
        forEachMatch(in: tokens, scanner: scanner) { _, _, _ in isFound = true }
        return isFound
    }

}

extension Phrase {
    /// Where the phrase ends when it begins at `start`; nil when it does not.
    func end(in tokens: ArraySlice<Token>, from start: Int, _ scanner: WordScanner) -> Int? {
        end(in: tokens, at: start, element: 0, isFirst: true, scanner)
    }

    private func end(
        in tokens: ArraySlice<Token>,
        at position: Int,
        element index: Int,
        isFirst: Bool,
        _ scanner: WordScanner
    ) -> Int? {
        guard index < elements.count else { return isFirst ? nil : position }
        let furthest = min(isFirst ? position : position + elements[index].gap, tokens.endIndex - 1)
        if position <= furthest {
            for candidate in position...furthest where elements[index].matches(tokens[candidate], scanner) {
                if let end = end(in: tokens, at: candidate + 1, element: index + 1, isFirst: false, scanner) {
                    return end
                }
            }
        }
        guard elements[index].isOptional else { return nil }
        return end(in: tokens, at: position, element: index + 1, isFirst: isFirst, scanner)
    }

    /// From the first to the last of the words, when all that must be there are there.
    func range(inAnyOrder tokens: ArraySlice<Token>, _ scanner: WordScanner) -> Range<Int>? {
        var (first, last) = (Int.max, -1)
        for element in elements {
            guard let index = tokens.firstIndex(where: { element.matches($0, scanner) }) else {
                if element.isOptional { continue }
                return nil
            }
            first = min(first, index)
            last = max(last, index)
        }
        return first..<last + 1
    }
}

extension Phrase.Element {
    func matches(_ token: Token, _ scanner: WordScanner) -> Bool {
        for atom in atoms {
            switch atom {
            case .stem(let stem): if token.stem == stem { return true }
            case .form(let form): if token.word == form { return true }
            case .prefix(let prefix): if scanner.token(token, beginsWith: prefix) { return true }
            }
        }
        return false
    }
}

/// The first two letters of a word as a slot of a table of 4,096.
enum PhraseOpening {
    static func slot(_ letters: ArraySlice<UInt16>) -> UInt16 { letters.withUnsafeBufferPointer(slot) }

    @inline(__always)
    static func slot(_ letters: UnsafeBufferPointer<UInt16>) -> UInt16 {
        let first = letters.count > 0 ? letters[0] : 0
        let second = letters.count > 1 ? letters[1] : 0
        return (first & 63) << 6 | second & 63
    }
}
