package import Roadmap

/// Parameters of a document that only other documents can answer, in the log.
///
/// `check` knows one document and leaves them open; E01 and V01 are a school's and stand in its status.
package enum ParametersOverDocuments {
    package static let ids: Set<String> = ["E24", "E28", "E39", "E40", "V02", "V08"]

    /// Those that are answered for a document of `kind`.
    package static func ids(of kind: DocumentKind, by ruleBook: RuleBook) -> [String] {
        ruleBook.parameters.pages.filter { ids.contains($0.id) && $0.kinds.contains(kind) }.map(\.id)
    }

    /// One result for each of ``ids(of:by:)``, in their order: that of `answers`, else «не проверено».
    package static func complete(
        _ answers: [ParameterResult],
        for kind: DocumentKind,
        by ruleBook: RuleBook
    ) -> [ParameterResult] {
        ids(of: kind, by: ruleBook).compactMap { id in
            answers.first { $0.id == id }
                ?? ruleBook.parameters.page(id).map {
                    ParameterResult(id: id, outcome: .notChecked, weight: $0.weight)
                }
        }
    }
}

extension Examination {
    /// The examination with `answers` in the place of what one document alone leaves open, and with the verdict that
    /// follows in the log.
    ///
    /// What `answers` does not hold is not checked, whatever was answered before.
    package func answering(_ answers: [ParameterResult], by ruleBook: RuleBook) -> Examination {
        guard status == .examined else { return self }
        let own = parameters.filter { !ParametersOverDocuments.ids.contains($0.id) }
        let others = ParametersOverDocuments.complete(answers, for: kind, by: ruleBook)
        var answered = self
        answered.parameters = (own + others).sorted { $0.id < $1.id }
        answered.verdict = Verdict.inLog(answered.parameters)
        return answered
    }
}
