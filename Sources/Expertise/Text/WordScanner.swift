/// Cuts texts into folded words with their stems.
///
/// Works over UTF-8 bytes without making a `String`. Keeps the stems of words it has met, so one scanner should serve
/// many documents; ``borrow(_:)`` lends one. What it answers never depends on what it was asked before.
///
/// Not `Sendable`; one scanner belongs to one examination at a time.
package final class WordScanner {
    /// What changes from text to text. Behind a pointer of our own: properties of a class are checked for exclusive
    /// access each time, and letters are looked at many times for each word.
    private struct Memory {
        /// Folded letters of every token since the last ``reset()``.
        var letters: [UInt16] = []
        /// From the hash of a word to that of its stem.
        var stems = HashTable<LetterHash>(capacity: 8192)
    }

    private let memory: UnsafeMutablePointer<Memory>
    private let stemmer = Stemmer()

    package init() {
        memory = .allocate(capacity: 1)
        memory.initialize(to: Memory())
        memory.pointee.letters.reserveCapacity(1 << 16)
    }

    deinit {
        memory.deinitialize(count: 1)
        memory.deallocate()
    }

    /// Folded letters of every token since the last ``reset()``.
    package var letters: [UInt16] { memory.pointee.letters }

    /// Bound of the memory for stems, in words; about the vocabulary of a thousand school documents.
    private static let rememberedStems = 100_000

    /// Forgets the letters of earlier texts; their tokens must not be compared letter by letter any more.
    func reset() {
        memory.pointee.letters.removeAll(keepingCapacity: true)
        if memory.pointee.stems.count > Self.rememberedStems { memory.pointee.stems = HashTable(capacity: 8192) }
    }

    package func scan(_ text: String) -> ScannedText {
        var text = text
        return text.withUTF8 { scan($0, offset: 0) }
    }

    /// - Parameter limit: no token begins after that many bytes.
    package func scan(_ bytes: [UInt8], _ range: Range<Int>, limit: Int = .max) -> ScannedText {
        bytes.withUnsafeBufferPointer {
            scan(UnsafeBufferPointer(rebasing: $0[range]), offset: UInt32(range.lowerBound), limit: limit)
        }
    }

    /// The letters of `token` as they are compared.
    func letters(of token: Token) -> ArraySlice<UInt16> { memory.pointee.letters[token.letters] }

    /// Whether the folded letters of `token` begin with `prefix`.
    @inline(__always)
    func token(_ token: Token, beginsWith prefix: [UInt16]) -> Bool {
        guard prefix.count <= Int(token.lettersCount) else { return false }
        var position = Int(token.lettersStart)
        for letter in prefix {
            guard memory.pointee.letters[position] == letter else { return false }
            position += 1
        }
        return true
    }

    private func scan(_ bytes: UnsafeBufferPointer<UInt8>, offset: UInt32, limit: Int = .max) -> ScannedText {
        var pass = ScanPass(scanner: self, bytes: bytes, offset: offset, limit: limit)
        // The pass owns the letters while it runs.
        swap(&pass.letters, &memory.pointee.letters)
        defer { swap(&pass.letters, &memory.pointee.letters) }
        return Folding.table.withUnsafeBufferPointer { pass.run(table: $0) }
    }

    /// The hash of what `range` of `letters` spells.
    fileprivate static func hash(of range: Range<Int>, in letters: [UInt16]) -> LetterHash {
        var hash = Hashing64.seed
        for index in range { hash = Hashing64.mix(hash, UInt64(letters[index])) }
        return hash
    }

    /// The hash of the stem of the Cyrillic word with the hash `word` that `range` of `letters` spells.
    fileprivate func stem(of word: LetterHash, _ range: Range<Int>, in letters: [UInt16]) -> LetterHash {
        if let known = memory.pointee.stems[word] { return known }
        let length = stemmer.stemLength(of: letters[range])
        let stem =
            length < range.count ? Self.hash(of: range.lowerBound..<range.lowerBound + length, in: letters) : word
        memory.pointee.stems[word] = stem
        return stem
    }
}

/// One pass over one text.
private struct ScanPass {
    let scanner: WordScanner
    let bytes: UnsafeBufferPointer<UInt8>
    let offset: UInt32
    let limit: Int
    var letters: [UInt16] = []
    var text = ScannedText()
    var marks: Marks = []
    /// Set by a hyphen until what follows it shows whether it joins, parts, or ends a line.
    var hyphenAt = -1

