package import Expertise
internal import Hashing
package import Intake
package import JSONText
package import Roadmap
internal import Foundation

/// One entry whole: what it says, the document's parameters and remarks, its versions and decisions.
package struct ShowReport {
    package var entry: Entry
    /// All entries about the same document and about the versions before and after it, ascending.
    package var history: [Entry]
    /// The examination in force for the document, from the last `examined` entry; nil when there is none.
    package var file: ExaminedFile?
    /// What is wrong over all documents of the entry's school now: E01, E15, V01 and the rest.
    package var schoolRemarks: [SchoolRemark]
    package var register: SchoolRegister
    package var ruleBook: RuleBook

    package init(
        entry: Entry,
        history: [Entry],
        file: ExaminedFile?,
        schoolRemarks: [SchoolRemark] = [],
        register: SchoolRegister,
        ruleBook: RuleBook
    ) {
        self.entry = entry
        self.history = history
        self.file = file
        self.schoolRemarks = schoolRemarks
        self.register = register
        self.ruleBook = ruleBook
    }

    package func text(_ style: TerminalStyle) -> String {
        let fact = entry.fact
        var lines = [style.bold("Запись \(entry.number): \(EntryWords.event(fact)), \(time(entry))")]
        lines += fields([
            ("Школа", EntryWords.school(fact.school, in: register)),
            ("Документ", fact.kind.map { _ in EntryWords.document(fact) }),
            ("Файл", fact.document?.name),
            ("В архиве", fact.document.map { "archive/\($0.archivedAs)" }),
            ("Дата файла", fact.document?.modified.flatMap { Moment(text: $0)?.russian(in: zone) }),
            ("SHA-256", fact.document?.sha256.hex),
            ("Пункты", fact.items.isEmpty ? nil : EntryWords.items(fact)),
            ("Итог", EntryWords.result(fact).isEmpty ? nil : EntryWords.result(fact)),
            ("Повтор записи", fact.duplicateOf.map(String.init)),
            ("Заменяет запись", fact.replaces.map(String.init)),
            ("О записи", fact.subject.map(String.init)),
            ("Считать датой", fact.asOf?.russian),
            ("Кто", fact.by),
            ("Причина", fact.reason),
            ("Программа", fact.program),
            ("Параметры", fact.parameters),
            ("Хеш записи", entry.hash),
        ])
        if let file {
            lines += ["", CheckReport(file: file, register: register, ruleBook: ruleBook, style: style).text]
        }
        if !schoolRemarks.isEmpty {
            lines.append(style.bold("По школе в целом на сегодня"))
            lines += schoolRemarks.map { remark in
                let entry = remark.entry.map { "запись \($0): " } ?? ""
                return Layout.wrapped(
                    "  \(remark.parameter): \(entry)\(remark.text)",
                    width: style.width,
                    indent: "      "
                )
            }
            lines.append("")
        }
        if history.count > 1 {
            lines.append(style.bold("История документа"))
            lines += history.map { other in
                let result = EntryWords.result(other.fact)
                let words = [EntryWords.event(other.fact), result].filter { !$0.isEmpty }.joined(separator: ": ")
                let by = other.fact.by == ProgramVersion.author ? "" : " (\(other.fact.by))"
                return Layout.wrapped(
                    "  \(other.number)  \(time(other))  \(words)\(by)",
                    width: style.width,
                    indent: "      "
                )
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private var zone: String { register.settings.timeZone }

    private func time(_ entry: Entry) -> String { Moment(text: entry.time)?.russian(in: zone) ?? entry.time }

    private func fields(_ fields: [(String, String?)]) -> [String] {
        fields.compactMap { name, value in
            value.map { "  \(Layout.padded(name + ":", to: 17)) \($0.replacing("\n", with: " "))" }
        }
    }

    package var json: JSONValue {
        .object([
            ("entry", LogReport.json(entry)),
            ("examination", file?.json ?? .null),
            ("history", .array(history.map { LogReport.json($0) })),
            ("school", .array(schoolRemarks.map(StatusReport.json))),
        ])
    }
}
