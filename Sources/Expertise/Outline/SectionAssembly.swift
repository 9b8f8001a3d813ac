internal import DocumentModel
internal import Roadmap

/// Sections of one kind: those found by their titles, and those that show by their form alone.
struct SectionAssembly {
    let layout: Layout
    let lexicon: Lexicon
    let kind: DocumentKind
    let page: TitlePage
    let passports: [Int: Passport]
    let eventTables: [Int: EventTable]
    let risks: RiskFinder

    struct Assembled {
        var sections: [SectionMatch] = []
        var eventTables: [EventTable] = []
        var outline: [OutlineLine] = []
        var openTitles: [OpenTitle] = []
        /// First lines of accepted titles with their section, in reading order.
        var starts: [(line: Int, id: String)] = []
        /// Lines of the sections found by their titles.
        var lines: [(id: String, range: Range<Int>)] = []
    }

    func assemble() -> Assembled {
        let entry = lexicon.entry(of: kind) ?? Lexicon.KindEntry(id: kind.rawValue, kind: kind, name: "", sections: [])
        let matcher = TitleMatcher(index: entry.index, noise: lexicon.noise, scanner: layout.scanner)
        let candidates = CandidateFinder(
            layout: layout,
            lexicon: lexicon,
            matcher: matcher,
            passports: passports,
            eventTables: Set(eventTables.keys)
        )
        let finder = SectionFinder(
            layout: layout,
            entries: entry.sections,
            candidates: candidates.candidates,
            boundaries: candidates.boundaries,
            eventTables: eventTables,
            passports: passports
        )
        let found = finder.find(
            matcher: matcher,
            contents: TitleMatcher(index: lexicon.contentsTitles, noise: lexicon.noise, scanner: layout.scanner),
            pageEnd: page.end,
            lexicon: lexicon,
            risks: risks
        )
        let accepted = found.accepted
        var result = Assembled()
        result.openTitles = found.open.map { open in
            let candidate = finder.candidates[open.candidate]
            return OpenTitle(
                mention: Mention(text: finder.title(of: candidate), place: candidate.place),
                sections: open.entries.map { entry.sections[$0].id }
            )
        }
        result.starts = accepted.map {
            (candidates.candidates[$0.candidate].lines.lowerBound, entry.sections[$0.entry].id)
        }
        let tables = eventTables.sorted { $0.key < $1.key }.map { index, table in
            var table = table
            table.section = section(at: layout.tables[index].lines.lowerBound, result.starts)
            return table
        }
        let contents = SectionContents(finder: finder, accepted: accepted)
        result.lines = accepted.flatMap { one in
            contents.lines(of: one).map { (entry.sections[one.entry].id, $0) }
        }
        var sections = finder.matches(accepted)
        completeByForm(&sections, tables, finder, accepted)
        result.sections = sections.sorted { order(of: $0.id, entry) < order(of: $1.id, entry) }
        result.eventTables = tables.map { table in
            var table = table
            table.section = table.section.flatMap { Self.tableSections.contains($0) ? $0 : nil } ?? tableSection
            return table
        }
        result.outline = outline(candidates)
        return result
    }

    private func order(of id: String, _ entry: Lexicon.KindEntry) -> Int {
        entry.sections.firstIndex { $0.id == id } ?? .max
    }

    private func section(at line: Int, _ starts: [(line: Int, id: String)]) -> String? {
        starts.last { $0.line < line }?.id
    }

    private static let tableSections: Set<String> = [
        "a.annex", "a.measures", "m.table", "m.body", "m.mech", "m.projects", "c.measures", "c.risks", "r.table",
        "r.risk",
    ]

    private var tableSection: String? {
        switch kind {
        case .antirisk: "a.annex"
        case .midterm: "m.table"
        case .roadmap: "r.table"
        case .concept, .evidence, .other: nil
        }
    }

    // MARK: The outline for people

    private func outline(_ candidates: CandidateFinder) -> [OutlineLine] {
        var lines: [OutlineLine] = []
        var ranks: [Int] = []
        for boundary in candidates.boundaries where boundary.line >= page.end {
            let line = layout.lines[boundary.line]
            while let last = ranks.last, last >= boundary.rank { ranks.removeLast() }
            ranks.append(boundary.rank)
            lines.append(
                OutlineLine(text: layout.string(boundary.line).trimmingBlanks, place: line.place, level: ranks.count)
            )
        }
        for (index, passport) in passports {
            let grid = layout.tables[index]
            for row in passport.rows {
                let place = Place(block: grid.block, table: grid.ordinal, row: row.row + 1, cell: row.column + 1)
                lines.append(OutlineLine(text: layout.string(row.label, separator: " "), place: place, level: 2))
            }
        }
        return lines.sorted { left, right in
            (left.place.block, left.place.table ?? 0, left.place.row ?? 0)
                < (right.place.block, right.place.table ?? 0, right.place.row ?? 0)
        }
    }
}