    // The word being read.
    var inWord = false
    var wordStart = 0
    var lettersStart = 0
    /// Of the letters so far; nil once one of them was changed afterwards.
    var hash: LetterHash? = Hashing64.seed
    var hasCyrillic = false
    /// Letters or digits that are not Cyrillic were met inside the word.
    var hasOther = false
    var isNumber = false
    /// One past the last byte of the word.
    var wordEnd = 0

    mutating func run(table: UnsafeBufferPointer<UInt16>) -> ScannedText {
        var position = 0
        // Words of school documents with their blank: about twelve bytes.
        text.tokens.reserveCapacity(min(bytes.count, limit) / 11 + 2)
        while position < bytes.count {
            let start = position
            let unit = nextUnit(&position, table)
            if inWord, hasCyrillic, Folding.isCyrillic(unit) {
                append(unit, to: position)
            } else if unit >= Folding.firstLetter {
                if !inWord, start >= limit { break }
                take(unit, from: start, to: position)
            } else if unit == Folding.ignorable {
                if inWord { wordEnd = position }
            } else if unit == Folding.breve {
                takeBreve(to: position)
            } else {
                takeSeparator(unit, at: start, next: position)
            }
        }
        endWord()
        joinSpacedLetters()
        text.after = marks
        return text
    }

    private func nextUnit(_ position: inout Int, _ table: UnsafeBufferPointer<UInt16>) -> UInt16 {
        let first = bytes[position]
        if first < 0x80 {
            position += 1
            return table[Int(first)]
        }
        if first < 0xE0, position + 1 < bytes.count {
            let scalar = Int(first & 0x1F) << 6 | Int(bytes[position + 1] & 0x3F)
            position += 2
            return table[scalar]
        }
        if first < 0xF0, position + 2 < bytes.count {
            let scalar =
                UInt32(first & 0x0F) << 12 | UInt32(bytes[position + 1] & 0x3F) << 6
                | UInt32(bytes[position + 2] & 0x3F)
            position += 3
            return Folding.fold(beyondTable: scalar)
        }
        position = min(position + 4, bytes.count)
        return Folding.other
    }

    private mutating func take(_ unit: UInt16, from start: Int, to end: Int) {
        let isDigit = Folding.isDigit(unit)
        if inWord, isDigit != isNumber, !(isDigit && isZeroOrThreeInsideWord(end)) { endWord() }
        if !inWord { beginWord(at: start, isNumber: isDigit) }
        if Folding.isCyrillic(unit) { hasCyrillic = true } else if !isNumber { hasOther = true }
        append(unit, to: end)
    }

    @inline(__always)
    private mutating func append(_ unit: UInt16, to end: Int) {
        letters.append(unit)
        if let known = hash { hash = Hashing64.mix(known, UInt64(unit)) }
        wordEnd = end
    }

    /// «Г0РЫ»: a nought or a three with letters on both sides was meant to be a letter.
    private func isZeroOrThreeInsideWord(_ end: Int) -> Bool {
        guard hasCyrillic, bytes[end - 1] == 0x30 || bytes[end - 1] == 0x33, end + 1 < bytes.count else { return false }
        return bytes[end] == 0xD0 || bytes[end] == 0xD1
    }

    private mutating func takeBreve(to end: Int) {
        guard inWord, let last = letters.last else { return }
        if last == 0x438 {
            letters[letters.count - 1] = 0x439
            hash = nil
        }
        wordEnd = end
    }

    private mutating func takeSeparator(_ unit: UInt16, at start: Int, next: Int) {
        if unit == Folding.hyphen, inWord {
            endWord()
            hyphenAt = start
            return
        }
        if unit == Folding.newline, hyphenAt >= 0, hyphenAt == start - 1, joinsOverLineEnd(next) {
            reopenWord()
            return
        }
        endWord()
        settleHyphen(parts: true)
        marks.formUnion(Self.mark(unit))
    }

    private mutating func beginWord(at start: Int, isNumber: Bool) {
        settleHyphen(parts: false)
        inWord = true
        wordStart = start
        lettersStart = letters.count
        hash = Hashing64.seed
        hasCyrillic = false
        hasOther = false
        self.isNumber = isNumber
    }

