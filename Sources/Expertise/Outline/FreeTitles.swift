internal import DocumentModel
internal import Roadmap

/// Finds which sections titles in free words stand for.
///
/// Rows of a passport and chapters whose titles prove nothing compete for the sections that are still missing: by the
/// words that point to one, by what stands below the title, and by the place between the sections already found, for
/// passports and chapters keep their usual order. The best pair is taken first and is a landmark for the rest.
struct FreeTitles {
    let finder: SectionFinder
    let lexicon: Lexicon
    let risks: RiskFinder
    let matcher: TitleMatcher
    let pageEnd: Int
    private var layout: Layout { finder.layout }

    private struct Pair {
        var candidate: Int
        var entry: Int
        /// Of the words of the title; nil when they say nothing.
        var key: SectionFinder.Edge?
        /// How well the content fits; nil for a section that has no look of its own.
        var content: Double?
    }

    /// A pair without a word that points to the section needs this much.
    private static let threshold = 0.56
    private static let leastContent = 0.3
    private static let faintContent = 0.1

    func complete(_ strong: [SectionFinder.Accepted], weak: [SectionFinder.Edge]) -> SectionFinder.Found {
        var state = State(strong, finder)
        let open = weak.filter { edge in
            !state.claims(edge.hit.entry) && state.isFree(edge.candidate, finder) && !isPlanInRow(edge)
        }
        let places = places(beside: strong, keyed: Set(open.map(\.candidate)), state)
            .filter { state.isFree($0, finder) }
        guard !open.isEmpty || !places.isEmpty else { return SectionFinder.Found(accepted: strong) }
        var pairs = pairs(open, places, state)
        while let best = best(of: pairs, places, state) {
            let accepted = pairs[best]
            state.accept(accepted.candidate, accepted.entry, accepted.key, finder)
            pairs.removeAll { pair in
                state.claims(pair.entry) || !state.isFree(pair.candidate, finder) || isAgain(pair, accepted)
            }
        }
        let left = places.filter { state.isFree($0, finder) }.map { ($0, candidates(for: $0, places, state)) }
        return SectionFinder.Found(
            accepted: state.accepted.sorted { ($0.candidate, $0.entry) < ($1.candidate, $1.entry) },
            open: left.filter { !$0.1.isEmpty }
        )
    }

    /// A title written twice is a slip and no other section.
    private func isAgain(_ pair: Pair, _ accepted: Pair) -> Bool {
        let (one, other) = (finder.candidates[pair.candidate], finder.candidates[accepted.candidate])
        return pair.key == nil && one.inlineContent == nil && layout.wordHash(one.lines) == layout.wordHash(other.lines)
    }

    /// Missing sections that the title may stand for: it is where they would be, and what is below it would do.
    private func candidates(for index: Int, _ places: [Int], _ state: State) -> [Int] {
        guard finder.candidates[index].form != .plainLine else { return [] }
        let profile = profile(of: index, places, state)
        let free = places.filter { state.isFree($0, finder) }
        return finder.entries.indices.filter { entry in
            guard !state.claims(entry), isExpected(entry, index, state), let role = role(entry) else { return false }
            let pair = Pair(candidate: index, entry: entry, key: nil, content: nil)
            return profile.score(role) >= Self.leastContent && order(pair, free, state).score > 0
        }
    }

    /// A title and its page.
    private func isContentsRow(_ candidate: Candidate) -> Bool {
        let tokens = candidate.valueLines?.flatMap { layout.tokens($0) } ?? []
        return tokens.count == 1 && tokens[0].kind == .number && tokens[0].length <= 3
    }

    /// «Раздел | Описание» at the head of a passport.
    private func isHeader(_ candidate: Candidate) -> Bool {
        guard candidate.form == .passportRow, candidate.place.row == 1 else { return false }
        let words = candidate.valueLines?.reduce(0) { $0 + layout.tokens($1).count } ?? 0
        return candidate.tokens.count <= 2 && words <= 3
    }

