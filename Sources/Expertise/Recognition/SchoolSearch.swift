internal import DocumentModel
internal import Roadmap

/// Looks for the school in the title page, the passport, headers and footers, and last in the file's name.
struct SchoolSearch {
    let layout: Layout
    let register: SchoolRegister
    let organisations: OrganisationFinder
    private var scanner: WordScanner { layout.scanner }

    struct Result {
        var finding = SchoolFinding()
        var organisations: [Mention] = []
        /// The school as far as the content tells at all.
        var school: School?
        var certainSchool: School?
    }

    func search(page: TitlePage, passports: [Int: Passport], fileName: String) -> Result {
        var result = Result()
        var names: [(tokens: ArraySlice<Token>, type: Int, mention: Mention)] = []
        collect(titleTexts(page), into: &names)
        collect(passportTexts(passports), into: &names)
        for aside in asideTexts() { names += aside }
        result.organisations = unique(names.map(\.mention))
        decide(names, &result)
        if result.finding.id == nil { decide(byFile: fileName, &result) }
        return result
    }

    // MARK: Where names stand

    /// Lines of the title, then stamps; names may run over line ends.
    private func titleTexts(_ page: TitlePage) -> [[Int]] {
        let own = Set(page.titleLines + page.organisationLines + (page.placeLine.map { [$0] } ?? []))
        let rest = (0..<page.end).filter { !own.contains($0) && !layout.lines[$0].isEmpty }
        return [own.sorted(), rest]
    }

    private func passportTexts(_ passports: [Int: Passport]) -> [[Int]] {
        passports.sorted { $0.key < $1.key }.flatMap { _, passport in
            passport.rows.prefix(12).flatMap(\.values).map { Array($0.prefix(3)) }
        }
    }

    private func collect(
        _ texts: [[Int]],
        into names: inout [(tokens: ArraySlice<Token>, type: Int, mention: Mention)]
    ) {
        for lines in texts {
            var tokens: [Token] = []
            var lineOf: [Int] = []
            for line in lines {
                var own = layout.tokens(line..<line + 1)
                if !tokens.isEmpty, !own.isEmpty { own[0].before.insert(.newline) }
                tokens += own
                lineOf += Array(repeating: line, count: tokens.count - lineOf.count)
            }
            for find in organisations.finds(in: tokens[...], line: lines.first ?? 0) {
                let range = find.range
                // The settlement may stand after the quotation mark that closes the name, or before the next line.
                let wide = range.lowerBound..<min(tokens.count, range.upperBound)
                let line = lineOf[range.lowerBound]
                let last = lineOf[range.upperBound - 1]
                let text = name(from: tokens[range.lowerBound], to: tokens[range.upperBound - 1], line, last)
                names.append((tokens[wide], find.typeAt, Mention(text: text, place: layout.lines[line].place)))
            }
        }
    }

    /// As written, quotation marks at both ends included.
    private func name(from first: Token, to last: Token, _ line: Int, _ lastLine: Int) -> String {
        let bytes = layout.document.text.bytes
        guard line == lastLine else {
            let head = layout.document.text[TextRange(Int(first.start)..<layout.lines[line].bytes.upperBound)]
            let tail = layout.document.text[TextRange(layout.lines[lastLine].bytes.lowerBound..<Int(last.end))]
            return "\(head.trimmingBlanks) \(tail.trimmingBlanks)"
        }
        var end = Int(last.end)
        let limit = layout.lines[line].bytes.upperBound
        if end + 1 < limit, bytes[end] == 0xC2, bytes[end + 1] == 0xBB { end += 2 }
        if end < limit, bytes[end] == UInt8(ascii: "\"") { end += 1 }
        return layout.document.text[TextRange(Int(first.start)..<end)].trimmingBlanks
    }

    private func asideTexts() -> [[(tokens: ArraySlice<Token>, type: Int, mention: Mention)]] {
        layout.document.asides.filter { $0.kind == .header || $0.kind == .footer }.map { aside in
            let text = layout.document.string(of: aside.blocks)
            let tokens = scanner.scan(text).tokens
            return organisations.finds(in: tokens[...], line: 0).map { find in
                let range = Int(tokens[find.range.lowerBound].start)..<Int(tokens[find.range.upperBound - 1].end)
                let name = String(decoding: Array(text.utf8)[range], as: UTF8.self)
                return (tokens[find.range], find.typeAt, Mention(text: name, place: Place(block: 1)))
            }
        }
    }

    private func unique(_ mentions: [Mention]) -> [Mention] {
        guard mentions.count > 1 else { return mentions }
        var seen: Set<NameKey> = []
        return mentions.filter { seen.insert(NameKey($0.text)).inserted }
    }

    // MARK: Which school it is

    private var recogniser: SchoolRecogniser {
        SchoolRecogniser(register: register, compiled: organisations.register, scanner: scanner)
    }

    /// The first name that means exactly one school decides.
    private func decide(
        _ names: [(tokens: ArraySlice<Token>, type: Int, mention: Mention)],
        _ result: inout Result
    ) {
        result.finding.named = names.first?.mention.text
        var partial: (school: Int, mention: Mention)?
        for name in names {
            let answer = recogniser.answer(for: name.tokens, type: name.type)
            guard answer.schools.count == 1, let school = answer.schools.first else { continue }
            guard answer.isComplete else {
                if partial == nil { partial = (school, name.mention) }
                continue
            }
            take(school, .certain, name.mention.text, &result)
            return
        }
        if let partial { take(partial.school, .likely, partial.mention.text, &result) }
    }

    private func take(_ index: Int, _ confidence: Confidence, _ named: String, _ result: inout Result) {
        let school = register.schools[index]
        result.finding = SchoolFinding(id: school.id, confidence: confidence, named: named)
        result.school = school
        if confidence == .certain { result.certainSchool = school }
    }

    private func decide(byFile name: String, _ result: inout Result) {
        let tokens = scanner.scan(name).tokens
        for find in organisations.finds(in: tokens[...], line: 0) {
            let answer = recogniser.answer(for: tokens[find.range], type: find.typeAt)
            guard answer.schools.count == 1, let school = answer.schools.first, answer.isComplete else { continue }
            take(school, .doubtful, result.finding.named ?? register.schools[school].name, &result)
            return
        }
    }
}
