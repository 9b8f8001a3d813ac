/// What a character means for comparing Russian text.
///
/// Folding makes equal what a reader takes for equal: case, ё and е, a decomposed й, exotic spaces and dashes; soft
/// hyphens, zero-width characters and stress marks vanish. Latin look-alikes are the scanner's business, because
/// only the whole word shows whether it is Russian.
enum Folding {
    /// Values below this one are classes of separators; all others are letters or digits after folding.
    static let firstLetter: UInt16 = 0x30

    static let other: UInt16 = 0
    static let ignorable: UInt16 = 1
    static let space: UInt16 = 2
    static let newline: UInt16 = 3
    static let tab: UInt16 = 4
    static let hyphen: UInt16 = 5
    static let dash: UInt16 = 6
    static let comma: UInt16 = 7
    static let stop: UInt16 = 8
    static let colon: UInt16 = 9
    static let semicolon: UInt16 = 10
    static let slash: UInt16 = 11
    static let open: UInt16 = 12
    static let close: UInt16 = 13
    static let quote: UInt16 = 14
    static let blank: UInt16 = 15
    static let number: UInt16 = 16
    /// U+0306: turns a preceding и into й.
    static let breve: UInt16 = 17
    static let bullet: UInt16 = 18
    static let plus: UInt16 = 19
    static let openQuote: UInt16 = 20
    static let closeQuote: UInt16 = 21

    /// Classes and folded letters of U+0000…U+07FF.
    static let table: [UInt16] = {
        var table = [UInt16](repeating: other, count: 0x800)
        for digit in 0x30...0x39 { table[digit] = UInt16(digit) }
        for letter in 0x61...0x7A {
            table[letter] = UInt16(letter)
            table[letter - 32] = UInt16(letter)
        }
        for letter in 0xC0...0x24F where letter != 0xD7 && letter != 0xF7 { table[letter] = UInt16(letter) }
        for letter in 0x370...0x3FF { table[letter] = UInt16(letter) }
        for letter in 0x430...0x45F { table[letter] = UInt16(letter) }
        for letter in 0x410...0x42F { table[letter] = UInt16(letter + 32) }
        for letter in 0x400...0x40F { table[letter] = UInt16(letter + 80) }
        for letter in 0x460...0x52F { table[letter] = UInt16(letter) }
        table[0x401] = 0x435
        table[0x451] = 0x435
        for mark in 0x300...0x36F { table[mark] = ignorable }
        table[0x306] = breve
        for (characters, value) in classes {
            for scalar in characters.unicodeScalars { table[Int(scalar.value)] = value }
        }
        return table
    }()

    private static let classes: [(String, UInt16)] = [
        (" \u{A0}", space), ("\n\r\u{0B}\u{0C}\u{85}", newline), ("\t", tab), ("-", hyphen), (",", comma), (".", stop),
        (":", colon), (";", semicolon), ("/|\\", slash), ("([{", open), (")]}", close),
        ("\"'`´", quote), ("\u{AB}", openQuote), ("\u{BB}", closeQuote), ("_", blank), ("#", number), ("·", bullet),
        ("+", plus), ("\u{AD}", ignorable),
    ]

    /// The class of a scalar above U+07FF; letters there are kept as they are.
    static func fold(beyondTable scalar: UInt32) -> UInt16 {
        switch scalar {
        case 0x2000...0x200A, 0x202F, 0x205F, 0x3000: space
        case 0x200B...0x200F, 0x2060...0x2064, 0xFEFF, 0xFE00...0xFE0F: ignorable
        case 0x2010, 0x2011: hyphen
        case 0x2012...0x2015, 0x2212: dash
        case 0x2028, 0x2029: newline
        case 0x201E, 0x2039: openQuote
        case 0x201D, 0x203A: closeQuote
        case 0x2018...0x201F: quote
        case 0x2024: stop
        case 0x2044, 0x2215: slash
        case 0x2116: number
        case 0x2022, 0x2023, 0x2043, 0x25A0...0x25FF, 0x2700...0x27BF, 0xF000...0xF0FF: bullet
        case 0x1E00...0x1FFF, 0x2C00...0x2DFF, 0x3040...0xD7FF: UInt16(truncatingIfNeeded: scalar)
        default: other
        }
    }

    /// The Cyrillic letter that a Latin one, or a digit between letters, is mistaken for; nil when there is none.
    static func cyrillicTwin(of unit: UInt16) -> UInt16? {
        switch unit {
        case 0x61: 0x430  // a
        case 0x62: 0x432  // B
        case 0x63: 0x441  // c
        case 0x65: 0x435  // e
        case 0x68: 0x43D  // H
        case 0x6B: 0x43A  // k
        case 0x6D: 0x43C  // M
        case 0x6F: 0x43E  // o
        case 0x70: 0x440  // p
        case 0x74: 0x442  // T
        case 0x75: 0x438  // u, the italic и
        case 0x78: 0x445  // x
        case 0x79: 0x443  // y
        case 0x30: 0x43E  // 0
        case 0x33: 0x437  // 3
        default: nil
        }
    }

    static func isCyrillic(_ unit: UInt16) -> Bool { (0x400...0x52F).contains(unit) }
    static func isDigit(_ unit: UInt16) -> Bool { (0x30...0x39).contains(unit) }
    static func isLatin(_ unit: UInt16) -> Bool { (0x61...0x7A).contains(unit) }
}
