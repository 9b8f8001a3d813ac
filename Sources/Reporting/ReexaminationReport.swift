package import Intake
package import JSONText
package import Roadmap

/// Which verdicts changed when originals were examined again.
package struct ReexaminationReport {
    package var outcome: Reexamination.Outcome
    package var register: SchoolRegister

    package init(outcome: Reexamination.Outcome, register: SchoolRegister) {
        self.outcome = outcome
        self.register = register
    }

    package func text(_ style: TerminalStyle) -> String {
        var lines: [String] = []
        if !outcome.changes.isEmpty {
            let rows = outcome.changes.map { change in
                [
                    String(change.entry), Layout.cut(EntryWords.school(change.school, in: register), to: 32),
                    Layout.cut(change.name, to: 48), change.before?.title ?? "—", change.after?.title ?? "—",
                ]
            }
            lines.append(Layout.table(rows, head: ["запись", "школа", "файл", "было", "стало"]))
        }
        lines += outcome.revised.map { change in
            Layout.wrapped(
                "Пересмотрен «\(change.name)»: \(change.after?.title ?? "вывода нет") (запись \(change.entry)). "
                    + (change.reason ?? ""),
                width: style.width,
                indent: "    "
            )
        }
        lines += outcome.damaged.map { "Подлинник не найден или изменён: archive/\($0). Запустите expertise verify." }
        lines.append(
            "Проверено заново: \(outcome.changes.count + outcome.unchanged); новых записей: "
                + "\(outcome.changes.count + outcome.revised.count)."
        )
        return lines.joined(separator: "\n") + "\n"
    }

    package var json: JSONValue {
        .object([
            ("unchanged", .int(outcome.unchanged)), ("damaged", .strings(outcome.damaged)),
            ("changes", .array(outcome.changes.map(Self.json))),
            ("revised", .array(outcome.revised.map(Self.json))),
        ])
    }

    static func json(_ change: Reexamination.Change) -> JSONValue {
        .object([
            ("entry", .int(change.entry)), ("school", .string(change.school)), ("name", .string(change.name)),
            ("before", .string(change.before?.rawValue)), ("after", .string(change.after?.rawValue)),
            ("status", .string(change.statusAfter.rawValue)), ("reason", .string(change.reason)),
        ])
    }
}
