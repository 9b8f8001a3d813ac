package import DocumentModel
package import Roadmap

/// Examines documents: recognises what they are, finds their sections, judges the parameters of the expertise.
///
/// Pure: the same document in the same circumstances gets the same examination; nothing is read from or written to
/// disk. Can be used from several tasks at once.
package struct Examiner: Sendable {
    package let ruleBook: RuleBook
    package let register: SchoolRegister

    package init(ruleBook: RuleBook, register: SchoolRegister) {
        self.ruleBook = ruleBook
        self.register = register
    }

    package func examine(_ document: Document, in circumstances: Circumstances) -> Examination {
        Examination(status: .unrecognised, kind: .other, kindConfidence: .doubtful)
    }
}

/// What is known of a document besides its content.
package struct Circumstances: Sendable {
    /// Name of the file without its folders, in NFC; the weakest witness.
    package var fileName: String
    /// The school that the sub-folder or `--school` names; it stands above what the content says.
    package var folderSchool: School?
    /// What a person decided the document is; stands above recognition.
    package var decidedKind: DocumentKind?
    package var decidedRisks: [RiskDirection]?
    /// The day that counts as today.
    package var asOf: CalendarDate

    package init(
        fileName: String,
        folderSchool: School? = nil,
        decidedKind: DocumentKind? = nil,
        decidedRisks: [RiskDirection]? = nil,
        asOf: CalendarDate
    ) {
        self.fileName = fileName
        self.folderSchool = folderSchool
        self.decidedKind = decidedKind
        self.decidedRisks = decidedRisks
        self.asOf = asOf
    }
}
