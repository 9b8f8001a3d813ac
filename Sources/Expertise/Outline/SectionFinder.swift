internal import DocumentModel
internal import Roadmap

/// Finds the sections of one kind in a document.
///
/// Candidates are compared with the wordings of the kind; the best assignment over the whole document wins. A title
/// may stand for several sections («Цель и задачи»), a section may have several titles (a row and a chapter).
struct SectionFinder {
    let layout: Layout
    let entries: [Lexicon.SectionEntry]
    let candidates: [Candidate]
    let boundaries: [Boundary]
    let eventTables: [Int: EventTable]
    let passports: [Int: Passport]

    /// A candidate that stands for a section.
    struct Accepted {
        var candidate: Int
        var entry: Int
        var score: Double
        var sign: SectionFinding.Sign
    }

    /// The titles that stand for sections, and those left over that may stand for one that was not found.
    struct Found {
        var accepted: [Accepted]
        var open: [(candidate: Int, entries: [Int])] = []
    }

    /// A title that may stand for a section, and why.
    struct Edge {
        var candidate: Int
        var hit: TitleHit
        var score: Double
    }

    /// - Parameters:
    ///   - pageEnd: titles before this line belong to the title page.
    ///   - contents: titles of lists of contents, which are no sections of a kind: «Содержание».
    ///   - risks: finds directions in what stands below a title.
    func find(
        matcher: TitleMatcher,
        contents: TitleMatcher,
        pageEnd: Int,
        lexicon: Lexicon,
        risks: RiskFinder
    ) -> Found {
        var edges: [Edge] = []
        for (index, candidate) in candidates.enumerated() {
            guard !layout.lines[candidate.lines.lowerBound].isContents,
                candidate.tokens.count <= TitleMatcher.mostWords
            else { continue }
            let title = NormalTitle(candidate.tokens, noise: lexicon.noise, scanner: layout.scanner)
            if contents.isWording(candidate.tokens, as: title) { continue }
            // A line in ordinary type must be a wording; looking for less in each of them would be wasted.
            let hits =
                candidate.threshold >= 0.9
                ? matcher.exact(candidate.tokens, as: title).map { [$0] } ?? []
                : matcher.hits(candidate.tokens, as: title)
            for hit in hits where hit.score >= candidate.threshold {
                guard isAllowed(candidate, entries[hit.entry].id, pageEnd) else { continue }
                edges.append(Edge(candidate: index, hit: hit, score: hit.score + bonus(candidate, hit)))
            }
        }
        if hasChapters(pageEnd) { edges.removeAll(where: isWordOfText) }
        edges.sort { ($1.score, $0.candidate) < ($0.score, $1.candidate) }
        let free = FreeTitles(finder: self, lexicon: lexicon, risks: risks, matcher: matcher, pageEnd: pageEnd)
        let strong = raised(assign(edges.filter { !isWeak($0) }), "c.goals", pageEnd, isLabelOfPart, over: 3)
        return free.complete(
            raised(strong, "c.risks", pageEnd, { $0.form == .tableHeader }, over: 0),
            weak: edges.filter(isWeak)
        )
    }

    /// «Цель:» and «Задачи:» inside a chapter of a concept label its parts, «Факторы риска» heads a column: the chapter
    /// is called by its own title, whatever that is.
    ///
    /// - Parameter most: lines that may stand between the title and the part.
    private func raised(
        _ accepted: [Accepted],
        _ id: String,
        _ pageEnd: Int,
        _ isPart: (Candidate) -> Bool,
        over most: Int
    ) -> [Accepted] {
        guard let entry = entries.firstIndex(where: { $0.id == id }) else { return accepted }
        let own = accepted.filter { $0.entry == entry }
        guard let first = own.map(\.candidate).min(), let best = own.max(by: { $0.score < $1.score }),
            own.allSatisfy({ isPart(candidates[$0.candidate]) })
        else { return accepted }
        let line = candidates[first].lines.lowerBound
        let above = accepted.map { candidates[$0.candidate].lines.upperBound }.filter { $0 <= line }.max() ?? pageEnd
        let title = candidates.indices.last { index in
            let candidate = candidates[index]
            return candidate.lines.count == 1 && candidate.lines.lowerBound >= max(above, pageEnd)
                && candidate.lines.upperBound <= line && candidate.rank < candidates[first].rank && candidate.isTitle
        }
        guard let title,
            layout.lines[candidates[title].lines.upperBound..<line].count(where: { !$0.isEmpty }) <= most
        else { return accepted }
        let raised = Accepted(candidate: title, entry: entry, score: best.score, sign: .form)
        return (accepted.filter { $0.entry != entry } + [raised])
            .sorted { ($0.candidate, $0.entry) < ($1.candidate, $1.entry) }
    }

    private func isLabelOfPart(_ candidate: Candidate) -> Bool {
        switch candidate.form {
        case .plainLabel, .boldLabel, .plainLine: true
        case .emphasised: layout.lines[candidate.lines.upperBound - 1].text.after.contains(.colon)
        default: false
        }
    }

    /// A concept with titles of its own has no sections in the middle of its paragraphs: «Сильные стороны: …».
    func hasChapters(_ pageEnd: Int) -> Bool {
        guard entries.first?.id.hasPrefix("c.") ?? false else { return false }
        let titles = candidates.filter { $0.table == nil && $0.lines.lowerBound >= pageEnd && $0.isTitle }
        return Set(titles.map(\.lines.lowerBound)).count >= 4
    }

    private func isWordOfText(_ edge: Edge) -> Bool {
        let candidate = candidates[edge.candidate]
        return candidate.form == .plainLabel && candidate.inlineContent != nil && edge.hit.sign != .exact
    }

