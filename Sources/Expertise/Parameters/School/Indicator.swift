internal import DocumentModel
internal import Roadmap

/// An indicator of a programme with the value it is to reach (E24).
///
/// Only lines that can be read in one way are taken: one value, or «с … до …»; a line with more numbers, or one that
/// says by how much something is to change, is left alone.
package struct Indicator: Sendable, Equatable, Codable {
    /// Stems of everything that says what is measured, sorted; numbers of classes included, values and years not.
    package var key: [UInt64]
    /// As written.
    package var line: Quoted
    /// «25 %», as written.
    package var value: String
    package var amount: Double
    package var unit: String
    /// The year the line itself names; nil when it names none or several.
    package var year: Int?
    /// Whether the wording shows that it is what is to be reached, and not what is.
    package var isTarget: Bool
}

extension Indicator {
    static func all(in inspection: Inspection) -> [Indicator] {
        let passages = inspection.passages(inspection.section("ind")).flatMap { passage in
            let items = Intent.items(passage)
            return items.isEmpty ? [passage] : items
        }
        return WordScanner.borrow { scanner in passages.compactMap { Indicator($0, scanner: scanner) } }
    }

    /// Fewer words do not tell one indicator from another: «доля обучающихся».
    private static let leastWords = 3

    private static let from: Stems = ["с$", "со$", "от$"]
    private static let to: Stems = ["до$"]
    private static let by: Stems = ["на$", "в$"]
    private static let goal: Stems = [
        "до$", "не менее", "не более", "не ниже", "не выше", "достигн", "составит$", "составят$", "план",
    ]
    /// Words that say what an indicator reaches, and not what it is. «Не» alone is none of them: pupils who passed are
    /// not those who did not.
    private static let idle: Stems = [
        "с$", "со$", "от$", "до$", "на$", "к$", "в$", "по$", "и$", "не менее", "не более", "не ниже", "не выше",
        "менее$", "более$", "ниже$", "выше$", "снизится$", "снизятся$", "повысится$", "повысятся$", "увеличится$",
        "увеличатся$", "вырастет$", "вырастут$", "сократится$", "сократятся$", "уменьшится$", "уменьшатся$",
        "достигнет$", "достигнут$", "составит$", "составят$", "будет$", "будут$", "станет$", "показатель$",
        "показателя$", "индикатор$", "плановое$", "целевое$", "значение$", "чел$", "человек$", "человека$", "год$",
        "года$", "году$", "г$", "гг$", "конец$", "концу$", "свыше$", "минимум$",
    ]
    /// Said of an indicator when a line opens with it: «Снижение доли …».
    private static let movement: Stems = [
        "сниж", "сниз", "повыш", "повыс", "увелич", "рост", "сокра", "уменьш", "достиж", "достич", "обеспеч",
    ]

    init?(_ passage: Passage, scanner: WordScanner) {
        let lexemes = passage.lexemes
        let quantities = Quantities.scan(lexemes).filter { $0.unit != .none }
        guard let last = quantities.last, quantities.count <= 2, quantities.allSatisfy({ $0.unit == last.unit }),
            let amount = Self.amount(lexemes.text(last.range))
        else { return nil }
        let before = last.range.lowerBound - 1
        if lexemes.matches(before, Self.by) { return nil }
        if quantities.count == 2 {
            guard Self.isChange(from: quantities[0], to: last, lexemes) else { return nil }
            isTarget = true
        } else {
            isTarget = (max(0, before - 2)...max(0, before)).contains { lexemes.matches($0, Self.goal) }
        }
        guard let key = Self.key(lexemes, except: quantities.map(\.range), scanner) else { return nil }
        self.key = key
        line = Quoted(passage.text, passage.place)
        self.amount = amount
        unit = "\(last.unit)"
        value = lexemes.text(last.range) + (last.unit == .percent ? " %" : "")
        let years = Set(lexemes.indices.compactMap { Self.year(at: $0, lexemes) })
        year = years.count == 1 ? years.first : nil
    }

