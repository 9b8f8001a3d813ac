internal import DocumentModel

/// Collects what may be titles of sections, in reading order.
///
/// Ranks order titles for the question where a section ends: headings by their level in tens, then emphasised lines
/// (capitals and centred before bold), then labels, rows of a passport, labels inside its cells.
struct CandidateFinder {
    let layout: Layout
    let noise: NoiseWords
    let scanner: WordScanner
    let passports: [Int: Passport]
    /// Tables of events: their cells are no titles.
    let eventTables: Set<Int>
    /// Tells a label that is a wording of some section from other words before a colon.
    let matcher: TitleMatcher

    /// Lines in ordinary type whose numbers show that they part the whole document.
    private let chapters: Set<Int>

    private(set) var candidates: [Candidate] = []
    private(set) var boundaries: [Boundary] = []

    init(
        layout: Layout,
        lexicon: Lexicon,
        matcher: TitleMatcher,
        passports: [Int: Passport],
        eventTables: Set<Int>
    ) {
        self.layout = layout
        noise = lexicon.noise
        scanner = layout.scanner
        self.matcher = matcher
        self.passports = passports
        self.eventTables = eventTables
        chapters = NumberedChapters(layout: layout).lines
        collect()
    }

    private mutating func collect() {
        var index = 0
        while index < layout.lines.count {
            let line = layout.lines[index]
            if let table = line.table {
                // Rows of passports, headers of tables: once, at the first line of each table.
                if layout.tables[table].lines.lowerBound == index { collectTable(table) }
                if isOpen(table, index) { collect(line: index, inCell: true) }
            } else if !line.isContents {
                collect(line: index, inCell: false)
            }
            index += 1
        }
        candidates.sort { ($0.lines.lowerBound, $0.rank) < ($1.lines.lowerBound, $1.rank) }
    }

    // MARK: Lines

    private mutating func collect(line index: Int, inCell: Bool) {
        let line = layout.lines[index]
        guard !line.isEmpty, !line.isContents else { return }
        if let heading = line.paragraph.heading, line.isShort || line.text.tokens.count <= 40 {
            boundaries.append(Boundary(line: index, rank: rank(of: heading), isCertain: true))
            addTitle(index, form: .heading, rank: rank(of: heading))
            addLabel(index, inCell: inCell)
            return
        }
        let isTitleLike = line.isShort && line.text.tokens.count <= 25
        let form = isTitleLike ? form(of: index) : nil
        // In a value cell of a passport only what is set apart may be a title of its own.
        let isPassportValue = line.table.map { passports[$0] != nil } ?? false
        if let form, form == .emphasised || !isPassportValue {
            let rank = rank(of: index, form, inCell)
            if (form == .emphasised || form == .numbered) && !isItem(index) {
                boundaries.append(Boundary(line: index, rank: rank, isCertain: numberDepth(index) > 0))
            }
            addTitle(index, form: form, rank: rank)
        }
        addLabel(index, inCell: inCell)
    }

    private func form(of index: Int) -> Candidate.Form? {
        let line = layout.lines[index]
        let isEmphasised =
            line.isBold || line.isCapitals && line.text.tokens.count >= 1 && line.bytes.count > 6
            || line.isCentered || line.paragraph.traits.contains(.underlined)
        if isEmphasised, !line.text.after.contains(.semicolon), !line.text.after.contains(.comma) {
            return .emphasised
        }
        // «Задачи прогр.:»
        let isStopped = line.text.after.contains(.stop) && !line.text.after.contains(.colon)
        if isStopped || !line.text.after.isDisjoint(with: [.semicolon, .comma]) { return nil }
        if numberDepth(index) > 0 {
            return chapters.contains(index) || isAloneAmongNumbers(index) ? .numbered : .plainLine
        }
        if line.isListItem { return nil }
        // «Что нужно решить:» above a list labels it.
        let isLabel = line.text.after.contains(.colon) && line.text.tokens.count <= 8 && !startsWithDash(line)
        return isLabel ? .plainLabel : .plainLine
    }

    private func startsWithDash(_ line: Line) -> Bool {
        line.text.tokens.first.map { !$0.before.isDisjoint(with: [.dash, .bullet]) } ?? false
    }

    /// A bold item of a list divides nothing.
    private func isItem(_ index: Int) -> Bool {
        let line = layout.lines[index]
        if line.paragraph.traits.contains(.bulleted) || line.text.after.contains(.semicolon) { return true }
        return line.text.after.contains(.stop) && !line.isCapitals && !line.isCentered
    }

