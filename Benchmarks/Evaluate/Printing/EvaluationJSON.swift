import Expertise
import JSONText

extension Evaluation {
    /// Everything for machines. Differences of held-back documents are left out unless they are revealed.
    func json(revealing isRevealed: Bool) -> JSONValue {
        .object([
            ("documents", .int(set.labels.count)),
            (
                "checkers",
                .array(
                    contenders.map { contender in
                        .object([
                            ("name", .string(contender.name)),
                            (
                                "parts",
                                .object(Part.allCases.map { ($0.rawValue, contender.scores[$0]?.json ?? .null) })
                            ),
                        ])
                    }
                )
            ),
            ("differences", .array(shown(revealing: isRevealed).compactMap(\.json))),
        ])
    }
}

extension Scores {
    fileprivate var json: JSONValue {
        .object([
            ("status", status.json), ("kind", kinds.json), ("risks", risks.json), ("risk", riskDetection.json),
            ("school", school.json), ("schoolByContent", schoolByContent.json), ("period", period.json),
            ("requiredSections", sections.required.json), ("allSections", sections.all.json),
            ("near", sections.byWording[.near]?.json ?? .null), ("free", sections.byWording[.free]?.json ?? .null),
            ("atTheirTitle", sections.atTheirTitle.json), ("sections", .sorted(sections.byID, \.json)),
            ("allParameters", allParameters.json), ("parameters", .sorted(parameters, \.json)),
            ("verdict", verdict.json), ("alarmedFaultless", alarmedFaultless.json),
        ])
    }
}

extension ParameterScore {
    fileprivate var json: JSONValue {
        .object(
            [("accuracy", accuracy.json), ("faults", detection.json)]
                + Judgement.allCases.map { ($0.rawValue, .int(self[$0])) }
        )
    }
}

extension Confusion<String> {
    fileprivate var json: JSONValue {
        .object([
            ("accuracy", accuracy.json), ("macroF1", .ratio(macroF1)),
            ("values", .object(values.map { ($0, detection(of: $0).json) })),
        ])
    }
}

extension Detection {
    fileprivate var json: JSONValue {
        .object([
            ("hits", .int(hits)), ("falseAlarms", .int(falseAlarms)), ("misses", .int(misses)),
            ("precision", .ratio(precision)), ("recall", .ratio(recall)), ("f1", .ratio(f1)),
        ])
    }
}

extension Share {
    fileprivate var json: JSONValue {
        .object([("part", .int(part)), ("whole", .int(whole)), ("ratio", .ratio(ratio))])
    }
}

extension Comparison {
    /// Nil when nothing differs.
    fileprivate var json: JSONValue? {
        let differences = differences
        guard !differences.isEmpty else { return nil }
        return .object([
            ("path", .string(label.path)), ("heldBack", .bool(label.heldBack)), ("cost", .int(cost)),
            (
                "differences",
                .array(
                    differences.map {
                        .object([
                            ("subject", .string($0.subject)), ("expected", .string($0.expected)),
                            ("found", .string($0.found)), ("grounds", .strings($0.grounds)),
                        ])
                    }
                )
            ),
        ])
    }
}

extension JSONValue {
    fileprivate static func ratio(_ value: Double?) -> JSONValue { value.map { .double($0) } ?? .null }

    fileprivate static func sorted<Value>(_ members: [String: Value], _ json: (Value) -> JSONValue) -> JSONValue {
        .object(members.sorted { $0.key < $1.key }.map { ($0.key, json($0.value)) })
    }
}
