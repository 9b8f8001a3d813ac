/// Cuts one text into lexemes; see ``Lexemes`` for what folding does.
struct LexemeCutter {
    private(set) var folded: [UInt8] = []
    private(set) var items: [Lexemes.Lexeme] = []

    private var letters: [UInt32] = []
    private var capitals = 0
    private var hasCyrillic = false
    private var hasLatin = false
    private var digits = 0
    private var value = 0
    private var tokenStart = 0
    private var isSpaced = true
    private var pendingSpace = true

    mutating func cut(_ text: String) {
        folded.reserveCapacity(text.utf8.count)
        var offset = 0
        for scalar in text.unicodeScalars {
            take(scalar.value, at: offset)
            offset += Self.width(scalar.value)
        }
        close(at: offset)
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
        switch scalar {
        case 0x30...0x39:
            takeDigit(Int(scalar - 0x30), at: offset)
        case 0x41...0x5A, 0x61...0x7A, 0x400...0x481, 0x48A...0x52F, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F:
            takeLetter(scalar, at: offset)
        case 0xAD, 0x200B...0x200D, 0x2060, 0xFEFF:
            break
        case 0x300...0x36F:
            combine(scalar)
        case 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029:
            takeMark(0x0A, at: offset, width: Self.width(scalar))
            pendingSpace = true
        case 0x09, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000:
            close(at: offset)
            pendingSpace = true
        default:
            takeMark(Self.mark(scalar), at: offset, width: Self.width(scalar))
        }
    }

    private mutating func takeLetter(_ scalar: UInt32, at offset: Int) {
        if letters.isEmpty {
            close(at: offset)
            begin(at: offset)
        }
        switch scalar {
        case 0x41...0x5A:
            letters.append(scalar + 32)
            capitals += 1
            hasLatin = true
        case 0x61...0x7A:
            letters.append(scalar)
            hasLatin = true
        case 0x410...0x42F:
            letters.append(scalar + 32)
            capitals += 1
            hasCyrillic = true
        case 0x401:
            letters.append(0x435)
            capitals += 1
            hasCyrillic = true
        case 0x451:
            letters.append(0x435)
            hasCyrillic = true
        case 0x402...0x40F:
            letters.append(scalar + 80)
            capitals += 1
        case 0x400...0x52F:
            letters.append(scalar)
            hasCyrillic = hasCyrillic || (0x430...0x44F).contains(scalar)
        default:
            letters.append(scalar)
        }
    }

    /// й may come as и with a breve, ё as е with two dots; stress marks mean nothing.
    private mutating func combine(_ scalar: UInt32) {
        if scalar == 0x306, letters.last == 0x438 { letters[letters.count - 1] = 0x439 }
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
            let scalar = mixed ? Self.lookAlike(letter) : letter
            if scalar < 0x80 {
                folded.append(UInt8(scalar))
            } else {
                folded.append(UInt8(0xC0 | scalar >> 6))
                folded.append(UInt8(0x80 | scalar & 0x3F))
            }
        }
    }

    private static func lookAlike(_ letter: UInt32) -> UInt32 {
        switch letter {
        case 0x61: 0x430  // a
        case 0x62: 0x432  // B, lower-cased before
        case 0x63: 0x441  // c
        case 0x65: 0x435  // e
        case 0x68: 0x43D  // H
        case 0x6B: 0x43A  // k
        case 0x6D: 0x43C  // m
        case 0x6F: 0x43E  // o
        case 0x70: 0x440  // p
        case 0x74: 0x442  // t
        case 0x78: 0x445  // x
        case 0x79: 0x443  // y
        default: letter
        }
    }

    private static func mark(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x2010...0x2015, 0x2212, 0x2043: 0x2D
        case 0xAB, 0xBB, 0x2018...0x201F, 0x2039, 0x203A, 0x27: 0x22
        case 0x2116: 0x23
        case 0x2022, 0x25CF, 0x25AA, 0xB7, 0xF0B7: 0x2A
        case 0x2192, 0x21D2: 0x3E
        case 0x2265: 0x3E
        case 0x2026: 0x2E
        case 0xFF05: 0x25
        default: scalar
        }
    }
}
