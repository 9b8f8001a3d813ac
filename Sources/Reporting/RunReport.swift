internal import Expertise
package import Intake
package import JSONText
package import Roadmap

/// What people read of a run, file by file, and its sum.
package struct RunReport: Sendable {
    package var register: SchoolRegister
    /// Only what needs a person, in a form fit for cron's mail.
    package var isQuiet: Bool
    package var style: TerminalStyle

    package init(register: SchoolRegister, isQuiet: Bool, style: TerminalStyle) {
        self.register = register
        self.isQuiet = isQuiet
        self.style = style
    }

    /// The line of one file, with its line end; nil when nothing is to be said.
    package func line(_ outcome: FileOutcome) -> String? {
        guard !isQuiet || outcome.needsPerson else { return nil }
        // Lock and service files lie in every folder; naming each would drown what matters.
        guard outcome.category != .ignored || outcome.needsPerson else { return nil }
        var text = "\(word(outcome.category)) «\(outcome.path)»"
        var facts: [String] = []
        if let examination = outcome.examination {
            facts.append(examination.status == .unrecognised ? "вид не определён" : examination.kind.title)
            if !examination.risks.isEmpty {
                facts[0] += " " + examination.risks.map(\.rawValue).joined(separator: ", ")
            }
        }
        if let school = outcome.school { facts.append(register.school(id: school)?.name ?? school) }
        if let verdict = outcome.examination?.verdict { facts.append(verdict.title) }
        if let entry = outcome.entry { facts.append("запись \(entry)") }
        if !facts.isEmpty { text += ": " + facts.joined(separator: "; ") }
        text += facts.isEmpty && outcome.message.isEmpty ? "." : facts.isEmpty ? ": " : ". "
        text += outcome.message
        return Layout.wrapped(text, width: style.width, indent: "    ") + "\n"
    }

    private func word(_ category: FileOutcome.Category) -> String {
        switch category {
        case .archived: style.green("Принят:")
        case .duplicate: style.dim("Повтор:")
        case .unreadable: style.red("Не читается:")
        case .waiting: style.yellow("Ждёт:")
        case .ignored: style.dim("Пропущен:")
        }
    }

    /// The sum of requirement R3, and what happened outside the files.
    package func ending(_ summary: RunSummary) -> String {
        var lines = summary.warnings.map { Layout.wrapped("Внимание: \($0)", width: style.width, indent: "    ") }
        if !isQuiet { lines.append(Self.sum(summary)) }
        return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
    }

    private static func sum(_ summary: RunSummary) -> String {
        let parts: [(String, FileOutcome.Category)] = [
            ("принято", .archived), ("повторов", .duplicate), ("не читается", .unreadable), ("ждёт", .waiting),
            ("пропущено", .ignored),
        ]
        let counts = parts.map { "\($0.0) \(summary.count($0.1))" }.joined(separator: " + ")
        return "Файлов в inbox: \(summary.seen) = \(counts)."
    }

    package func json(_ summary: RunSummary) -> JSONValue {
        .object(
            [("seen", .int(summary.seen))]
                + FileOutcome.Category.allCases.map { ($0.rawValue, .int(summary.count($0))) }
                + [
                    ("files", .array(summary.files.map(Self.json))),
                    ("warnings", .strings(summary.warnings)),
                ]
        )
    }

    /// One file, for programs.
    package static func json(_ outcome: FileOutcome) -> JSONValue {
        .object([
            ("path", .string(outcome.path)), ("category", .string(outcome.category.rawValue)),
            ("school", .string(outcome.school)), ("kind", .string(outcome.examination?.kind.rawValue)),
            ("risks", .strings((outcome.examination?.risks ?? []).map(\.rawValue))),
            ("verdict", .string(outcome.examination?.verdict?.rawValue)), ("entry", .int64(outcome.entry)),
            ("message", .string(outcome.message)), ("needsPerson", .bool(outcome.needsPerson)),
        ])
    }
}