    // MARK: What is already known

    private struct State {
        private(set) var accepted: [SectionFinder.Accepted]
        private var claimed: Set<Int>
        private var owned: Set<Int>

        init(_ accepted: [SectionFinder.Accepted], _ finder: SectionFinder) {
            self.accepted = accepted
            claimed = Set(accepted.map(\.entry))
            owned = Set(accepted.flatMap { finder.candidates[$0.candidate].lines })
        }

        func claims(_ entry: Int) -> Bool { claimed.contains(entry) }
        func isFree(_ candidate: Int, _ finder: SectionFinder) -> Bool {
            finder.candidates[candidate].lines.allSatisfy { !owned.contains($0) }
        }

        mutating func accept(_ candidate: Int, _ entry: Int, _ key: SectionFinder.Edge?, _ finder: SectionFinder) {
            claimed.insert(entry)
            owned.formUnion(finder.candidates[candidate].lines)
            accepted.append(
                SectionFinder.Accepted(
                    candidate: candidate,
                    entry: entry,
                    score: key?.score ?? FreeTitles.threshold,
                    sign: key?.hit.sign ?? .form
                )
            )
        }
    }

    // MARK: Places

    /// Titles that may stand for any section: rows of passports, and titles that look as those of the sections found.
    ///
    /// Rows that are taken already are left out; lines that are taken may be among them.
    private func places(beside strong: [SectionFinder.Accepted], keyed: Set<Int>, _ state: State) -> [Int] {
        let known = looks(Set(strong.map(\.candidate)).union(keyed))
        var looks = known.isEmpty || known == [Self.label] && finder.passports.isEmpty ? known.union(runs) : known
        let plain = looks.isEmpty ? plainTitles : []
        if !plain.isEmpty { looks = [Self.plain] }
        let labelled = Set(finder.candidates.filter { $0.inlineContent != nil }.map(\.lines.lowerBound))
        let labelsAreParts = areLabelsParts(strong, looks)
        let titles = Set(strong.flatMap { finder.candidates[$0.candidate].lines })
        let words = Set(strong.map { layout.wordHash(finder.candidates[$0.candidate].lines) })
        let directions = directionLooks
        // Titles are not all centred or all bold; one that stands out no less than known ones may be one.
        let faintest = looks.filter { (20..<Self.plainest).contains($0) }.max() ?? 0
        var last: Int?
        return finder.candidates.indices.filter { index in
            let candidate = finder.candidates[index]
            let line = candidate.lines.lowerBound
            let look = look(candidate)
            if isRow(candidate) {
                // A title written twice is a slip and no other section.
                return !words.contains(layout.wordHash(candidate.lines)) && !isForeign(candidate)
                    && !isHeader(candidate) && !isContentsRow(candidate)
            }
            guard candidate.lines.count == 1, candidate.table == nil, line >= pageEnd, line != last,
                candidate.inlineContent != nil || !words.contains(layout.wordHash(candidate.lines)),
                looks.contains(look) || candidate.form == .emphasised && look >= 20 && look <= faintest,
                candidate.tokens.count <= 14, !isItem(candidate),
                candidate.inlineContent != nil || !labelled.contains(line),
                candidate.inlineContent == nil || !isMeasure(candidate) && !labelsAreParts,
                !directions.contains(look) || risks.finds(in: candidate.tokens).isEmpty, !isForeign(candidate)
            else { return false }
            if candidate.form == .plainLine, !plain.contains(line) {
                // The line below a title is what it holds.
                let above = (0..<line).last { !layout.lines[$0].isEmpty }
                guard candidate.tokens.count <= 8, above.map({ !titles.contains($0) && $0 != last }) ?? false else {
                    return false
                }
            }
            last = line
            return true
        }
    }

