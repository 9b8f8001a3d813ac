/// A place that documents of one school compete for, or gather in.
package struct Slot: Sendable, Hashable {
    package enum Purpose: Sendable, Hashable {
        /// One version at a time is in force here: concept, mid-term programme, roadmap, and one anti-risk programme
        /// for each direction.
        case single(DocumentKind, RiskDirection?)
        /// Evidence of stage I; any number. Nil when a document names no direction.
        case evidence(RiskDirection?)
        /// What only a person can place: kind, direction or school are not known, or the file cannot be read.
        case unplaced
    }

    /// Nil only for what is not placed.
    package var school: String?
    package var purpose: Purpose

    package init(school: String?, purpose: Purpose) {
        self.school = school
        self.purpose = purpose
    }

    package static func concept(_ school: String) -> Slot { Slot(school: school, purpose: .single(.concept, nil)) }
    package static func midterm(_ school: String) -> Slot { Slot(school: school, purpose: .single(.midterm, nil)) }
    package static func roadmap(_ school: String) -> Slot { Slot(school: school, purpose: .single(.roadmap, nil)) }
    package static func antirisk(_ school: String, _ risk: RiskDirection) -> Slot {
        Slot(school: school, purpose: .single(.antirisk, risk))
    }
    package static func evidence(_ school: String, _ risk: RiskDirection?) -> Slot {
        Slot(school: school, purpose: .evidence(risk))
    }

    /// The slots of a document that is `kind` and about `risks`; never empty.
    static func all(school: String?, kind: DocumentKind?, risks: [RiskDirection]) -> [Slot] {
        guard let school else { return [Slot(school: nil, purpose: .unplaced)] }
        switch kind {
        case .concept, .midterm, .roadmap:
            return kind.map { [Slot(school: school, purpose: .single($0, nil))] } ?? []
        case .antirisk where !risks.isEmpty:
            return risks.map { .antirisk(school, $0) }
        case .evidence:
            return risks.isEmpty ? [.evidence(school, nil)] : risks.map { .evidence(school, $0) }
        case .antirisk, .other, nil:
            return [Slot(school: school, purpose: .unplaced)]
        }
    }
}

extension Slot.Purpose {
    /// One word, the same for ever: `concept`, `antirisk:R09`, `evidence:`, `unplaced`.
    package var text: String {
        switch self {
        case .single(let kind, nil): kind.rawValue
        case .single(let kind, let risk?): "\(kind.rawValue):\(risk.rawValue)"
        case .evidence(let risk): "evidence:\(risk?.rawValue ?? "")"
        case .unplaced: "unplaced"
        }
    }
}
