internal import DocumentModel
internal import Roadmap

/// Sections that show by their form, with or without a title: a table of events, a name on the title page, the
/// goal and the tasks in one cell.
extension SectionAssembly {
    func completeByForm(
        _ sections: inout [SectionMatch],
        _ tables: [EventTable],
        _ finder: SectionFinder,
        _ accepted: [SectionFinder.Accepted]
    ) {
        switch kind {
        case .antirisk:
            completeGoals(&sections, prefix: "a")
            complete(&sections, "a.annex", with: tables)
            completeName(&sections)
        case .midterm:
            completeGoals(&sections, prefix: "m")
            complete(&sections, "m.table", with: tables)
            completePassport(&sections, finder, accepted)
            completeBody(&sections, finder)
        case .roadmap:
            complete(&sections, "r.table", with: tables)
            completeRoadmap(&sections, tables)
        case .concept:
            completeRiskTable(&sections)
        case .evidence, .other: break
        }
    }

    private func has(_ id: String, _ sections: [SectionMatch]) -> Bool {
        sections.contains { $0.id == id && !$0.isEmpty }
    }

    private func put(_ match: SectionMatch, into sections: inout [SectionMatch]) {
        sections.removeAll { $0.id == match.id }
        sections.append(match)
    }

    /// The table itself is the section, with or without a title above it.
    private func complete(_ sections: inout [SectionMatch], _ id: String, with tables: [EventTable]) {
        guard !has(id, sections), let table = tables.first(where: { !$0.rows.isEmpty }) else { return }
        let named = sections.first { $0.id == id }
        let content = tables.flatMap { table in
            table.rows.flatMap { row in
                EventTable.Column.allCases.compactMap { row.values[$0] }.filter { !$0.text.isEmpty }
            }
        }.map { ContentPiece(text: $0.text, place: $0.place) }
        let columns = EventTable.Column.allCases.compactMap { table.columns[$0]?.text }
        put(
            SectionMatch(
                id: id,
                title: named?.title ?? columns.joined(separator: " | "),
                place: named?.place ?? table.place,
                sign: .form,
                content: content,
                isEmpty: false
            ),
            into: &sections
        )
    }

    /// «Цель и задачи» proves the goal and the tasks; the goal and the tasks together prove «Цель и задачи».
    private func completeGoals(_ sections: inout [SectionMatch], prefix: String) {
        let (both, goal, tasks) = ("\(prefix).goaltasks", "\(prefix).goal", "\(prefix).tasks")
        let found = sections
        func match(_ id: String) -> SectionMatch? { found.first { $0.id == id } }
        if let combined = match(both) {
            let parts = GoalParts(combined.content)
            for (id, part) in [(goal, parts.goal), (tasks, parts.tasks)] where match(id) == nil {
                put(
                    SectionMatch(
                        id: id,
                        title: combined.title,
                        place: combined.place,
                        sign: combined.sign,
                        content: part,
                        isEmpty: combined.isEmpty || part.isEmpty
                    ),
                    into: &sections
                )
            }
        } else if let goal = match(goal), let tasks = match(tasks) {
            put(
                SectionMatch(
                    id: both,
                    title: goal.title == tasks.title ? goal.title : "\(goal.title) / \(tasks.title)",
                    place: goal.place,
                    sign: goal.sign,
                    content: goal.content + tasks.content.filter { !goal.content.contains($0) },
                    isEmpty: goal.isEmpty && tasks.isEmpty
                ),
                into: &sections
            )
        }
        shareJointContent(&sections, goal: goal, tasks: tasks)
    }

    /// One joint title («Цели, задачи») gives both the whole content; each then keeps its own part.
    private func shareJointContent(_ sections: inout [SectionMatch], goal: String, tasks: String) {
        guard let first = sections.firstIndex(where: { $0.id == goal }),
            let second = sections.firstIndex(where: { $0.id == tasks }),
            sections[first].place == sections[second].place, sections[first].content == sections[second].content,
            !sections[first].content.isEmpty
        else { return }
        let parts = GoalParts(sections[first].content)
        if !parts.goal.isEmpty { sections[first].content = parts.goal }
        if !parts.tasks.isEmpty { sections[second].content = parts.tasks }
    }

    /// The title «Антирисковая программа «…»» names the programme when the passport has no row for it.
    private func completeName(_ sections: inout [SectionMatch]) {
        guard !has("a.name", sections) else { return }
        let lines = page.titleLines.filter { index in
            let tokens = layout.lines[index].text.tokens[...]
            return !risks.risks(titled: tokens).isEmpty || isKindLine(index)
        }
        guard let first = lines.first,
            lines.contains(where: { !risks.risks(titled: layout.lines[$0].text.tokens[...]).isEmpty })
        else { return }
        let pieces = lines.map { ContentPiece(text: layout.string($0).trimmingBlanks, place: layout.lines[$0].place) }
        put(
            SectionMatch(
                id: "a.name",
                title: layout.string(first).trimmingBlanks,
                place: layout.lines[first].place,
                sign: .form,
                content: pieces,
                isEmpty: false
            ),
            into: &sections
        )
    }

    private func isKindLine(_ index: Int) -> Bool {
        lexicon.title.kinds.contains {
            $0.kind == kind && $0.phrases.contains(in: layout.lines[index].text.tokens[...], scanner: layout.scanner)
        }
    }