    /// «Доля справившихся с ВПР: с 64 % до 75 %» is an indicator and no title.
    private func isMeasure(_ candidate: Candidate) -> Bool {
        var isMeasure = false
        lexicon.contents.forEachMatch(in: candidate.tokens.prefix(1), scanner: layout.scanner) { word, _, _ in
            isMeasure = isMeasure || word == .measure
        }
        return isMeasure
    }

    /// Looks of titles that go through the directions one by one; a single one that sounds like a direction («Кадровое
    /// обеспечение») is a title like any other.
    private var directionLooks: Set<Int> {
        var named: [Int: Set<RiskDirection>] = [:]
        for candidate in finder.candidates where candidate.table == nil && candidate.lines.count == 1 {
            for find in risks.finds(in: candidate.tokens) { named[look(candidate), default: []].insert(find.risk) }
        }
        return Set(named.filter { $0.value.count >= 2 }.keys)
    }

    /// Rank and form in one; labels before a colon are one look, bold or not.
    private func look(_ candidate: Candidate) -> Int {
        if candidate.form == .boldLabel { return 55 }
        let after = layout.lines[candidate.lines.upperBound - 1].text.after
        return candidate.form == .emphasised && after.contains(.colon) ? 55 : candidate.rank
    }

    /// Looks that two titles in the body share, at least.
    private func looks(_ candidates: Set<Int>) -> Set<Int> {
        let found = Dictionary(grouping: candidates.map { finder.candidates[$0] }.filter { $0.table == nil }, by: look)
        return Set(found.filter { $0.value.count >= ($0.key == Self.plain ? 3 : 2) }.keys)
    }

    /// «Цель:» and «Задачи:» inside a chapter do not make labels the titles of a document that has others.
    private func areLabelsParts(_ strong: [SectionFinder.Accepted], _ looks: Set<Int>) -> Bool {
        guard looks.contains(where: { $0 != Self.label }) else { return false }
        let labels = Set(strong.map(\.candidate)).count { look(finder.candidates[$0]) == Self.label }
        return labels < 3 || finder.hasChapters(pageEnd)
    }

    /// Looks of so many titles that they must be the chapters or the rows: nothing else in a programme is so regular.
    private var runs: Set<Int> {
        guard finder.passports.isEmpty else { return [] }
        let titles = finder.candidates.filter { candidate in
            candidate.lines.count == 1 && candidate.table == nil && candidate.lines.lowerBound >= pageEnd
                && candidate.form != .plainLine && candidate.tokens.count <= 8 && !isItem(candidate)
        }
        let lines = Dictionary(grouping: titles, by: look).mapValues { Set($0.map(\.lines.lowerBound)).count }
        return Set(lines.filter { $0.value >= 5 }.keys)
    }

    /// Short lines in ordinary type that open with a capital letter and end without a mark, something below each of
    /// them: chapters, when there are five.
    private var plainTitles: Set<Int> {
        guard finder.passports.isEmpty else { return [] }
        let titles = Set(finder.candidates.filter(mayBePlainTitle).map(\.lines.lowerBound))
        var found: Set<Int> = []
        var isBelowTitle = false
        for index in layout.lines.indices.dropFirst(pageEnd) where !layout.lines[index].isEmpty {
            let isTitle = !isBelowTitle && titles.contains(index)
            if isTitle { found.insert(index) }
            isBelowTitle = isTitle
        }
        return found.count >= 5 ? found : []
    }

    private func mayBePlainTitle(_ candidate: Candidate) -> Bool {
        let line = layout.lines[candidate.lines.lowerBound]
        guard candidate.form == .plainLine, candidate.table == nil, (1...12).contains(candidate.tokens.count),
            !isItem(candidate), let first = line.text.tokens.first, first.kind == .word,
            first.before.isDisjoint(with: [.bullet, .dash, .quote, .open]),
            line.text.after.isDisjoint(with: [.stop, .semicolon, .comma])
        else { return false }
        let byte = Int(first.start)
        let bytes = layout.document.text.bytes
        // А…Я of UTF-8.
        return byte + 1 < bytes.count && bytes[byte] == 0xD0 && (0x90...0xAF).contains(bytes[byte + 1])
    }

