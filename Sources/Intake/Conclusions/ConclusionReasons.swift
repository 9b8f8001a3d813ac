package import Expertise
internal import Roadmap

/// Why the verdict is what it is, by the rule of `domain/expertise.md`, chapter 4.
package enum ConclusionReasons {
    /// Full sentences; empty when there is no verdict.
    package static func sentences(_ examination: Examination) -> [String] {
        // E39 and E40 count once the log can answer them (rule 2); before that they are not checked, and count nothing.
        let apart = Verdict.overSeveralDocuments.subtracting(["E39", "E40"])
        let counted = examination.parameters.filter { !apart.contains($0.id) }
        let critical = counted.filter { $0.weight == .critical }
        let main = counted.filter { $0.weight == .main && $0.outcome != .notChecked }
        func ids(_ results: [ParameterResult], _ outcome: Outcome) -> String {
            results.filter { $0.outcome == outcome }.map(\.id).joined(separator: ", ")
        }
        let failed = ids(critical, .no)
        let open = ids(critical, .notChecked)
        let half = ids(critical, .partly)
        switch examination.verdict {
        case nil: return []
        case .fails: return ["Не выполнены критические параметры: \(failed)."]
        case .needsExpert:
            guard !open.isEmpty else { return ["Ни один критический параметр не удалось проверить."] }
            return ["Критические параметры, которые программа проверить не смогла: \(open). Вывод делает эксперт."]
        case .conforms: return ["Все критические параметры выполнены. \(share(main))"]
        case .partly:
            let first = half.isEmpty ? [] : ["Критические параметры выполнены частично: \(half)."]
            return first + [share(main)]
        }
    }

    private static func share(_ main: [ParameterResult]) -> String {
        let met = main.count { $0.outcome == .yes }
        guard !main.isEmpty else { return "Основных параметров, которые можно было проверить, нет." }
        return "Из проверенных основных параметров выполнено \(met) из \(main.count) "
            + "(\(met * 100 / main.count) %); нужно не менее 80 %."
    }

    /// «да — 20, частично — 1, нет — 3, не проверено автоматически — 2».
    package static func counts(_ examination: Examination) -> String {
        Outcome.allCases.map { outcome in
            "\(outcome.title) — \(examination.parameters.count { $0.outcome == outcome })"
        }.joined(separator: ", ")
    }
}
