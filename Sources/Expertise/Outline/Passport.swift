internal import DocumentModel

/// A table of labels and values: the passport of a programme.
struct Passport {
    struct Row {
        /// 0-based row of the grid where the label begins.
        var row: Int
        /// 0-based column of the label.
        var column: Int
        var label: Range<Int>
        var tokens: [Token]
        var values: [Range<Int>]
        /// A row of one cell: «Паспорт программы».
        var isTitle = false
    }

    var rows: [Row]
    /// Labels that are wordings of some kind's sections.
    var recognised: Int

    var valueLines: [Range<Int>] { rows.flatMap(\.values) }
}

/// Tells passports from other tables and reads their rows.
struct PassportReader {
    let layout: Layout
    let lexicon: Lexicon
    /// Of every kind: what a document is may not be known yet.
    let matchers: [TitleMatcher]

    init(layout: Layout, lexicon: Lexicon) {
        self.layout = layout
        self.lexicon = lexicon
        matchers = lexicon.kinds.map {
            TitleMatcher(index: $0.index, noise: lexicon.noise, scanner: layout.scanner)
        }
    }

    /// Passports by the index of their grid.
    func read(except eventTables: Set<Int>) -> [Int: Passport] {
        var found: [Int: Passport] = [:]
        for index in layout.tables.indices where !eventTables.contains(index) {
            if let passport = passport(index) { found[index] = passport }
        }
        return found
    }

    private func passport(_ index: Int) -> Passport? {
        let grid = layout.tables[index]
        guard (2...5).contains(grid.columnCount), !layout.isBlank(grid.lines) else { return nil }
        let column = labelColumn(of: grid)
        let rows = merged(rows(of: grid, labelColumn: column))
        let labelled = rows.filter { !$0.isTitle && !$0.values.isEmpty }
        guard !labelled.isEmpty else { return nil }
        let recognised = labelled.count { isWording($0.tokens) }
        guard recognised >= 3 || isLikely(rows, labelled, recognised) else { return nil }
        return Passport(rows: rows, recognised: recognised)
    }

    /// Few labels are wordings of the lists, but most of them say something to some kind.
    private func isLikely(_ rows: [Passport.Row], _ labelled: [Passport.Row], _ recognised: Int) -> Bool {
        // A table that goes through the risks one by one is no passport.
        if labelled.count(where: { lexicon.riskPatterns.contains(in: $0.tokens[...], scanner: layout.scanner) }) >= 2 {
            return false
        }
        if recognised >= 1, rows.contains(where: { $0.isTitle && isWording($0.tokens) }) { return true }
        let hints = hints(labelled)
        if recognised >= 1 ? hints * 2 >= labelled.count : hints >= 3 && hints * 3 >= labelled.count * 2 { return true }
        return speaksByContent(labelled)
    }

    /// Whatever the labels say, the values are those of a passport: somebody's posts, methods, dates, indicators …
    private func speaksByContent(_ rows: [Passport.Row]) -> Bool {
        guard rows.count >= 5, rows.allSatisfy({ $0.tokens.count <= 14 }) else { return false }
        let risks = RiskFinder(layout: layout, lexicon: lexicon, scanner: layout.scanner)
        let telling: [SectionRole] = [
            .name, .goal, .tasks, .indicators, .methods, .terms, .executors, .control, .projects,
        ]
        let profiles = rows.map {
            ContentProfile($0.values, inlineFrom: nil, layout: layout, lexicon: lexicon, risks: risks)
        }
        return telling.count { role in profiles.contains { $0.score(role) >= 0.6 } } >= 4
    }

    private func isWording(_ tokens: [Token]) -> Bool {
        guard tokens.count <= TitleMatcher.mostWordsOfWordings else { return false }
        let title = NormalTitle(tokens[...], noise: lexicon.noise, scanner: layout.scanner)
        return matchers.contains { $0.verbatim(tokens[...], as: title) != nil }
            || matchers.contains { $0.exact(tokens[...], as: title) != nil }
    }

    /// Rows whose labels say something to some kind, in whatever words.
    private func hints(_ rows: [Passport.Row]) -> Int {
        rows.count { row in
            guard row.tokens.count <= TitleMatcher.mostWords else { return false }
            let title = NormalTitle(row.tokens[...], noise: lexicon.noise, scanner: layout.scanner)
            return matchers.contains { !$0.hits(row.tokens[...], as: title).isEmpty }
        }
    }