    /// A label beside or above its value.
    private func isRow(_ candidate: Candidate) -> Bool {
        candidate.form == .passportRow || candidate.form == .titleRow && candidate.valueLines != nil
    }

    private static let risk = Array("риск".utf16)
    private static let eitherOrder: Set<String> = ["c.resp", "c.results"]
    private static let label = 55
    /// Lines that stand out by nothing but capitals or their place have this rank and more.
    private static let plainest = 38
    /// Rank of short lines in ordinary type, see ``CandidateFinder``.
    private static let plain = 46

    /// Headings and bold lines may be numbered automatically; other lines of a list are its items.
    private func isItem(_ candidate: Candidate) -> Bool {
        let line = layout.lines[candidate.lines.lowerBound]
        guard candidate.form != .heading, let first = line.text.tokens.first else { return false }
        let isPart = candidate.form == .emphasised ? line.paragraph.traits.contains(.bulleted) : line.isListItem
        if isPart { return true }
        return !first.before.isDisjoint(with: [.bullet, .dash])
            || first.kind == .number && line.text.tokens.dropFirst().first?.before.contains(.close) ?? false
    }

    /// Named as something that no programme must have, or numbered as an annex.
    private func isForeign(_ candidate: Candidate) -> Bool {
        guard let midterm = lexicon.kinds.first(where: { $0.id == "midterm" }) else { return false }
        let matcher = TitleMatcher(index: midterm.index, noise: lexicon.noise, scanner: layout.scanner)
        guard let hit = matcher.hits(candidate.tokens).first, hit.score >= 0.6 else { return false }
        return midterm.sections[hit.entry].level == .optional
    }

    /// «Календарь» in a passport is about dates: the plan of events has no row.
    private func isPlanInRow(_ edge: SectionFinder.Edge) -> Bool {
        let candidate = finder.candidates[edge.candidate]
        return (candidate.form == .passportRow || candidate.inlineContent != nil)
            && ["a.annex", "m.table", "m.body"].contains(finder.entries[edge.hit.entry].id)
    }

    // MARK: Pairs

    private func pairs(_ weak: [SectionFinder.Edge], _ places: [Int], _ state: State) -> [Pair] {
        var profiles: [Int: ContentProfile] = [:]
        for index in Set(places + weak.map(\.candidate)) { profiles[index] = profile(of: index, places, state) }
        let faint = places.flatMap { index in
            // Too little for a line in ordinary type, enough for one that stands where a title is due.
            matcher.hits(finder.candidates[index].tokens, least: 0.4)
                .filter { hit in
                    !hit.isJoint && !state.claims(hit.entry)
                        && !isPlanInRow(SectionFinder.Edge(candidate: index, hit: hit, score: hit.score))
                        && !weak.contains { $0.candidate == index && $0.hit.entry == hit.entry }
                }
                .map { SectionFinder.Edge(candidate: index, hit: $0, score: $0.score) }
        }
        var pairs = (weak + faint).map { edge in
            Pair(
                candidate: edge.candidate,
                entry: edge.hit.entry,
                key: edge,
                content: role(edge.hit.entry).flatMap { profiles[edge.candidate]?.score($0) }
            )
        }
        // «Над чем работаем» is the direction only where one is named.
        pairs.removeAll { pair in
            role(pair.entry) == .risk && profiles[pair.candidate]?.namesRisk == false
                && !finder.candidates[pair.candidate].tokens.contains {
                    layout.scanner.token($0, beginsWith: Self.risk)
                }
        }
        let known = Set(pairs.map { [$0.candidate, $0.entry] })
        for candidate in places {
            for entry in finder.entries.indices where !state.claims(entry) && !known.contains([candidate, entry]) {
                guard let role = role(entry), fits(entry, candidate, state) else { continue }
                let content = profiles[candidate]?.score(role) ?? 0
                pairs.append(Pair(candidate: candidate, entry: entry, key: nil, content: content))
            }
        }
        return pairs
    }

