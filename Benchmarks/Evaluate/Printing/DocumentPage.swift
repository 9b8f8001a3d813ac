import Expertise
import Roadmap

/// One document's differences for people.
struct DocumentPage {
    let comparison: Comparison

    /// The differences only.
    var brief: String { ([heading] + differences).joined(separator: "\n") + "\n" }

    /// The differences, with what the author says of the document.
    var whole: String {
        let label = comparison.label
        var lines = [heading]
        lines.append("  faults: \(label.faults.isEmpty ? "none" : label.faults.joined(separator: "; "))")
        if !label.nearMisses.isEmpty { lines.append("  near misses: \(label.nearMisses.joined(separator: "; "))") }
        lines.append("  quirk: \(label.quirk)")
        lines.append("  form: " + label.form.sorted { $0.key < $1.key }.map { "\($0) \($1)" }.joined(separator: ", "))
        lines += differences
        lines.append("  sections seen:")
        for (id, finding) in comparison.answer.sections.sorted(by: { $0.key < $1.key }) {
            let title = finding.title.map { " «\($0)»" } ?? ""
            lines.append("    \(id) \(finding.state.rawValue)\(title) \(finding.place?.shown ?? "")")
        }
        lines.append("  remarks:")
        for result in comparison.answer.parameters.values.sorted(by: { $0.id < $1.id }) {
            for remark in result.remarks {
                lines.append("    \(result.id) \(result.weight.rawValue) \(result.outcome.rawValue): \(remark.shown)")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private var heading: String { "\(comparison.label.path)  (cost \(comparison.cost))" }

    private var differences: [String] {
        comparison.differences.flatMap { difference in
            ["  \(difference.subject): expected \(difference.expected), found \(difference.found)"]
                + difference.grounds.map { "      \($0)" }
        }
    }
}
