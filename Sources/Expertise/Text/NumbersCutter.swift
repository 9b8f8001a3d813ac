/// Cuts one text into lexemes; see ``Lexemes`` for what folding does.
struct LexemeCutter {
    private(set) var folded: [UInt8] = []
    private(set) var items: [Lexemes.Lexeme] = []

    private var letters: [UInt16] = []
    private var capitals = 0
    private var hasCyrillic = false
    private var hasLatin = false
    private var digits = 0
    private var value = 0
    private var tokenStart = 0
    private var isSpaced = true
    private var pendingSpace = true

    /// - Parameter text: UTF-8.
    mutating func cut(_ text: UnsafeBufferPointer<UInt8>) {
        folded.reserveCapacity(text.count)
        // Words of school documents with their blank: about twelve bytes.
        items.reserveCapacity(text.count / 10 + 2)
        letters.reserveCapacity(32)
        var offset = 0
        while offset < text.count {
            let (scalar, width) = Self.scalar(of: text, at: offset)
            take(scalar, at: offset)
            offset += width
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
        while offset < text.count {
            let (scalar, width) = scalar(of: text, at: offset)
            let unit = scalar < 0x800 ? Folding.table[Int(scalar)] : Folding.fold(beyondTable: scalar)
            if unit >= Folding.firstLetter { return true }
            offset += width
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
        let unit = scalar < 0x800 ? Folding.table[Int(scalar)] : Folding.fold(beyondTable: scalar)
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
            // й may come as и with a breve.
            if letters.last == 0x438 { letters[letters.count - 1] = 0x439 }
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

    private mutating func takeLetter(_ unit: UInt16, _ scalar: UInt32, at offset: Int) {
        if letters.isEmpty {
            close(at: offset)
            begin(at: offset)
        }
        letters.append(unit)
        if Self.isCapital(scalar) { capitals += 1 }
        if Folding.isCyrillic(unit) { hasCyrillic = true } else { hasLatin = true }
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
        append(.mark, value: Int(mark), weight: 1, end: offset + width)
    }

    private mutating func begin(at offset: Int) {
        tokenStart = offset
        isSpaced = pendingSpace
        pendingSpace = false
    }

    private mutating func close(at offset: Int) {
        if !letters.isEmpty {
            let length = letters.count
            let start = folded.count
            appendWord()
            append(.word, value: length, weight: capitals, end: offset, folded: start..<folded.count)
            letters.removeAll(keepingCapacity: true)
            (capitals, hasCyrillic, hasLatin) = (0, false, false)
        } else if digits > 0 {
            append(.number, value: value, weight: digits, end: offset)
            (digits, value) = (0, 0)
        }
    }

    private mutating func append(
        _ kind: Lexemes.Kind,
        value: Int,
        weight: Int,
        end: Int,
        folded range: Range<Int>? = nil
    ) {
        items.append(
            Lexemes.Lexeme(
                kind: kind,
                value: value,
                folded: range ?? folded.count..<folded.count,
                source: tokenStart..<end,
                isSpaced: isSpaced,
                weight: weight
            )
        )
    }

    private mutating func appendWord() {
        let mixed = hasCyrillic && hasLatin
        for letter in letters {
            let unit = mixed ? Folding.cyrillicTwin(of: letter) ?? letter : letter
            if unit < 0x80 {
                folded.append(UInt8(unit))
            } else if unit < 0x800 {
                folded.append(UInt8(0xC0 | unit >> 6))
                folded.append(UInt8(0x80 | unit & 0x3F))
            } else {
                folded.append(UInt8(0xE0 | unit >> 12))
                folded.append(UInt8(0x80 | unit >> 6 & 0x3F))
                folded.append(UInt8(0x80 | unit & 0x3F))
            }
        }
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
