internal import DocumentModel
internal import Roadmap

/// Finds the tables of events: those whose header names an event, a date and a responsible person.
struct EventTableReader {
    let layout: Layout
    let lexicon: Lexicon
    let scanner: WordScanner
    let risks: RiskFinder

    /// Event tables by the index of their grid.
    func read() -> [Int: EventTable] {
        var found: [Int: EventTable] = [:]
        var previous: (grid: Int, header: Header)?
        for index in layout.tables.indices {
            if let header = header(of: index) {
                found[index] = table(index, header: header, firstRow: header.lastRow + 1)
                previous = (index, header)
            } else if let before = previous, continues(index, before.grid) {
                // A table split over pages by hand: its second half has no header of its own.
                found[index] = table(index, header: before.header, firstRow: 0)
                previous = (index, before.header)
            }
        }
        return found
    }

    // MARK: The header

    struct Header {
        var lastRow: Int
        /// 0-based grid column of each column.
        var columns: [EventTable.Column: Int]
        var mentions: [EventTable.Column: Mention]
        /// Hashes of the words of its cells.
        var words: [LetterHash] = []
    }

    private static let needed: [EventTable.Column] = [.event, .date, .responsible]
    private static let searchedRows = 4

    private func header(of index: Int) -> Header? {
        let grid = layout.tables[index]
        guard grid.columnCount >= 3, grid.rows.count >= 2 else { return nil }
        for row in 0..<min(Self.searchedRows, grid.rows.count) {
            for height in [2, 1] where row + height <= grid.rows.count {
                if height == 2, !isTwoStoried(grid, row) { continue }
                let header = header(of: grid, rows: row..<row + height)
                if Self.needed.allSatisfy({ header.columns[$0] != nil }) { return header }
            }
        }
        return headerByContent(of: grid)
    }

    /// A first row of short heads, of which the words of some say nothing and the cells below all.
    private func headerByContent(of grid: Layout.Grid) -> Header? {
        guard let first = grid.rows.first, grid.rows.count >= 3,
            first.cells.allSatisfy({ !$0.isContinuation && $0.span == 1 && layout.tokens($0.lines).count <= 8 })
        else { return nil }
        var header = header(of: grid, rows: 0..<1)
        let reader = EventColumnsByContent(layout: layout, lexicon: lexicon, risks: risks)
        guard let columns = reader.completed(header.columns, of: grid, from: 1) else { return nil }
        for (column, position) in columns where header.columns[column] == nil {
            guard let cell = first.cells.first(where: { $0.column == position }) else { continue }
            header.columns[column] = position
            header.words.append(layout.wordHash(cell.lines))
            header.mentions[column] = Mention(
                text: layout.string(cell.lines, separator: " "),
                place: Place(block: grid.block, table: grid.ordinal, row: 1, cell: position + 1)
            )
        }
        return header
    }

    /// The row below holds halves of headings, under a wide cell or beside merged ones.
    private func isTwoStoried(_ grid: Layout.Grid, _ row: Int) -> Bool {
        guard row + 1 < grid.rows.count else { return false }
        let upper = grid.rows[row].cells
        let lower = grid.rows[row + 1].cells
        return upper.contains { $0.span > 1 && $0.span < grid.columnCount } && lower.contains { $0.isContinuation }
    }

