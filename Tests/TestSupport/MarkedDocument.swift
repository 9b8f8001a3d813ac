package import DocumentModel

/// A document written in a small notation, with the spots that a test expects to be quoted.
///
/// One line is one block:
/// - `# Title`, `## Title`: a heading by style, level 1 and 2;
/// - `| label | value |`: a row of a table; rows below each other make one table. In a cell `⏎` parts paragraphs, `^^`
///   continues the cell above, `<<` is covered by the cell to the left;
/// - `**text**`: bold, at the beginning of a line or the whole of it;
/// - `^ text`: centred; `* text`: an item of an automatic list; `@1.2. text`: with an automatic number;
/// - `… text`: a line of a contents list known to the format; `▢ text`: in a text box; `▣`: a picture;
/// - `↵` in a line: a line break; `∅`: an empty paragraph; `=== text`: begins a page.
///
/// An empty line is nothing and parts tables. Marks `▸ ◂` surround expected quotations and are removed.
package struct MarkedDocument {
    /// A marked spot.
    package struct Mark: Equatable {
        package var text: String
        package var place: Place
    }

    package private(set) var document: Document
    /// In the order of the text.
    package private(set) var marks: [Mark] = []

    private var rows: [[String]] = []
    private var tableCount = 0

    package init(_ notation: String) {
        document = Document(format: .docx)
        for line in notation.split(separator: "\n", omittingEmptySubsequences: false) {
            let text = Self.trimmed(line)
            if text.hasPrefix("|") {
                rows.append(Self.cells(text))
                continue
            }
            closeTable()
            guard !text.isEmpty else { continue }
            let place = Place(block: document.blocks.count + 1)
            document.blocks.append(.paragraph(paragraph(text, at: place)))
        }
        closeTable()
    }

    /// A header of the document's pages.
    package mutating func addHeader(_ text: String) {
        let paragraph = paragraph(text, at: Place(block: 1))
        document.asides.append(Aside(kind: .header, blocks: [.paragraph(paragraph)]))
    }

    // MARK: Tables

    private static func cells(_ line: String) -> [String] {
        var parts = line.split(separator: "|", omittingEmptySubsequences: false).map { trimmed($0) }
        parts.removeFirst()
        if parts.last?.isEmpty == true { parts.removeLast() }
        return parts
    }

    private mutating func closeTable() {
        guard !rows.isEmpty else { return }
        tableCount += 1
        let block = document.blocks.count + 1
        var table = Table(ordinal: tableCount)
        for (index, texts) in rows.enumerated() {
            var row = Row()
            for (column, text) in texts.enumerated() {
                if text == "<<" {
                    row.cells[row.cells.count - 1].columnSpan += 1
                    continue
                }
                var cell = Cell(column: column)
                cell.isContinuation = text == "^^"
                let place = Place(block: block, table: tableCount, row: index + 1, cell: column + 1)
                if !cell.isContinuation {
                    for part in text.split(separator: "⏎", omittingEmptySubsequences: false) {
                        cell.blocks.append(.paragraph(paragraph(Self.trimmed(part), at: place)))
                    }
                }
                row.cells.append(cell)
            }
            table.rows.append(row)
        }
        document.blocks.append(.table(table))
        rows = []
    }

    // MARK: Paragraphs

    private mutating func paragraph(_ notation: String, at place: Place) -> Paragraph {
        var text = notation
        var facts = Paragraph(text: .empty)
        var label = ""
        func take(_ prefix: String) -> Bool {
            guard text.hasPrefix(prefix) else { return false }
            text = Self.trimmed(text.dropFirst(prefix.count))
            return true
        }
        if take("∅") { text = "" }
        if take("===") { facts.traits.insert(.pageBreakBefore) }
        if take("…") { facts.traits.insert(.contents) }
        if take("▢") { facts.traits.insert(.textBox) }
        if take("▣") { facts.traits.insert(.picture) }
        if take("^ ") { facts.alignment = .center }
        if take("* ") {
            label = "•"
            facts.listLevel = 0
            facts.traits.insert(.bulleted)
        }
        if text.hasPrefix("@"), let space = text.firstIndex(of: " ") {
            label = String(text[text.index(after: text.startIndex)..<space])
            facts.listLevel = 0
            text = Self.trimmed(text[space...])
        }
        let level = text.prefix { $0 == "#" }.count
        if level > 0, take(String(repeating: "#", count: level)) {
            facts.heading = Heading(level: UInt8(level), source: .styleName)
        }
        text = text.replacing("↵", with: "\n")
        let bold = takeBold(&text)
        record(&text, at: place)
        facts.label = label.isEmpty ? .empty : document.text.append(label)
        facts.text = document.text.append(text)
        let boldText = bold.map { $0.replacing("▸", with: "").replacing("◂", with: "") } ?? ""
        facts.boldBytes = UInt32(boldText.utf8.count)
        facts.boldPrefixBytes = facts.boldBytes
        return facts
    }

    /// Takes the stars off the bold beginning of `text`.
    private func takeBold(_ text: inout String) -> String? {
        guard text.hasPrefix("**") else { return nil }
        let rest = text.dropFirst(2)
        guard let end = rest.firstRange(of: "**") else { preconditionFailure("bold text without an end: \(text)") }
        let bold = String(rest[..<end.lowerBound])
        text = bold + rest[end.upperBound...]
        return bold
    }

    private mutating func record(_ text: inout String, at place: Place) {
        while let start = text.firstIndex(of: "▸") {
            guard let end = text[start...].firstIndex(of: "◂") else {
                preconditionFailure("a mark without an end: \(text)")
            }
            let inner = String(text[text.index(after: start)..<end])
            marks.append(Mark(text: inner, place: place))
            text.replaceSubrange(start...end, with: inner)
        }
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        var rest = Substring(text)
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
