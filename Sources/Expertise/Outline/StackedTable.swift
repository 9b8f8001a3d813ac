internal import DocumentModel

/// A passport whose labels stand above their values instead of beside them: one column, or cells merged over all.
struct StackedTable {
    struct Label {
        /// 0-based row of the grid.
        var row: Int
        var cell: Layout.GridCell
        /// Rows down to the next label.
        var values: [Range<Int>]
    }

    /// Fewer are a table of something else.
    private static let fewest = 4
    private static let longest = 12

    /// In reading order; empty when the table is no such passport.
    static func labels(of grid: Layout.Grid, in layout: Layout) -> [Label] {
        guard grid.rows.count >= 2 * fewest, grid.columnCount <= 4 else { return [] }
        let rows = grid.rows.map { row in row.cells.filter { !$0.isContinuation && !layout.isBlank($0.lines) } }
        let alone = rows.count { $0.count == 1 }
        guard alone * 3 >= rows.count * 2 else { return [] }
        var labels: [Label] = []
        var isBelowLabel = false
        for (index, cells) in rows.enumerated() {
            let isLabel =
                !isBelowLabel && cells.count == 1 && index + 1 < rows.count
                && (grid.columnCount == 1 || cells[0].span >= grid.columnCount) && isShort(cells[0], layout)
            if isLabel {
                labels.append(Label(row: index, cell: cells[0], values: []))
            } else if !labels.isEmpty {
                labels[labels.count - 1].values.append(grid.rows[index].lines)
            }
            isBelowLabel = isLabel
        }
        labels.removeAll(where: \.values.isEmpty)
        return labels.count >= fewest && labels.count * 4 >= rows.count ? labels : []
    }

    private static func isShort(_ cell: Layout.GridCell, _ layout: Layout) -> Bool {
        let lines = cell.lines.filter { !layout.lines[$0].isEmpty }
        guard let first = lines.first, let last = lines.last, lines.count <= 2 else { return false }
        let tokens = layout.tokens(cell.lines)
        return (1...longest).contains(tokens.count) && layout.lines[first].text.tokens.first?.kind == .word
            && layout.lines[last].text.after.isDisjoint(with: [.stop, .semicolon, .comma])
    }
}
