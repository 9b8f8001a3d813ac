package import DocumentModel
package import Expertise
internal import Hashing
package import Intake
package import JSONText
package import Roadmap

/// What people read of one examined file: like a good linter, the remark, the place, the quotation, the sum.
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
        switch file.result {
        case .refused(let code, let message):
            return style.bold("«\(file.path)»") + "\n"
                + Layout.wrapped(
                    "  \(style.red("не прочитан")): \(message) [\(code)]",
                    width: style.width,
                    indent: "  "
                )
                + "\n"
        case .examined(let examination): return text(of: examination)
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

    private func text(of examination: Examination) -> String {
        var lines = [style.bold("«\(file.path)»"), "  " + what(examination)]
        for result in examination.parameters where result.outcome == .no || result.outcome == .partly {
            for remark in result.remarks { lines += self.lines(of: remark, result) }
        }
        let unchecked = examination.parameters.filter { $0.outcome == .notChecked }
        for result in unchecked {
            for remark in result.remarks { lines += self.lines(of: remark, result) }
        }
        if !unchecked.isEmpty {
            let ids = unchecked.map(\.id).joined(separator: ", ")
            lines.append(
                Layout.wrapped("  Не проверено автоматически: \(ids).", width: style.width, indent: "    ")
            )
        }
        if examination.sections.contains(where: {
            $0.state == .missing && ruleBook.lexicon.section($0.id)?.level == .required
        }) {
            lines += outlineSeen(examination)
        }
        lines.append("  " + conclusion(examination))
        return lines.joined(separator: "\n") + "\n"
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
        return Layout.wrapped(parts.joined(separator: "; "), width: style.width - 2, indent: "  ")
    }

    private func lines(of remark: Remark, _ result: ParameterResult) -> [String] {
        let mark =
            switch result.outcome {
            case .no: result.weight == .advisory ? style.yellow("совет") : style.red("нет")
            case .partly: style.yellow("частично")
            case .yes, .notChecked: style.dim("вопрос")
            }
        var lines = [
            Layout.wrapped(
                "  \(result.id) \(mark): \(remark.text)",
                width: style.width,
                indent: "      "
            )
        ]
        var origin: [String] = []
        if let place = remark.place { origin.append(place.russian) }
        if let quote = remark.quote, !quote.isEmpty { origin.append("«\(quote)»") }
        if !origin.isEmpty {
            lines.append(
                style.dim(
                    Layout.wrapped("      " + origin.joined(separator: ": "), width: style.width, indent: "      ")
                )
            )
        }
        if let other = remark.other { lines.append(style.dim(counterpart(other))) }
        return lines
    }

    private func counterpart(_ other: Remark.Counterpart) -> String {
        var text = "      запись \(other.entry)"
        if let place = other.place { text += ", \(place.russian)" }
        if let quote = other.quote, !quote.isEmpty { text += ": «\(quote)»" }
        return Layout.wrapped(text, width: style.width, indent: "      ")
    }

    private func outlineSeen(_ examination: Examination) -> [String] {
        guard !examination.outline.isEmpty else { return ["  Заголовков в документе не найдено."] }
        return ["  Разделы, которые увидела программа:"]
            + examination.outline.map { line in
                let indent = String(repeating: "  ", count: max(0, line.level - 1))
                return Layout.cut("    \(indent)• \(line.text.replacing("\n", with: " "))", to: style.width)
            }
    }

    private func conclusion(_ examination: Examination) -> String {
        guard let verdict = examination.verdict else { return "Вывод: требуется решение эксперта о виде документа." }
        let counts = Outcome.allCases.map { outcome in
            "\(outcome.title): \(examination.parameters.filter { $0.outcome == outcome }.count)"
        }
        let word =
            switch verdict {
            case .conforms: style.green(verdict.title)
            case .partly, .needsExpert: style.yellow(verdict.title)
            case .fails: style.red(verdict.title)
            }
        return "Вывод: \(word) (\(counts.joined(separator: ", ")))."
    }
}

extension Place {
    /// «таблица 1, строка 4, столбец 2» or «абзац 14».
    package var russian: String {
        guard let table else { return "абзац \(block)" }
        var parts = ["таблица \(table)"]
        if let row { parts.append("строка \(row)") }
        if let cell { parts.append("столбец \(cell)") }
        return parts.joined(separator: ", ")
    }
}