    private func header(of grid: Layout.Grid, rows: Range<Int>) -> Header {
        var cells: [(column: Int, row: Int, lines: Range<Int>)] = []
        for row in rows.reversed() {
            for cell in grid.rows[row].cells where !cell.isContinuation && !cell.lines.isEmpty {
                cells.append((cell.column, row, cell.lines))
            }
        }
        let matcher = TitleMatcher(index: lexicon.columns, noise: lexicon.noise, scanner: scanner)
        var offers: [(hit: TitleHit, column: Int, row: Int, lines: Range<Int>)] = []
        for cell in cells {
            let tokens = layout.tokens(cell.lines)
            guard tokens.count <= 14 else { continue }
            for var hit in matcher.hits(tokens[...]) {
                // Of two storeys the lower one says more.
                if cell.row < rows.upperBound - 1 { hit.score -= 0.1 }
                offers.append((hit, cell.column, cell.row, cell.lines))
            }
            if isNumberSign(cell.lines), let entry = lexicon.columnIDs.firstIndex(of: EventTable.Column.num.rawValue) {
                offers.append((TitleHit(entry: entry, score: 1, sign: .exact), cell.column, cell.row, cell.lines))
            }
        }
        var header = assigned(offers, grid, lastRow: rows.upperBound - 1)
        addIndicator(cells, grid, to: &header)
        return header
    }

    /// «Чем измерим», «Что увидим»: the one head that says nothing beside others that all do.
    private func addIndicator(
        _ cells: [(column: Int, row: Int, lines: Range<Int>)],
        _ grid: Layout.Grid,
        to header: inout Header
    ) {
        guard header.columns[.indicator] == nil, header.columns[.evidence] == nil,
            Self.needed.allSatisfy({ header.columns[$0] != nil })
        else { return }
        let taken = Set(header.columns.values)
        let free = cells.filter { !taken.contains($0.column) && !layout.isBlank($0.lines) }
        guard free.count == 1, let cell = free.first, cell.column > header.columns[.event] ?? 0,
            !layout.tokens(cell.lines).contains(where: isNote)
        else { return }
        header.columns[.indicator] = cell.column
        header.words.append(layout.wordHash(cell.lines))
        header.mentions[.indicator] = Mention(
            text: layout.string(cell.lines, separator: " "),
            place: Place(block: grid.block, table: grid.ordinal, row: cell.row + 1, cell: cell.column + 1)
        )
    }

    /// «Примечание», «Отметка о выполнении» may stay empty.
    private func isNote(_ token: Token) -> Bool {
        Self.notes.contains { scanner.token(token, beginsWith: $0) }
    }

    private static let notes: [[UInt16]] = ["примечан", "отметк", "комментар", "ресурс", "финанс", "место"].map {
        Array($0.utf16)
    }

    private func isNumberSign(_ lines: Range<Int>) -> Bool {
        lines.contains { layout.lines[$0].text.after.contains(.number) && layout.lines[$0].isEmpty }
    }

    private func assigned(
        _ offers: [(hit: TitleHit, column: Int, row: Int, lines: Range<Int>)],
        _ grid: Layout.Grid,
        lastRow: Int
    ) -> Header {
        var header = Header(lastRow: lastRow, columns: [:], mentions: [:])
        var taken: Set<Int> = []
        for offer in offers.sorted(by: { ($1.hit.score, $0.column) < ($0.hit.score, $1.column) }) {
            guard let column = EventTable.Column(rawValue: lexicon.columnIDs[offer.hit.entry]),
                header.columns[column] == nil, offer.hit.isJoint || !taken.contains(offer.column)
            else { continue }
            taken.insert(offer.column)
            header.words.append(layout.wordHash(offer.lines))
            header.columns[column] = offer.column
            header.mentions[column] = Mention(
                text: layout.string(offer.lines, separator: " "),
                place: Place(block: grid.block, table: grid.ordinal, row: offer.row + 1, cell: offer.column + 1)
            )
        }
        return header
    }

    /// Nothing but blank lines lies between the two, and they have the same columns.
    private func continues(_ index: Int, _ before: Int) -> Bool {
        let (upper, lower) = (layout.tables[before], layout.tables[index])
        guard upper.columnCount == lower.columnCount, lower.depth == upper.depth else { return false }
        guard upper.lines.upperBound <= lower.lines.lowerBound else { return false }
        return layout.isBlank(upper.lines.upperBound..<lower.lines.lowerBound)
    }

    // MARK: Rows

