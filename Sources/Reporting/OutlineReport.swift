package import DocumentModel
package import DocumentReading
package import JSONText

/// What was read of one file: the answer of `outline`.
package struct OutlineReport {
    package var path: String
    package var result: Result<Document, Refusal>
    /// Lines that only look like headings, for the source `line`.
    package var headingLines: [(level: Int, text: String, block: Int)]

    package init(
        path: String,
        result: Result<Document, Refusal>,
        headingLines: [(level: Int, text: String, block: Int)] = []
    ) {
        self.path = path
        self.result = result
        self.headingLines = headingLines
    }

    /// One object of the contract's `outline --format json`.
    package var json: JSONValue {
        switch result {
        case .success(let document): json(of: document)
        case .failure(let refusal): json(of: refusal)
        }
    }

    private func json(of refusal: Refusal) -> JSONValue {
        .object([
            ("path", .string(path)), ("status", .string("unreadable")),
            ("reason", .object([("code", .string(refusal.code)), ("message", .string(refusal.message))])),
            ("format", .null), ("text", .null), ("headings", .array([])), ("tables", .array([])),
            ("aside", .null), ("notes", .null),
        ])
    }

    private func json(of document: Document) -> JSONValue {
        .object([
            ("path", .string(path)), ("status", .string("read")), ("reason", .null),
            ("format", .string(document.format.rawValue)),
            ("text", .string(document.string(of: document.blocks))),
            ("headings", .array(headings(of: document).map(\.json))),
            ("tables", .array(document.tables.map { Self.json(of: $0.table, in: document, block: $0.block) })),
            ("aside", Self.asides(of: document)),
            ("notes", document.notes.json),
        ])
    }

    private struct HeadingRow {
        var level: Int
        var text: String
        var source: String
        var block: Int

        var json: JSONValue {
            .object([
                ("level", .int(level)), ("text", .string(text)), ("source", .string(source)), ("block", .int(block)),
            ])
        }
    }

    private func headings(of document: Document) -> [HeadingRow] {
        var rows: [HeadingRow] = []
        document.forEachParagraph { paragraph, place in
            guard let heading = paragraph.heading, !paragraph.text.isEmpty else { return }
            rows.append(
                HeadingRow(
                    level: Int(heading.level),
                    text: document.string(of: paragraph),
                    source: heading.source.rawValue,
                    block: place.block
                )
            )
        }
        rows += headingLines.map { HeadingRow(level: $0.level, text: $0.text, source: "line", block: $0.block) }
        return rows.enumerated().sorted { ($0.element.block, $0.offset) < ($1.element.block, $1.offset) }.map(\.element)
    }

    private static func json(of table: Table, in document: Document, block: Int) -> JSONValue {
        .object([
            ("block", .int(block)),
            (
                "rows",
                .array(
                    table.rows.map { row in
                        .strings(row.cells.map { $0.isContinuation ? "" : document.string(of: $0) })
                    }
                )
            ),
        ])
    }

    private static func asides(of document: Document) -> JSONValue {
        func texts(_ kind: Aside.Kind) -> JSONValue {
            .strings(document.asides.filter { $0.kind == kind }.map { document.string(of: $0.blocks) })
        }
        return .object([
            ("footnotes", texts(.footnote)), ("endnotes", texts(.endnote)),
            ("headers", texts(.header)), ("footers", texts(.footer)),
        ])
    }

    // MARK: For people

    package func text(width: Int) -> String {
        switch result {
        case .failure(let refusal): return "«\(path)»: \(refusal.message) [\(refusal.code)]\n"
        case .success(let document):
            var lines = ["«\(path)»: \(document.format.rawValue), блоков: \(document.blocks.count)"]
            for (index, block) in document.blocks.enumerated() {
                lines += Self.lines(of: block, number: index + 1, in: document, width: width)
            }
            for aside in document.asides where !aside.blocks.isEmpty {
                let text = document.string(of: aside.blocks).replacing("\n", with: " ")
                guard !text.isEmpty else { continue }
                lines.append(Layout.cut("  \(aside.kind.russian): \(text)", to: width))
            }
            lines.append("Учтено при чтении: \(document.notes.russian)")
            return lines.joined(separator: "\n") + "\n"
        }
    }

    private static func lines(of block: Block, number: Int, in document: Document, width: Int) -> [String] {
        let margin = Layout.padded(String(number), to: 5, onTheRight: false) + "  "
        switch block {
        case .paragraph(let paragraph):
            let text = document.string(of: paragraph).replacing("\n", with: " ⏎ ")
            guard !text.isEmpty else { return [] }
            var mark = ""
            if let heading = paragraph.heading { mark += "[заголовок \(heading.level), \(heading.source.russian)] " }
            if paragraph.traits.contains(.contents) { mark += "[оглавление] " }
            if paragraph.traits.contains(.textBox) { mark += "[надпись] " }
            let label = document.label(of: paragraph)
            if !label.isEmpty { mark += "{\(label)} " }
            return [Layout.cut(margin + mark + text, to: width)]
        case .table(let table):
            var lines = [margin + "[таблица \(table.ordinal), строк: \(table.rows.count)]"]
            for row in table.rows {
                let cells = row.cells.map {
                    $0.isContinuation ? "″" : document.string(of: $0).replacing("\n", with: " ⏎ ")
                }
                lines.append(Layout.cut("       │ " + cells.joined(separator: " │ "), to: width))
            }
            return lines
        }
    }
}

extension Heading.Source {
    fileprivate var russian: String {
        switch self {
        case .outlineLevel: "уровень абзаца"
        case .styleOutlineLevel: "уровень стиля"
        case .basedOn: "родительский стиль"
        case .styleName: "имя стиля"
        case .textH: "text:h"
        }
    }
}

extension Aside.Kind {
    fileprivate var russian: String {
        switch self {
        case .footnote: "сноска"
        case .endnote: "концевая сноска"
        case .header: "верхний колонтитул"
        case .footer: "нижний колонтитул"
        }
    }
}

extension ReadingNotes {
    fileprivate var json: JSONValue {
        .object([
            ("insertions", .int(insertions)), ("deletions", .int(deletions)), ("comments", .int(comments)),
            ("hidden", .int(hidden)), ("fields", .int(fields)), ("pictures", .int(pictures)),
            ("embedded", .int(embedded)), ("skipped", .int(skipped)),
        ])
    }

    fileprivate var russian: String {
        let counts = [
            ("вставок", insertions), ("удалений", deletions), ("примечаний", comments), ("скрытого текста", hidden),
            ("полей", fields), ("рисунков", pictures), ("объектов", embedded), ("пропущено", skipped),
        ]
        let named = counts.filter { $0.1 > 0 }.map { "\($0.0): \($0.1)" }
        return named.isEmpty ? "ничего не пропущено." : named.joined(separator: ", ") + "."
    }
}