    /// The first column, or the second when the first only numbers the rows.
    private func labelColumn(of grid: Layout.Grid) -> Int {
        let first = grid.rows.compactMap { row in row.cells.first { $0.column == 0 && !$0.isContinuation } }
        let numbering = first.count { cell in
            let tokens = layout.tokens(cell.lines)
            return tokens.isEmpty || tokens.count == 1 && tokens[0].kind == .number
                || layout.lines[cell.lines].contains { $0.text.after.contains(.number) }
        }
        return grid.columnCount > 2 && numbering * 3 >= first.count * 2 ? 1 : 0
    }

    private func rows(of grid: Layout.Grid, labelColumn: Int) -> [Passport.Row] {
        var rows: [Passport.Row] = []
        for (index, row) in grid.rows.enumerated() {
            let label = row.cells.last { $0.column <= labelColumn && $0.column + $0.span > labelColumn }
            let values = row.cells.filter { $0.column > labelColumn && !$0.isContinuation && isValue($0.lines) }
                .map(\.lines)
            guard let label, !label.isContinuation, !layout.isBlank(label.lines) else {
                // A label merged over rows, or not repeated: the value goes on.
                if rows.last?.isTitle == false { rows[rows.count - 1].values += values }
                continue
            }
            let emptyValue = row.cells.last { $0.column > labelColumn }.map { [$0.lines] } ?? []
            rows.append(
                Passport.Row(
                    row: index,
                    column: label.column,
                    label: label.lines,
                    tokens: layout.tokens(label.lines),
                    values: values.isEmpty ? emptyValue : values,
                    isTitle: label.span >= grid.columnCount || row.cells.count == 1
                )
            )
        }
        return rows
    }

    /// A lone dash in a column between label and value is no value.
    private func isValue(_ lines: Range<Int>) -> Bool { !layout.isBlank(lines) }

    /// Joins «Целевые индикаторы и» with «показатели программы» in the row below.
    private func merged(_ rows: [Passport.Row]) -> [Passport.Row] {
        var result: [Passport.Row] = []
        for row in rows {
            guard let last = result.last, !last.isTitle, !row.isTitle,
                goesOn(last, row) || isTail(row, of: rows) && last.tokens.count + row.tokens.count <= 16
            else {
                result.append(row)
                continue
            }
            result[result.count - 1].tokens = last.tokens + row.tokens
            result[result.count - 1].label = last.label.lowerBound..<last.label.upperBound
            result[result.count - 1].values = last.values + row.values
        }
        return result
    }

    /// «По каким числам» above «увидим успех»: the only labels in small letters end those above them.
    private func isTail(_ row: Passport.Row, of rows: [Passport.Row]) -> Bool {
        guard startsSmall(row) else { return false }
        return rows.count(where: startsSmall) * 3 <= rows.count
    }

    private func startsSmall(_ row: Passport.Row) -> Bool {
        guard let first = row.tokens.first, first.kind == .word, !row.label.isEmpty else { return false }
        let bytes = layout.document.text.bytes
        let start = Int(first.start)
        guard start + 1 < bytes.count else { return false }
        // а…п and р…я of UTF-8.
        return bytes[start] == 0xD0 && (0xB0...0xBF).contains(bytes[start + 1])
            || bytes[start] == 0xD1 && (0x80...0x8F).contains(bytes[start + 1])
    }

    private func goesOn(_ upper: Passport.Row, _ lower: Passport.Row) -> Bool {
        guard upper.tokens.count + lower.tokens.count <= 16 else { return false }
        // «От и до» is nothing but such words, and a label of its own.
        if let last = upper.tokens.last, lexicon.noise.isFunctionWord(last),
            !upper.tokens.allSatisfy(lexicon.noise.isFunctionWord)
        {
            return true
        }
        // «О мерах по», «О показателях» above «и индикаторах»: a label written over two rows, the value beside both.
        if let first = lower.tokens.first, lexicon.noise.isFunctionWord(first), !isWording(lower.tokens),
            !lower.tokens.allSatisfy(lexicon.noise.isFunctionWord),
            isWording(upper.tokens + lower.tokens)
        {
            return true
        }
        guard upper.values.allSatisfy(layout.isBlank) || lower.values.allSatisfy(layout.isBlank) else { return false }
        return !(isWording(upper.tokens) && isWording(lower.tokens)) && isWording(upper.tokens + lower.tokens)
    }
}