    /// A table with five known labels is a passport, whatever stands above it.
    private func completePassport(
        _ sections: inout [SectionMatch],
        _ finder: SectionFinder,
        _ accepted: [SectionFinder.Accepted]
    ) {
        guard !has("m.passport", sections) else { return }
        let tables = accepted.compactMap { finder.candidates[$0.candidate].table }
        let best = passports.filter { index, passport in
            passport.recognised >= 5 || tables.count { $0 == index } >= 5
        }.min { $0.key < $1.key }
        guard let best, let row = best.value.rows.first else { return }
        let named = sections.first { $0.id == "m.passport" }
        let grid = layout.tables[best.key]
        put(
            SectionMatch(
                id: "m.passport",
                title: named?.title ?? layout.string(row.label, separator: " "),
                place: named?.place
                    ?? Place(block: grid.block, table: grid.ordinal, row: row.row + 1, cell: row.column + 1),
                sign: .form,
                content: pieces(best.value.valueLines),
                isEmpty: false
            ),
            into: &sections
        )
    }

    private func pieces(_ ranges: [Range<Int>]) -> [ContentPiece] {
        ranges.flatMap { range in
            range.filter { !layout.lines[$0].isEmpty }.map {
                ContentPiece(text: layout.string($0).trimmingBlanks, place: layout.lines[$0].place)
            }
        }
    }

    /// Chapters that are called after the risks are the tasks by directions.
    private func completeBody(_ sections: inout [SectionMatch], _ finder: SectionFinder) {
        guard !has("m.body", sections), !sections.contains(where: { $0.id == "m.body" }) else { return }
        let chapters = finder.boundaries.filter { boundary in
            boundary.line >= page.end && layout.lines[boundary.line].table == nil
                && !risks.risks(titled: layout.lines[boundary.line].text.tokens[...]).isEmpty
        }
        guard let first = chapters.first else { return }
        let end = finder.boundaries.first { $0.line > chapters[chapters.count - 1].line }?.line ?? layout.lines.count
        let content = pieces([first.line..<end]).dropFirst()
        guard content.count >= 2 else { return }
        put(
            SectionMatch(
                id: "m.body",
                title: layout.string(first.line).trimmingBlanks,
                place: layout.lines[first.line].place,
                sign: .form,
                content: Array(content),
                isEmpty: false
            ),
            into: &sections
        )
    }

    private func completeRoadmap(_ sections: inout [SectionMatch], _ tables: [EventTable]) {
        if !has("r.title", sections), let line = page.titleLines.first(where: isKindLine) {
            let piece = ContentPiece(text: layout.string(line).trimmingBlanks, place: layout.lines[line].place)
            put(
                SectionMatch(
                    id: "r.title",
                    title: piece.text,
                    place: piece.place,
                    sign: .form,
                    content: [piece],
                    isEmpty: false
                ),
                into: &sections
            )
        }
        if let title = sections.firstIndex(where: { $0.id == "r.title" }) { sections[title].isEmpty = false }
        guard !has("r.risk", sections) else { return }
        let mentions = riskMentions(tables)
        guard let first = mentions.first else { return }
        put(
            SectionMatch(
                id: "r.risk",
                title: tables.lazy.compactMap { $0.columns[.risk]?.text }.first ?? first.text,
                place: tables.lazy.compactMap { $0.columns[.risk]?.place }.first ?? first.place,
                sign: .form,
                content: mentions.map { ContentPiece(text: $0.text, place: $0.place) },
                isEmpty: false
            ),
            into: &sections
        )
    }

    /// Risks of the column, of the rows that part the table, and of headings and titles above it.
    private func riskMentions(_ tables: [EventTable]) -> [Mention] {
        var mentions: [Mention] = []
        for table in tables {
            for row in table.rows {
                if let value = row.values[.risk], !value.text.isEmpty {
                    mentions.append(value)
                } else if row.risk != nil, let group = row.group {
                    mentions.append(Mention(text: group, place: table.place))
                }
            }
        }
        if !mentions.isEmpty { return mentions }
        return layout.lines.indices.filter { index in
            let line = layout.lines[index]
            return line.table == nil && line.isShort && !line.isContents && !line.isEmpty
                && !risks.risks(titled: line.text.tokens[...]).isEmpty
        }.map { Mention(text: layout.string($0).trimmingBlanks, place: layout.lines[$0].place) }
    }

    /// A table or list that goes through the risks one by one.
    private func completeRiskTable(_ sections: inout [SectionMatch]) {
        guard !sections.contains(where: { $0.id == "c.risks" }) else { return }
        let columns = TitleMatcher(index: lexicon.columns, noise: lexicon.noise, scanner: layout.scanner)
        for grid in layout.tables where grid.columnCount >= 2 && grid.lines.lowerBound >= page.end {
            // A table with dates is a plan of events that happens to be ordered by risks, one with nothing but people
            // says who answers for what.
            let names = Set(
                grid.rows.first?.cells.compactMap { cell in
                    columns.hits(layout.tokens(cell.lines)[...]).first.map { lexicon.columnIDs[$0.entry] }
                } ?? []
            )
            if names.contains(EventTable.Column.date.rawValue)
                || grid.columnCount == 2 && names.contains(EventTable.Column.responsible.rawValue)
            {
                continue
            }
            let named = grid.rows.filter { row in
                row.cells.prefix(2).contains { !$0.isContinuation && risks.single(in: $0.lines) != nil }
            }
            guard named.count >= 2, let first = grid.rows.first else { continue }
            put(
                SectionMatch(
                    id: "c.risks",
                    title: layout.string(first.lines, separator: " | "),
                    place: Place(block: grid.block, table: grid.ordinal, row: 1, cell: 1),
                    sign: .form,
                    content: pieces([grid.lines]),
                    isEmpty: false
                ),
                into: &sections
            )
            return
        }
    }
}
