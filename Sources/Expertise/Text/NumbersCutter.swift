/// Cuts one text into lexemes; see ``Lexemes`` for what folding does.
struct LexemeCutter: ~Copyable {
    private let text: UnsafeBufferPointer<UInt8>
    private let table: UnsafeBufferPointer<UInt16>
    /// Folded words one after another; twice the room of the text, because a Latin letter that stands for a Cyrillic
    /// one takes two bytes.
    private let buffer: UnsafeMutablePointer<UInt8>
    private var foldedCount = 0
    private(set) var items: [Lexemes.Lexeme] = []

    /// Where the folded letters of the word being read begin; the letters of it so far.
    private var wordStart = 0
    private var letters = 0
    private var capitals = 0
    private var hasCyrillic = false
    private var hasLatin = false
    private var digits = 0
    private var value = 0
    private var tokenStart = 0
    private var isSpaced = true
    private var pendingSpace = true

    /// - Parameters:
    ///   - text: UTF-8.
    ///   - table: ``Folding/table``.
    init(_ text: UnsafeBufferPointer<UInt8>, table: UnsafeBufferPointer<UInt16>) {
        self.text = text
        self.table = table
        buffer = .allocate(capacity: text.count * 2 + 8)
        // Words of school documents with their blank: about twelve bytes.
        items.reserveCapacity(text.count / 10 + 2)
    }

    deinit { buffer.deallocate() }

    var folded: [UInt8] { Array(UnsafeBufferPointer(start: buffer, count: foldedCount)) }

    mutating func cut() {
        var offset = 0
        while offset < text.count {
            let first = text[offset]
            if first & 0xFE == 0xD0, offset &+ 1 < text.count {
                offset = takeCyrillic(from: offset)
            } else if first == 0x20 {
                close(at: offset)
                pendingSpace = true
                offset &+= 1
            } else {
                let (scalar, width) = Self.scalar(of: text, at: offset)
                take(scalar, at: offset)
                offset += width
            }
        }
        close(at: text.count)
    }

    /// The scalar that begins at `offset`, and its bytes; one byte that begins none counts as U+FFFD.
    @inline(__always)
    private static func scalar(of text: UnsafeBufferPointer<UInt8>, at offset: Int) -> (value: UInt32, width: Int) {
        let first = UInt32(text[offset])
        if first < 0x80 { return (first, 1) }
        let width = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard first >= 0xC0, offset + width <= text.count else { return (0xFFFD, 1) }
        var value = first & (0x7F >> UInt32(width))
        for position in offset + 1..<offset + width { value = value << 6 | UInt32(text[position] & 0x3F) }
        return (value, width)
    }

    /// Whether `text` holds a letter or a digit, and so a word or a number.
    static func findsWordOrNumber(in text: UnsafeBufferPointer<UInt8>) -> Bool {
        var offset = 0
        let table = Folding.table
        while offset < text.count {
            let (scalar, width) = scalar(of: text, at: offset)
            let unit = scalar < 0x800 ? table[Int(scalar)] : Folding.fold(beyondTable: scalar)
            if unit >= Folding.firstLetter { return true }
            offset += width
        }
        return false
    }

    /// Whether `text` holds more than `most` words, looking no further than need be.
    static func findsWords(moreThan most: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
        var (offset, count) = (0, 0)
        var inWord = false
        let table = Folding.table
        while offset < text.count {
            let (scalar, width) = scalar(of: text, at: offset)
            let unit = scalar < 0x800 ? table[Int(scalar)] : Folding.fold(beyondTable: scalar)
            offset += width
            if unit == Folding.ignorable || unit == Folding.breve { continue }
            let isLetter = unit >= Folding.firstLetter && !Folding.isDigit(unit)
            if isLetter, !inWord { count += 1 }
            if count > most { return true }
            inWord = isLetter
        }
        return false
    }

    private static func width(_ scalar: UInt32) -> Int {
        switch scalar {
        case ..<0x80: 1
        case ..<0x800: 2
        case ..<0x10000: 3
        default: 4
        }
    }

    private mutating func take(_ scalar: UInt32, at offset: Int) {
        let unit = scalar < 0x800 ? table[Int(scalar)] : Folding.fold(beyondTable: scalar)
        if unit >= Folding.firstLetter {
            if Folding.isDigit(unit) {
                takeDigit(Int(unit - 0x30), at: offset)
            } else {
                takeLetter(unit, scalar, at: offset)
            }
            return
        }
        switch unit {
        case Folding.ignorable: break
        case Folding.breve:
            // й may come as и with a breve: D0 B8 and D0 B9.
            if letters > 0, foldedCount - wordStart >= 2, buffer[foldedCount - 2] == 0xD0,
                buffer[foldedCount - 1] == 0xB8
            {
                buffer[foldedCount - 1] = 0xB9
            }
        case Folding.newline:
            takeMark(0x0A, at: offset, width: Self.width(scalar))
            pendingSpace = true
        case Folding.space, Folding.tab:
            close(at: offset)
            pendingSpace = true
        default:
            takeMark(Self.mark(unit, scalar), at: offset, width: Self.width(scalar))
        }
    }

    // MARK: Words

