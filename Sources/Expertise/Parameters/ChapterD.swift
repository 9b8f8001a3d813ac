internal import DocumentModel
internal import Roadmap

/// Г. Анализ и риски.
extension ParameterTests {
    static let chapterD: [ParameterTest] = [
        ParameterTest("E13", ["none": [], "few": ["numbers"]], judge: analysisHasData),
        ParameterTest("E14", ["missing": ["risk"], "text": ["risk"]], judge: coversActivated),
        ParameterTest("E15", ["extra": ["risk"]], judge: hasNoExtra),
        ParameterTest("E16", ["none": []], judge: namesCauses),
    ]

    /// What the sections of the analysis hold.
    private static func analysisPassages(_ inspection: Inspection) -> [Passage] {
        ["analysis", "info", "risks"].flatMap { inspection.passages(inspection.section($0)) }
    }

    /// All that stands before the goals: an analysis may go on in chapters of the school's own.
    private static func wideAnalysis(_ inspection: Inspection) -> [Passage] {
        let dossier = inspection.dossier
        let title = dossier.sections.lazy.filter { $0.id.hasPrefix("t.") }.map(\.place.block).max() ?? 0
        guard let end = inspection.section("goals")?.place.block, title + 1 < end else { return [] }
        var between: [Passage] = []
        dossier.document.forEachParagraph { paragraph, place in
            guard (title + 1..<end).contains(place.block), !paragraph.traits.contains(.contents) else { return }
            between.append(Passage(text: dossier.document.string(of: paragraph), place: place))
        }
        return between
    }

    // MARK: E13

    /// Fewer measured numbers than this are no analysis by data.
    private static let numbersWanted = 3
    private static let procedures: Stems = [
        "впр$", "огэ$", "егэ$", "гиа$", "анкетировани", "мониторинг", "диагностик", "рпш$", "рисков профил", "опрос",
        "тестировани", "контингент",
    ]

    private static func analysisHasData(_ inspection: Inspection) -> Answer {
        guard let section = inspection.section(anyOf: ["analysis", "info"]), !section.isEmpty else {
            return .notChecked
        }
        let passages = analysisPassages(inspection)
        func count(_ passages: [Passage]) -> Int { passages.reduce(0) { $0 + Quantities.scan($1.lexemes).count } }
        let numbers = count(passages)
        // Contents lists and dates of stamps have numbers too; outside the analysis only those with a unit count.
        let measured = wideAnalysis(inspection).reduce(0) { sum, passage in
            sum + Quantities.scan(passage.lexemes).count { $0.unit != .none }
        }
        guard numbers < numbersWanted, measured < numbersWanted else { return .yes }
        let hasProcedure = passages.contains(procedures)
        if numbers == 0 {
            let fault = Answer.Fault("none", quote: section.title, place: section.place)
            return hasProcedure ? .partly(fault) : .no(fault)
        }
        return .partly(.init("few", ["numbers": String(numbers)], quote: section.title, place: section.place))
    }

    // MARK: E14

    private static func coversActivated(_ inspection: Inspection) -> Answer {
        guard let activated = inspection.activated else { return .notChecked }
        let dossier = inspection.dossier
        let named = Set(dossier.riskMentions.map(\.risk)).union(dossier.risks)
            .union(inspection.events.compactMap(\.row.risk))
        let missing = activated.filter { !named.contains($0) && !isDisclosed($0, inspection) }
        guard !missing.isEmpty else { return .yes }
        let passages = dossier.sections.filter { !$0.id.hasPrefix("t.") }.flatMap(inspection.passages)
        var faults: [Answer.Fault] = []
        var isCertain = false
        for risk in missing {
            if let passage = passages.first(where: { isSaid(risk, in: $0.lexemes) }) {
                faults.append(.init("text", ["risk": risk.title], quote: passage.text, place: passage.place))
            } else {
                isCertain = true
                faults.append(.init("missing", ["risk": risk.title]))
            }
        }
        return Answer(outcome: isCertain ? .no : .partly, faults: faults)
    }

    /// Named in so many words in one section and dealt with in another: nobody would ask for a heading besides.
    private static func isDisclosed(_ risk: RiskDirection, _ inspection: Inspection) -> Bool {
        let sections = inspection.dossier.sections.filter { section in
            // Goal and tasks of one row are one place.
            !section.id.hasPrefix("t.") && !section.id.hasSuffix(".goaltasks") && !section.id.hasSuffix(".passport")
        }
        let said = sections.filter { section in
            // A preface may speak of what the document does not go into.
            !section.id.hasSuffix(".intro")
                && inspection.passages(section).contains { isSaid(risk, in: $0.lexemes) }
        }
        guard let first = said.first else { return false }
        let names = DirectionSigns.names(risk)
        let others = sections.count { section in
            section.place != first.place && inspection.passages(section).contains { $0.lexemes.contains(names) }
        }
        return others >= 2
    }

