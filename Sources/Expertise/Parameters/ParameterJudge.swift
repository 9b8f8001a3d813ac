package import Roadmap

/// Judges a recognised document by the checklist.
package enum ParameterJudge {
    /// Every parameter that applies to the dossier's kind, in the order of the pages.
    ///
    /// Pure and total: whatever the dossier holds, each parameter gets an outcome, and `no` and `partly` come with at
    /// least one remark.
    package static func judge(_ dossier: Dossier, by ruleBook: RuleBook) -> [ParameterResult] {
        judge(Inspection(dossier, ruleBook))
    }

    static func judge(_ inspection: Inspection) -> [ParameterResult] {
        let shared = SharedFaults(inspection: inspection)
        let pages = inspection.ruleBook.parameters.pages
        return pages.indices.compactMap { page in
            guard pages[page].scope == .document, pages[page].kinds.contains(inspection.dossier.kind) else {
                return nil
            }
            let answer = ParameterTests.byID[pages[page].id]?.judge?(inspection) ?? .notChecked
            return result(answer, on: pages[page], shared)
        }
    }

    static func result(
        _ answer: Answer,
        on page: ParameterPages.Page,
        _ shared: SharedFaults? = nil
    ) -> ParameterResult {
        let remarks = answer.faults.map { fault in
            Remark(
                text: shared?.reference(of: fault, on: page)
                    ?? RemarkTemplate.filled(page.remarks[fault.key] ?? page.title, with: fault.values),
                quote: fault.quote.flatMap(Quotation.make),
                place: fault.place,
                other: fault.other
            )
        }
        return ParameterResult(id: page.id, outcome: answer.outcome, weight: page.weight, remarks: remarks)
    }
}

/// The period the programme states for itself: that of its passport, else of its title; nil when it states none that
/// can be read, and for evidence, which has a date but no period.
package func statedPeriod(of dossier: Dossier) -> Period? {
    dossier.kind == .evidence ? nil : StatedTerms(dossier).period
}

extension Inspection {
    /// ``statedPeriod(of:)`` of the dossier.
    var statedPeriod: Period? { dossier.kind == .evidence ? nil : terms.period }
}
