/// Where the roadmap stands: computed from the entries of the log, never stored (design, chapter 5).
package struct RoadmapStatus: Sendable, Equatable {
    package var asOf: CalendarDate
    /// Every item of the plan, in the order of their numbers.
    package var items: [ItemStanding]
    /// Every school of the register, in its order.
    package var schools: [SchoolStanding]
    /// Documents that only a person can place: school, kind or direction unknown, or not readable. In the order they
    /// came; those of schools outside the register too.
    package var unplaced: [DocumentVersion]
}

package struct ItemStanding: Sendable, Equatable {
    package var item: RoadmapPlan.Item
    /// Nil for items the program does not compute.
    package var count: Count?

    /// How many of how many.
    package struct Count: Sendable, Equatable {
        package var numerator: Int
        package var denominator: Int

        package init(numerator: Int, denominator: Int) {
            self.numerator = numerator
            self.denominator = denominator
        }

        /// In percent, rounded to tenths; nil when there is nothing to count.
        ///
        /// 100 only when all are in: 1,999 of 2,000 is 99.9, not a rounded 100.
        package var share: Double? {
            guard denominator > 0 else { return nil }
            let tenths = (Double(numerator) * 1000 / Double(denominator)).rounded()
            return numerator < denominator ? min(tenths, 999) / 10 : tenths / 10
        }
    }
}

package struct SchoolStanding: Sendable, Equatable {
    package var school: School
    /// Concept, mid-term programme, then one anti-risk programme for each activated direction.
    package var documents: [DocumentStanding]
    /// The school's own roadmap (item 21).
    package var roadmap: DocumentStanding
    /// Evidence that names no direction; counted for none.
    package var evidenceWithoutDirection: Int
    /// A readable, recognised document stands for each of ``documents``.
    package var item16: Bool
    /// Item 16 holds, and each verdict in force is «соответствует».
    package var item19: Bool
    /// The roadmap is placed, in time.
    package var item21: Bool
    /// Every activated direction is confirmed. False for a school without activated directions: there is nothing that
    /// somebody could have confirmed.
    package var item23: Bool
    /// What is wrong over the documents of the school: parameters E01, E15, V01; and, where the examinations are at
    /// hand, what they say of one document beside the others.
    package var remarks: [SchoolRemark]
}

package struct DocumentStanding: Sendable, Equatable {
    /// Raw values are the contract's.
    package enum State: String, Sendable, CaseIterable {
        case missing
        /// There, but without a verdict in force: not yet examined, or taken for something else by a decision since.
        case received
        case unreadable
        case needsExpert = "needs-expert"
        case conforms
        case partly
        case fails

        package var title: String {
            switch self {
            case .missing: "нет документа"
            case .received: "получен, ждёт экспертизы"
            case .unreadable: "не читается"
            case .needsExpert: Verdict.needsExpert.title
            case .conforms: Verdict.conforms.title
            case .partly: Verdict.partly.title
            case .fails: Verdict.fails.title
            }
        }

        package init(_ version: DocumentVersion?) {
            guard let version else {
                self = .missing
                return
            }
            guard version.isReadable else {
                self = version.examination == nil ? .received : .unreadable
                return
            }
            switch version.verdict {
            case .conforms: self = .conforms
            case .partly: self = .partly
            case .fails: self = .fails
            case .needsExpert: self = .needsExpert
            case nil: self = .received
            }
        }
    }

    package var kind: DocumentKind
    package var risk: RiskDirection?
    package var state: State
    /// The version in force.
    package var version: DocumentVersion?
    /// Of anti-risk programmes: whether the curator confirmed the version in force. Nil for other kinds.
    package var confirmed: Bool?
    /// Number of the entry that confirmed it.
    package var confirmation: Int64?
    /// Evidence of the direction; 0 for other kinds.
    package var evidence: Int
    /// The first acceptable version was first seen after the item's deadline.
    package var late: Bool

    /// Number of the entry to look at; nil when missing.
    package var entry: Int64? { version?.entry }
    /// There, readable and recognised: what item 16 asks for.
    package var isPlaced: Bool { version?.isReadable == true }
}

/// A fault of a school's set of documents, in the words of the parameter.
package struct SchoolRemark: Sendable, Equatable {
    package var parameter: String
    package var kind: DocumentKind
    package var risk: RiskDirection?
    package var text: String
    /// Number of the document's `received` entry; nil when it is about a document that is missing.
    package var entry: Int64?

    package init(parameter: String, kind: DocumentKind, risk: RiskDirection?, text: String, entry: Int64? = nil) {
        self.parameter = parameter
        self.kind = kind
        self.risk = risk
        self.text = text
        self.entry = entry
    }
}