    /// A pending hyphen parts phrases when a blank is beside it; otherwise it joins the halves of a compound.
    private mutating func settleHyphen(parts: Bool) {
        guard hyphenAt >= 0 else { return }
        marks.insert(parts ? .dash : .hyphen)
        hyphenAt = -1
    }

    /// A word broken at the end of a line goes on with a letter in the next one.
    private func joinsOverLineEnd(_ next: Int) -> Bool {
        guard let last = text.tokens.last, last.kind == .word, Int(last.end - offset) == hyphenAt else { return false }
        return next < bytes.count && (bytes[next] == 0xD0 || bytes[next] == 0xD1)
    }

    private mutating func reopenWord() {
        let last = text.tokens.removeLast()
        hyphenAt = -1
        inWord = true
        wordStart = Int(last.start - offset)
        lettersStart = Int(last.lettersStart)
        hash = nil
        hasCyrillic = true
        hasOther = false
        isNumber = false
        marks = last.before
    }

    private mutating func endWord() {
        guard inWord else { return }
        inWord = false
        if hasCyrillic, hasOther { russify() }
        let range = lettersStart..<letters.count
        let word = hash ?? WordScanner.hash(of: range, in: letters)
        text.tokens.append(
            Token(
                start: UInt32(wordStart) + offset,
                end: UInt32(wordEnd) + offset,
                kind: isNumber ? .number : hasCyrillic ? .word : .foreign,
                before: marks,
                word: word,
                stem: hasCyrillic ? scanner.stem(of: word, range, in: letters) : word,
                lettersStart: UInt32(lettersStart),
                lettersCount: UInt16(truncatingIfNeeded: min(range.count, Int(UInt16.max))),
                opening: PhraseOpening.slot(letters[range])
            )
        )
        marks = []
    }

    /// Latin look-alikes and digits inside a Russian word become the letters they stand for.
    private mutating func russify() {
        for index in lettersStart..<letters.count {
            let unit = letters[index]
            if unit < 0x400, let twin = Folding.cyrillicTwin(of: unit) { letters[index] = twin }
        }
        hash = nil
    }

    /// «У Т В Е Р Ж Д А Ю»: four and more single letters with single blanks between them are one word.
    private mutating func joinSpacedLetters() {
        var first = 0
        while first < text.tokens.count {
            var last = first
            while last < text.tokens.count, text.tokens[last].kind != .number, text.tokens[last].lettersCount == 1,
                last == first || isSingleBlank(before: last)
            { last += 1 }
            if last - first >= 4 {
                joinTokens(first..<last)
                first += 1
            } else {
                first = max(last, first + 1)
            }
        }
    }

    private func isSingleBlank(before index: Int) -> Bool {
        let gap = text.tokens[index].start - text.tokens[index - 1].end
        // A no-break space takes two bytes.
        return text.tokens[index].before == .space && gap <= 2
    }

    private mutating func joinTokens(_ range: Range<Int>) {
        var joined = text.tokens[range.lowerBound]
        let start = letters.count
        for token in text.tokens[range] {
            let unit = letters[Int(token.lettersStart)]
            letters.append(Folding.cyrillicTwin(of: unit) ?? unit)
        }
        let word = WordScanner.hash(of: start..<letters.count, in: letters)
        joined.kind = .word
        joined.end = text.tokens[range.upperBound - 1].end
        joined.word = word
        joined.stem = scanner.stem(of: word, start..<letters.count, in: letters)
        joined.lettersStart = UInt32(start)
        joined.lettersCount = UInt16(truncatingIfNeeded: range.count)
        joined.opening = PhraseOpening.slot(letters[start...])
        text.tokens.replaceSubrange(range, with: [joined])
    }

    private static func mark(_ unit: UInt16) -> Marks {
        switch unit {
        case Folding.space: .space
        case Folding.newline: .newline
        case Folding.tab: .tab
        case Folding.hyphen, Folding.dash: .dash
        case Folding.comma: .comma
        case Folding.stop: .stop
        case Folding.colon: .colon
        case Folding.semicolon: .semicolon
        case Folding.slash: .slash
        case Folding.open: .open
        case Folding.close: .close
        case Folding.quote: .quote
        case Folding.openQuote: [.quote, .opensQuote]
        case Folding.closeQuote: [.quote, .closesQuote]
        case Folding.blank: .blank
        case Folding.number: .number
        case Folding.bullet: .bullet
        default: []
        }
    }
}