    /// The direction is named as such in running text: «низкий уровень вовлечённости родителей», not any «родители».
    private static func isSaid(_ risk: RiskDirection, in lexemes: Lexemes) -> Bool {
        lexemes.indices.contains { index in
            guard lexemes.matches(index, negative) else { return false }
            let near = index + 1..<min(lexemes.count, index + 6)
            guard lexemes.firstIndex(of: DirectionSigns.names(risk), in: near) != nil else { return false }
            return risk != .r13 || lexemes.firstIndex(of: involvement, in: near) != nil
        }
    }

    private static let involvement: Stems = ["вовлеч", "участи", "заинтересован"]

    // MARK: E15

    private static func hasNoExtra(_ inspection: Inspection) -> Answer {
        guard let activated = inspection.activated else { return .notChecked }
        let dossier = inspection.dossier
        if dossier.kind == .antirisk, dossier.risks.isEmpty { return .notChecked }
        var extra: [RiskDirection: Mention] = [:]
        for mention in dossier.riskMentions where isNaming(mention, dossier) && !activated.contains(mention.risk) {
            if extra[mention.risk] == nil { extra[mention.risk] = mention.mention }
        }
        for risk in dossier.risks where dossier.kind == .antirisk && !activated.contains(risk) {
            if extra[risk] == nil { extra[risk] = dossier.titleBlock.lines.first }
        }
        for (table, row) in inspection.events {
            guard let risk = row.risk, !activated.contains(risk), extra[risk] == nil else { continue }
            extra[risk] =
                row.values[.risk]
                ?? Mention(
                    text: row.group ?? risk.title,
                    place: Place(block: table.block, table: table.table, row: row.row)
                )
        }
        let faults = extra.keys.sorted().map { risk in
            Answer.Fault("extra", ["risk": risk.title], quote: extra[risk]?.text, place: extra[risk]?.place)
        }
        return .of(faults, else: .no)
    }

    /// The mention makes its direction one of the document's own; «взаимодействие с родителями» among the measures
    /// of another direction does not.
    private static func isNaming(_ mention: RiskMention, _ dossier: Dossier) -> Bool {
        switch mention.spot {
        case .title: return dossier.kind == .antirisk || isVerbatim(mention)
        case .passport: return ["a.name", "a.risk"].contains(mention.section)
        case .heading, .listItem, .tableCell:
            guard
                ["c.risks", "c.analysis", "m.projects", "m.body", "r.risk", "r.table", "m.table"].contains(
                    mention.section
                )
            else { return false }
            return isVerbatim(mention)
        }
    }

    private static let negative: Stems = [
        "низк", "недостаточн", "дефицит", "пониженн", "высок дол", "больш дол", "риск", "несформирован", "нехватк",
        "высок процент",
    ]

    /// Said as a risk is said («Низкий уровень …», «Дефицит …»), and not much more than that.
    private static func isVerbatim(_ mention: RiskMention) -> Bool {
        let lexemes = Lexemes(mention.mention.text)
        return lexemes.wordCount <= 14 && lexemes.contains(negative)
            && lexemes.contains(DirectionSigns.names(mention.risk))
    }

    // MARK: E16

    private static let causes: Stems = [
        "причин", "обусловлен", "обусловлив", "связан", "вследствие", "так как", "поскольку", "потому что", "из за",
        "вызван", "следстви", "в силу", "по причине", "объясня", "приводит", "сказыва", "способствуе",
        "ввиду", "результате", "отсутстви", "не хватает", "нехватк", "недостаток", "недостатк", "неумени", "нежелани",
    ]
    private static let certainCauses: Stems = [
        "причин", "обусловл", "связан", "вследствие", "так как", "поскольку", "потому что", "вызван", "объясня",
        "ввиду", "в силу",
    ]

    private static func namesCauses(_ inspection: Inspection) -> Answer {
        guard let section = inspection.section(anyOf: ["analysis", "risks"]), !section.isEmpty else {
            return .notChecked
        }
        let passages = analysisPassages(inspection)
        let wide = passages + wideAnalysis(inspection)
        if wide.contains(certainCauses) || hasBecauseOf(wide) { return .yes }
        let fault = Answer.Fault("none", quote: section.title, place: section.place)
        return passages.contains(causes) ? .partly(fault) : .no(fault)
    }

    private static let outOf: Stems = ["из$"]
    private static let behind: Stems = ["за$"]

    /// «Из-за»: a hyphen stands between its halves.
    private static func hasBecauseOf(_ passages: [Passage]) -> Bool {
        passages.contains { passage in
            let lexemes = passage.lexemes
            return lexemes.indices.contains { index in
                lexemes.matches(index, outOf) && lexemes.isMark(index + 1, "-") && lexemes.matches(index + 2, behind)
            }
        }
    }
}
