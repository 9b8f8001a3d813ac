internal import DocumentModel
internal import Roadmap

/// What a document is, and the words that show it.
struct KindFinding: Equatable {
    var kind: DocumentKind
    var confidence: Confidence
    var sign: Mention?
    /// False when nothing told the kind: a person decides.
    var isRecognised = true

    static let unknown = KindFinding(kind: .other, confidence: .doubtful, sign: nil, isRecognised: false)
}

/// Tells the kind by the title page; the passport, headings and the file's name are weaker witnesses, in this order.
struct KindRecogniser {
    let layout: Layout
    let lexicon: Lexicon
    private var scanner: WordScanner { layout.scanner }

    func recognise(
        page: TitlePage,
        passports: [Int: Passport],
        eventTables: [Int: EventTable],
        fileName: String,
        risks: RiskFinder
    ) -> KindFinding {
        if let municipal = municipalRoadmap(eventTables) { return municipal }
        let fromName = kind(ofFile: fileName)
        if var found = title(page.titleLines) {
            // A file's name that says something else leaves a doubt for a person to see.
            if let fromName, fromName != found.kind, found.kind != .other, found.confidence == .certain {
                found.confidence = .likely
            }
            return found
        }
        if let found = passportName(passports) { return found }
        if let found = headings(after: page.end) { return found }
        if let found = thematic(page, passports, risks) { return found }
        if let found = neighbour(page.titleLines) { return found }
        if let found = structure(passports, eventTables), fromName == nil || fromName == found.kind { return found }
        if let fromName { return KindFinding(kind: fromName, confidence: .doubtful, sign: nil) }
        return .unknown
    }

    // MARK: The title

    private struct Sighting {
        var kind: DocumentKind
        var position: Int
        var order: Int
    }

    private func title(_ lines: [Int]) -> KindFinding? {
        let shown = lines.prefix(30).filter { !isSentence($0) }
        var tokens: [Token] = []
        var lineOf: [Int] = []
        for line in shown {
            tokens += layout.tokens(line..<line + 1)
            lineOf += Array(repeating: line, count: tokens.count - lineOf.count)
        }
        var best: Sighting?
        for (order, rule) in lexicon.title.kinds.enumerated() {
            guard let position = position(of: rule, tokens, lineOf) else { continue }
            if rule.kind == .other {
                return KindFinding(kind: .other, confidence: .certain, sign: mention(lineOf[position]))
            }
            let sighting = Sighting(kind: rule.kind, position: position, order: order)
            guard let known = best else {
                best = sighting
                continue
            }
            // «Приказ № 5 от …» in ordinary type above a title that stands out is left over from a stamp.
            let isStamp =
                known.kind == .evidence && !isEmphasised(lineOf[known.position])
                && isEmphasised(lineOf[position])
            if isStamp || (known.position, known.order) > (sighting.position, sighting.order) { best = sighting }
        }
        guard let best else { return nil }
        let line = lineOf[best.position]
        let isShown = isEmphasised(line) || shown.prefix(3).contains(line)
        return KindFinding(kind: best.kind, confidence: isShown ? .certain : .likely, sign: mention(line))
    }

    /// Where the first words of the rule stand that no exception covers.
    private func position(of rule: TitleRules.KindRule, _ tokens: [Token], _ lineOf: [Int]) -> Int? {
        var excepted: [Range<Int>] = []
        rule.exceptions.forEachMatch(in: tokens[...], scanner: scanner) { _, _, range in excepted.append(range) }
        var first: Int?
        func offer(_ range: Range<Int>) {
            guard !excepted.contains(where: { $0.overlaps(range) }) else { return }
            first = min(first ?? .max, range.lowerBound)
        }
        rule.phrases.forEachMatch(in: tokens[...], scanner: scanner) { _, phrase, range in
            if !phrase.isAnchored { offer(range) }
        }
        // Anchored phrases open a line; in running text they mean nothing.
        var start = 0
        while start < tokens.count {
            let end = tokens.indices[start...].first { lineOf[$0] != lineOf[start] } ?? tokens.count
            // «ПОЛОЖЕНИЕ⏎о наставничестве» goes on in the next line.
            rule.phrases.forEachMatch(in: tokens[start..<min(end + 6, tokens.count)], scanner: scanner) {
                _,
                phrase,
                range in
                if phrase.isAnchored, range.lowerBound == start { offer(range) }
            }
            start = end
        }
        return first
    }

    /// «Концепцию ещё правим, антирисковые программы прилагаем.»: a letter speaks of documents and is none.
    private func isSentence(_ index: Int) -> Bool {
        let line = layout.lines[index]
        guard !isEmphasised(index), line.text.after.contains(.stop), let last = line.text.tokens.last else {
            return false
        }
        return line.text.tokens.count >= 8 && last.kind == .word && last.length > 3
    }

    private func isEmphasised(_ index: Int) -> Bool {
        let line = layout.lines[index]
        return line.isBold || line.isCentered || line.isCapitals || line.paragraph.heading != nil
    }

