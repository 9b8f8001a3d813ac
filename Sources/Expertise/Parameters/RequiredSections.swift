internal import DocumentModel
internal import Roadmap

/// Which required sections of a kind a document lacks.
///
/// Tolerant where `domain/documents.md` is: goal and tasks in one row or two, a row or a chapter, a name that the title
/// says, a body that is nothing but the table of events.
struct RequiredSections {
    let inspection: Inspection

    private var dossier: Dossier { inspection.dossier }
    private var ruleBook: RuleBook { inspection.ruleBook }

    /// Ids of the sections that must be there, those of the title page first, in the order of the lexicon.
    var required: [String] {
        ruleBook.lexicon.sections(of: dossier.kind).filter { $0.level == .required }.map(\.id)
    }

    /// Sections that are there, of those that must be.
    var present: [SectionMatch] { required.compactMap(dossier.section) }

    /// Canonical names of what is missing.
    var missing: [String] {
        let (goal, tasks) = missingIntent
        return required.filter { id in
            switch id.dropFirst(2) {
            case "goaltasks": goal && tasks
            case "goal": goal && !tasks
            case "tasks": tasks && !goal
            default: dossier.section(id) == nil && !isStoodFor(id)
            }
        }
    }

    /// Whether the goal and the tasks are missing; a kind that has no rows for them lacks neither.
    private var missingIntent: (goal: Bool, tasks: Bool) {
        let prefix = inspection.prefix
        guard ruleBook.lexicon.section(prefix + "goaltasks") != nil, dossier.section(prefix + "goaltasks") == nil else {
            return (false, false)
        }
        return (dossier.section(prefix + "goal") == nil, dossier.section(prefix + "tasks") == nil)
    }

    /// Something else in the document says what the section would.
    private func isStoodFor(_ id: String) -> Bool {
        switch id {
        case "t.org": !dossier.organisations.isEmpty || dossier.schoolFinding.named != nil
        case "t.title": hasTitle || dossier.kindConfidence == .certain
        // The stamp may be on the picture: E06 asks a person.
        case "t.approve": !dossier.titleBlock.approvals.isEmpty || dossier.titleBlock.hasPicture
        case "a.name": dossier.risks.count == 1 || hasTitle
        case "m.name": hasTitle && dossier.section("m.passport") == nil
        case "m.passport": passportRows >= 5 || chapters >= 5
        case "m.body": !dossier.eventTables.isEmpty || dossier.section("m.table") != nil
        case "m.projects": risksInProjects
        case "a.annex", "m.table", "r.table": !dossier.eventTables.isEmpty
        case "c.measures": dossier.eventTables.contains { !$0.rows.isEmpty }
        case "c.risks": hasRiskTable
        case "r.title": hasTitle || dossier.kindConfidence == .certain
        case "r.risk": hasRiskRows
        default: false
        }
    }

    private var hasTitle: Bool { !dossier.titleBlock.lines.isEmpty || dossier.section("t.title") != nil }

    private var passportRows: Int {
        dossier.sections.count { $0.id.hasPrefix("m.") && $0.place.table != nil }
    }

    private var chapters: Int {
        dossier.sections.count { $0.id.hasPrefix("m.") && $0.place.table == nil }
    }

    /// The subprogrammes are grouped in the table of events, direction by direction.
    private var risksInProjects: Bool {
        // A passport has a row for them; without a passport the table may stand for it.
        guard passportRows < 5, let activated = inspection.activated else { return false }
        let grouped = Set(inspection.events.compactMap(\.row.risk))
        return dossier.section("m.body") != nil && activated.allSatisfy(grouped.contains)
    }

    /// «Факторы риска | Краткое описание мер» inside the analysis, without a heading of its own.
    private var hasRiskTable: Bool {
        let inside = dossier.riskMentions.filter { $0.spot == .tableCell && $0.section == "c.analysis" }
        guard let activated = inspection.activated else { return !inside.isEmpty }
        return activated.allSatisfy { risk in inside.contains { $0.risk == risk } }
    }

    private var hasRiskRows: Bool {
        dossier.eventTables.contains { $0.columns[.risk] != nil || $0.rows.contains { $0.risk != nil } }
            || !dossier.risks.isEmpty
            || dossier.riskMentions.contains { $0.spot == .heading || $0.spot == .tableCell }
    }
}
