internal import DocumentModel
package import Expertise
internal import Hashing
package import Intake
package import JSONText
package import Roadmap

/// What people read of one examined file: like a good linter, the remark, the place, the quotation, how to mend it, and
/// the sum.
package struct CheckReport {
    package var file: ExaminedFile
    package var register: SchoolRegister
    package var ruleBook: RuleBook
    package var style: TerminalStyle

    package init(file: ExaminedFile, register: SchoolRegister, ruleBook: RuleBook, style: TerminalStyle) {
        self.file = file
        self.register = register
        self.ruleBook = ruleBook
        self.style = style
    }

    package var text: String {
        let title = style.bold("«\(Layout.shown(file.path))»")
        switch file.result {
        case .refused(let code, let message):
            let words = "\(style.red("не прочитан")): \(Layout.shown(message)) [\(code)]"
            return title + "\n" + wrapped(words, indent: 2) + "\n"
        case .examined(let examination):
            return ([title] + lines(of: examination)).joined(separator: "\n") + "\n"
        }
    }

    /// The contract's answer of `check --format json`.
    package static func json(of documents: [JSONValue], ruleBook: RuleBook) -> JSONValue {
        .object([
            ("tool", .object([("name", .string("expertise")), ("version", .string(ProgramVersion.current))])),
            ("parameters", .object([("sha256", .string(ruleBook.digest.description))])),
            ("documents", .array(documents)),
        ])
    }

    private func lines(of examination: Examination) -> [String] {
        var lines = [wrapped(what(examination), indent: 2)]
        let open = examination.parameters.filter { $0.outcome == .no || $0.outcome == .partly }
        let unchecked = examination.parameters.filter { $0.outcome == .notChecked }
        for result in open + unchecked.filter({ !$0.remarks.isEmpty }) {
            lines += [""] + self.lines(of: result, examination)
        }
        if examination.sections.contains(where: {
            $0.state == .missing && ruleBook.lexicon.section($0.id)?.level == .required
        }) {
            lines += [""] + outlineSeen(examination)
        }
        return lines + [""] + conclusion(examination, unchecked)
    }

    private func what(_ examination: Examination) -> String {
        var parts = [examination.status == .unrecognised ? "Вид документа не определён" : examination.kind.title]
        if examination.kindConfidence == .doubtful, examination.status == .examined { parts[0] += " (под вопросом)" }
        if !examination.risks.isEmpty {
            parts.append(examination.risks.map { "«\($0.title)» (\($0.rawValue))" }.joined(separator: ", "))
        }
        if let id = examination.school.id {
            parts.append(register.school(id: id)?.name ?? id)
        } else {
            parts.append("школа не определена")
        }
        if let period = examination.period { parts.append("\(period.from.russian)–\(period.to.russian)") }
        return parts.joined(separator: "; ")
    }

    // MARK: One parameter

    private func lines(of result: ParameterResult, _ examination: Examination) -> [String] {
        let page = ruleBook.parameters.page(result.id)
        var head = "\(style.bold(result.id)) \(mark(result))"
        if let page { head += ": \(page.title)" }
        var lines = [wrapped(head, indent: 2, hanging: 6)]
        for remark in result.remarks {
            lines.append(wrapped(Layout.shown(remark.text), indent: 6))
            if let origin = origin(of: remark, examination) {
                lines += wrapped(origin, indent: 8).split(separator: "\n").map { style.dim(String($0)) }
            }
            if let other = remark.other { lines.append(style.dim(counterpart(other))) }
        }
        if let mend = page?.mend, result.outcome != .notChecked {
            lines.append(wrapped("\(style.green("Как исправить:")) \(mend)", indent: 6))
        }
        return lines
    }

    private func mark(_ result: ParameterResult) -> String {
        switch result.outcome {
        case .no:
            switch result.weight {
            case .critical: style.red("нет, критический")
            case .main: style.red("нет")
            case .advisory: style.yellow("совет")
            }
        case .partly: style.yellow(result.weight == .critical ? "частично, критический" : "частично")
        case .yes, .notChecked: style.yellow("вопрос эксперту")
        }
    }

    private func origin(of remark: Remark, _ examination: Examination) -> String? {
        let place = remark.place.map { $0.russian(in: examination.outline) }
        let quote = remark.quote.flatMap { $0.isEmpty ? nil : "«\($0)»" }
        guard place != nil || quote != nil else { return nil }
        return Layout.shown([place, quote].compactMap(\.self).joined(separator: ": "))
    }

    private func counterpart(_ other: Remark.Counterpart) -> String {
        var text = "запись \(other.entry)"
        if let place = other.place { text += ", \(place.russian)" }
        if let quote = other.quote, !quote.isEmpty { text += ": «\(quote)»" }
        return wrapped(text, indent: 8)
    }

    // MARK: The end

    private func outlineSeen(_ examination: Examination) -> [String] {
        guard !examination.outline.isEmpty else { return ["  Заголовков в документе не найдено."] }
        return ["  Разделы, которые увидела программа:"]
            + examination.outline.map { line in
                let indent = String(repeating: "  ", count: max(0, line.level - 1))
                return Layout.cut("    \(indent)• \(Layout.shown(line.text))", to: style.width)
            }
    }

    private func conclusion(_ examination: Examination, _ unchecked: [ParameterResult]) -> [String] {
        guard let verdict = examination.verdict else {
            return ["  Вывод: требуется решение эксперта о виде документа."]
        }
        let word =
            switch verdict {
            case .conforms: style.green(verdict.title)
            case .partly, .needsExpert: style.yellow(verdict.title)
            case .fails: style.red(verdict.title)
            }
        let reasons = ConclusionReasons.sentences(examination).joined(separator: " ")
        var lines = [wrapped("Вывод: \(style.bold(word)). \(reasons)", indent: 2)]
        lines.append(wrapped("Параметры: \(ConclusionReasons.counts(examination)).", indent: 2))
        if !unchecked.isEmpty {
            let ids = unchecked.map(\.id).joined(separator: ", ")
            lines.append(wrapped("Не проверено автоматически: \(ids).", indent: 2))
        }
        let named = examination.parameters.first { $0.outcome == .no || $0.outcome == .partly }
        if let named {
            lines.append(style.dim(wrapped("Подробнее о параметре: expertise parameters \(named.id)", indent: 2)))
        }
        return lines
    }

    /// - Parameter hanging: columns that further lines stand in; nil for `indent`.
    private func wrapped(_ text: String, indent: Int, hanging: Int? = nil) -> String {
        Layout.wrapped(
            String(repeating: " ", count: indent) + text,
            width: style.width,
            indent: String(repeating: " ", count: hanging ?? indent)
        )
    }
}

/// The sum over several files.
package struct CheckSummary {
    private var counts: [String: Int] = [:]
    private var files = 0

    package init() {}

    package mutating func add(_ file: ExaminedFile) {
        files += 1
        counts[Self.key(file), default: 0] += 1
    }

    private static func key(_ file: ExaminedFile) -> String {
        guard let examination = file.examination else { return "не прочитано" }
        return examination.verdict?.title ?? "вид не определён"
    }

    /// One line; empty for a single file, which has said it all.
    package var text: String {
        guard files > 1 else { return "" }
        let order = Verdict.allCases.map(\.title) + ["вид не определён", "не прочитано"]
        let parts = order.compactMap { key in counts[key].map { "\(key) — \($0)" } }
        return "Проверено файлов: \(files): \(parts.joined(separator: ", ")).\n"
    }
}
