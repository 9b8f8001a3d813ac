/// Text from documents and file names as it may be shown: nothing in it acts on what stands around it.
package enum PlainText {
    /// `text` with characters made visible that have no picture or turn the direction of writing: a name that hides
    /// its ending behind U+202E must not pass for a document. Tabs and line breaks become spaces; line breaks stay
    /// when `keepingLines`.
    ///
    /// What is left is valid in XML 1.0 (section 2.2).
    package static func shown(_ text: String, keepingLines: Bool = false) -> String {
        guard text.unicodeScalars.contains(where: isSpecial) else { return text }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n" where keepingLines: scalars.append(scalar)
            case "\t", "\n", "\r": scalars.append(" ")
            case _ where isSpecial(scalar):
                let digits = String(scalar.value, radix: 16, uppercase: true)
                scalars += "[U+\(String(repeating: "0", count: max(0, 4 - digits.utf8.count)))\(digits)]".unicodeScalars
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    private static func isSpecial(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": true
        // Marks, embeddings, overrides and isolates of the bidirectional algorithm (UAX 9), and line separators.
        case "\u{200E}", "\u{200F}", "\u{061C}", "\u{2028}"..."\u{202E}", "\u{2066}"..."\u{2069}": true
        // Tags, and code points that are no characters.
        case "\u{FFFE}", "\u{FFFF}", "\u{E0000}"..."\u{E007F}": true
        default: false
        }
    }
}