    private func role(_ entry: Int) -> SectionRole? { SectionRole(section: finder.entries[entry].id) }

    /// A chapter is no row and a row is no chapter; goal and tasks are one row or two.
    private func fits(_ entry: Int, _ candidate: Int, _ state: State) -> Bool {
        let id = finder.entries[entry].id
        let isRow = isRow(finder.candidates[candidate])
        if id == "m.body" || id == "a.intro" { return !isRow }
        if !isRow, id.hasPrefix("m."), !finder.passports.isEmpty { return false }
        let both = finder.entries.firstIndex { $0.id.hasSuffix(".goaltasks") }
        if id.hasSuffix(".goal") || id.hasSuffix(".tasks"), let both { return !state.claims(both) }
        return true
    }

    private func profile(of index: Int, _ places: [Int], _ state: State) -> ContentProfile {
        let candidate = finder.candidates[index]
        var ranges = candidate.valueLines ?? []
        var isPlan = false
        if candidate.valueLines == nil {
            let start = candidate.lines.upperBound
            let others = (places + state.accepted.map(\.candidate)).map { finder.candidates[$0].lines.lowerBound }
            let boundaries = finder.boundaries.filter { $0.rank <= candidate.rank }.map(\.line)
            let tables = layout.tables.indices.filter { finder.eventTables[$0] != nil }
                .map { layout.tables[$0].lines.lowerBound }
            let passports = finder.passports.keys.map { layout.tables[$0].lines.lowerBound }
            let end = (others + boundaries + tables + passports).filter { $0 >= start }.min() ?? layout.lines.count
            ranges = [(candidate.inlineContent == nil ? start : candidate.lines.lowerBound)..<end]
            isPlan = tables.contains(end) && (start..<end).allSatisfy { layout.lines[$0].isEmpty }
        }
        var profile = ContentProfile(
            ranges,
            inlineFrom: candidate.inlineContent,
            layout: layout,
            lexicon: lexicon,
            risks: risks
        )
        profile.isPlan = isPlan
        return profile
    }

    // MARK: The best pair

    private func best(of pairs: [Pair], _ places: [Int], _ state: State) -> Int? {
        let free = places.filter { state.isFree($0, finder) }
        var best: (index: Int, score: Double)?
        var pointed: [Int: Double] = [:]
        for pair in pairs {
            guard let key = pair.key else { continue }
            pointed[pair.candidate] = max(pointed[pair.candidate] ?? 0, key.hit.score - discount(pair, free, state))
        }
        let lonely = lonelyPair(pairs, state)
        for (index, pair) in pairs.enumerated() {
            let (order, isForced) = order(pair, free, state)
            let score: Double
            if let key = pair.key {
                score =
                    key.score + 0.3 * ((pair.content ?? 0.35) - 0.35) + order * 0.6 - discount(pair, free, state) * 0.4
                    - (finder.isCaption(key) ? 0.6 : 0)
            } else {
                let content = pair.content ?? 0
                // Words of the title that point elsewhere speak against it.
                score =
                    0.2 + 0.4 * content + order - max(0, (pointed[pair.candidate] ?? 0) - 0.3)
                    + (lonely == index ? 0.2 : 0)
                // A place that only one section can take needs no look of its own, unless the text looks like nothing.
                guard
                    isForced && (content >= Self.faintContent || !looksElse(pair, among: pairs))
                        || content >= Self.leastContent && score >= Self.threshold
                else { continue }
            }
            if score > best?.score ?? -1 { best = (index, score) }
        }
        return best?.index
    }

