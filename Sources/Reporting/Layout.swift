/// Columns and line breaks for terminals.
package enum Layout {
    /// Columns that `text` takes: one for a letter with its marks, two for wide East Asian characters and emoji, none
    /// for colours.
    package static func columns(_ text: String) -> Int {
        var columns = 0
        var isEscape = false
        for character in text {
            if isEscape {
                isEscape = character != "m"
            } else if character == "\u{1B}" {
                isEscape = true
            } else {
                columns += width(of: character)
            }
        }
        return columns
    }

    private static func width(of character: Character) -> Int {
        guard let first = character.unicodeScalars.first else { return 0 }
        switch first.value {
        case 0..<0x300: return first.value == 0xAD ? 0 : 1
        // A mark with nothing to stand on, blanks of no width.
        case 0x300...0x36F, 0x200B...0x200D, 0x2060, 0xFE00...0xFE0F, 0xFEFF: return 0
        // Unicode Standard Annex 11: W and F.
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }

    /// `text` from a document or a file name as it may be shown on a terminal: controls, which could move the cursor or
    /// turn the direction of writing, are replaced; line ends and tabs become blanks.
    package static func shown(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isUnfit) else { return text }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n", "\r", "\t", "\u{2028}", "\u{2029}": scalars.append(" ")
            default: scalars.append(isUnfit(scalar) ? "\u{FFFD}" : scalar)
            }
        }
        return String(scalars)
    }

    private static func isUnfit(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    package static func padded(_ text: String, to width: Int, onTheRight: Bool = true) -> String {
        let padding = String(repeating: " ", count: max(0, width - columns(text)))
        return onTheRight ? text + padding : padding + text
    }

    /// `text` in at most `width` columns; what is cut is shown by «…».
    package static func cut(_ text: String, to width: Int) -> String {
        guard columns(text) > width, width > 1 else { return text }
        var kept = ""
        var columns = 0
        for character in text {
            columns += self.width(of: character)
            if columns > width - 1 { break }
            kept.append(character)
        }
        return kept + "…"
    }

    /// `text` broken at spaces into lines of at most `width` columns, each after the first begun with `indent`;
    /// the spaces at the start of `text` stay.
    package static func wrapped(_ text: String, width: Int, indent: String = "") -> String {
        var lines: [String] = []
        var line = String(text.prefix { $0 == " " })
        var used = columns(line)
        var isFirstWord = true
        for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            let size = columns(String(word))
            if !isFirstWord, used + 1 + size > width {
                lines.append(line)
                line = indent
                used = columns(indent)
                isFirstWord = true
            }
            if !isFirstWord {
                line += " "
                used += 1
            }
            line += word
            used += size
            isFirstWord = false
        }
        lines.append(line)
        return lines.joined(separator: "\n")
    }

    /// A table with two spaces between columns; the last column is not padded.
    package static func table(_ rows: [[String]], head: [String]) -> String {
        let all = [head] + rows
        let count = head.count
        let widths = (0..<count).map { column in all.map { columns($0[column]) }.max() ?? 0 }
        return all.map { row in
            let line = row.enumerated().map { column, text in
                column == count - 1 ? text : padded(text, to: widths[column])
            }.joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }.joined(separator: "\n")
    }
}
