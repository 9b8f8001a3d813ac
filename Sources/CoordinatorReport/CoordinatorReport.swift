package import ExpertiseLog
package import Roadmap

/// What the coordinator's report shows: gathered once from the log, shown by the page and by the workbook alike.
///
/// A value without a clock and without a disk: equal logs, registers, rules and days give equal reports, and equal
/// reports give equal bytes (requirement R47).
package struct CoordinatorReport: Sendable {
    package var municipality: String
    /// The day the report speaks of: deadlines are counted from it.
    package var asOf: CalendarDate
    /// IANA name of the time zone in which moments are shown.
    package var zone: String
    package var planTitle: String
    /// Every item of the plan, in the order of their numbers.
    package var items: [ItemStanding]
    /// Every school of the register, in its order.
    package var schools: [SchoolPage]
    /// Documents only a person can place and whose school is not in the register or not known.
    package var homeless: [DocumentPage]
    package var timeline: ShareTimeline
    /// The entries that were counted, ascending, without their details.
    package var journal: [Entry]
    /// Parameters that remarks speak of, by their ids, ascending.
    package var parameters: [ParameterTitle]
    package var provenance: Provenance

    package func item(_ number: Int) -> ItemStanding? { items.first { $0.item.number == number } }

    /// Name from the register; the id itself when the register has no such school.
    func schoolName(_ id: String?) -> String {
        guard let id else { return "школа не определена" }
        return schools.first { $0.id == id }?.name ?? id
    }
}

/// From what the report was made, so that paper and mail can witness it (requirements R41, R42).
package struct Provenance: Sendable, Equatable {
    /// Last entry of the log; nil when it is empty.
    package var head: ChainHead?
    package var entries: Int
    /// Entries of days after the report's, which are in the log and not in the figures.
    package var later: Int
    package var program: String
    /// SHA-256 of the rule book in force.
    package var parameters: String
    /// Documents in force that were judged by another rule book: `reexamine` would judge them anew.
    package var judgedOtherwise: Int
}

package struct ParameterTitle: Sendable, Equatable {
    package var id: String
    package var title: String
    package var mend: String
}

/// One school: where it stands, what holds it up, and its documents.
package struct SchoolPage: Sendable {
    package var standing: SchoolStanding
    /// In the order of ``SchoolStanding/documents``: the concept documents that item 16 asks for.
    package var required: [DocumentPage]
    /// The school's own roadmap (item 21).
    package var roadmap: DocumentPage
    package var evidence: [DocumentPage]
    /// Documents of the school that only a person can place.
    package var unplaced: [DocumentPage]
    package var obstacles: Obstacles

    package var id: String { standing.school.id }
    package var name: String { standing.school.name }
    package var curator: String? { standing.school.curator }
    package var documents: [DocumentPage] { required + [roadmap] + evidence + unplaced }

    package var confirmed: Int { required.count { $0.confirmed == true } }
    package var toConfirm: Int { required.count { $0.kind == .antirisk } }
    package var remarks: Int { required.reduce(0) { $0 + $1.remarks.count } }

    /// Whether one of the items 16, 19, 23 holds; nil for other items.
    package func holds(_ item: Int) -> Bool? {
        switch item {
        case 16: standing.item16
        case 19: standing.item19
        case 21: standing.item21
        case 23: standing.item23
        default: nil
        }
    }
}

/// One place for a document, and what stands in it.
package struct DocumentPage: Sendable {
    /// What is asked for in this place; of an unplaced document what it is taken for, nil when that cannot be told.
    package var kind: DocumentKind?
    package var risks: [RiskDirection]
    package var state: DocumentStanding.State
    package var late = false
    /// Of anti-risk programmes; nil for others.
    package var confirmed: Bool?
    package var confirmation: Entry?
    /// Of anti-risk programmes: number of supporting documents of the direction.
    package var evidence = 0
    /// The version in force; nil when nothing is there.
    package var version: VersionPage?
    /// Everything the log says of this place, ascending.
    package var history: [Entry] = []

    package var remarks: [RemarkLine] { version?.remarks ?? [] }

    /// «Антирисковая программа R09».
    package var name: String {
        guard let kind else { return "Вид документа не определён" }
        let ids = risks.map(\.rawValue).joined(separator: ", ")
        return ids.isEmpty ? kind.title : "\(kind.title) \(ids)"
    }
}

/// One received file with what was said of it.
package struct VersionPage: Sendable {
    package var received: Entry
    package var examined: Entry?
    package var decision: Entry?
    /// The program's own verdict; stays beside a person's.
    package var automaticVerdict: Verdict?
    /// `no` and `partly`, and questions to a person that have words; in the order of the parameters.
    package var remarks: [RemarkLine]
    /// Ids of parameters that a person has to judge and nothing is to be said about.
    package var unchecked: [String]
    /// The outline as the program saw it, where a required section was not found (requirement R33).
    package var outline: [String]

    package var document: DocumentReference? { received.fact.document }
}

package struct RemarkLine: Sendable, Equatable {
    package var parameter: String
    package var title: String
    package var outcome: Outcome
    package var weight: Weight
    package var text: String
    package var quote: String?
    /// «таблица 1, строка 4, столбец 2»; nil when the remark is about what is missing.
    package var place: String?

    /// A critical parameter that fails the document.
    package var isCritical: Bool { weight == .critical && outcome == .no }
}
