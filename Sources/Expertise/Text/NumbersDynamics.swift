/// What a text says of an indicator's value and of how it changes.
enum IndicatorNumbers {
    private static let nouns: Stems = [
        "дол", "количеств", "числ", "процент", "уров", "показател", "охват", "средн", "успеваемост", "качеств",
        "коэффициент", "скорост", "балл", "удовлетворенност", "посещаемост", "обеспеченност", "индекс", "рост",
        "снижени", "увеличени", "повышени", "сокращени", "уменьшени",
    ]
    private static let bounds: Stems = [
        "не менее", "не более", "не ниже", "не выше", "не менее", "свыше", "более", "менее", "минимум", "до$",
    ]

    /// The text gives the value of an indicator: a number with a unit, or a number beside «доля», «количество» …
    static func isMeasured(_ lexemes: Lexemes) -> Bool {
        let quantities = Quantities.scan(lexemes)
        if quantities.contains(where: { $0.unit != .none }) { return true }
        if quantities.contains(where: { isLabelled($0, lexemes) }) { return true }
        return !quantities.isEmpty && (lexemes.contains(nouns) || lexemes.contains(bounds))
    }

    /// «Семьи, бывающие в школе: 15», «обученные педагоги – 2»: the number stands right after the name of what it
    /// counts.
    private static func isLabelled(_ quantity: Quantity, _ lexemes: Lexemes) -> Bool {
        let mark = quantity.range.lowerBound - 1
        let isDash = lexemes.isMark(mark, "-") && lexemes.items[mark].isSpaced
        guard lexemes.isMark(mark, ":") || isDash else { return false }
        return (0..<mark).suffix(12).contains { lexemes.isWord($0) && lexemes.items[$0].value >= 4 }
    }

    private static let out: Stems = ["из$"]

    /// «4 из 9 – 9 из 9»
    private static func showsParts(_ lexemes: Lexemes) -> Bool {
        lexemes.indices.contains { index in
            lexemes.isMark(index, "-") && lexemes.number(index - 1) != nil && lexemes.matches(index - 2, out)
                && lexemes.number(index + 1) != nil && lexemes.matches(index + 2, out)
        }
    }

    /// Values in a row after the name of what they count: «15 – 30», «164 / 80», «9 мин. – 4 мин.», «59 %, 75 %, 80 %».
    private static func isRow(_ first: Quantity, _ second: Quantity, _ third: Quantity?, _ lexemes: Lexemes) -> Bool {
        let between = first.range.upperBound..<second.range.lowerBound
        guard between.count <= 5, isLabelled(first, lexemes) || lexemes.isMark(first.range.lowerBound - 1, ",") else {
            return false
        }
        let isParted = between.contains { index in
            lexemes.isMark(index, "/") || lexemes.isMark(index, "-") && lexemes.items[index].isSpaced
        }
        if isParted { return true }
        guard let third, third.unit == second.unit, first.unit == second.unit else { return false }
        return isLabelled(first, lexemes) && lexemes.isMark(second.range.lowerBound - 1, ",")
            && lexemes.isMark(third.range.lowerBound - 1, ",")
    }

    private static let from: Stems = ["с$", "со$", "от$"]
    private static let to: Stems = ["до$", "на$", "по$", "к$"]
    private static let toward: Stems = ["к$"]
    private static let on: Stems = ["на$"]
    private static let by: Stems = ["на$", "в$"]
    private static let then: Stems = ["затем", "потом", "далее"]
    private static let baseline: Stems = [
        "исходн", "базов значен", "базов показател", "базов$", "базовое$", "базовый$", "стартов", "на начал",
        "в настоящее время", "на момент", "по итог", "фактическ", "было$", "сейчас", "в сравнении", "по сравнени",
        "текущ значен", "вместо", "будет$", "станет$", "стало$", "станут$", "сегодня", "теперь$", "вырастет",
        "вырастут",
        "снизится", "снизятся", "уменьшится", "увеличится", "достигнет", "на конец", "к концу", "планов",
        "целев значен",
    ]

    /// The text gives a change: «с 35 % до 25 %», «на 10 %», «35 % → 25 %», or an initial value beside a planned one.
    static func showsChange(_ lexemes: Lexemes) -> Bool {
        let quantities = Quantities.scan(lexemes)
        for (position, quantity) in quantities.enumerated() {
            let before = quantity.range.lowerBound - 1
            let hasBy = lexemes.matches(before, by) && quantity.unit != .none
            if hasBy, lexemes.matches(before, on) || quantity.unit == .times { return true }
            guard position + 1 < quantities.count else { continue }
            let next = quantities[position + 1]
            let between = quantity.range.upperBound..<next.range.lowerBound
            if between.contains(where: { lexemes.isMark($0, ">") }) { return true }
            let third = position + 2 < quantities.count ? quantities[position + 2] : nil
            if isRow(quantity, next, third, lexemes) { return true }
            // «33 % – 22 %», «30 %, затем 85 %»; «20–25 %» is a range, not a change.
            if quantity.unit != .none, quantity.unit == next.unit, between.count <= 6,
                between.contains(where: { lexemes.isMark($0, "-") || lexemes.matches($0, then) })
            {
                return true
            }
            // «34, к декабрю 70»
            let byMonth = between.contains { index in
                lexemes.matches(index, toward) && MonthWords.month(at: index + 1, in: lexemes) != nil
            }
            if byMonth { return true }
            let hasFrom = (max(0, before - 2)...max(0, before)).contains { lexemes.matches($0, from) }
            if hasFrom, between.count <= 8, between.contains(where: { lexemes.matches($0, to) }) { return true }
        }
        guard quantities.count >= 2 else { return false }
        if showsParts(lexemes) { return true }
        // «41 % в марте и 27 % в декабре».
        let months = Set(lexemes.indices.compactMap { MonthWords.month(at: $0, in: lexemes) })
        return months.count >= 2 || lexemes.contains(baseline)
    }
}
