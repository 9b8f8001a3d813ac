/// Columns and line breaks for terminals that show one character in one cell, as they do with Russian text.
package enum Layout {
    package static func padded(_ text: String, to width: Int, onTheRight: Bool = true) -> String {
        let padding = String(repeating: " ", count: max(0, width - text.count))
        return onTheRight ? text + padding : padding + text
    }

    /// `text` in at most `width` characters; what is cut is shown by «…».
    package static func cut(_ text: String, to width: Int) -> String {
        guard text.count > width, width > 1 else { return text }
        return text.prefix(width - 1) + "…"
    }

    /// `text` broken at spaces into lines of at most `width` characters, each after the first begun with `indent`;
    /// the spaces at the start of `text` stay.
    package static func wrapped(_ text: String, width: Int, indent: String = "") -> String {
        var lines: [String] = []
        var line = String(text.prefix { $0 == " " })
        var isFirstWord = true
        for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            if !isFirstWord, line.count + 1 + word.count > width {
                lines.append(line)
                line = indent
                isFirstWord = true
            }
            if !isFirstWord { line += " " }
            line += word
            isFirstWord = false
        }
        lines.append(line)
        return lines.joined(separator: "\n")
    }

    /// A table with two spaces between columns; the last column is not padded.
    package static func table(_ rows: [[String]], head: [String]) -> String {
        let all = [head] + rows
        let columns = head.count
        let widths = (0..<columns).map { column in all.map { $0[column].count }.max() ?? 0 }
        return all.map { row in
            let line = row.enumerated().map { column, text in
                column == columns - 1 ? text : padded(text, to: widths[column])
            }.joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }.joined(separator: "\n")
    }
}
