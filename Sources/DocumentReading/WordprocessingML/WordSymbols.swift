/// Characters of the symbol fonts Word writes by their code in the font.
enum WordSymbols {
    /// The character of `w:sym` or of a bullet; nil when the font's picture has no counterpart in Unicode here.
    static func scalar(_ code: UInt32, font: String) -> Unicode.Scalar? {
        // Symbol fonts are addressed at U+F000…F0FF, some writers leave the F out.
        let isPrivate = (0xF000...0xF0FF).contains(code)
        let font = font.lowercased()
        guard isPrivate || font.hasPrefix("symbol") || font.hasPrefix("wingdings") else { return Unicode.Scalar(code) }
        let glyph = code & 0xFF
        if font.hasPrefix("wingdings") { return wingdings[glyph].flatMap { Unicode.Scalar($0) } }
        if let found = symbol[glyph] { return Unicode.Scalar(found) }
        if let greek = greek(glyph) { return greek }
        return (0x20...0x7E).contains(glyph) ? Unicode.Scalar(glyph) : nil
    }

    /// The bullet that a level's text shows, whatever font draws it.
    static func bullet(_ pattern: String) -> String {
        // The letter o of a typewriter font is how Word draws a hollow bullet.
        if pattern == "o" { return "◦" }
        var shown = String.UnicodeScalarView()
        for scalar in pattern.unicodeScalars {
            guard (0xF000...0xF0FF).contains(scalar.value) else {
                shown.append(scalar)
                continue
            }
            let glyph = scalar.value & 0xFF
            shown.append((wingdings[glyph] ?? symbol[glyph]).flatMap { Unicode.Scalar($0) } ?? "•")
        }
        return String(shown)
    }

    private static func greek(_ glyph: UInt32) -> Unicode.Scalar? {
        let upper = Array("ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ".unicodeScalars)
        let lower = Array("αβχδεφγηιϕκλμνοπθρστυϖωξψζ".unicodeScalars)
        switch glyph {
        case 0x41...0x5A: return upper[Int(glyph - 0x41)]
        case 0x61...0x7A: return lower[Int(glyph - 0x61)]
        default: return nil
        }
    }

    private static let symbol: [UInt32: UInt32] = [
        0xA3: 0x2264, 0xA5: 0x221E, 0xAB: 0x2194, 0xAC: 0x2190, 0xAD: 0x2191, 0xAE: 0x2192, 0xAF: 0x2193,
        0xB0: 0x00B0, 0xB1: 0x00B1, 0xB3: 0x2265, 0xB4: 0x00D7, 0xB7: 0x2022, 0xB8: 0x00F7, 0xB9: 0x2260,
        0xBA: 0x2261, 0xBB: 0x2248, 0xBC: 0x2026, 0xDE: 0x21D2, 0xE5: 0x2211, 0xD6: 0x221A, 0xD7: 0x22C5,
    ]

    private static let wingdings: [UInt32: UInt32] = [
        0x6C: 0x25CF, 0x6D: 0x274D, 0x6E: 0x25A0, 0x6F: 0x25A1, 0x71: 0x2751, 0x75: 0x25C6, 0x76: 0x2756,
        0x9F: 0x2022, 0xA7: 0x25AA, 0xA8: 0x25FB, 0xD8: 0x27A2, 0xDF: 0x2190, 0xE0: 0x2192, 0xE1: 0x2191,
        0xE2: 0x2193, 0xE8: 0x2794, 0xF0: 0x21E8, 0xFB: 0x2717, 0xFC: 0x2713, 0xFD: 0x2612, 0xFE: 0x2611,
    ]
}
