internal import DocumentModel
internal import Roadmap

extension SchoolParameters {
    /// V02: the paper belongs to an event of the school's programmes.
    ///
    /// A title that shares most of its words with an event answers «да». Single words in common are a weak sign: a
    /// person decides and is shown the event. Only a paper that shares no word with any event, neither in its title
    /// nor in its text, gets a remark, and even then the answer is «частично».
    ///
    /// - Parameter programmes: in force, those of the paper's directions; empty leaves the question to a person.
    package static func event(
        of paper: SchoolMember,
        among programmes: [SchoolMember],
        by ruleBook: RuleBook
    ) -> ParameterResult? {
        let events = programmes.flatMap { member in
            (member.facts.events + member.facts.measures).map { (member: member, quoted: $0, bag: WordBag($0.text)) }
        }.filter { !$0.bag.stems.isEmpty }
        let titles = titleBags(paper.facts.title)
        let body = paper.facts.body.map { (quoted: $0, bag: WordBag(withoutForm($0.text))) }
        guard !events.isEmpty, let first = titles.first?.quoted ?? body.first?.quoted else {
            return result("V02", .notChecked, ruleBook)
        }
        var nearest: (sign: Double, fault: Answer.Fault)?
        for event in events {
            for title in titles {
                let (shared, likeness) = (title.bag.shared(with: event.bag), title.bag.likeness(to: event.bag))
                if isSame(shared, likeness) { return result("V02", .yes, ruleBook) }
                guard shared >= 1 else { continue }
                note(&nearest, Double(shared) + likeness, title.quoted, event.member, event.quoted)
            }
            for (number, line) in body.enumerated() {
                let shared = event.bag.shared(with: line.bag)
                let part = Double(shared) / Double(event.bag.stems.count)
                // «Об итогах …» of an order stands below its title.
                let isHead = number < headLines && line.quoted.text.count <= headLength
                if shared >= (isHead ? 2 : 3), part >= 0.8 { return result("V02", .yes, ruleBook) }
                guard shared >= 1 else { continue }
                note(&nearest, part, line.quoted, event.member, event.quoted)
            }
        }
        if let nearest { return result("V02", .open(nearest.fault), ruleBook) }
        return result("V02", .partly(.init("unrelated", quote: first.text, place: first.place)), ruleBook)
    }

    /// Lines of a paper's text that may still be its title, and how many characters those have.
    private static let headLines = 10
    private static let headLength = 200

    private static func isSame(_ shared: Int, _ likeness: Double) -> Bool {
        shared >= 2 && likeness >= 0.75 || shared >= 3 && likeness >= 0.6
    }

    private static func note(
        _ nearest: inout (sign: Double, fault: Answer.Fault)?,
        _ sign: Double,
        _ line: Quoted,
        _ member: SchoolMember,
        _ event: Quoted
    ) {
        guard sign > nearest?.sign ?? 0 else { return }
        let fault = Answer.Fault(
            "doubtful",
            ["event": Quotation.make(event.text) ?? "", "document": member.genitive],
            quote: line.text,
            place: line.place,
            other: Remark.Counterpart(entry: member.entry, quote: Quotation.make(event.text), place: event.place)
        )
        nearest = (sign, fault)
    }

    /// Words that say what a paper is, and not what it is about.
    private static let forms: Stems = [
        "справк", "приказ", "протокол", "отчет", "аналитическ", "информац", "итог", "результат", "выписк", "акт$",
        "заседан", "сведен", "удостоверен", "сертификат", "фотоотчет", "провед", "мбоу$", "моу$", "мкоу$", "сош$",
        "оош$", "общеобразовательн", "учрежден", "муниципальн", "бюджетн", "директор", "област", "район", "саратовск",
    ]

    private static func withoutForm(_ text: String) -> String {
        let lexemes = Lexemes(text)
        return lexemes.indices.filter { lexemes.isWord($0) && !lexemes.matches($0, forms) }
            .map { lexemes.text($0..<$0 + 1) }.joined(separator: " ")
    }

    /// Every line of the title, and all of them together: a title may run over several lines.
    private static func titleBags(_ lines: [Quoted]) -> [(quoted: Quoted, bag: WordBag)] {
        var bags = lines.map { (quoted: $0, bag: WordBag(withoutForm($0.text))) }
        if let first = lines.first, lines.count > 1 {
            let whole = lines.map(\.text).joined(separator: " ")
            bags.append((Quoted(whole, first.place), WordBag(withoutForm(whole))))
        }
        return bags.filter { !$0.bag.stems.isEmpty }
    }
}