    /// «с 35 % до 25 %» and nothing else between the two.
    private static func isChange(from first: Quantity, to last: Quantity, _ lexemes: Lexemes) -> Bool {
        lexemes.matches(first.range.lowerBound - 1, from) && lexemes.matches(last.range.lowerBound - 1, to)
            && last.range.lowerBound - first.range.upperBound <= 4
    }

    private static func amount(_ text: String) -> Double? {
        Double(text.filter { !$0.isWhitespace }.replacing(",", with: "."))
    }

    private static func year(at index: Int, _ lexemes: Lexemes) -> Int? {
        guard lexemes.digits(index) == 4, let number = lexemes.number(index), (2020...2035).contains(number) else {
            return nil
        }
        return number
    }

    private static func key(_ lexemes: Lexemes, except values: [Range<Int>], _ scanner: WordScanner) -> [UInt64]? {
        let stems = Dictionary(
            scanner.scan(lexemes.source).tokens.map { ($0.bounds.lowerBound, $0.stem) }
        ) { first, _ in first }
        var key: Set<UInt64> = []
        var words = 0
        let opening = lexemes.indices.first(where: lexemes.isWord)
        for index in lexemes.indices where !values.contains(where: { $0.contains(index) }) {
            if lexemes.isWord(index) {
                if index == opening, lexemes.matches(index, movement) { continue }
                guard !lexemes.matches(index, idle), MonthWords.month(at: index, in: lexemes) == nil else { continue }
                guard let stem = stems[lexemes.items[index].source.lowerBound] else { return nil }
                if key.insert(stem).inserted { words += 1 }
            } else if let number = lexemes.number(index), year(at: index, lexemes) == nil, index > 0 {
                // Of «5–9 классов»; the number that opens a line counts lines.
                key.insert(UInt64(number))
            }
        }
        return words >= leastWords ? key.sorted() : nil
    }
}

extension SchoolParameters {
    /// E24: the indicators that two documents share are to reach the same value in both.
    ///
    /// Compared are indicators of the same words, in the same unit, for the same year: the one the line names, else
    /// the last year of the document's term. Where one of the lines may as well say what is and not what is to be, a
    /// person is asked.
    package static func agreement(
        of member: SchoolMember,
        with others: [SchoolMember],
        by ruleBook: RuleBook
    ) -> ParameterResult? {
        var faults: [Answer.Fault] = []
        var doubts: [Answer.Fault] = []
        var agreed = 0
        for other in others where other.entry != member.entry {
            for own in member.facts.indicators {
                guard let match = other.facts.indicators.first(where: { $0.key == own.key && $0.unit == own.unit }),
                    let year = own.year ?? member.facts.period?.to.year,
                    year == match.year ?? other.facts.period?.to.year
                else { continue }
                if match.amount == own.amount {
                    agreed += 1
                } else {
                    let fault = difference(own, match, in: other)
                    if own.isTarget && match.isTarget { faults.append(fault) } else { doubts.append(fault) }
                }
            }
        }
        if !faults.isEmpty { return result("E24", Answer(outcome: .no, faults: faults + doubts), ruleBook) }
        if !doubts.isEmpty { return result("E24", Answer(outcome: .notChecked, faults: doubts), ruleBook) }
        return result("E24", agreed > 0 ? .yes : .notChecked, ruleBook)
    }

    private static func difference(_ own: Indicator, _ match: Indicator, in other: SchoolMember) -> Answer.Fault {
        let isFirm = own.isTarget && match.isTarget
        return Answer.Fault(
            isFirm ? "differ" : "unclear",
            [
                "indicator": Quotation.make(own.line.text) ?? "", "first": own.value, "second": match.value,
                "document": other.genitive, "entry": String(other.entry),
            ],
            quote: own.line.text,
            place: own.line.place,
            other: Remark.Counterpart(
                entry: other.entry,
                quote: Quotation.make(match.line.text),
                place: match.line.place
            )
        )
    }
}