    /// Words that point to a section; what stands below the title and around it may know better.
    private func isWeak(_ edge: Edge) -> Bool {
        if isCaption(edge) { return true }
        return !edge.hit.isJoint && (edge.hit.sign == .keyStems || edge.hit.sign == .stems && edge.hit.score < 0.74)
    }

    /// «План мероприятий» right above the table of events may be the title of the annex, «Задача 1. …» that of a part.
    func isCaption(_ edge: Edge) -> Bool {
        guard ["a.measures", "a.tasks", "m.tasks"].contains(entries[edge.hit.entry].id) else { return false }
        let candidate = candidates[edge.candidate]
        guard candidate.valueLines == nil, candidate.inlineContent == nil else { return false }
        let next = layout.lines.indices.dropFirst(candidate.lines.upperBound).first { !layout.lines[$0].isEmpty }
        return next.flatMap { layout.lines[$0].table }.map { eventTables[$0] != nil } ?? false
    }

    /// On the title page only the risk may be named by a label; the head of a column names only a table of risks.
    private func isAllowed(_ candidate: Candidate, _ id: String, _ pageEnd: Int) -> Bool {
        if candidate.form == .tableHeader { return id == "c.risks" }
        return candidate.lines.lowerBound >= pageEnd || id == "a.risk" || id == "r.risk"
    }

    private func bonus(_ candidate: Candidate, _ hit: TitleHit) -> Double {
        let looks =
            switch candidate.form {
            case .heading: 0.06
            case .passportRow: 0.05
            case .emphasised, .titleRow: 0.03
            case .boldLabel: 0.02
            // A heading above the table says the same and says it first.
            case .tableHeader: -0.3
            case .numbered, .plainLabel, .plainLine: 0.0
            }
        guard candidate.lines.count > 1, candidate.form != .passportRow else { return looks }
        // Two lines that are a wording together are one title; otherwise one line that says it all is preferred.
        return looks + (hit.score == 1 ? 0.005 : -0.01)
    }

    private func assign(_ edges: [Edge]) -> [Accepted] {
        var accepted: [Accepted] = []
        var owner: [Int: Int] = [:]
        var jointly: Set<Int> = []
        var claimed: [Int: Double] = [:]
        for edge in edges {
            let candidate = candidates[edge.candidate]
            let owners = candidate.lines.compactMap { owner[$0] }
            let isOwn = owners.allSatisfy { $0 == edge.candidate }
            guard isOwn, owners.isEmpty || edge.hit.isJoint && jointly.contains(edge.candidate) else { continue }
            if claimed[edge.hit.entry] != nil, edge.hit.score < TitleMatcher.strong { continue }
            for line in candidate.lines { owner[line] = edge.candidate }
            if edge.hit.isJoint { jointly.insert(edge.candidate) }
            claimed[edge.hit.entry] = max(claimed[edge.hit.entry] ?? 0, edge.hit.score)
            accepted.append(
                Accepted(candidate: edge.candidate, entry: edge.hit.entry, score: edge.score, sign: edge.hit.sign)
            )
        }
        return withoutHeads(accepted).sorted { ($0.candidate, $0.entry) < ($1.candidate, $1.entry) }
    }

    /// «Показатель | Было → станет» right below the row «ЦЕЛЕВЫЕ ПОКАЗАТЕЛИ» is the head of its figures.
    private func withoutHeads(_ accepted: [Accepted]) -> [Accepted] {
        accepted.filter { one in
            let row = candidates[one.candidate]
            guard row.form == .passportRow else { return true }
            return !accepted.contains { other in
                let title = candidates[other.candidate]
                return other.entry == one.entry && title.form == .titleRow && title.table == row.table
                    && title.place.row.map { $0 + 1 } == row.place.row
            }
        }
    }

    // MARK: Matches

    /// The accepted titles as sections with their content, one for each id.
    func matches(_ accepted: [Accepted]) -> [SectionMatch] {
        let contents = SectionContents(finder: self, accepted: accepted)
        var byEntry: [Int: [(accepted: Accepted, match: SectionMatch)]] = [:]
        for one in accepted {
            let candidate = candidates[one.candidate]
            let content = contents.pieces(of: one)
            let match = SectionMatch(
                id: entries[one.entry].id,
                title: title(of: candidate),
                place: candidate.place,
                sign: one.sign,
                content: content,
                isEmpty: contents.isEmpty(content, of: one)
            )
            byEntry[one.entry, default: []].append((one, match))
        }
        return byEntry.sorted { $0.key < $1.key }.compactMap { _, matches in united(matches) }
    }

    /// A row and a chapter of one section: the fullest leads, the others add their content.
    private func united(_ matches: [(accepted: Accepted, match: SectionMatch)]) -> SectionMatch? {
        let sorted = matches.sorted { left, right in
            if left.match.isEmpty != right.match.isEmpty { return right.match.isEmpty }
            // «Цели и задачи» names the chapter, «Цель:» inside it a part.
            let titles = [left, right].map { candidates[$0.accepted.candidate].isTitle }
            if titles[0] != titles[1], entries[left.accepted.entry].id.hasPrefix("c.") { return titles[0] }
            return (right.accepted.score, left.accepted.candidate) < (left.accepted.score, right.accepted.candidate)
        }
        guard var first = sorted.first?.match else { return nil }
        for (_, other) in sorted.dropFirst() where !other.isEmpty {
            first.content += other.content.filter { !first.content.contains($0) }
        }
        return first
    }

    func title(of candidate: Candidate) -> String {
        if let bytes = candidate.titleBytes { return layout.document.text[TextRange(bytes)].trimmingBlanks }
        return layout.string(candidate.lines, separator: " ")
    }
}
