internal import DocumentModel
internal import Roadmap

/// What the stamps of a title page say.
enum Stamps {
    struct Requisites {
        var mention: Mention
        /// Nil when no date can be read.
        var date: CalendarDate?
        var hasNumber: Bool
        /// A place for number or date that nobody filled.
        var hasBlank: Bool
    }

    static func approvals(_ dossier: Dossier) -> [Mention] {
        stamps(dossier.titleBlock.approvals, "t.approve", dossier)
    }

    static func acceptances(_ dossier: Dossier) -> [Mention] {
        stamps(dossier.titleBlock.acceptances, "t.accept", dossier)
    }

    private static func stamps(_ found: [Mention], _ id: String, _ dossier: Dossier) -> [Mention] {
        guard found.isEmpty, let section = dossier.section(id) else { return found }
        return [Mention(text: section.title + "\n" + section.text, place: section.place)]
    }

    private static let signature: Stems = ["подписан", "dn$", "сертификат", "действителен"]

    static func requisites(_ mention: Mention) -> Requisites {
        let lexemes = Lexemes(mention.text)
        let timing = Timing(lexemes)
        // The text of an electronic signature has a date of its own.
        let signature = lexemes.firstIndex(of: signature) ?? lexemes.count
        let days = timing.spans.filter { $0.range.lowerBound < signature }.compactMap { span -> CalendarDate? in
            guard let period = span.period, period.from == period.to else { return nil }
            return period.from
        }
        let numbers = lexemes.indices.filter { lexemes.isMark($0, "#") || isLatinNumber($0, lexemes) }
        let filled = numbers.contains { isFilled($0, lexemes, timing) }
        let hasBlank = timing.hasBlank || numbers.contains { isBlank($0, lexemes) }
        return Requisites(mention: mention, date: days.last, hasNumber: filled, hasBlank: hasBlank)
    }

    private static let latinNumber: Stems = ["n$", "no$"]
    private static let schools: Stems = ["сош$", "оош$", "школ", "гимнази", "лице"]

    /// «N 12», «No 12».
    private static func isLatinNumber(_ index: Int, _ lexemes: Lexemes) -> Bool {
        lexemes.matches(index, latinNumber) && lexemes.number(index + 1) != nil
    }

    /// A number stands after «№» that is not the beginning of a date.
    private static func isFilled(_ index: Int, _ lexemes: Lexemes, _ timing: Timing) -> Bool {
        var next = index + 1
        while lexemes.isMark(next, "_") || lexemes.isMark(next, "\"") { next += 1 }
        guard lexemes.number(next) != nil, !isSchool(index, lexemes) else { return false }
        return !timing.spans.contains { $0.range.contains(next) }
    }

    private static func isBlank(_ index: Int, _ lexemes: Lexemes) -> Bool {
        lexemes.isMark(index + 1, "_") && lexemes.number(index + 2) == nil
    }

    /// «СОШ № 2» is no number of an order.
    private static func isSchool(_ index: Int, _ lexemes: Lexemes) -> Bool {
        (1...2).contains { lexemes.matches(index - $0, schools) }
    }
}