    private mutating func addTitle(_ index: Int, form: Candidate.Form, rank: Int) {
        let line = layout.lines[index]
        candidates.append(
            Candidate(
                form: form,
                lines: index..<index + 1,
                tokens: line.text.tokens[...],
                rank: rank,
                table: line.table,
                place: line.place,
                isNumbered: numberDepth(index) > 0
            )
        )
        // A title broken over two lines, or its number in a paragraph of its own.
        guard form == .heading || form == .emphasised, let next = continuation(of: index) else { return }
        candidates.append(
            Candidate(
                form: form,
                lines: index..<next + 1,
                tokens: layout.tokens(index..<next + 1)[...],
                rank: rank,
                table: line.table,
                place: line.place
            )
        )
    }

    /// The next line when it looks the same as this one and may carry its title on.
    private func continuation(of index: Int) -> Int? {
        let line = layout.lines[index]
        var next = index + 1
        while next < layout.lines.count, layout.lines[next].isEmpty, layout.lines[next].bytes.isEmpty,
            next <= index + 1
        { next += 1 }
        guard next < layout.lines.count else { return nil }
        let other = layout.lines[next]
        guard other.table == line.table, other.isShort, !other.isEmpty, !other.isContents,
            other.place.cell == line.place.cell, other.place.row == line.place.row,
            other.isBold == line.isBold, other.isCentered == line.isCentered,
            (other.paragraph.heading == nil) == (line.paragraph.heading == nil),
            numberDepth(next) == 0 || line.text.tokens.count <= 2,
            line.text.after.isDisjoint(with: [.colon, .stop]) || line.text.tokens.count == 1
        else { return nil }
        return next
    }

    private mutating func addLabel(_ index: Int, inCell: Bool) {
        let line = layout.lines[index]
        let tokens = line.text.tokens
        guard tokens.count >= 2 else { return }
        if !line.isBold, line.boldPrefix > 3 {
            let limit = line.bytes.lowerBound + line.boldPrefix + 2
            let count = tokens.prefix { Int($0.end) <= limit }.count
            if count > 0, count <= 14, count < tokens.count { add(label: count, of: index, .boldLabel, inCell) }
        }
        let count = tokens.dropFirst().prefix(14).firstIndex { token in
            !token.before.isDisjoint(with: [.colon, .tab])
                || token.before.contains(.dash) && !token.before.contains(.stop)
        }
        guard let count, count <= 12 else { return }
        // «Цель:» ends the label for certain; a dash may stand in any sentence.
        let isColon = tokens[count].before.contains(.colon)
        let head = tokens[..<count]
        let isWording = matcher.exact(head) != nil
        guard isWording || isColon && !line.isListItem && count <= 8 else { return }
        add(label: count, of: index, line.isBold ? .boldLabel : .plainLabel, inCell)
    }

    private mutating func add(label count: Int, of index: Int, _ form: Candidate.Form, _ inCell: Bool) {
        let line = layout.lines[index]
        let tokens = line.text.tokens
        // «Основной этап: …» is one of the terms and never their title.
        if tokens[..<count].contains(where: { scanner.letters(of: $0).elementsEqual(Self.stage) }) { return }
        candidates.append(
            Candidate(
                form: form,
                lines: index..<index + 1,
                tokens: tokens[..<count],
                titleBytes: line.bytes.lowerBound..<Int(tokens[count - 1].end),
                rank: inCell ? 80 : form == .boldLabel ? 50 : 55,
                inlineContent: Int(tokens[count].start),
                table: line.table,
                place: line.place
            )
        )
    }

    private static let stage = Array("этап".utf16)

    // MARK: Ranks

    private func rank(of heading: Heading) -> Int { Int(heading.level) * 4 }

    private func rank(of index: Int, _ form: Candidate.Form, _ inCell: Bool) -> Int {
        let line = layout.lines[index]
        let base =
            switch form {
            case .emphasised where line.isCapitals && (line.isBold || line.isCentered): 20
            case .emphasised where line.isBold && line.isCentered: 22
            case .emphasised where line.isBold || line.isCapitals: 30
            case .emphasised: 34
            case .numbered: 38
            case .plainLabel: 55
            default: 46
            }
        return base + max(0, numberDepth(index) - 1) * 2 + (inCell ? 30 : 0)
    }

