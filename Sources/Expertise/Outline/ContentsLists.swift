internal import DocumentModel

/// Marks typed lists of contents; those the format itself marks are known already.
///
/// Titles in a list of contents prove nothing: all of them occur twice in a sound document.
struct ContentsLists {
    /// Shortest run of titles with page numbers, or of titles that come again, that counts as a list.
    private static let shortestRun = 3

    static func mark(_ layout: inout Layout, toc: TitleMatcher) {
        markNumbered(&layout)
        markTables(&layout, toc: toc)
        markTitled(&layout, toc: toc)
    }

    /// «Введение ........ 3»: lines that end with a page number after dots or a tab.
    private static func markNumbered(_ layout: inout Layout) {
        var run: [Int] = []
        var marked: [Int] = []
        for index in layout.lines.indices where !layout.lines[index].bytes.isEmpty {
            let line = layout.lines[index]
            if endsWithPageNumber(line) || !run.isEmpty && isPageNumberAlone(line) {
                run.append(index)
            } else {
                if run.count >= shortestRun { marked += run }
                run = []
            }
        }
        if run.count >= shortestRun { marked += run }
        layout.markContents(marked)
    }

    private static func endsWithPageNumber(_ line: Line) -> Bool {
        guard line.table == nil, line.bytes.count <= 480, let last = line.text.tokens.last, last.kind == .number,
            last.length <= 3, line.text.tokens.count >= 2
        else { return false }
        let before = line.text.tokens[line.text.tokens.count - 2]
        let gap = last.start - before.end
        return last.before.contains(.tab) || last.before.contains(.stop) && gap >= 3
    }

    private static func isPageNumberAlone(_ line: Line) -> Bool {
        line.text.tokens.count == 1 && line.text.tokens[0].kind == .number && line.text.tokens[0].length <= 3
    }

    /// A table whose last column holds page numbers that never fall, and whose titles come again below it.
    private static func markTables(_ layout: inout Layout, toc: TitleMatcher) {
        for grid in layout.tables where (2...3).contains(grid.columnCount) && grid.rows.count >= shortestRun {
            var pages: [Int] = []
            var titles: [Int] = []
            for row in grid.rows {
                guard let cell = row.cells.last, cell.column == grid.columnCount - 1 else { continue }
                let tokens = layout.tokens(cell.lines)
                guard tokens.count == 1, tokens[0].kind == .number, tokens[0].length <= 3 else { continue }
                let bytes = layout.document.text.bytes[layout.lines[cell.lines.lowerBound].bytes]
                guard !bytes.contains(UInt8(ascii: "%")) else { continue }
                titles += row.cells.dropLast().compactMap { $0.lines.first { !layout.lines[$0].isEmpty } }
                pages.append(layout.scanner.letters(of: tokens[0]).reduce(0) { $0 * 10 + Int($1) - 0x30 })
            }
            guard pages.count >= shortestRun, pages.count * 3 >= grid.rows.count * 2, pages == pages.sorted(),
                comesAgain(titles, after: grid.lines.upperBound, layout, toc)
            else { continue }
            layout.markContents(grid.lines)
        }
    }

    /// Below «Содержание»: titles without text between them, until one of them comes again as a heading.
    private static func markTitled(_ layout: inout Layout, toc: TitleMatcher) {
        guard
            let start = layout.lines.indices.first(where: { index in
                let line = layout.lines[index]
                guard !line.isContents, line.text.tokens.count <= 5, line.bytes.count < 120,
                    line.table == nil || layout.tables[line.table ?? 0].columnCount == 1
                else { return false }
                let tokens = line.text.tokens[...]
                return toc.isWording(tokens, as: NormalTitle(tokens, noise: toc.noise, scanner: toc.scanner))
            })
        else { return }
        layout.markContents(CollectionOfOne(start))
        var first: [LetterHash]?
        var listed: [Int] = []
        for index in layout.lines.indices.dropFirst(start + 1) {
            let line = layout.lines[index]
            if line.isEmpty { continue }
            // The list is known already, by its page numbers or by the format: what follows it is the document.
            if line.isContents {
                if listed.isEmpty { return }
                continue
            }
            // A passport is no list of contents, however short its labels.
            if let table = line.table, layout.tables[table].columnCount > 1, line.table != layout.lines[start].table {
                break
            }
            let title = NormalTitle(line.text.tokens[...], noise: toc.noise, scanner: toc.scanner).full
            let isTitle = line.bytes.count <= 480 && line.paragraph.heading == nil
            if !isTitle || title == first || line.paragraph.traits.contains(.pageBreakBefore) && !listed.isEmpty {
                break
            }
            if first == nil { first = title }
            listed.append(index)
            if listed.count > 60 { return }
        }
        // Without its titles coming again below, the run may be the text itself.
        guard let last = listed.last, listed.count >= 2, comesAgain(listed, after: last + 1, layout, toc) else {
            return
        }
        layout.markContents(listed)
    }

    private static func comesAgain(_ listed: [Int], after end: Int, _ layout: Layout, _ toc: TitleMatcher) -> Bool {
        func key(_ index: Int) -> UInt64 {
            let tokens = layout.lines[index].text.tokens[...]
            return Hashing64.combine(NormalTitle(tokens, noise: toc.noise, scanner: toc.scanner).full)
        }
        let titles = Set(listed.map(key))
        let again = layout.lines.indices.dropFirst(end).count { index in
            let line = layout.lines[index]
            return !line.isEmpty && line.isShort && titles.contains(key(index))
        }
        return again * 2 >= listed.count || again >= 3
    }
}
