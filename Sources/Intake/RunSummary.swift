package import Expertise
package import Roadmap

/// What one run did with every name in the inbox (requirement R3).
package struct RunSummary: Sendable {
    package var files: [FileOutcome] = []
    /// Names counted when the inbox was listed, before anything was done.
    package var seen = 0
    /// Documents received earlier, or by this run, whose answers changed because of other documents.
    package var revised: [Reexamination.Change] = []
    /// What happened outside the files, as sentences.
    package var warnings: [String] = []

    package func count(_ category: FileOutcome.Category) -> Int { files.count { $0.category == category } }

    /// Every name seen was accounted for exactly once.
    package var isBalanced: Bool { seen == files.count }

    /// What is said when it was not.
    package var imbalance: String {
        "Счёт не сошёлся: в папке было файлов: \(seen), учтено: \(files.count). "
            + "Ничего не потеряно; запустите программу ещё раз и сообщите разработчикам."
    }
}

/// What became of one name in the inbox.
package struct FileOutcome: Sendable {
    package enum Category: String, Sendable, CaseIterable {
        /// Read, examined, kept and recorded.
        case archived
        /// The same bytes of the same school are kept already; recorded.
        case duplicate
        /// Kept and recorded, but it cannot be read.
        case unreadable
        /// Left in the inbox until the next run.
        case waiting
        /// Never taken.
        case ignored
    }

    /// Below `inbox/`, as a person should see it.
    package var path: String
    package var category: Category
    /// Id from the register.
    package var school: String?
    package var examination: ExaminationBrief?
    /// Number of the entry to ask for with `show`.
    package var entry: Int64?
    /// What happened and what to do, in full sentences; empty when the category says it all.
    package var message: String
    /// Somebody has to look: it is unreadable, unassigned, unrecognised, or does not go away by itself.
    package var needsPerson: Bool

    package init(path: String, category: Category, message: String = "", needsPerson: Bool = false) {
        self.path = path
        self.category = category
        self.message = message
        self.needsPerson = needsPerson
    }
}

/// What a line about a file says of its examination; the examinations themselves, of ten thousand files, would fill the
/// memory.
package struct ExaminationBrief: Sendable, Equatable {
    package var status: ExaminationStatus
    package var kind: DocumentKind
    package var risks: [RiskDirection]
    package var verdict: Verdict?
    /// Critical parameters that a person has to answer.
    package var questions: [ParameterResult]

    package init(_ examination: Examination) {
        status = examination.status
        kind = examination.kind
        risks = examination.risks
        verdict = examination.verdict
        questions = examination.parameters.filter { $0.outcome == .notChecked && $0.weight == .critical }
    }
}
