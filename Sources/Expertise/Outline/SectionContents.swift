internal import DocumentModel

/// How far sections reach and what they hold.
struct SectionContents {
    let finder: SectionFinder
    let accepted: [SectionFinder.Accepted]
    private var layout: Layout { finder.layout }

    init(finder: SectionFinder, accepted: [SectionFinder.Accepted]) {
        self.finder = finder
        self.accepted = accepted
    }

    /// Lines that hold the section, the one that its label shares with it included.
    func lines(of one: SectionFinder.Accepted) -> [Range<Int>] {
        let candidate = finder.candidates[one.candidate]
        if let values = candidate.valueLines { return values }
        let start = candidate.inlineContent == nil ? candidate.lines.upperBound : candidate.lines.lowerBound
        return [start..<max(start, end(of: one))]
    }

    // MARK: Pieces

    func pieces(of one: SectionFinder.Accepted) -> [ContentPiece] {
        let candidate = finder.candidates[one.candidate]
        var pieces: [ContentPiece] = []
        if let start = candidate.inlineContent, let last = candidate.lines.last {
            add(layout.lines[last], from: start, to: &pieces)
        }
        if let values = candidate.valueLines {
            for range in values { add(range, to: &pieces) }
        } else {
            add(candidate.lines.upperBound..<end(of: one), to: &pieces)
        }
        return pieces
    }

    private func add(_ range: Range<Int>, to pieces: inout [ContentPiece]) {
        for index in range {
            let bytes = layout.lines[index].bytes
            guard !bytes.isEmpty, !layout.lines[index].isContents else { continue }
            add(layout.lines[index], from: bytes.lowerBound, to: &pieces)
        }
    }

    private func add(_ line: Line, from start: Int, to pieces: inout [ContentPiece]) {
        let bytes = Blanks.trimmed(layout.document.text.bytes, start..<line.bytes.upperBound)
        guard !bytes.isEmpty else { return }
        let text = layout.document.text[TextRange(bytes)]
        pieces.append(ContentPiece(text: text, place: line.place, isListItem: isListItem(line)))
    }

    /// An item of an automatic list, or a typed one: «1)», «-», «•», «а)».
    private func isListItem(_ line: Line) -> Bool {
        if line.isListItem { return true }
        let bytes = layout.document.text.bytes[line.bytes].drop { $0 == 0x20 || $0 == 0x09 }
        guard let first = bytes.first else { return false }
        if first == UInt8(ascii: "-") || first == UInt8(ascii: "*") { return bytes.count > 2 }
        // –, —, •, ▪ and the like, but not a quotation mark or №.
        if first == 0xE2 {
            let head = Array(bytes.prefix(3))
            if head.count == 3, head[1] == 0x80 { return (0x90...0x95).contains(head[2]) || head[2] == 0xA2 }
            return head.count == 3 && (0x96...0x9E).contains(head[1])
        }
        if first == 0xEF || first == 0xC2 && bytes.dropFirst().first == 0xB7 { return true }
        guard let token = line.text.tokens.first, let next = line.text.tokens.dropFirst().first else { return false }
        let isMark = token.kind == .number && token.length <= 2 || token.kind == .word && token.length == 1
        let after = next.before
        return isMark && !after.isDisjoint(with: [.stop, .close]) && !(token.kind == .number && next.kind == .number)
    }

    // MARK: Extent

    private func end(of one: SectionFinder.Accepted) -> Int {
        let candidate = finder.candidates[one.candidate]
        let start = candidate.lines.upperBound
        var end = limit(of: candidate)
        for other in accepted where other.candidate != one.candidate {
            let next = finder.candidates[other.candidate]
            guard next.lines.lowerBound >= start, next.lines.lowerBound < end else { continue }
            let isOver =
                next.rank <= candidate.rank || areRows(one, other) || endsPassport(one, other)
                || areChapters(one, other) || isAnnex(other)
            if isOver, !isPart(other, of: one) {
                end = next.lines.lowerBound
            }
        }
        end = endByTables(one, from: start, to: end)
        return endByBoundaries(candidate, from: start, to: end)
    }

    /// A label in a cell holds what stands in that cell; everything else may go on to the end.
    private func limit(of candidate: Candidate) -> Int {
        guard let table = candidate.table, let passport = finder.passports[table],
            let cell = passport.valueLines.first(where: { $0.contains(candidate.lines.lowerBound) })
        else { return layout.lines.count }
        return cell.upperBound
    }

    /// Sections that are parts of others wherever they stand.
    private static let wholes: [String: Set<String>] = [
        "c.info": ["c.analysis"],
        "c.risks": ["c.analysis", "c.measures"],
        "a.goal": ["a.goaltasks"],
        "a.tasks": ["a.goaltasks"],
        "m.goal": ["m.goaltasks"],
        "m.tasks": ["m.goaltasks"],
        "m.table": ["m.body"],
        "r.risk": ["r.table"],
    ]

