/// Rows for Excel with Russian settings: a byte-order mark, `;` between cells, CRLF, quotes as in RFC 4180.
///
/// A cell that a spreadsheet would take for a formula (`=`, `+`, `-`, `@`, tab and carriage return at its start) gets
/// an apostrophe before it (requirement R45).
package struct CSVTable {
    private var rows: [String] = []

    package init(_ head: [String]) { append(head) }

    package mutating func append(_ cells: [String]) {
        rows.append(cells.map(Self.cell).joined(separator: ";"))
    }

    package var text: String { "\u{FEFF}" + rows.joined(separator: "\r\n") + "\r\n" }

    private static func cell(_ text: String) -> String {
        var text = text
        if let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) { text = "'" + text }
        let needsQuotes = text.unicodeScalars.contains { ";\"\r\n".unicodeScalars.contains($0) }
        return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }
}
