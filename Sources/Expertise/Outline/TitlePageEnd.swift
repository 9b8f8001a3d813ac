internal import DocumentModel

/// Where a title page ends by its form alone, whatever words the first chapter is called by.
struct TitlePageEnd {
    let layout: Layout
    let lexicon: Lexicon
    let organisations: OrganisationFinder
    let risks: RiskFinder

    /// What the line after the title begins; nil when it may still belong to the title page.
    ///
    /// - Parameters:
    ///   - index: a line of the body outside tables that is not empty and no part of a stamp.
    ///   - title: the line that names the kind of the document, above `index`.
    func end(at index: Int, title: Int) -> Int? {
        let line = layout.lines[index]
        guard !line.isInTextBox, let previous = previous(index), previous >= title else { return nil }
        if isFirstByNumber(line) { return index }
        if previous > title, isYear(previous), !belongsToTitle(index) { return index }
        if isLabelled(index), previous > title, isLabelled(previous) { return previous }
        guard isItem(line) || isShortSentence(line), previous > title, mayBeCaption(previous) else { return nil }
        return previous
    }

    /// A title in whatever words, for nothing in it is what title pages say.
    func mayBeCaption(_ index: Int) -> Bool {
        let line = layout.lines[index]
        let tokens = line.text.tokens
        guard (1...14).contains(tokens.count), line.isShort, line.table == nil, !line.isInTextBox, !line.isContents,
            line.text.after.isDisjoint(with: [.comma, .quote, .stop]),
            !tokens.contains(where: { $0.kind == .number && $0.length >= 4 })
        else { return false }
        if tokens.dropFirst().contains(where: { $0.before.contains(.colon) }) { return false }
        let initials = zip(tokens, tokens.dropFirst()).contains {
            $0.length == 1 && $1.length == 1 && $1.before.contains(.stop)
        }
        return !initials && !opensSmall(line) && !belongsToTitle(index)
    }

    private func previous(_ index: Int) -> Int? { (0..<index).last { !layout.lines[$0].isEmpty } }

    /// «1. …», «I. …», «РАЗДЕЛ 1»: whatever it is called, chapters begin here.
    private func isFirstByNumber(_ line: Line) -> Bool {
        let tokens = line.text.tokens
        guard line.isShort, tokens.count >= 2, let first = tokens.first else { return false }
        if lexicon.noise.isNumbering(first) { return true }
        guard tokens[1].kind == .word, !tokens[1].before.isDisjoint(with: [.stop, .close]) else { return false }
        let letters = layout.scanner.letters(of: first)
        return first.kind == .number ? letters.elementsEqual("1".utf16) : letters.elementsEqual("i".utf16)
    }

    /// «с. Ключи, 2023»: the last line of a title page.
    private func isYear(_ index: Int) -> Bool {
        let tokens = layout.lines[index].text.tokens
        guard (1...6).contains(tokens.count), tokens.count(where: { Year.value(of: $0, layout.scanner) != nil }) == 1,
            let first = tokens.first
        else { return false }
        return !layout.scanner.letters(of: first).elementsEqual("на".utf16)
            && tokens.allSatisfy { $0.kind == .word || $0.length == 4 }
    }

    private func isItem(_ line: Line) -> Bool {
        guard let first = line.text.tokens.first, line.text.tokens.count >= 2 else { return false }
        return line.isListItem || !first.before.isDisjoint(with: [.bullet, .dash])
            || first.kind == .number && first.length == 1 && line.text.tokens[1].before.contains(.close)
    }

    private func isShortSentence(_ line: Line) -> Bool {
        guard !line.isCentered, !line.isBold, line.text.after.contains(.stop), let last = line.text.tokens.last else {
            return false
        }
        return line.text.tokens.count >= 3 && last.kind == .word && last.length > 3
            && !line.text.tokens.contains { $0.before.contains(.number) }
    }

    /// What a title page says: the kind, the school, the direction, the term, the place.
    private func belongsToTitle(_ index: Int) -> Bool {
        let line = layout.lines[index]
        // Of «Чего добиваемся: снижение …» the label counts.
        let tokens = label(of: line) ?? line.text.tokens[...]
        guard let first = tokens.first else { return true }
        if !first.before.isDisjoint(with: [.quote, .open])
            || layout.scanner.letters(of: first).elementsEqual("на".utf16)
            || organisations.isSettlementType(first)
                && (first.length > 2 || tokens.dropFirst().first.map { $0.before.contains(.stop) } ?? false)
        {
            return true
        }
        return tokens.contains { token in Self.places.contains { layout.scanner.token(token, beginsWith: $0) } }
            || lexicon.title.neighbours.contains(in: tokens, scanner: layout.scanner)
            || lexicon.title.kinds.contains { $0.phrases.contains(in: tokens, scanner: layout.scanner) }
            || !organisations.finds(in: index).isEmpty || !risks.finds(in: tokens).isEmpty
    }

    private static let places: [[UInt16]] = [
        "район", "област", "муниципальн", "составител", "автор", "разработ", "директор", "срок", "период", "куратор",
        "руководител", "направлени", "риск", "фактор", "тема", "адрес", "школ", "утвер", "приня", "рассмотр", "соглас",
    ].map { Array($0.utf16) }

    /// A label of a section and what it holds on one line.
    private func isLabelled(_ index: Int) -> Bool { label(of: layout.lines[index]) != nil && !belongsToTitle(index) }

    private func label(of line: Line) -> ArraySlice<Token>? {
        let tokens = line.text.tokens
        guard !line.isCentered, let end = tokens.dropFirst().firstIndex(where: { $0.before.contains(.colon) }), end <= 8
        else { return nil }
        return tokens[..<end]
    }

    func opensSmall(_ line: Line) -> Bool {
        guard let first = line.text.tokens.first else { return false }
        let bytes = layout.document.text.bytes
        let start = Int(first.start)
        guard start + 1 < bytes.count else { return false }
        return bytes[start] == 0xD0 && (0xB0...0xBF).contains(bytes[start + 1])
            || bytes[start] == 0xD1 && (0x80...0x8F).contains(bytes[start + 1])
    }
}
