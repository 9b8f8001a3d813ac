internal import DocumentModel
internal import DocumentReading

/// What holds of every document and every refusal, whatever the file was; the program stops where it does not.
enum ReadingInvariants {
    static func check(_ document: Document) {
        var walk = DocumentWalk(document)
        walk.visit(document.blocks)
        for aside in document.asides { walk.visit(aside.blocks) }
        _ = document.string(of: document.blocks)
        let notes = document.notes
        let counts = [
            notes.insertions, notes.deletions, notes.comments, notes.hidden, notes.fields, notes.pictures,
            notes.embedded, notes.skipped,
        ]
        require(counts.allSatisfy { $0 >= 0 }, "a count below zero")
    }

    static func check(_ refusal: Refusal) {
        require(!refusal.code.isEmpty, "a refusal without a code")
        let message = refusal.message
        require(message.hasSuffix("."), "a refusal without a sentence: \(message)")
        require(!message.unicodeScalars.contains { $0.value < 0x20 }, "a control character in a message: \(message)")
    }

    /// A file that is proven whole is no longer so when its last byte is cut off.
    static func checkProof(of file: [UInt8]) {
        guard CompletenessProof.examine(file) == .complete else { return }
        require(CompletenessProof.examine(Array(file.dropLast())) != .complete, "a cut file proven complete")
    }

    /// Unlike `precondition`, says what failed in optimised builds too.
    static func require(_ holds: Bool, _ what: @autoclosure () -> String) {
        if !holds { fatalError("promise broken: \(what())") }
    }
}

/// Looks at every block of a document.
private struct DocumentWalk {
    private let document: Document
    private var tables = 0

    init(_ document: Document) { self.document = document }

    mutating func visit(_ blocks: [Block]) {
        for block in blocks {
            switch block {
            case .paragraph(let paragraph): visit(paragraph)
            case .table(let table): visit(table)
            }
        }
    }

    private mutating func visit(_ table: Table) {
        tables += 1
        ReadingInvariants.require(table.ordinal == tables, "table \(table.ordinal) is the one after \(tables - 1)")
        for row in table.rows {
            for cell in row.cells {
                ReadingInvariants.require(cell.column >= 0 && cell.columnSpan >= 1, "a cell outside of the grid")
                visit(cell.blocks)
            }
        }
    }

    private func visit(_ paragraph: Paragraph) {
        for range in [paragraph.text, paragraph.label] {
            ReadingInvariants.require(
                range.start <= range.end && Int(range.end) <= document.text.bytes.count,
                "a range outside of the text"
            )
            let slice = document.text.bytes[range.bounds]
            ReadingInvariants.require(String(validating: slice, as: UTF8.self) != nil, "text that is not UTF-8")
        }
        ReadingInvariants.require(Int(paragraph.boldBytes) <= paragraph.text.count, "more bold than text")
        ReadingInvariants.require(Int(paragraph.boldPrefixBytes) <= paragraph.text.count, "a prefix beyond the text")
        ReadingInvariants.require(paragraph.boldPrefixBytes <= paragraph.boldBytes, "a bold prefix that is not bold")
        if let heading = paragraph.heading {
            ReadingInvariants.require((1...10).contains(heading.level), "a heading of level \(heading.level)")
        }
        if let style = paragraph.style {
            ReadingInvariants.require(Int(style) < document.styleNames.count, "a style without a name")
        }
    }
}
