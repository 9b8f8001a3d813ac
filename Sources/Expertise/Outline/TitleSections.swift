internal import DocumentModel

/// The sections `t.*`, which show by their place on the title page.
struct TitleSections {
    let layout: Layout
    let page: TitlePage
    let lexicon: Lexicon
    let scanner: WordScanner

    func sections(organisations: [Mention], kindSign: Mention?) -> [SectionMatch] {
        [
            match("t.org", organisations.first.map { [$0] } ?? []),
            match("t.title", title(kindSign)),
            match("t.period", period),
            stamp("t.approve", page.stamps.filter(\.isApproval)),
            stamp("t.accept", page.stamps.filter { !$0.isApproval }),
            match("t.place", page.placeLine.map { [mention($0)] } ?? []),
            match("t.toc", contents),
        ].compactMap { $0 }
    }

    private func match(_ id: String, _ mentions: [Mention], isEmpty: Bool = false) -> SectionMatch? {
        guard let first = mentions.first else { return nil }
        return SectionMatch(
            id: id,
            title: firstLine(of: first.text),
            place: first.place,
            sign: .form,
            content: mentions.map { ContentPiece(text: $0.text, place: $0.place) },
            isEmpty: isEmpty
        )
    }

    /// The first line of `text` that is not empty.
    private func firstLine(of text: String) -> String {
        text.utf8.split(separator: UInt8(ascii: "\n"), maxSplits: 1).first.flatMap(String.init) ?? text
    }

    private func title(_ sign: Mention?) -> [Mention] {
        let lines = page.titleLines.filter { index in
            lexicon.title.kinds.contains {
                $0.phrases.contains(in: layout.lines[index].text.tokens[...], scanner: scanner)
            } || lexicon.title.neighbours.contains(in: layout.lines[index].text.tokens[...], scanner: scanner)
        }.map(mention)
        if lines.isEmpty, let sign, page.block.lines.contains(sign) { return [sign] }
        return lines
    }

    /// Years in the title or in a line of their own.
    private var period: [Mention] {
        page.titleLines.filter { index in
            layout.lines[index].text.tokens.contains { Year.value(of: $0, scanner) != nil || isTwoYears($0) }
        }.map(mention)
    }

    /// «20242026»: the dash was lost.
    private func isTwoYears(_ token: Token) -> Bool {
        token.kind == .number && token.length == 8 && scanner.letters(of: token).first == 0x32
    }

    private func stamp(_ id: String, _ stamps: [Stamp]) -> SectionMatch? {
        let isOpen = !stamps.isEmpty && stamps.allSatisfy { $0.hasOpenRequisites(scanner) }
        return match(id, stamps.map { Mention(text: $0.text, place: $0.place) }, isEmpty: isOpen)
    }

    private var contents: [Mention] {
        layout.lines.indices.filter { layout.lines[$0].isContents && !layout.lines[$0].isEmpty }.map(mention)
    }

    private func mention(_ index: Int) -> Mention {
        Mention(text: layout.string(index).trimmingBlanks, place: layout.lines[index].place)
    }
}
