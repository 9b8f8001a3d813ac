internal import DocumentModel
internal import Roadmap

/// From a document to its dossier: outline first, then what it is, then its sections.
struct DossierBuilder {
    let lexicon: Lexicon
    let register: SchoolRegister
    let compiled: CompiledRegister
    let scanner: WordScanner

    struct Result {
        var dossier: Dossier
        var isRecognised: Bool
        var layout: Layout
    }

    func build(_ document: Document, in circumstances: Circumstances) -> Result {
        var layout = Layout(document, scanner: scanner)
        ContentsLists.mark(
            &layout,
            toc: TitleMatcher(index: lexicon.contentsTitles, noise: lexicon.noise, scanner: scanner)
        )
        let risks = RiskFinder(layout: layout, lexicon: lexicon, scanner: scanner)
        let eventTables = EventTableReader(layout: layout, lexicon: lexicon, scanner: scanner, risks: risks).read()
        let passportReader = PassportReader(layout: layout, lexicon: lexicon)
        let passports = passportReader.read(except: Set(eventTables.keys))
        let organisations = OrganisationFinder(layout: layout, register: compiled)

        let bounds = TitlePageBounds(
            layout: layout,
            lexicon: lexicon,
            matchers: passportReader.matchers,
            form: TitlePageEnd(layout: layout, lexicon: lexicon, organisations: organisations, risks: risks)
        )
        let stacked = layout.tables.indices.filter { !StackedTable.labels(of: layout.tables[$0], in: layout).isEmpty }
        let end = bounds.end(tables: Set(eventTables.keys).union(passports.keys).union(stacked))
        let page = TitlePageReader(layout: layout, lexicon: lexicon, organisations: organisations).read(upTo: end)
        let kind = kind(page, layout, passports, eventTables, risks, circumstances)

        let assembly = SectionAssembly(
            layout: layout,
            lexicon: lexicon,
            kind: kind.kind,
            page: page,
            passports: passports,
            eventTables: eventTables,
            risks: risks
        )
        let found = assembly.assemble()
        let schools = SchoolSearch(layout: layout, register: register, organisations: organisations)
            .search(page: page, passports: passports, fileName: circumstances.fileName)
        let directions = RiskRecogniser(layout: layout, finder: risks, register: register)
            .recognise(kind: kind.kind, page: page, found: found, school: schools.school, circumstances)

        var dossier = Dossier(
            document: document,
            circumstances: circumstances,
            register: register,
            school: circumstances.folderSchool ?? schools.certainSchool,
            schoolFinding: schools.finding,
            organisations: schools.organisations,
            kind: kind.kind,
            kindConfidence: kind.confidence,
            kindSign: kind.sign,
            risks: circumstances.decidedRisks ?? directions.risks,
            riskMentions: directions.mentions,
            titleBlock: page.block,
            sections: found.sections,
            eventTables: found.eventTables,
            outline: found.outline,
            openTitles: found.openTitles
        )
        dossier.sections =
            TitleSections(layout: layout, page: page, lexicon: lexicon, scanner: scanner)
            .sections(organisations: schools.organisations, kindSign: kind.sign) + dossier.sections
        return Result(dossier: dossier, isRecognised: kind.isRecognised, layout: layout)
    }

    private func kind(
        _ page: TitlePage,
        _ layout: Layout,
        _ passports: [Int: Passport],
        _ eventTables: [Int: EventTable],
        _ risks: RiskFinder,
        _ circumstances: Circumstances
    ) -> KindFinding {
        let found = KindRecogniser(layout: layout, lexicon: lexicon).recognise(
            page: page,
            passports: passports,
            eventTables: eventTables,
            fileName: circumstances.fileName,
            risks: risks
        )
        guard let decided = circumstances.decidedKind else { return found }
        return KindFinding(kind: decided, confidence: .certain, sign: decided == found.kind ? found.sign : nil)
    }
}

/// Where the title page ends.
struct TitlePageBounds {
    let layout: Layout
    let lexicon: Lexicon
    /// One for each kind of the lexicon.
    let matchers: [TitleMatcher]
    let form: TitlePageEnd

    /// Lines that may stand on a title page.
    private static let longest = 90

    /// Sections whose names are titles of documents too.
    private static let titles: Set<String> = [
        "a.name", "a.risk", "a.annex", "m.name", "m.table", "r.title", "r.risk", "r.table", "m.coord",
    ]

    /// The first line that is no longer title page: a section, a passport or an event table, running text, contents.
    func end(tables: Set<Int>) -> Int {
        var seen = 0
        var title: Int?
        var stamped: Set<Int>?
        for (index, line) in layout.lines.enumerated() {
            if let table = line.table, tables.contains(table) { return beforeCaption(of: index, title: title ?? index) }
            if line.isContents, title != nil { return index }
            if line.isEmpty || line.isContents { continue }
            seen += 1
            let isTitle = namesKind(line)
            if !isTitle, seen > 1, isSection(line), !goesOn(index, title) { return index }
            if title != nil || isTitle { stamped = stamped ?? self.stamped }
            let isStamp = stamped?.contains(index) ?? false
            if let known = title, !isStamp, startsText(index) {
                // «приказом директора …» of a stamp names a kind too; the first heading that does is the title.
                guard isTitle, line.paragraph.heading != nil, isPlain(known) else {
                    return beforeCaption(of: index, title: known)
                }
                title = index
            } else if let known = title, line.table == nil, !isTitle {
                if !isStamp, let end = form.end(at: index, title: known) { return end }
            }
            if seen > Self.longest { return index }
            // «протокол № 5» of a stamp names a kind too.
            let isInStamp = title.map { stamped?.contains($0) ?? false } ?? true
            if isTitle, title == nil || isInStamp && !isStamp { title = index }
        }
        return layout.lines.count
    }