    /// Letters of U+0400…U+047F, all of which are Cyrillic when folded, as far as they reach: most bytes of a text.
    private mutating func takeCyrillic(from offset: Int) -> Int {
        if letters == 0 { beginWord(at: offset) }
        var (next, end) = (offset, foldedCount)
        var (count, large) = (0, 0)
        while next &+ 1 < text.count, text[next] & 0xFE == 0xD0 {
            let (first, second) = (text[next], text[next &+ 1])
            let unit = table[Int(first & 0x1F) << 6 | Int(second & 0x3F)]
            buffer[end] = UInt8(truncatingIfNeeded: 0xC0 | unit >> 6)
            buffer[end &+ 1] = UInt8(truncatingIfNeeded: 0x80 | unit & 0x3F)
            // U+0400…U+042F.
            if first == 0xD0, second & 0x3F < 0x30 { large &+= 1 }
            count &+= 1
            next &+= 2
            end &+= 2
        }
        hasCyrillic = true
        letters &+= count
        capitals &+= large
        foldedCount = end
        return next
    }

    private mutating func takeLetter(_ unit: UInt16, _ scalar: UInt32, at offset: Int) {
        if letters == 0 { beginWord(at: offset) }
        append(unit)
        letters += 1
        if Self.isCapital(scalar) { capitals += 1 }
        if Folding.isCyrillic(unit) { hasCyrillic = true } else { hasLatin = true }
    }

    private mutating func append(_ unit: UInt16) {
        if unit < 0x80 {
            buffer[foldedCount] = UInt8(unit)
            foldedCount += 1
        } else if unit < 0x800 {
            buffer[foldedCount] = UInt8(0xC0 | unit >> 6)
            buffer[foldedCount + 1] = UInt8(0x80 | unit & 0x3F)
            foldedCount += 2
        } else {
            buffer[foldedCount] = UInt8(0xE0 | unit >> 12)
            buffer[foldedCount + 1] = UInt8(0x80 | unit >> 6 & 0x3F)
            buffer[foldedCount + 2] = UInt8(0x80 | unit & 0x3F)
            foldedCount += 3
        }
    }

    /// Latin look-alikes in a word that is partly Cyrillic become the letters they stand for.
    private mutating func russify() {
        let word = Array(UnsafeBufferPointer(start: buffer + wordStart, count: foldedCount - wordStart))
        foldedCount = wordStart
        for byte in word {
            if byte < 0x80, let twin = Folding.cyrillicTwin(of: UInt16(byte)) {
                append(twin)
            } else {
                buffer[foldedCount] = byte
                foldedCount += 1
            }
        }
    }

    private static func isCapital(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x41...0x5A, 0x400...0x42F: true
        default: false
        }
    }

    private mutating func takeDigit(_ digit: Int, at offset: Int) {
        if digits == 0 {
            close(at: offset)
            begin(at: offset)
        }
        digits += 1
        value = min(value * 10 + digit, Int(Int32.max))
    }

    // MARK: Marks

    private mutating func takeMark(_ mark: UInt32, at offset: Int, width: Int) {
        close(at: offset)
        if mark == 0x5F, let last = items.last, last.kind == .mark, last.value == 0x5F, !pendingSpace {
            items[items.count - 1] = Lexemes.Lexeme(
                kind: .mark,
                value: 0x5F,
                folded: last.folded,
                source: last.source.lowerBound..<offset + width,
                isSpaced: last.isSpaced,
                weight: last.weight + 1
            )
            return
        }
        begin(at: offset)
        append(.mark, value: Int(mark), weight: 1, end: offset + width, foldedFrom: foldedCount)
    }

    private mutating func begin(at offset: Int) {
        tokenStart = offset
        isSpaced = pendingSpace
        pendingSpace = false
    }

    private mutating func beginWord(at offset: Int) {
        close(at: offset)
        begin(at: offset)
        wordStart = foldedCount
    }

    @inline(__always)
    private mutating func close(at offset: Int) {
        if letters > 0 || digits > 0 { closeToken(at: offset) }
    }

    private mutating func closeToken(at offset: Int) {
        if letters > 0 {
            if hasCyrillic, hasLatin { russify() }
            append(.word, value: letters, weight: capitals, end: offset, foldedFrom: wordStart)
            (letters, capitals, hasCyrillic, hasLatin) = (0, 0, false, false)
        } else {
            append(.number, value: value, weight: digits, end: offset, foldedFrom: foldedCount)
            (digits, value) = (0, 0)
        }
    }

    private mutating func append(_ kind: Lexemes.Kind, value: Int, weight: Int, end: Int, foldedFrom start: Int) {
        items.append(
            Lexemes.Lexeme(
                kind: kind,
                value: value,
                folded: start..<foldedCount,
                source: tokenStart..<end,
                isSpaced: isSpaced,
                weight: weight
            )
        )
    }

    /// One ASCII sign for all that look alike; others as they are.
    private static func mark(_ unit: UInt16, _ scalar: UInt32) -> UInt32 {
        switch unit {
        case Folding.hyphen, Folding.dash: 0x2D
        case Folding.quote, Folding.openQuote, Folding.closeQuote: 0x22
        case Folding.number: 0x23
        case Folding.blank: 0x5F
        case Folding.bullet: 0x2A
        default:
            switch scalar {
            case 0x2192, 0x21D2, 0x2265: 0x3E
            case 0x2026: 0x2E
            case 0xFF05: 0x25
            default: scalar
            }
        }
    }
}
