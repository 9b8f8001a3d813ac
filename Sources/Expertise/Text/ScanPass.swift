/// Working memory of one pass over a text: its letters and tokens, before it is known how many there are.
struct ScanMemory: ~Copyable {
    fileprivate(set) var letters: UnsafeMutablePointer<UInt16>
    fileprivate(set) var tokens: UnsafeMutablePointer<Token>
    fileprivate var letterRoom = 4096
    fileprivate var tokenRoom = 512

    init() {
        letters = .allocate(capacity: letterRoom)
        tokens = .allocate(capacity: tokenRoom)
    }

    deinit {
        letters.deallocate()
        tokens.deallocate()
    }

    fileprivate mutating func growLetters(holding count: Int) {
        let larger = UnsafeMutablePointer<UInt16>.allocate(capacity: letterRoom * 2)
        larger.initialize(from: letters, count: count)
        letters.deallocate()
        letters = larger
        letterRoom *= 2
    }

    fileprivate mutating func growTokens(holding count: Int) {
        let larger = UnsafeMutablePointer<Token>.allocate(capacity: tokenRoom * 2)
        larger.initialize(from: tokens, count: count)
        tokens.deallocate()
        tokens = larger
        tokenRoom *= 2
    }
}

/// One pass over one text.
///
/// Where a letter stands in ``Token/lettersStart`` counts from the first letter of the pass.
struct ScanPass: ~Copyable {
    private let scanner: WordScanner
    private let bytes: UnsafeBufferPointer<UInt8>
    private let table: UnsafeBufferPointer<UInt16>
    private let offset: UInt32
    /// No token begins after that many bytes; what follows is only looked at for ``signs``.
    private let limit: Int
    /// Ends at the end of the first line.
    private let stopsAtLineEnd: Bool

    var memory: ScanMemory
    private(set) var letterCount = 0
    private(set) var tokenCount = 0
    private(set) var after: Marks = []
    private(set) var signs = LineSigns()
    /// Where the pass ended.
    private(set) var end = 0

    private var marks: Marks = []
    private var isPastLimit = false
    /// Tokens and letters before the limit, once it is passed.
    private var (keptTokens, keptLetters) = (0, 0)
    /// Tokens before this one have their stems.
    private var lookedUp = 0
    /// Without meaning; see ``KnownWords/touch(_:)``.
    private(set) var touched: UInt64 = 0
    /// The hyphen of a broken word was passed over with the end of its line.
    private var isBroken = false
    /// Set by a hyphen until what follows it shows whether it joins, parts, or ends a line.
    private var hyphenAt = -1
    /// Tokens of one letter.
    private var singles = 0
    /// Cues of the last word and the one before it.
    private var (previous, beforePrevious): (WordCues, WordCues) = ([], [])

    // The word being read.
    private var inWord = false
    private var wordStart = 0
    private var lettersStart = 0
    private var hasCyrillic = false
    /// Letters or digits that are not Cyrillic were met inside the word.
    private var hasOther = false
    private var isNumber = false
    /// One past the last byte of the word.
    private var wordEnd = 0

    init(
        _ bytes: UnsafeBufferPointer<UInt8>,
        table: UnsafeBufferPointer<UInt16>,
        offset: UInt32,
        limit: Int,
        stopsAtLineEnd: Bool,
        scanner: WordScanner,
        memory: consuming ScanMemory
    ) {
        self.scanner = scanner
        self.bytes = bytes
        self.table = table
        self.offset = offset
        self.limit = limit
        self.stopsAtLineEnd = stopsAtLineEnd
        self.memory = memory
    }

    mutating func run() {
        var position = 0
        while position < bytes.count {
            let start = position
            // Most bytes of a text are letters of Russian words, or the blanks between them.
            if bytes[position] & 0xFE == 0xD0, position &+ 1 < bytes.count {
                if inWord, isNumber { endWord() }
                if !inWord { beginWord(at: start, isNumber: false) }
                hasCyrillic = true
                position = takeCyrillic(from: position)
                continue
            }
            if bytes[position] == 0x20 {
                endWord()
                takeMark(.space)
                position &+= 1
                continue
            }
            let unit = nextUnit(&position)
            if unit >= Folding.firstLetter {
                take(unit, from: start, to: position)
            } else if unit == Folding.ignorable {
                if inWord { wordEnd = position }
            } else if unit == Folding.breve {
                takeBreve(to: position)
            } else {
                if stopsAtLineEnd, bytes[start] == 0x0A, !passesLineEnd(start) {
                    position = start
                    break
                }
                takeSeparator(unit, at: start, next: position)
            }
        }
        end = position
        endWord()
        lookUp()
        if isPastLimit { dropTail() } else { after = marks }
        if singles >= 4 { joinSpacedLetters() }
    }

    /// «ОБЩЕОБРАЗОВА-⏎ТЕЛЬНОГО» is one line; only one end of it is passed over.
    private mutating func passesLineEnd(_ start: Int) -> Bool {
        guard !isBroken, start > 0, bytes[start - 1] == 0x2D else { return false }
        isBroken = true
        return true
    }

