internal import DocumentModel
internal import Roadmap

/// Which directions a document is about, and where they are named in a way that counts.
struct RiskRecogniser {
    let layout: Layout
    let finder: RiskFinder
    let register: SchoolRegister

    struct Result {
        var risks: [RiskDirection] = []
        var mentions: [RiskMention] = []
    }

    func recognise(
        kind: DocumentKind,
        page: TitlePage,
        found: SectionAssembly.Assembled,
        school: School?,
        _ circumstances: Circumstances
    ) -> Result {
        var result = Result()
        result.mentions = mentions(page, found)
        let activated = (circumstances.folderSchool ?? school)?.risks ?? []
        result.risks =
            switch kind {
            case .antirisk: own(page, found, activated, circumstances.fileName)
            case .evidence: evidenced(page, found, activated, circumstances.fileName)
            case .concept, .midterm, .roadmap: Array(Set(result.mentions.map(\.risk))).sorted()
            case .other: []
            }
        return result
    }

    // MARK: What a programme is about

    /// Title, row of the risk, row of the name, goal, file's name: the first that gives one direction decides.
    private func own(
        _ page: TitlePage,
        _ found: SectionAssembly.Assembled,
        _ activated: [RiskDirection],
        _ fileName: String
    ) -> [RiskDirection] {
        let title = page.titleLines.prefix(30).flatMap { layout.lines[$0].text.tokens }
        let byTitle = choose(title, activated)
        // Several in the title itself are several; elsewhere a further witness may single one out.
        if byTitle.count == 1 { return byTitle }
        for id in ["a.risk", "a.name", "a.goal", "a.goaltasks"] {
            guard let section = found.sections.first(where: { $0.id == id }), !section.isEmpty else { continue }
            let text = section.content.prefix(id == "a.goaltasks" ? 2 : 4).map(\.text).joined(separator: "\n")
            let risks = choose(finder.scanner.scan(text).tokens, activated)
            let shared = byTitle.isEmpty ? risks : risks.filter(byTitle.contains)
            if shared.count == 1 { return shared }
        }
        if !byTitle.isEmpty { return byTitle.sorted() }
        let byName = named(inFile: fileName)
        return byName.count == 1 ? byName : []
    }

    /// A report names its programme in its title or, between quotation marks, in its text.
    private func evidenced(
        _ page: TitlePage,
        _ found: SectionAssembly.Assembled,
        _ activated: [RiskDirection],
        _ fileName: String
    ) -> [RiskDirection] {
        var quoted: Set<RiskDirection> = []
        for line in layout.lines where !line.isEmpty {
            let tokens = line.text.tokens
            for find in finder.finds(in: tokens[...]) where isQuoted(find.range, tokens) { quoted.insert(find.risk) }
        }
        if quoted.count == 1 { return Array(quoted) }
        let own = own(page, found, activated, fileName)
        return own.isEmpty ? choose(quoted.sorted(), activated) : own
    }

    /// In a file's name every word may begin the name of a direction: «АРП мотивация».
    private func named(inFile name: String) -> [RiskDirection] {
        let tokens = finder.scanner.scan(name).tokens
        return Array(Set(tokens.indices.flatMap { finder.finds(in: tokens[$0...]).map(\.risk) })).sorted()
    }

    /// One direction; of several the one in quotation marks, or the one that is activated.
    private func choose(_ tokens: [Token], _ activated: [RiskDirection]) -> [RiskDirection] {
        let finds = finder.finds(in: tokens[...])
        if finds.isEmpty { return finder.risks(titled: tokens[...]) }
        guard finds.count > 1 else { return finds.map(\.risk) }
        let quoted = finds.filter { isQuoted($0.range, tokens) }
        if !quoted.isEmpty, quoted.count < finds.count { return choose(quoted.map(\.risk), activated) }
        return choose(finds.map(\.risk), activated)
    }

    private func choose(_ risks: [RiskDirection], _ activated: [RiskDirection]) -> [RiskDirection] {
        guard risks.count > 1 else { return risks }
        let active = risks.filter(activated.contains)
        return active.count == 1 ? active : risks
    }

    /// The words stand between quotation marks.
    private func isQuoted(_ range: Range<Int>, _ tokens: [Token]) -> Bool {
        var depth = 0
        for token in tokens[...range.lowerBound] where token.before.contains(.quote) {
            if token.before.contains(.closesQuote) { depth = max(0, depth - 1) }
            if token.before.contains(.opensQuote) { depth += 1 }
            // "…" does not show its direction.
            if token.before.isDisjoint(with: [.opensQuote, .closesQuote]) { depth = depth > 0 ? depth - 1 : 1 }
        }
        return depth > 0
    }

    // MARK: Where naming counts

    private func mentions(_ page: TitlePage, _ found: SectionAssembly.Assembled) -> [RiskMention] {
        var mentions: [RiskMention] = []
        for line in page.titleLines.prefix(30) { add(line, .title, nil, to: &mentions) }
        for line in found.outline { add(heading: line, found, to: &mentions) }
        addRows(found, to: &mentions)
        addTables(found, to: &mentions)
        return mentions
    }

