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
        compiled = CompiledRegister(register)
    }

    private let compiled: CompiledRegister

    package func examine(_ document: Document, in circumstances: Circumstances) -> Examination {
        WordScanner.borrow { scanner in
            let result = build(document, in: circumstances, scanner)
            let inspection = Inspection(result.dossier, ruleBook, layout: result.layout)
            return examination(of: inspection, isExamined: result.isRecognised)
        }
    }

    /// As ``examine(_:in:)``, with what other documents need to know of this one; nil when it was not recognised.
    package func study(_ document: Document, in circumstances: Circumstances) -> (Examination, SharedContent?) {
        WordScanner.borrow { scanner in
            let result = build(document, in: circumstances, scanner)
            let inspection = Inspection(result.dossier, ruleBook, layout: result.layout)
            let examination = examination(of: inspection, isExamined: result.isRecognised)
            return (examination, result.isRecognised ? SharedContent(inspection) : nil)
        }
    }

    private func examination(of inspection: Inspection, isExamined: Bool) -> Examination {
        let dossier = inspection.dossier
        let parameters = isExamined ? ParameterJudge.judge(inspection) : []
        return Examination(
            status: isExamined ? .examined : .unrecognised,
            kind: dossier.kind,
            kindConfidence: dossier.kindConfidence,
            risks: dossier.risks,
            school: dossier.schoolFinding,
            period: inspection.statedPeriod,
            sections: findings(dossier),
            parameters: parameters,
            verdict: isExamined ? Verdict.of(parameters) : nil,
            outline: dossier.outline
        )
    }

    /// What is recognised in a document, before anything is judged.
    package func dossier(of document: Document, in circumstances: Circumstances) -> Dossier {
        WordScanner.borrow { build(document, in: circumstances, $0).dossier }
    }

    private func build(
        _ document: Document,
        in circumstances: Circumstances,
        _ scanner: WordScanner
    ) -> DossierBuilder.Result {
        DossierBuilder(lexicon: ruleBook.lexicon, register: register, compiled: compiled, scanner: scanner)
            .build(document, in: circumstances)
    }

    /// Every section of the kind, the missing ones too, in the order of the lexicon.
    private func findings(_ dossier: Dossier) -> [SectionFinding] {
        ruleBook.lexicon.sections(of: dossier.kind).map { section in
            guard let match = dossier.section(section.id) else {
                return SectionFinding(id: section.id, state: .missing)
            }
            return SectionFinding(
                id: match.id,
                state: match.isEmpty ? .empty : .present,
                title: match.title,
                place: match.place,
                sign: match.sign
            )
        }
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