    /// Rows of a passport never hold each other, however differently their labels look; parts of a cell do.
    private func areRows(_ one: SectionFinder.Accepted, _ other: SectionFinder.Accepted) -> Bool {
        let ids = [finder.entries[one.entry].id, finder.entries[other.entry].id]
        return finder.candidates[other.candidate].rank < 80
            && ids.allSatisfy { ($0.hasPrefix("a.") || $0.hasPrefix("m.")) && !Self.chapters.contains($0) }
    }

    /// The annex follows everything.
    private func isAnnex(_ other: SectionFinder.Accepted) -> Bool {
        finder.entries[other.entry].id == "a.annex" && finder.candidates[other.candidate].isTitle
    }

    /// Nor do chapters of a concept, though one is centred and the next is not.
    private func areChapters(_ one: SectionFinder.Accepted, _ other: SectionFinder.Accepted) -> Bool {
        let ids = [finder.entries[one.entry].id, finder.entries[other.entry].id]
        return ids.allSatisfy { $0.hasPrefix("c.") }
            && [one, other].allSatisfy { finder.candidates[$0.candidate].isTitle }
    }

    /// Chapters follow the passport, however small their titles look beside its own.
    private func endsPassport(_ one: SectionFinder.Accepted, _ other: SectionFinder.Accepted) -> Bool {
        finder.entries[one.entry].id == "m.passport" && Self.chapters.contains(finder.entries[other.entry].id)
    }

    private static let chapters: Set<String> = ["m.passport", "m.body", "m.mech", "m.table", "a.annex", "a.intro"]

    private func isPart(_ part: SectionFinder.Accepted, of whole: SectionFinder.Accepted) -> Bool {
        let (id, of) = (finder.entries[part.entry].id, finder.entries[whole.entry].id)
        if of == "m.passport" { return !["m.body", "m.mech", "m.table"].contains(id) }
        if id == "c.risks", areSiblings(finder.candidates[part.candidate], finder.candidates[whole.candidate]) {
            return false
        }
        return Self.wholes[id]?.contains(of) ?? false
    }

    /// Headings of one level, titles numbered alike, or titles of one look, of which the second has no figures: a mere
    /// list of risks does not fill the analysis above it.
    private func areSiblings(_ part: Candidate, _ whole: Candidate) -> Bool {
        guard part.isTitle, whole.isTitle, part.form == whole.form, part.rank <= whole.rank else { return false }
        if part.form == .heading || part.isNumbered && whole.isNumbered { return true }
        let next =
            accepted.map { finder.candidates[$0.candidate].lines.lowerBound }
            .filter { $0 > part.lines.lowerBound }.min() ?? layout.lines.count
        let figures = (part.lines.upperBound..<max(part.lines.upperBound, next)).reduce(0) { sum, line in
            sum + layout.lines[line].text.tokens.dropFirst().count { $0.kind == .number }
        }
        return figures < 3
    }

    /// Sections that a table of events may belong to.
    private static let withEvents: Set<String> = [
        "a.measures", "a.annex", "m.table", "m.body", "m.mech", "m.projects", "c.measures", "c.risks", "c.analysis",
        "c.resp", "r.table", "r.risk",
    ]

    private func endByTables(_ one: SectionFinder.Accepted, from start: Int, to end: Int) -> Int {
        let id = finder.entries[one.entry].id
        var end = end
        for (index, grid) in layout.tables.enumerated()
        where grid.lines.lowerBound >= start && grid.lines.lowerBound < end && !grid.lines.isEmpty {
            let isForeign =
                finder.eventTables[index] != nil && !Self.withEvents.contains(id)
                || finder.passports[index] != nil && id != "m.passport"
            if isForeign { end = grid.lines.lowerBound }
        }
        return end
    }

    /// Headings that are no known sections end a section too: certain ones at once, others when something was said.
    private func endByBoundaries(_ candidate: Candidate, from start: Int, to end: Int) -> Int {
        let owned = Set(accepted.map { finder.candidates[$0.candidate].lines.lowerBound })
        for boundary in finder.boundaries where boundary.line >= start && boundary.line < end {
            guard !owned.contains(boundary.line), boundary.rank <= candidate.rank else { continue }
            let isFilled = candidate.inlineContent != nil || !layout.isBlank(start..<boundary.line)
            if boundary.isCertain && candidate.form == .heading || isFilled { return boundary.line }
        }
        return end
    }

    // MARK: Emptiness

    /// Whether the section is named and not filled. A picture may say what text does not: then it is not empty.
    func isEmpty(_ pieces: [ContentPiece], of one: SectionFinder.Accepted) -> Bool {
        let candidate = finder.candidates[one.candidate]
        let ranges = candidate.valueLines ?? [candidate.lines.upperBound..<end(of: one)]
        for range in ranges {
            for index in range where layout.lines[index].paragraph.traits.contains(.picture) { return false }
        }
        return Blankness(scanner: layout.scanner, hasAnnex: hasAnnex).isBlank(pieces)
    }

    private var hasAnnex: Bool {
        !finder.eventTables.isEmpty
            || finder.candidates.contains { candidate in
                guard candidate.form != .plainLabel, let first = candidate.tokens.first else { return false }
                return layout.scanner.token(first, beginsWith: Blankness.annex)
            }
    }
}