    private mutating func passLimit() {
        after = marks
        isPastLimit = true
        lookUp()
        (keptTokens, keptLetters) = (tokenCount, letterCount)
    }

    private mutating func dropTail() {
        (tokenCount, letterCount) = (keptTokens, keptLetters)
        lookedUp = tokenCount
    }

    @inline(__always)
    private func nextUnit(_ position: inout Int) -> UInt16 {
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
        return rareUnit(&position)
    }

    private func rareUnit(_ position: inout Int) -> UInt16 {
        let first = bytes[position]
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

    // MARK: Letters

    @inline(__always)
    private mutating func take(_ unit: UInt16, from start: Int, to end: Int) {
        let isDigit = Folding.isDigit(unit)
        if isDigit { signs.digits += 1 }
        if inWord, isDigit != isNumber, !(isDigit && isZeroOrThreeInsideWord(end)) { endWord() }
        if !inWord { beginWord(at: start, isNumber: isDigit) }
        if Folding.isCyrillic(unit) { hasCyrillic = true } else if !isNumber { hasOther = true }
        if letterCount == memory.letterRoom { memory.growLetters(holding: letterCount) }
        memory.letters[letterCount] = unit
        letterCount += 1
        wordEnd = end
    }

    /// - Returns: where the Cyrillic letters that begin at `position` end.
    @inline(__always)
    private mutating func takeCyrillic(from position: Int) -> Int {
        var next = position
        repeat {
            if letterCount == memory.letterRoom { memory.growLetters(holding: letterCount) }
            let room = UnsafeMutableBufferPointer(
                start: memory.letters + letterCount,
                count: memory.letterRoom &- letterCount
            )
            let taken = Self.foldCyrillic(bytes, from: next, into: room, table)
            letterCount &+= taken
            next &+= taken &* 2
        } while letterCount == memory.letterRoom && next &+ 1 < bytes.count && bytes[next] & 0xFE == 0xD0
        wordEnd = next
        return next
    }

    /// Folds letters of U+0400…U+047F, all of which are Cyrillic when folded, as far as they reach and there is room.
    ///
    /// A function of its own, so that its few values stay in registers.
    ///
    /// - Returns: how many.
    @inline(never)
    private static func foldCyrillic(
        _ bytes: UnsafeBufferPointer<UInt8>,
        from start: Int,
        into letters: UnsafeMutableBufferPointer<UInt16>,
        _ table: UnsafeBufferPointer<UInt16>
    ) -> Int {
        let most = min((bytes.count &- start) >> 1, letters.count)
        var (count, position) = (0, start)
        while count < most {
            let first = bytes[position]
            guard first & 0xFE == 0xD0 else { break }
            letters[count] = table[Int(first & 0x1F) << 6 | Int(bytes[position &+ 1] & 0x3F)]
            count &+= 1
            position &+= 2
        }
        return count
    }

    /// «Г0РЫ»: a nought or a three with letters on both sides was meant to be a letter.
    private func isZeroOrThreeInsideWord(_ end: Int) -> Bool {
        guard hasCyrillic, bytes[end - 1] == 0x30 || bytes[end - 1] == 0x33, end + 1 < bytes.count else { return false }
        return bytes[end] == 0xD0 || bytes[end] == 0xD1
    }

    private mutating func takeBreve(to end: Int) {
        guard inWord, letterCount > lettersStart else { return }
        if memory.letters[letterCount - 1] == 0x438 {
            memory.letters[letterCount - 1] = 0x439
        }
        wordEnd = end
    }

    @inline(__always)
    private mutating func beginWord(at start: Int, isNumber: Bool) {
        if start >= limit, !isPastLimit { passLimit() }
        settleHyphen(parts: false)
        if tokenCount == memory.tokenRoom { makeRoomForTokens() }
        inWord = true
        wordStart = start
        lettersStart = letterCount
        hasCyrillic = false
        hasOther = false
        self.isNumber = isNumber
    }

    // MARK: Marks

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
        takeMark(Self.mark(unit))
    }

    @inline(__always)
    private mutating func takeMark(_ mark: Marks) {
        settleHyphen(parts: true)
        marks.formUnion(mark)
        signs.marks.formUnion(mark)
    }

    /// A pending hyphen parts phrases when a blank is beside it; otherwise it joins the halves of a compound.
    @inline(__always)
    private mutating func settleHyphen(parts: Bool) {
        guard hyphenAt >= 0 else { return }
        marks.insert(parts ? .dash : .hyphen)
        hyphenAt = -1
    }

    /// A word broken at the end of a line goes on with a letter in the next one.
    private func joinsOverLineEnd(_ next: Int) -> Bool {
        guard tokenCount > 0 else { return false }
        let last = memory.tokens[tokenCount - 1]
        guard last.kind == .word, Int(last.end - offset) == hyphenAt else { return false }
        return next < bytes.count && (bytes[next] == 0xD0 || bytes[next] == 0xD1)
    }

