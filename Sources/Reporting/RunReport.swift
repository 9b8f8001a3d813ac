package import Expertise
package import Intake
package import JSONText
package import Roadmap

/// What people read of a run, file by file, and its sum.
package struct RunReport: Sendable {
    package var register: SchoolRegister
    /// Only what needs a person, in a form fit for cron's mail.
    package var isQuiet: Bool
    package var style: TerminalStyle
    /// Where parameters have their names from.
    package var ruleBook: RuleBook?

    package init(register: SchoolRegister, isQuiet: Bool, style: TerminalStyle, ruleBook: RuleBook? = nil) {
        self.register = register
        self.isQuiet = isQuiet
        self.style = style
        self.ruleBook = ruleBook
    }

    /// The line of one file, with its line end; nil when nothing is to be said.
    package func line(_ outcome: FileOutcome) -> String? {
        guard !isQuiet || outcome.needsPerson else { return nil }
        // Lock and service files lie in every folder; naming each would drown what matters.
        guard outcome.category != .ignored || outcome.needsPerson else { return nil }
        guard !isQuiet else { return notice(outcome) }
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

    // MARK: For cron's mail

    /// Which school, which file, what is wrong, what to do: whole in itself and printed at once, so that nothing is
    /// lost when the run cannot go on.
    private func notice(_ outcome: FileOutcome) -> String {
        let school = outcome.school.map { register.school(id: $0)?.name ?? $0 } ?? "Школа не определена"
        var lines = [style.bold(school), field("Файл", outcome.path)]
        lines.append(field("Что не так", trouble(outcome)))
        if let advice = Self.advice(outcome) { lines.append(field("Что сделать", advice)) }
        if let entry = outcome.entry { lines.append(field("Подробнее", "expertise show \(entry)")) }
        return lines.joined(separator: "\n") + "\n\n"
    }

    private func field(_ name: String, _ text: String) -> String {
        Layout.wrapped(
            "  \(Layout.padded(name + ":", to: 13)) \(PlainText.shown(text))",
            width: style.width,
            indent: "    "
        )
    }

    private func trouble(_ outcome: FileOutcome) -> String {
        let questions = outcome.examination?.questions ?? []
        guard outcome.message.isEmpty else { return outcome.message }
        guard outcome.examination?.verdict == .needsExpert else { return "Программа не смогла закончить сама." }
        let words = questions.flatMap { question in question.remarks.map { "\(question.id): \($0.text)" } }
        let ids = questions.map(\.id).joined(separator: ", ")
        return "Вывод должен сделать эксперт. "
            + (words.isEmpty ? "Не проверено: \(ids)." : words.joined(separator: " "))
    }

    private static func advice(_ outcome: FileOutcome) -> String? {
        guard let entry = outcome.entry else { return nil }
        switch outcome.category {
        case .unreadable: return "Передайте это школе и положите исправленный файл в её папку."
        case .archived: break
        case .duplicate, .waiting, .ignored: return nil
        }
        var options: [String] = []
        if outcome.school == nil { options.append("--school …") }
        if outcome.examination?.status == .unrecognised { options.append("--kind …") }
        let isVerdictAsked = options.isEmpty && outcome.examination?.verdict == .needsExpert
        if isVerdictAsked { options.append("--verdict …") }
        let isOther = outcome.examination?.kind == .other && outcome.examination?.status == .examined
        if isOther, options.isEmpty || isVerdictAsked { options = ["--kind …"] }
        guard !options.isEmpty else { return nil }
        let command = "expertise decide \(entry) \(options.joined(separator: " ")) --by «Фамилия И. О.» --reason «…»"
        return isOther
            ? "Ничего, если файл прислан для сведения; иначе \(command)" : "Посмотрите документ, затем \(command)"
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
        var lines = summary.revised.filter { !isQuiet || $0.before != $0.after }.map(line)
        lines += summary.warnings.map { Layout.wrapped("Внимание: \($0)", width: style.width, indent: "    ") }
        if !isQuiet { lines.append(Self.sum(summary)) }
        return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
    }

    private func line(_ change: Reexamination.Change) -> String {
        var facts = [String]()
        if let school = change.school { facts.append(register.school(id: school)?.name ?? school) }
        if let verdict = change.after {
            let before = change.before.flatMap { $0 == verdict ? nil : ", было «\($0.title)»" } ?? ""
            facts.append(verdict.title + before)
        }
        facts.append("запись \(change.entry)")
        let text =
            "\(style.yellow("Пересмотрен:")) «\(change.name)»: \(facts.joined(separator: "; ")). \(change.reason ?? "")"
        return Layout.wrapped(text, width: style.width, indent: "    ")
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
                    ("revised", .array(summary.revised.map(ReexaminationReport.json))),
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
