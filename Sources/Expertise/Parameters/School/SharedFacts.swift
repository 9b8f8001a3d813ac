internal import DocumentModel
package import Roadmap

/// What other documents of the school need to know of a document: small, and kept beside the log, so that no original
/// has to be read again when one of them changes.
package struct SharedFacts: Sendable, Equatable, Codable {
    private var from: String?
    private var to: String?
    /// Of programmes: indicators with the values they are to reach.
    package var indicators: [Indicator] = []
    /// Events of all tables, in their order.
    package var events: [Quoted] = []
    /// Of anti-risk programmes.
    package var tasks: [Quoted] = []
    package var measures: [Quoted] = []
    /// Of evidence: the lines of its title, then those that may say what it is about.
    package var title: [Quoted] = []
    package var body: [Quoted] = []

    /// The period the document states for itself; nil when it states none that can be read.
    package var period: Period? {
        get {
            guard let from = from.flatMap({ CalendarDate(iso: $0) }), let to = to.flatMap({ CalendarDate(iso: $0) })
            else { return nil }
            return Period(from: from, to: to)
        }
        set { (from, to) = (newValue?.from.description, newValue?.to.description) }
    }

    package init() {}
}

extension SharedFacts {
    /// Bounds of what is kept of a paper's text: an appendix of a hundred pages says no more of its event.
    private static let bodyLines = 60
    private static let lineLength = 500

    init(_ inspection: Inspection) {
        let dossier = inspection.dossier
        period = inspection.statedPeriod
        events = inspection.events.compactMap { _, row in
            row.values[.event].flatMap { $0.text.isEmpty ? nil : Quoted($0.text, $0.place) }
        }
        switch dossier.kind {
        case .antirisk:
            tasks = inspection.intent.tasks.map { Quoted($0.text, $0.place) }
            measures = inspection.passages(inspection.section("measures")).flatMap(Intent.items)
                .map { Quoted($0.text, $0.place) }
            indicators = Indicator.all(in: inspection)
        case .midterm: indicators = Indicator.all(in: inspection)
        case .evidence: readEvidence(dossier)
        case .concept, .roadmap, .other: break
        }
    }

    private mutating func readEvidence(_ dossier: Dossier) {
        title = dossier.titleBlock.lines.map { Quoted($0.text, $0.place) }
        let known = Set(title.map(\.place))
        dossier.document.forEachParagraph { paragraph, place in
            guard body.count < Self.bodyLines, !known.contains(place) else { return }
            let text = dossier.document.string(of: paragraph)
            guard !text.isEmpty, text.count <= Self.lineLength else { return }
            body.append(Quoted(text, place))
        }
    }
}

/// A document of a school as far as the other ones are concerned.
package struct SchoolMember: Sendable, Equatable {
    /// Number of its `received` entry.
    package var entry: Int64
    package var kind: DocumentKind
    package var risks: [RiskDirection]
    package var facts: SharedFacts

    package init(entry: Int64, kind: DocumentKind, risks: [RiskDirection], facts: SharedFacts) {
        self.entry = entry
        self.kind = kind
        self.risks = risks
        self.facts = facts
    }

    /// As remarks call it, in the genitive: «антирисковой программы R09».
    var genitive: String {
        switch kind {
        case .concept: "концепции"
        case .midterm: "среднесрочной программы"
        case .antirisk: "антирисковой программы \(risks.map(\.rawValue).joined(separator: ", "))"
        case .roadmap: "дорожной карты школы"
        case .evidence, .other: "документа"
        }
    }
}
