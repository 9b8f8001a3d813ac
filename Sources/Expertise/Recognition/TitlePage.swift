internal import DocumentModel

/// The lines before the first section, sorted into stamps, names of organisations, the title itself and the place.
struct TitlePage {
    var block = TitleBlock()
    /// Indices of the lines of the title itself.
    var titleLines: [Int] = []
    /// Lines that name an organisation.
    var organisationLines: [Int] = []
    /// «с. Широкий Карамыш, 2023».
    var placeLine: Int?
    /// One past the last line of the title page.
    var end = 0
    var stamps: [Stamp] = []
}

/// An approval or acceptance stamp.
struct Stamp {
    var isApproval: Bool
    var text: String
    var place: Place
}

/// Reads the title page of a document.
struct TitlePageReader {
    let layout: Layout
    let lexicon: Lexicon
    let organisations: OrganisationFinder

    /// A title page never has more lines than this.
    private static let longest = 60
    private static let year: [UInt16] = Array("год".utf16)

    func read(upTo end: Int) -> TitlePage {
        var page = TitlePage()
        page.end = end
        var stamps = StampReader(layout: layout, rules: lexicon.title)
        let taken = stamps.read(0..<end)
        page.stamps = stamps.stamps
        for index in 0..<end {
            let line = layout.lines[index]
            if line.paragraph.traits.contains(.picture) { page.block.hasPicture = true }
            if line.isEmpty || line.isContents || taken.contains(index) { continue }
            sort(index, into: &page)
        }
        page.placeLine = place(page)
        if let place = page.placeLine { page.titleLines.removeAll { $0 == place } }
        page.block.lines = page.titleLines.map { mention($0) }
        page.block.approvals = page.stamps.filter(\.isApproval).map { Mention(text: $0.text, place: $0.place) }
        page.block.acceptances = page.stamps.filter { !$0.isApproval }.map { Mention(text: $0.text, place: $0.place) }
        return page
    }

    private func sort(_ index: Int, into page: inout TitlePage) {
        guard page.titleLines.count + page.organisationLines.count < Self.longest else { return }
        let line = layout.lines[index]
        let tokens = line.text.tokens[...]
        let names = organisations.finds(in: index)
        let isKind =
            lexicon.title.neighbours.contains(in: tokens, scanner: layout.scanner)
            || lexicon.title.kinds.contains { $0.phrases.contains(in: tokens, scanner: layout.scanner) }
        if !names.isEmpty { page.organisationLines.append(index) }
        if names.isEmpty || isKind || !isOnly(names, tokens) { page.titleLines.append(index) }
    }

    /// The name of an organisation is all that the line holds.
    private func isOnly(_ names: [OrganisationFinder.Find], _ tokens: ArraySlice<Token>) -> Bool {
        let covered = names.reduce(0) { $0 + $1.range.count }
        return covered * 10 >= tokens.count * 6
    }

    private func mention(_ index: Int) -> Mention {
        Mention(text: layout.string(index).trimmingBlanks, place: layout.lines[index].place)
    }

    /// «март – декабрь 2023 года»
    private func isSpan(_ tokens: [Token]) -> Bool {
        tokens.count { token in Self.months.contains { layout.scanner.token(token, beginsWith: $0) } } >= 2
    }

    private static let months: [[UInt16]] = [
        "январ", "феврал", "март", "апрел", "май", "мая", "июн", "июл", "август", "сентябр", "октябр", "ноябр",
        "декабр",
    ].map { Array($0.utf16) }

    /// A short line with a year and a settlement, or a word and a year, near the end of the page.
    private func place(_ page: TitlePage) -> Int? {
        for index in page.titleLines.reversed().prefix(4) {
            let tokens = layout.lines[index].text.tokens
            guard (1...8).contains(tokens.count),
                tokens.contains(where: { Year.value(of: $0, layout.scanner) != nil })
                    || tokens.count <= 4 && organisations.isSettlementType(tokens[0])
            else { continue }
            let words = tokens.filter { $0.kind == .word && $0.length > 1 }
            let isKind = lexicon.title.kinds.contains { $0.phrases.contains(in: tokens[...], scanner: layout.scanner) }
            let isPeriod = tokens.first.map { layout.scanner.letters(of: $0).elementsEqual("на".utf16) } ?? false
            let isOnlyYear = words.allSatisfy { layout.scanner.token($0, beginsWith: Self.year) }
            let isTerm = tokens.count { Year.value(of: $0, layout.scanner) != nil } > 1
            if isKind || isPeriod || isTerm || isOnlyYear || words.count > 5 || isSpan(tokens) { continue }
            return index
        }
        return nil
    }
}

/// Years of the century as tokens.
enum Year {
    static func value(of token: Token, _ scanner: WordScanner) -> Int? {
        guard token.kind == .number, token.length == 4 else { return nil }
        let number = scanner.letters(of: token).reduce(0) { $0 * 10 + Int($1) - 0x30 }
        return (2015...2040).contains(number) ? number : nil
    }
}
