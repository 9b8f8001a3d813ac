package import DocumentModel
package import Roadmap

/// Everything the program says of one readable document. Equal documents in equal circumstances get equal values.
package struct Examination: Sendable, Equatable {
    /// ``ExaminationStatus/examined`` or ``ExaminationStatus/unrecognised``.
    package var status: ExaminationStatus
    package var kind: DocumentKind
    package var kindConfidence: Confidence
    /// The directions the document is about, in the order of their ids.
    package var risks: [RiskDirection]
    package var school: SchoolFinding
    package var period: Period?
    /// Every section id of the kind, `t.*` included, in the order of the lexicon.
    package var sections: [SectionFinding]
    /// Every parameter that applies to the kind, in the order of their ids.
    package var parameters: [ParameterResult]
    /// Nil unless ``status`` is `examined`.
    package var verdict: Verdict?
    /// The outline as the program saw it, for the author to compare (R33).
    package var outline: [OutlineLine]

    package init(
        status: ExaminationStatus,
        kind: DocumentKind,
        kindConfidence: Confidence,
        risks: [RiskDirection] = [],
        school: SchoolFinding = SchoolFinding(),
        period: Period? = nil,
        sections: [SectionFinding] = [],
        parameters: [ParameterResult] = [],
        verdict: Verdict? = nil,
        outline: [OutlineLine] = []
    ) {
        self.status = status
        self.kind = kind
        self.kindConfidence = kindConfidence
        self.risks = risks
        self.school = school
        self.period = period
        self.sections = sections
        self.parameters = parameters
        self.verdict = verdict
        self.outline = outline
    }
}

/// Which school of the register the document's own text names.
package struct SchoolFinding: Sendable, Equatable {
    /// Nil when none or several of the register fit.
    package var id: String?
    package var confidence: Confidence
    /// The name as the document writes it; nil when no school is named.
    package var named: String?

    package init(id: String? = nil, confidence: Confidence = .doubtful, named: String? = nil) {
        self.id = id
        self.confidence = confidence
        self.named = named
    }
}

package struct SectionFinding: Sendable, Equatable {
    package enum State: String, Sendable { case present, empty, missing }

    /// How a candidate was matched with the lexicon, from the strongest to the weakest.
    package enum Sign: String, Sendable {
        case exact, prefix, stems, typo, keyStems = "key-stems", form
    }

    package var id: String
    package var state: State
    /// As written in the document; nil when missing.
    package var title: String?
    package var place: Place?
    package var sign: Sign?

    package init(id: String, state: State, title: String? = nil, place: Place? = nil, sign: Sign? = nil) {
        self.id = id
        self.state = state
        self.title = title
        self.place = place
        self.sign = sign
    }
}

package struct ParameterResult: Sendable, Equatable {
    /// `E01`…`E40`, `V01`…`V08`.
    package var id: String
    package var outcome: Outcome
    package var weight: Weight
    /// One fault each; never empty when the outcome is `no` or `partly`.
    package var remarks: [Remark]

    package init(id: String, outcome: Outcome, weight: Weight, remarks: [Remark] = []) {
        self.id = id
        self.outcome = outcome
        self.weight = weight
        self.remarks = remarks
    }
}

/// What is wrong, where, and what to do; in the tone of `domain/expertise.md`, chapter 8.
package struct Remark: Sendable, Equatable {
    package var text: String
    /// At most 120 characters of the document.
    package var quote: String?
    package var place: Place?
    /// The other document that the remark is about, when it takes two to see the fault.
    package var other: Counterpart?

    package init(text: String, quote: String? = nil, place: Place? = nil, other: Counterpart? = nil) {
        self.text = text
        self.quote = quote
        self.place = place
        self.other = other
    }

    /// A place in another document.
    package struct Counterpart: Sendable, Equatable {
        /// Number of its `received` entry: that one stays, however often the document is examined.
        package var entry: Int64
        /// At most 120 characters of it.
        package var quote: String?
        package var place: Place?

        package init(entry: Int64, quote: String? = nil, place: Place? = nil) {
            self.entry = entry
            self.quote = quote
            self.place = place
        }
    }
}

package struct OutlineLine: Sendable, Equatable {
    package var text: String
    package var place: Place
    /// 1 for the topmost.
    package var level: Int

    package init(text: String, place: Place, level: Int) {
        self.text = text
        self.place = place
        self.level = level
    }
}
