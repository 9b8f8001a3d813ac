import Expertise
import Roadmap

/// The figures as tables for people.
struct EvaluationTables {
    let evaluation: Evaluation

    var text: String {
        let tables = [summary, naive, kinds, sections, parameters]
        return tables.map(\.text).joined(separator: "\n")
    }

    // MARK: Summary

    private typealias Row = (title: String, value: @Sendable (Scores) -> String)

    private static let rows: [Row] = [
        ("kind, accuracy", { $0.kinds.accuracy.shown }),
        ("kind, macro F1", { $0.kinds.macroF1.shown }),
        ("directions, documents all right", { $0.risks.shown }),
        ("directions, F1", { $0.riskDetection.f1.shown }),
        ("school", { $0.school.shown }),
        ("school, by the text alone", { $0.schoolByContent.shown }),
        ("period", { $0.period.shown }),
        ("required sections, accuracy = micro F1", { $0.sections.required.accuracy.shown }),
        ("required sections, F1 present", { $0.sections.required.detection(of: "present").f1.shown }),
        ("required sections, F1 empty", { $0.sections.required.detection(of: "empty").f1.shown }),
        ("required sections, F1 missing", { $0.sections.required.detection(of: "missing").f1.shown }),
        ("required sections, macro F1", { $0.sections.required.macroF1.shown }),
        ("all sections, accuracy = micro F1", { $0.sections.all.accuracy.shown }),
        ("all sections, F1 present", { $0.sections.all.detection(of: "present").f1.shown }),
        ("all sections, F1 empty", { $0.sections.all.detection(of: "empty").f1.shown }),
        ("all sections, F1 missing", { $0.sections.all.detection(of: "missing").f1.shown }),
        ("all sections, macro F1", { $0.sections.all.macroF1.shown }),
        ("titles in near words, accuracy", { $0.sections.byWording[.near]?.accuracy.shown ?? "–" }),
        ("titles in near words, F1 present", { $0.sections.byWording[.near]?.present.shown ?? "–" }),
        ("titles in free words, accuracy", { $0.sections.byWording[.free]?.accuracy.shown ?? "–" }),
        ("titles in free words, F1 present", { $0.sections.byWording[.free]?.present.shown ?? "–" }),
        ("verdict", { $0.verdict.shown }),
        ("faultless documents remarked (K, O)", { $0.alarmedFaultless.shown }),
    ]

    /// What the naive checkers do not try.
    private static let ownRows: [Row] = [
        ("readable or refused as labelled", { $0.status.shown }),
        ("sections found at the labelled title", { $0.sections.atTheirTitle.shown }),
        ("parameters, accuracy", { $0.allParameters.accuracy.shown }),
        ("parameters, F1 of faults", { $0.allParameters.detection.f1.shown }),
        ("parameters, false alarms", { String($0.allParameters[.falseAlarm]) }),
        ("parameters, missed", { String($0.allParameters[.missed]) }),
        ("parameters, left to a person", { String($0.allParameters[.abstained]) }),
        ("parameters, «no» for «partly» or so", { String($0.allParameters[.degree]) }),
    ]

    private var summary: TextTable {
        table(
            "Examination of \(evaluation.set.labels.count) documents",
            Self.rows + Self.ownRows,
            evaluation.contenders.prefix(1)
        )
    }

    private var naive: TextTable {
        table("Naive checkers with the same wordings", Self.rows, evaluation.contenders.dropFirst())
    }

    private func table(_ title: String, _ rows: [Row], _ contenders: ArraySlice<Evaluation.Contender>) -> TextTable {
        let columns = contenders.flatMap { contender in
            Part.allCases.compactMap { part in
                contender.scores[part].map { (name: "\(contender.name) \(part.rawValue)", scores: $0) }
            }
        }
        var table = TextTable(title, [""] + columns.map(\.name))
        for row in rows { table.add([row.title] + columns.map { row.value($0.scores) }) }
        return table
    }

    // MARK: The examination in detail

    private func scores(_ part: Part) -> Scores { evaluation.contenders[0].scores[part] ?? Scores([], required: []) }

    private var kinds: TextTable {
        var table = TextTable(
            "Kinds",
            ["", "documents", "precision", "recall", "F1", "F1 open", "F1 held-back"]
        )
        let confusion = scores(.all).kinds
        for kind in confusion.values {
            let all = confusion.detection(of: kind)
            table.add([
                kind, String(all.hits + all.misses), all.precision.shown, all.recall.shown, all.f1.shown,
                scores(.open).kinds.detection(of: kind).f1.shown, scores(.heldBack).kinds.detection(of: kind).f1.shown,
            ])
        }
        return table
    }

    private var sections: TextTable {
        var table = TextTable(
            "Sections (accuracy of the state; present, empty, missing: right of so many)",
            ["", "all", "open", "held-back", "present", "empty", "missing", "F1 present"]
        )
        for id in evaluation.lexicon.kinds.flatMap(\.sections).map(\.id) {
            guard let all = scores(.all).sections.byID[id] else { continue }
            let states = ["present", "empty", "missing"].map { state in
                let detection = all.detection(of: state)
                let expected = detection.hits + detection.misses
                return expected == 0 ? "–" : "\(detection.hits)/\(expected)"
            }
            table.add(
                [id] + Part.allCases.map { scores($0).sections.byID[id]?.accuracy.shown ?? "–" } + states
                    + [all.present.shown]
            )
        }
        return table
    }

    private var parameters: TextTable {
        var table = TextTable(
            "Parameters",
            [
                "", "all", "open", "held-back", "F1 of faults", "false alarms", "missed", "left open", "degree",
                "absent",
            ]
        )
        for page in evaluation.parameters.pages {
            guard let all = scores(.all).parameters[page.id] else { continue }
            let errors: [Judgement] = [.falseAlarm, .missed, .abstained, .degree, .absent]
            table.add(
                ["\(page.id) \(page.weight.rawValue)"]
                    + Part.allCases.map { scores($0).parameters[page.id]?.accuracy.shown ?? "–" }
                    + [all.detection.f1.shown] + errors.map { all[$0] == 0 ? "·" : String(all[$0]) }
            )
        }
        return table
    }
}

extension Confusion<String> {
    fileprivate var present: Double? { detection(of: "present").f1 }
}