    /// 0 without a number, 1 for «3.» and «РАЗДЕЛ I», 2 for «3.1».
    func numberDepth(_ index: Int) -> Int {
        let line = layout.lines[index]
        if line.isParagraphStart, !line.paragraph.label.isEmpty, !line.paragraph.traits.contains(.bulleted) {
            let label = layout.document.text.bytes[line.paragraph.label.bounds]
            return max(1, label.split(separator: 0x2E).count)
        }
        guard let first = line.text.tokens.first else { return 0 }
        if noise.isNumbering(first) { return 1 }
        if RomanNumeral.isOne(scanner.letters(of: first)), line.text.tokens.count > 1 { return 1 }
        guard first.kind == .number, first.length <= 2 else { return 0 }
        let rest = line.text.tokens.dropFirst()
        guard let second = rest.first, !second.before.isDisjoint(with: [.stop, .close]) else { return 0 }
        return 1 + rest.prefix { $0.kind == .number && $0.length <= 2 && $0.before == .stop }.count
    }

    /// Neither the line before nor the one after is numbered too: a title rather than an item of a list.
    private func isAloneAmongNumbers(_ index: Int) -> Bool {
        func isNumbered(_ range: some Sequence<Int>) -> Bool {
            for other in range where !layout.lines[other].isEmpty {
                return layout.lines[other].isListItem || numberDepth(other) > 0
            }
            return false
        }
        return !isNumbered((0..<index).reversed()) && !isNumbered(index + 1..<layout.lines.count)
    }

    // MARK: Tables

    /// Cells whose lines are read like lines of the body: those of layout tables and values of a passport.
    private func isOpen(_ table: Int, _ index: Int) -> Bool {
        guard !eventTables.contains(table) else { return false }
        if let passport = passports[table] { return passport.valueLines.contains { $0.contains(index) } }
        let grid = layout.tables[table]
        if grid.columnCount == 1 { return true }
        guard let row = grid.rows.first(where: { $0.lines.contains(index) }) else { return true }
        return filledCells(row).count == 1
    }

    private func filledCells(_ row: Layout.GridRow) -> [Layout.GridCell] {
        row.cells.filter { !$0.isContinuation && !layout.isBlank($0.lines) }
    }

    private mutating func collectTable(_ table: Int) {
        guard !eventTables.contains(table) else { return }
        let labels = StackedTable.labels(of: layout.tables[table], in: layout)
        for label in labels {
            addCell(label.cell, of: table, row: label.row, .titleRow, rank: 48, value: label.values)
        }
        guard labels.isEmpty else { return }
        if let passport = passports[table] {
            for row in passport.rows { add(row, of: table) }
            return
        }
        let grid = layout.tables[table]
        guard grid.columnCount > 1 else { return }
        for (index, row) in grid.rows.enumerated() {
            let filled = filledCells(row)
            // «I | Анализ текущего состояния»: the number has a cell of its own.
            if filled.count == 2, isNumeral(filled[0].lines), !layout.isBlank(filled[1].lines) {
                addCell(filled[1], of: table, row: index, .titleRow, rank: 40, value: nil)
            } else if index == 0, filled.count >= 2 {
                for cell in filled { addHeader(cell, of: table) }
            }
        }
    }

    private func isNumeral(_ lines: Range<Int>) -> Bool {
        let tokens = layout.tokens(lines)
        guard let first = tokens.first, tokens.count == 1 else { return false }
        return first.kind == .number || RomanNumeral.isOne(scanner.letters(of: first))
    }

    private mutating func addHeader(_ cell: Layout.GridCell, of table: Int) {
        let grid = layout.tables[table]
        let below = grid.rows.dropFirst().flatMap(\.cells).filter { $0.column == cell.column }.map(\.lines)
        addCell(cell, of: table, row: 0, .tableHeader, rank: 60, value: below)
    }

    private mutating func addCell(
        _ cell: Layout.GridCell,
        of table: Int,
        row: Int,
        _ form: Candidate.Form,
        rank: Int,
        value: [Range<Int>]?
    ) {
        let grid = layout.tables[table]
        candidates.append(
            Candidate(
                form: form,
                lines: cell.lines,
                tokens: layout.tokens(cell.lines)[...],
                rank: rank,
                valueLines: value,
                table: table,
                place: Place(block: grid.block, table: grid.ordinal, row: row + 1, cell: cell.column + 1)
            )
        )
    }

    private mutating func add(_ row: Passport.Row, of table: Int) {
        let grid = layout.tables[table]
        candidates.append(
            Candidate(
                form: row.isTitle ? .titleRow : .passportRow,
                lines: row.label,
                tokens: row.tokens[...],
                rank: row.isTitle ? 48 : 70,
                valueLines: row.isTitle ? nil : row.values,
                table: table,
                place: Place(block: grid.block, table: grid.ordinal, row: row.row + 1, cell: row.column + 1)
            )
        )
    }
}