    private mutating func reopenWord() {
        tokenCount -= 1
        lookedUp = min(lookedUp, tokenCount)
        let last = memory.tokens[tokenCount]
        if last.lettersCount == 1 { singles -= 1 }
        hyphenAt = -1
        inWord = true
        wordStart = Int(last.start - offset)
        lettersStart = Int(last.lettersStart)
        hasCyrillic = true
        hasOther = false
        isNumber = false
        marks = last.before
    }

    // MARK: Words

    @inline(__always)
    private mutating func endWord() {
        if inWord { closeWord() }
    }

    private mutating func closeWord() {
        inWord = false
        if hasCyrillic, hasOther { russify() }
        let letters = UnsafeBufferPointer(start: memory.letters + lettersStart, count: letterCount - lettersStart)
        let token = Token(
            start: UInt32(wordStart) + offset,
            end: UInt32(wordEnd) + offset,
            kind: isNumber ? .number : hasCyrillic ? .word : .foreign,
            before: marks,
            word: WordScanner.hash(of: letters),
            stem: 0,
            lettersStart: UInt32(lettersStart),
            lettersCount: UInt16(truncatingIfNeeded: min(letters.count, Int(UInt16.max))),
            opening: PhraseOpening.slot(letters)
        )
        (memory.tokens + tokenCount).initialize(to: token)
        tokenCount += 1
        if letters.count == 1 { singles += 1 }
        marks = []
    }

    /// However long the tail is, its words take no more room than those before it.
    private mutating func makeRoomForTokens() {
        lookUp()
        if isPastLimit, keptTokens * 2 < tokenCount {
            dropTail()
        } else {
            memory.growTokens(holding: tokenCount)
        }
    }

    /// Finds the stems of the words read since the last time, all at once: the processor then waits for memory once
    /// and not for each of them.
    private mutating func lookUp() {
        let tokens = memory.tokens
        for index in lookedUp..<tokenCount { touched &+= scanner.touch(tokens[index].word) }
        for index in lookedUp..<tokenCount {
            let letters = UnsafeBufferPointer(
                start: memory.letters + Int(tokens[index].lettersStart),
                count: Int(tokens[index].lettersCount)
            )
            switch tokens[index].kind {
            case .word:
                let known = scanner.known(tokens[index].word, letters)
                tokens[index].stem = known.stem
                note(known.cues)
            case .number:
                tokens[index].stem = tokens[index].word
                note(WordCues(ofNumber: letters))
            case .foreign:
                tokens[index].stem = tokens[index].word
                note([])
            }
        }
        lookedUp = tokenCount
    }

    /// Adds what the word shows beside the two before it.
    @inline(__always)
    private mutating func note(_ cues: WordCues) {
        if !cues.isEmpty {
            signs.cues.formUnion(cues)
            let isPlace =
                cues.contains(.regionNoun) && previous.contains(.regionName)
                || cues.contains(.regionName) && previous.contains(.regionNoun)
                || cues.contains(.districtNoun) && previous.union(beforePrevious).contains(.districtName)
            if isPlace { signs.cues.insert(.place) }
        }
        (previous, beforePrevious) = (cues, previous)
    }

    /// Latin look-alikes and digits inside a Russian word become the letters they stand for.
    private mutating func russify() {
        for index in lettersStart..<letterCount {
            let unit = memory.letters[index]
            if unit < 0x400, let twin = Folding.cyrillicTwin(of: unit) { memory.letters[index] = twin }
        }
    }

    /// Gives the working memory back.
    consuming func finish() -> ScanMemory { memory }

    // MARK: Spaced words

    /// «У Т В Е Р Ж Д А Ю»: four and more single letters with single blanks between them are one word.
    private mutating func joinSpacedLetters() {
        var first = 0
        while first < tokenCount {
            var last = first
            while last < tokenCount, memory.tokens[last].kind != .number, memory.tokens[last].lettersCount == 1,
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
        let gap = memory.tokens[index].start - memory.tokens[index - 1].end
        // A no-break space takes two bytes.
        return memory.tokens[index].before == .space && gap <= 2
    }

    private mutating func joinTokens(_ range: Range<Int>) {
        var joined = memory.tokens[range.lowerBound]
        let start = letterCount
        for index in range {
            let unit = memory.letters[Int(memory.tokens[index].lettersStart)]
            if letterCount == memory.letterRoom { memory.growLetters(holding: letterCount) }
            memory.letters[letterCount] = Folding.cyrillicTwin(of: unit) ?? unit
            letterCount += 1
        }
        let letters = UnsafeBufferPointer(start: memory.letters + start, count: letterCount - start)
        let word = WordScanner.hash(of: letters)
        joined.kind = .word
        joined.end = memory.tokens[range.upperBound - 1].end
        joined.word = word
        joined.stem = scanner.known(word, letters).stem
        joined.lettersStart = UInt32(start)
        joined.lettersCount = UInt16(truncatingIfNeeded: range.count)
        joined.opening = PhraseOpening.slot(letters)
        memory.tokens[range.lowerBound] = joined
        let rest = tokenCount - range.upperBound
        (memory.tokens + range.lowerBound + 1).update(from: memory.tokens + range.upperBound, count: rest)
        tokenCount -= range.count - 1
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
