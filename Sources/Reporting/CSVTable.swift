/// Rows for Excel with Russian settings: a byte-order mark, `;` between cells, CRLF, quotes as in RFC 4180.
///
/// A cell that a spreadsheet would take for a formula gets an apostrophe before it (requirement R45), and characters
/// without a picture are made visible.
package struct CSVTable {
    private var rows: [String] = []

    package init(_ head: [String]) { append(head) }

    package mutating func append(_ cells: [String]) {
        rows.append(cells.map(Self.cell).joined(separator: ";"))
    }

    package var text: String { "\u{FEFF}" + rows.joined(separator: "\r\n") + "\r\n" }

    /// Whether a spreadsheet may take `text` for a formula: `=`, `+`, `-`, `@` at its start, also in the full width that
    /// some of them accept, and also behind white space, which some of them cut off.
    package static func looksLikeFormula(_ text: String) -> Bool {
        let start = text.unicodeScalars.first { !$0.properties.isWhitespace }
        return start.map { "=+-@＝＋－＠".unicodeScalars.contains($0) } ?? false
    }

    private static func cell(_ text: String) -> String {
        var text = PlainText.shown(text, keepingLines: true)
        if looksLikeFormula(text) { text = "'" + text }
        let needsQuotes = text.unicodeScalars.contains { ";\"\r\n".unicodeScalars.contains($0) }
        return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }
}
