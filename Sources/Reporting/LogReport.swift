internal import Hashing
internal import Intake
package import JSONText
package import Roadmap

/// The expertise log as people and programs read it.
package struct LogReport {
    package var entries: [Entry]
    package var register: SchoolRegister

    package init(entries: [Entry], register: SchoolRegister) {
        self.entries = entries
        self.register = register
    }

    package func text(_ style: TerminalStyle) -> String {
        guard !entries.isEmpty else { return "Записей нет.\n" }
        // Number, time, event, items and result are never cut; school and document share what is left of the line.
        let room = max(style.width, 100) - 72
        let rows = entries.map { entry in
            let fact = entry.fact
            return [
                String(entry.number), time(entry), EntryWords.event(fact), EntryWords.items(fact),
                Layout.cut(EntryWords.shortDocument(fact), to: max(room * 2 / 5, 16)),
                Layout.cut(EntryWords.school(fact.school, in: register), to: max(room * 3 / 5, 20)),
                EntryWords.result(fact),
            ]
        }
        let head = ["№", "время", "событие", "пункты", "документ", "школа", "итог"]
        return Layout.table(rows, head: head) + "\n"
    }

    private func number(_ number: Int64?) -> String { number.map(String.init) ?? "" }

    private func time(_ entry: Entry) -> String {
        Moment(text: entry.time)?.russian(in: register.settings.timeZone) ?? entry.time
    }

    package var json: JSONValue { .array(entries.map(Self.json)) }

    /// One entry with the contract's keys, and what else an entry holds after them.
    static func json(_ entry: Entry) -> JSONValue {
        let fact = entry.fact
        return .object([
            ("number", .int(entry.number)),
            ("time", .string(entry.time)),
            ("event", .string(fact.event.rawValue)),
            ("items", .array(fact.items.map { .int($0) })),
            ("school", .string(fact.school)),
            ("kind", .string(fact.kind?.rawValue)),
            ("risks", .strings(fact.risks.map(\.rawValue))),
            ("document", fact.document.map(json) ?? .null),
            ("verdict", .string(fact.verdict?.rawValue)),
            ("by", .string(fact.by)),
            ("reason", .string(fact.reason)),
            ("parameters", .string(fact.parameters)),
            ("program", .string(fact.program)),
            ("previous", .string(entry.previous)),
            ("hash", .string(entry.hash)),
            ("status", .string(fact.status?.rawValue)),
            ("code", .string(fact.code)),
            ("duplicateOf", .int64(fact.duplicateOf)),
            ("replaces", .int64(fact.replaces)),
            ("subject", .int64(fact.subject)),
            ("asOf", .string(fact.asOf?.description)),
            ("firstSeen", .string(fact.firstSeen)),
        ])
    }

    private static func json(_ document: DocumentReference) -> JSONValue {
        .object([
            ("sha256", .string(document.sha256.hex)), ("name", .string(document.name)),
            ("archivedAs", .string(document.archivedAs)), ("bytes", .int(document.bytes)),
            ("modified", .string(document.modified)), ("rawName", .string(document.rawName)),
        ])
    }

    package var csv: String {
        var table = CSVTable([
            "№", "Время", "Событие", "Пункты", "Школа", "Вид", "Направления", "Файл", "В архиве", "Вывод", "Кто",
            "Причина", "О записи", "Повтор записи", "Заменяет запись", "Считать датой", "Впервые замечен", "Байт",
            "SHA-256", "Параметры", "Программа", "Хеш предыдущей записи", "Хеш записи",
        ])
        for entry in entries {
            let fact = entry.fact
            table.append([
                String(entry.number), time(entry), EntryWords.event(fact), EntryWords.items(fact),
                fact.school == nil ? "" : EntryWords.school(fact.school, in: register), fact.kind?.title ?? "",
                fact.risks.map(\.rawValue).joined(separator: ", "), fact.document?.name ?? "",
                fact.document?.archivedAs ?? "", EntryWords.result(fact), fact.by, fact.reason ?? "",
                number(fact.subject), number(fact.duplicateOf), number(fact.replaces), fact.asOf?.russian ?? "",
                fact.firstSeen.map { Moment(text: $0)?.russian(in: register.settings.timeZone) ?? $0 } ?? "",
                number(fact.document?.bytes), fact.document?.sha256.hex ?? "", fact.parameters ?? "", fact.program,
                entry.previous, entry.hash,
            ])
        }
        return table.text
    }
}