    private func mention(_ line: Int) -> Mention {
        Mention(text: layout.string(line).trimmingBlanks, place: layout.lines[line].place)
    }

    // MARK: Weaker witnesses

    private func municipalRoadmap(_ tables: [Int: EventTable]) -> KindFinding? {
        for table in tables.values.sorted(by: { $0.place.block < $1.place.block }) {
            guard let header = table.columns[.indicator] else { continue }
            let tokens = scanner.scan(header.text).tokens
            if tokens.contains(where: { scanner.token($0, beginsWith: Self.municipal) }) {
                return KindFinding(kind: .other, confidence: .certain, sign: header)
            }
        }
        return nil
    }

    private static let municipal: [UInt16] = Array("муниципальн".utf16)

    /// «Наименование программы | Антирисковая программа …».
    private func passportName(_ passports: [Int: Passport]) -> KindFinding? {
        for (_, passport) in passports.sorted(by: { $0.key < $1.key }) {
            for row in passport.rows.prefix(6) {
                let isTitle = row.isTitle
                let lines = isTitle ? [row.label] : row.values
                guard isTitle || isName(row.tokens) else { continue }
                for range in lines {
                    if let kind = ruleKind(layout.tokens(range)[...]) {
                        return KindFinding(kind: kind, confidence: .likely, sign: mention(range.lowerBound))
                    }
                }
            }
        }
        return nil
    }

    private func isName(_ tokens: [Token]) -> Bool {
        lexicon.kinds.contains { kind in
            let matcher = TitleMatcher(index: kind.index, noise: lexicon.noise, scanner: scanner)
            return matcher.hits(tokens[...]).first.map { kind.sections[$0.entry].id.hasSuffix(".name") } ?? false
        }
    }

    private func ruleKind(_ tokens: ArraySlice<Token>) -> DocumentKind? {
        lexicon.title.kinds.first {
            ![.other, .evidence, .roadmap].contains($0.kind) && $0.phrases.contains(in: tokens, scanner: scanner)
        }?.kind
    }

    /// «Паспорт среднесрочной программы», «Дорожная карта реализации программы антирисковых мер» as a heading.
    private func headings(after start: Int) -> KindFinding? {
        for index in layout.lines.indices.dropFirst(max(0, start)) {
            let line = layout.lines[index]
            guard !line.isEmpty, !line.isContents, line.isShort, isEmphasised(index) else { continue }
            guard let kind = ruleKind(line.text.tokens[...]), kind != .concept else { continue }
            return KindFinding(kind: kind, confidence: .likely, sign: mention(index))
        }
        return nil
    }

    private static let programme: [UInt16] = Array("программ".utf16)

    /// A programme about one risk with the passport of an anti-risk programme, whatever it calls itself.
    private func thematic(_ page: TitlePage, _ passports: [Int: Passport], _ risks: RiskFinder) -> KindFinding? {
        let tokens = page.titleLines.prefix(20).flatMap { layout.lines[$0].text.tokens }
        guard tokens.contains(where: { scanner.token($0, beginsWith: Self.programme) }),
            !risks.finds(in: tokens[...]).isEmpty,
            share(of: .antirisk, passports) >= 4
        else { return nil }
        return KindFinding(kind: .antirisk, confidence: .doubtful, sign: page.titleLines.first.map { mention($0) })
    }

    private func neighbour(_ lines: [Int]) -> KindFinding? {
        for line in lines.prefix(30)
        where lexicon.title.neighbours.contains(in: layout.lines[line].text.tokens[...], scanner: scanner) {
            return KindFinding(kind: .other, confidence: .likely, sign: mention(line))
        }
        return nil
    }

    /// Labels of the passports that are wordings of the kind.
    private func share(of kind: DocumentKind, _ passports: [Int: Passport]) -> Int {
        guard let entry = lexicon.entry(of: kind) else { return 0 }
        let matcher = TitleMatcher(index: entry.index, noise: lexicon.noise, scanner: scanner)
        return passports.values.reduce(0) { sum, passport in
            sum + passport.rows.count { matcher.exact($0.tokens[...]) != nil }
        }
    }

    private func structure(_ passports: [Int: Passport], _ tables: [Int: EventTable]) -> KindFinding? {
        let (short, long) = (share(of: .antirisk, passports), share(of: .midterm, passports))
        guard max(short, long) >= 5, short != long, !tables.isEmpty else { return nil }
        return KindFinding(kind: short > long ? .antirisk : .midterm, confidence: .doubtful, sign: nil)
    }

    // MARK: The file's name

    func kind(ofFile name: String) -> DocumentKind? {
        let tokens = scanner.scan(name).tokens
        let known: [DocumentKind] = [.antirisk, .midterm, .concept, .roadmap]
        for rule in lexicon.title.kinds where known.contains(rule.kind) {
            if rule.phrases.contains(in: tokens[...], scanner: scanner),
                !rule.exceptions.contains(in: tokens[...], scanner: scanner)
            {
                return rule.kind
            }
        }
        return tokens.lazy.compactMap { lexicon.title.abbreviations[$0.word] }.first
    }
}