    private func add(
        _ line: Int,
        _ spot: RiskMention.Spot,
        _ section: String?,
        to mentions: inout [RiskMention]
    ) {
        let mention = Mention(text: layout.string(line).trimmingBlanks, place: layout.lines[line].place)
        for find in finder.finds(in: layout.lines[line].text.tokens[...]) {
            mentions.append(RiskMention(risk: find.risk, spot: spot, mention: mention, section: section))
        }
    }

    private func add(
        heading line: OutlineLine,
        _ found: SectionAssembly.Assembled,
        to mentions: inout [RiskMention]
    ) {
        guard line.place.table == nil else { return }
        let section = found.sections.last { $0.place.block <= line.place.block }?.id
        for find in finder.finds(in: finder.scanner.scan(line.text).tokens[...]) {
            let mention = Mention(text: line.text, place: line.place)
            mentions.append(RiskMention(risk: find.risk, spot: .heading, mention: mention, section: section))
        }
    }

    /// Sections that go through the directions item by item.
    private static let listing: Set<String> = [
        "c.risks", "m.projects", "m.body", "a.risk", "a.name", "m.name", "r.risk",
    ]
    /// Sections whose items may be names of directions.
    private static let naming: Set<String> = ["c.analysis", "c.goals", "c.measures", "m.goaltasks", "m.tasks", "m.ind"]

    private func addRows(_ found: SectionAssembly.Assembled, to mentions: inout [RiskMention]) {
        let reaches = found.sections.filter { Self.listing.contains($0.id) || Self.naming.contains($0.id) }
            .map { Reach($0, found) }
        guard !reaches.isEmpty else { return }
        for (index, line) in layout.lines.enumerated() {
            let holding = reaches.filter { $0.holds(index, line.place) }
            guard !holding.isEmpty else { continue }
            // Beyond its beginning a paragraph of the analysis names nothing.
            let all = line.text.tokens
            let tokens = all.count <= 40 || holding.contains(where: \.isListing) ? all : Array(all.prefix(24))
            let finds = finder.finds(in: tokens[...])
            guard !finds.isEmpty else { continue }
            let mention = Mention(text: layout.string(index).trimmingBlanks, place: line.place)
            for reach in holding {
                let (section, isListing) = (reach.section, reach.isListing)
                let spot: RiskMention.Spot =
                    line.place.table == nil
                    ? .listItem
                    : section.place.table == line.place.table ? .passport : .tableCell
                for find in finds where isName(find, tokens, isListing) {
                    mentions.append(RiskMention(risk: find.risk, spot: spot, mention: mention, section: section.id))
                }
            }
        }
    }

    /// A section whose items may be names of directions, with all that stands in it.
    private struct Reach {
        let section: SectionMatch
        let isListing: Bool
        private var places: Set<Place> = []
        private var lines: [Range<Int>] = []

        init(_ section: SectionMatch, _ found: SectionAssembly.Assembled) {
            self.section = section
            isListing = RiskRecogniser.listing.contains(section.id)
            if section.sign == .form {
                places = Set(section.content.map(\.place))
            } else {
                lines = found.lines.filter { $0.id == section.id }.map(\.range)
            }
        }

        func holds(_ line: Int, _ place: Place) -> Bool {
            lines.contains { $0.contains(line) } || !places.isEmpty && places.contains(place)
        }
    }

    /// The words are a name: the item is little more than they are, or stands between quotation marks.
    private func isName(_ find: RiskFinder.Find, _ tokens: [Token], _ isListing: Bool) -> Bool {
        if isQuoted(find.range, tokens) { return true }
        if isListing { return find.range.lowerBound <= 8 }
        // «Низкий уровень дисциплины в классе: 164 нарушения за месяц.» labels a paragraph of any length.
        let isLabel =
            tokens.indices.contains(find.range.upperBound) && find.range.lowerBound <= 2
            && tokens[find.range.upperBound...].prefix(4).contains {
                !$0.before.isDisjoint(with: [.colon, .dash, .stop, .open])
            }
        return find.range.lowerBound <= 4 && (isLabel || tokens.count <= find.range.count + 8)
            && tokens.prefix(find.range.lowerBound + 1).contains { token in
                Self.signals.contains { finder.scanner.token(token, beginsWith: $0) }
            }
    }

    /// Words that names of risks begin with; an event about the same subject begins otherwise.
    private static let signals: [[UInt16]] = [
        "низк", "высок", "пониж", "недостат", "дефицит", "риск", "несформир", "направлен", "фактор", "нехватк",
    ].map { Array($0.utf16) }

    private func addTables(_ found: SectionAssembly.Assembled, to mentions: inout [RiskMention]) {
        for table in found.eventTables {
            for row in table.rows {
                guard let risk = row.risk else { continue }
                let mention =
                    row.values[.risk].flatMap { $0.text.isEmpty ? nil : $0 }
                    ?? Mention(text: row.group ?? row.values[.task]?.text ?? "", place: table.place)
                mentions.append(RiskMention(risk: risk, spot: .tableCell, mention: mention, section: table.section))
            }
        }
    }
}
