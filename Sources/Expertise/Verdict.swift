package import Roadmap

extension Verdict {
    /// The conclusion that follows from the parameters (`domain/expertise.md`, chapter 4, rule 1).
    ///
    /// In this order: a critical `no` fails; a critical `not-checked` waits for a person; with all critical ones `yes`
    /// and at least four fifths of the main ones that were checked `yes` the document conforms; else partly.
    /// Advisory parameters, and those over several documents (rule 2), change nothing.
    package static func of(_ results: [ParameterResult]) -> Verdict {
        of(results, without: overSeveralDocuments)
    }

    /// As ``of(_:)``, for the log: there E39 and E40 count as what they weigh (rule 2).
    package static func inLog(_ results: [ParameterResult]) -> Verdict {
        of(results, without: overSeveralDocuments.subtracting(["E39", "E40"]))
    }

    private static func of(_ results: [ParameterResult], without apart: Set<String>) -> Verdict {
        let counted = results.filter { !apart.contains($0.id) }
        let critical = counted.filter { $0.weight == .critical }.map(\.outcome)
        if critical.contains(.no) { return .fails }
        // Nothing critical was looked at: nothing speaks for the document.
        if critical.contains(.notChecked) || critical.isEmpty { return .needsExpert }
        let main = counted.filter { $0.weight == .main && $0.outcome != .notChecked }
        let met = main.count { $0.outcome == .yes }
        return critical.allSatisfy { $0 == .yes } && met * 5 >= main.count * 4 ? .conforms : .partly
    }

    /// Parameters that one document cannot decide.
    package static let overSeveralDocuments: Set<String> = ["E01", "E24", "E28", "E39", "E40", "V01", "V08"]
}