    private func table(_ index: Int, header: Header, firstRow: Int) -> EventTable {
        let grid = layout.tables[index]
        var rows: [EventRow] = []
        var group: (text: String, risk: RiskDirection?)?
        var above = [Range<Int>?](repeating: nil, count: grid.columnCount)
        var known: (lines: Range<Int>, risk: RiskDirection?)?
        func risk(_ column: EventTable.Column) -> RiskDirection? {
            guard let position = header.columns[column], let lines = above[position], !lines.isEmpty else { return nil }
            if let known, known.lines == lines { return known.risk }
            let risk = risks.single(in: lines)
            known = (lines, risk)
            return risk
        }
        for (rowIndex, row) in grid.rows.enumerated() where rowIndex >= firstRow {
            carry(row, header, into: &above)
            if let text = groupText(row, grid) {
                let risk = risks.single(in: text.lines)
                // «Задача 1» below a risk's row stays under that risk.
                group = (text.text, risk ?? group?.risk)
                if let task = header.columns[.task] { above[task] = 0..<0 }
                continue
            }
            guard !layout.isBlank(row.lines), !isHeaderAgain(row, header), !isColumnNumbers(row) else { continue }
            let own = risk(.risk) ?? group?.risk ?? (header.columns[.risk] == nil ? risk(.task) : nil)
            rows.append(eventRow(rowIndex, grid, header, above, group?.text, own))
        }
        return EventTable(place: Place(block: grid.block, table: grid.ordinal), columns: header.mentions, rows: rows)
    }

    /// Merged cells speak for every row they reach over; so does a task or a risk that is simply not repeated.
    private func carry(_ row: Layout.GridRow, _ header: Header, into above: inout [Range<Int>?]) {
        let lasting = [header.columns[.task], header.columns[.risk]]
        for cell in row.cells where !cell.isContinuation {
            if layout.isBlank(cell.lines), lasting.contains(cell.column), above[cell.column] != nil { continue }
            for column in cell.column..<cell.column + cell.span { above[column] = cell.lines }
        }
    }

    private func eventRow(
        _ rowIndex: Int,
        _ grid: Layout.Grid,
        _ header: Header,
        _ above: [Range<Int>?],
        _ group: String?,
        _ risk: RiskDirection?
    ) -> EventRow {
        var values: [EventTable.Column: Mention] = [:]
        values.reserveCapacity(header.columns.count)
        for (column, position) in header.columns {
            let lines = above[position] ?? 0..<0
            let place = Place(block: grid.block, table: grid.ordinal, row: rowIndex + 1, cell: position + 1)
            values[column] = Mention(text: layout.string(lines, separator: " "), place: place)
        }
        return EventRow(row: rowIndex + 1, values: values, risk: risk, group: group)
    }

    /// A row of one filled cell that reaches over the others.
    private func groupText(_ row: Layout.GridRow, _ grid: Layout.Grid) -> (text: String, lines: Range<Int>)? {
        var filled: Layout.GridCell?
        for cell in row.cells {
            if cell.isContinuation { return nil }
            guard !layout.isBlank(cell.lines) else { continue }
            if filled != nil { return nil }
            filled = cell
        }
        guard let cell = filled, cell.span * 2 > grid.columnCount || row.cells.count == 1 else { return nil }
        return (layout.string(cell.lines, separator: " "), cell.lines)
    }

    private func isHeaderAgain(_ row: Layout.GridRow, _ header: Header) -> Bool {
        row.cells.count { !$0.isContinuation && header.words.contains(layout.wordHash($0.lines)) } >= 3
    }

    /// «1 | 2 | 3 | 4» below a header.
    private func isColumnNumbers(_ row: Layout.GridRow) -> Bool {
        for (index, cell) in row.cells.enumerated() {
            let tokens = layout.tokens(cell.lines)
            guard tokens.count == 1, tokens[0].kind == .number, tokens[0].length <= 2 else { return false }
            let value = scanner.letters(of: tokens[0]).reduce(0) { $0 * 10 + Int($1) - 0x30 }
            guard value == index + 1 else { return false }
        }
        return true
    }
}
