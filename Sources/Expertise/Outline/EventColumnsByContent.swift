internal import DocumentModel

/// Tells the columns of a table of events by what stands in them, where the words at their heads say nothing: «Что
/// проводим», «Кто ведёт».
struct EventColumnsByContent {
    let layout: Layout
    let lexicon: Lexicon
    let risks: RiskFinder

    /// Rows beyond these say nothing new.
    private static let mostRows = 12
    /// The part of the cells that must look like the column.
    private static let most = 0.65

    /// Completes `columns`; nil where a needed one is not certain. At least one must be known by its head.
    func completed(
        _ columns: [EventTable.Column: Int],
        of grid: Layout.Grid,
        from firstRow: Int
    ) -> [EventTable.Column: Int]? {
        let known = [EventTable.Column.event, .date, .responsible].filter { columns[$0] != nil }
        guard !known.isEmpty, known.count < 3 else { return nil }
        var columns = columns
        var free = Set(0..<grid.columnCount).subtracting(columns.values)
        for (column, word) in [(EventTable.Column.date, ContentWord.time), (.responsible, .position)]
        where columns[column] == nil {
            let shares = free.map { ($0, share(of: word, in: $0, grid, firstRow)) }
            guard let best = shares.max(by: { ($0.1, $1.0) < ($1.1, $0.0) }), best.1 >= Self.most else { return nil }
            columns[column] = best.0
            free.remove(best.0)
        }
        if columns[.event] == nil {
            // What is done stands before when it is done, and takes the most words.
            let before = free.filter { $0 < (columns[.date] ?? 0) && words(in: $0, grid, firstRow) >= 2 }
            guard let event = before.max(by: { words(in: $0, grid, firstRow) < words(in: $1, grid, firstRow) }) else {
                return nil
            }
            columns[.event] = event
        }
        return columns
    }

    private func cells(in column: Int, _ grid: Layout.Grid, _ firstRow: Int) -> [[Token]] {
        grid.rows.dropFirst(firstRow).prefix(Self.mostRows).compactMap { row in
            guard let cell = row.cells.first(where: { $0.column == column && !$0.isContinuation && $0.span == 1 }),
                !layout.isBlank(cell.lines)
            else { return nil }
            return layout.tokens(cell.lines)
        }
    }

    private func share(of word: ContentWord, in column: Int, _ grid: Layout.Grid, _ firstRow: Int) -> Double {
        let cells = cells(in: column, grid, firstRow)
        guard cells.count >= 2 else { return 0 }
        let such = cells.count { tokens in
            var covered = 0
            lexicon.contents.forEachMatch(in: tokens[...], scanner: layout.scanner) { found, _, range in
                if found == word { covered += range.count }
            }
            let numbers = word == .time ? tokens.count { $0.kind == .number } : 0
            let initials = word == .position ? tokens.count { $0.length == 1 } : 0
            guard word != .time || covered + numbers > 0 && tokens.count <= 14 else { return false }
            return Double(covered + numbers + initials) >= 0.4 * Double(tokens.count) && covered + initials > 0
                || word == .time && numbers >= 2 && numbers * 2 >= tokens.count
        }
        return Double(such) / Double(cells.count)
    }

    private func words(in column: Int, _ grid: Layout.Grid, _ firstRow: Int) -> Double {
        let cells = cells(in: column, grid, firstRow)
        guard !cells.isEmpty else { return 0 }
        return Double(cells.reduce(0) { $0 + $1.count }) / Double(cells.count)
    }
}