    /// «Чего добьёмся» is the goal at the beginning and the results at the end: words that point to the other of the two
    /// say less.
    private func discount(_ pair: Pair, _ free: [Int], _ state: State) -> Double {
        switch role(pair.entry) {
        case .goal, .results: order(pair, free, state).score < 0 ? 0.25 : 0
        default: 0
        }
    }

    /// The only section that is missing and the only title below which it could stand.
    private func lonelyPair(_ pairs: [Pair], _ state: State) -> Int? {
        let missing = pairs.indices.filter { isExpected(pairs[$0].entry, pairs[$0].candidate, state) }
        guard let entry = missing.first.map({ pairs[$0].entry }), missing.allSatisfy({ pairs[$0].entry == entry })
        else {
            return nil
        }
        let fitting = missing.filter { pairs[$0].content ?? 0 >= Self.leastContent }
        return fitting.count == 1 && pairs[fitting[0]].content ?? 0 >= 0.5 ? fitting[0] : nil
    }

    /// Another missing section would suit the text below the title.
    private func looksElse(_ pair: Pair, among pairs: [Pair]) -> Bool {
        pairs.contains {
            $0.candidate == pair.candidate && $0.entry != pair.entry && $0.content ?? 0 >= Self.leastContent
        }
    }

    /// Whether the place suits the section, −0.15…0.35: between what stands before and after it in the usual order,
    /// and as far from both as the section is. Forced when between two sections found as many titles stand as
    /// sections are missing.
    private func order(_ pair: Pair, _ free: [Int], _ state: State) -> (score: Double, isForced: Bool) {
        let candidate = finder.candidates[pair.candidate]
        let line = candidate.lines.lowerBound
        func isBeside(_ other: Candidate) -> Bool { other.table == candidate.table }
        var (before, after) = (-1, finder.entries.count)
        var (first, last) = (-1, Int.max)
        for one in state.accepted where isBeside(finder.candidates[one.candidate]) {
            let other = finder.candidates[one.candidate].lines.lowerBound
            // A preface stands before everything, wherever the lexicon lists it.
            let entry = finder.entries[one.entry].id == "a.intro" ? -1 : one.entry
            // Who answers and what comes of it stand in either order.
            if Self.eitherOrder.isSuperset(of: [finder.entries[one.entry].id, finder.entries[pair.entry].id]) {
                continue
            }
            if other < line, other > first { (first, before) = (other, entry) }
            if other > line, other < last { (last, after) = (other, entry) }
        }
        guard before < after else { return (0, false) }
        guard pair.entry > before, pair.entry < after else { return (-0.15, false) }
        let run = free.filter { index in
            let other = finder.candidates[index]
            return isBeside(other) && other.lines.lowerBound > first && other.lines.lowerBound < last
        }
        let lacking = (before + 1..<after).filter { entry in
            entry == pair.entry || !state.claims(entry) && isExpected(entry, pair.candidate, state)
        }
        guard let position = run.firstIndex(of: pair.candidate), let rank = lacking.firstIndex(of: pair.entry) else {
            return (0.05, false)
        }
        let (here, there) = (
            (Double(position) + 0.5) / Double(run.count), (Double(rank) + 0.5) / Double(lacking.count)
        )
        let isExact = run.count == lacking.count && position == rank
        let isEnclosed = after < finder.entries.count || isRow(candidate)
        let isRequired = isExpected(pair.entry, pair.candidate, state)
        return (
            0.05 + 0.2 * (1 - 2 * abs(here - there)) + (isExact ? 0.1 : 0),
            isExact && isEnclosed && isRequired && run.count <= 2
        )
    }

    private func isExpected(_ entry: Int, _ candidate: Int, _ state: State) -> Bool {
        let section = finder.entries[entry]
        guard section.level == .required || section.id == "c.intro" || section.id == "c.results" else { return false }
        return role(entry) != nil && fits(entry, candidate, state)
    }
}