    /// Lines of the stamps that a title page may have.
    private var stamped: Set<Int> {
        var stamps = StampReader(layout: layout, rules: lexicon.title)
        return stamps.read(0..<min(Self.longest, layout.lines.count))
    }

    /// «ПРОЕКТ» above the title and «по проекту «500+»» below it only sound like sections.
    private func goesOn(_ index: Int, _ title: Int?) -> Bool {
        guard title == nil else { return form.opensSmall(layout.lines[index]) }
        return layout.lines.indices.dropFirst(index + 1).lazy.filter { !layout.lines[$0].isEmpty }.prefix(2)
            .contains { next in
                namesKind(layout.lines[next]) && layout.lines[next].table == nil
                    && (!isPlain(next) || layout.lines[index].text.tokens.count == 1)
            }
    }

    private func namesKind(_ line: Line) -> Bool {
        guard line.isShort else { return false }
        let tokens = line.text.tokens[...]
        return lexicon.title.neighbours.contains(in: tokens, scanner: layout.scanner)
            || lexicon.title.kinds.contains { $0.phrases.contains(in: tokens, scanner: layout.scanner) }
    }

    private func isPlain(_ index: Int) -> Bool {
        let line = layout.lines[index]
        return !line.isBold && !line.isCentered && !line.isCapitals && line.paragraph.heading == nil
    }

    /// A sentence, a page break, or a heading that does not go on with the title.
    private func startsText(_ index: Int) -> Bool {
        let line = layout.lines[index]
        if line.table != nil || line.isInTextBox { return false }
        if line.paragraph.heading != nil, previous(index).map({ layout.lines[$0].paragraph.heading == nil }) ?? false {
            return true
        }
        if line.paragraph.traits.contains(.pageBreakBefore) { return true }
        if isLabelled(line) { return true }
        guard !line.isCentered, !line.isBold, line.text.after.contains(.stop) else { return false }
        // «Принята на заседании …, протокол № 3 от 12.03.2023 г.» is a stamp and no sentence.
        return !line.isShort
            || line.text.tokens.count >= 9 && !line.text.tokens.contains { $0.before.contains(.number) }
    }

    /// «Чего добиваемся: …» and a sentence after it; a stamp has its number.
    private func isLabelled(_ line: Line) -> Bool {
        let tokens = line.text.tokens
        guard !line.isCentered, tokens.count >= 14, !tokens.contains(where: { $0.before.contains(.number) }) else {
            return false
        }
        return (tokens.firstIndex { $0.before.contains(.colon) }).map { (1...8).contains($0) } ?? false
    }

    private func previous(_ index: Int) -> Int? { (0..<index).last { !layout.lines[$0].isEmpty } }

    private func isSection(_ line: Line) -> Bool {
        guard line.isShort else { return false }
        let tokens = line.text.tokens
        let head = tokens.dropFirst().firstIndex { !$0.before.isDisjoint(with: [.colon]) } ?? tokens.count
        let title = NormalTitle(tokens[..<head], noise: lexicon.noise, scanner: layout.scanner)
        for kind in matchers.indices where lexicon.kinds[kind].kind != nil {
            guard let hit = matchers[kind].exact(tokens[..<head], as: title) else { continue }
            if !Self.titles.contains(lexicon.kinds[kind].sections[hit.entry].id) { return true }
        }
        return false
    }

    /// The title above a passport or the first text belongs to it and not to the title page.
    private func beforeCaption(of index: Int, title: Int) -> Int {
        guard let previous = previous(index), layout.lines[previous].isShort, layout.lines[previous].table == nil,
            !layout.lines[previous].paragraph.traits.contains(.contents)
        else { return index }
        let line = layout.lines[previous]
        if let first = line.text.tokens.first, layout.scanner.token(first, beginsWith: Self.passport) {
            return previous
        }
        guard previous > title, line.text.after.isDisjoint(with: [.comma, .quote]), !isTerm(line) else { return index }
        // «Зачем нужна эта концепция» names the kind too; names of programmes are titles and no captions.
        let tokens = line.text.tokens[...]
        let name = NormalTitle(tokens, noise: lexicon.noise, scanner: layout.scanner)
        let isCaption = matchers.indices.contains { kind in
            guard let hit = matchers[kind].hits(tokens, as: name).first, hit.score >= TitleMatcher.threshold else {
                return false
            }
            return !Self.titles.contains(lexicon.kinds[kind].sections[hit.entry].id)
        }
        return isCaption || form.mayBeCaption(previous) ? previous : index
    }

    /// «на 2023 год»
    private func isTerm(_ line: Line) -> Bool {
        guard let first = line.text.tokens.first else { return false }
        return layout.scanner.letters(of: first).elementsEqual("на".utf16)
            && line.text.tokens.contains { Year.value(of: $0, layout.scanner) != nil }
    }

    private static let passport: [UInt16] = Array("паспорт".utf16)
}
