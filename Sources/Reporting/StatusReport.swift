package import ExpertiseLog
package import JSONText
package import Roadmap

/// Where every school stands on the roadmap's items, with the shares and counts.
package struct StatusReport {
    package var status: RoadmapStatus
    package var register: SchoolRegister
    /// Number and hash of the log's last entry, so that paper and mail can witness it (requirement R41).
    package var head: ChainHead?

    package init(status: RoadmapStatus, register: SchoolRegister, head: ChainHead?) {
        self.status = status
        self.register = register
        self.head = head
    }

    // MARK: For people

    package func text(_ style: TerminalStyle) -> String {
        var lines = [style.bold("Состояние на \(status.asOf.russian)"), ""]
        lines += items(style)
        for school in status.schools { lines += [""] + self.lines(of: school, style) }
        if !status.unplaced.isEmpty {
            lines += [
                "",
                Layout.wrapped(
                    "Ждут решения человека (школа или вид не определены, файл не читается): записи "
                        + status.unplaced.map { String($0.entry) }.joined(separator: ", ") + ".",
                    width: style.width
                ),
            ]
        }
        if let head { lines += ["", "Последняя запись журнала: \(head.number):\(head.hash)"] }
        return lines.joined(separator: "\n") + "\n"
    }

    private func items(_ style: TerminalStyle) -> [String] {
        let computed = status.items.filter { $0.count != nil }
        let rows = computed.map { standing in
            [
                "п. \(standing.item.number)", standing.count.map(Self.share) ?? "",
                standing.item.target.map { "цель \($0) %" } ?? "",
                standing.item.deadline.map { "до \($0.russian)" } ?? standing.item.date,
                Layout.cut(standing.item.action, to: max(30, style.width - 60)),
            ]
        }
        let others = status.items.filter { $0.count == nil }
        let next = others.filter { $0.item.deadline.map { $0 >= status.asOf } ?? false }
            .sorted { ($0.item.deadline?.description ?? "") < ($1.item.deadline?.description ?? "") }
        var lines = Layout.table(rows, head: ["пункт", "выполнено", "", "срок", "действие"]).split(separator: "\n").map(
            String.init
        )
        if let first = next.first, let deadline = first.item.deadline {
            lines.append(
                Layout.wrapped(
                    "Ближайший из остальных пунктов: п. \(first.item.number), до \(deadline.russian): "
                        + "\(first.item.action) Показатель: \(first.item.indicator)",
                    width: style.width,
                    indent: "    "
                )
            )
        }
        lines.append("Все 34 пункта с датами и показателями: expertise status --all")
        return lines
    }

    /// «3 из 4, 75 %»: never the percentage alone.
    package static func share(_ count: ItemStanding.Count) -> String {
        guard let share = count.share else { return "\(count.numerator) из \(count.denominator)" }
        return "\(count.numerator) из \(count.denominator), \(percent(share)) %"
    }

    private static func percent(_ share: Double) -> String {
        let tenths = Int((share * 10).rounded())
        return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10),\(tenths % 10)"
    }

    private func lines(of school: SchoolStanding, _ style: TerminalStyle) -> [String] {
        let marks = [("16", school.item16), ("19", school.item19), ("23", school.item23)].map { number, holds in
            "п. \(number): \(holds ? style.green("да") : style.red("нет"))"
        }
        var lines = [style.bold(school.school.name) + "  " + marks.joined(separator: "  ")]
        if let curator = school.school.curator { lines.append("  Куратор: \(curator)") }
        for document in school.documents + [school.roadmap] {
            // The school's own roadmap belongs to item 21; its absence is no fault of 16, 19 or 23.
            if document.kind == .roadmap, document.state == .missing { continue }
            lines.append("  " + line(of: document, style))
        }
        lines += school.remarks.map { remark in
            let entry = remark.entry.map { "запись \($0): " } ?? ""
            return Layout.wrapped("  \(remark.parameter): \(entry)\(remark.text)", width: style.width, indent: "      ")
        }
        return lines
    }

    private func line(of document: DocumentStanding, _ style: TerminalStyle) -> String {
        let name = document.risk.map { "\(document.kind.title) \($0.rawValue)" } ?? document.kind.title
        var facts = [word(document.state, style)]
        if let entry = document.entry { facts.append("запись \(entry)") }
        if document.version?.decision?.verdict != nil { facts.append("решение куратора") }
        if document.late { facts.append(style.yellow("получен после срока")) }
        if let confirmed = document.confirmed, document.kind == .antirisk {
            facts.append(confirmed ? style.green("подтверждена") : "не подтверждена")
            facts.append("подтверждающих документов: \(document.evidence)")
        }
        return Layout.padded(name + ":", to: 36) + " " + facts.joined(separator: "; ")
    }

    private func word(_ state: DocumentStanding.State, _ style: TerminalStyle) -> String {
        switch state {
        case .conforms: style.green(state.title)
        case .partly, .needsExpert, .received: style.yellow(state.title)
        case .missing, .unreadable, .fails: style.red(state.title)
        }
    }

    /// The 34 items as the roadmap writes them, with what is counted.
    package func allItems(_ style: TerminalStyle) -> String {
        status.items.map { standing in
            let item = standing.item
            let deadline = item.deadline.map { " (до \($0.russian))" } ?? ""
            var lines = [
                Layout.wrapped("\(item.number). \(item.action)", width: style.width, indent: "    "),
                "    Срок: \(item.date)\(deadline)",
                Layout.wrapped("    Показатель: \(item.indicator)", width: style.width, indent: "    "),
            ]
            if let count = standing.count { lines.append("    Выполнено: \(Self.share(count))") }
            return lines.joined(separator: "\n")
        }.joined(separator: "\n") + "\n"
    }

    // MARK: For programs

    package var json: JSONValue {
        .object([
            ("asOf", .string(status.asOf.description)),
            ("items", .array(status.items.map(Self.json))),
            ("schools", .array(status.schools.map(Self.json))),
            ("unplaced", .array(status.unplaced.map { .int($0.entry) })),
            (
                "head",
                head.map { .object([("number", .int($0.number)), ("hash", .string($0.hash))]) } ?? .null
            ),
        ])
    }

    private static func json(_ standing: ItemStanding) -> JSONValue {
        let item = standing.item
        return .object([
            ("number", .int(item.number)), ("title", .string(item.action)), ("date", .string(item.date)),
            ("deadline", .string(item.deadline?.description)), ("indicator", .string(item.indicator)),
            ("target", .int(item.target)), ("numerator", .int(standing.count?.numerator)),
            ("denominator", .int(standing.count?.denominator)),
            ("share", standing.count?.share.map { .double($0) } ?? .null),
        ])
    }

    private static func json(_ standing: SchoolStanding) -> JSONValue {
        .object([
            ("id", .string(standing.school.id)), ("name", .string(standing.school.name)),
            ("curator", .string(standing.school.curator)),
            ("documents", .array((standing.documents + [standing.roadmap]).map(json))),
            ("item16", .bool(standing.item16)), ("item19", .bool(standing.item19)),
            ("item21", .bool(standing.item21)), ("item23", .bool(standing.item23)),
            ("remarks", .array(standing.remarks.map(json))),
        ])
    }

    static func json(_ remark: SchoolRemark) -> JSONValue {
        .object([
            ("parameter", .string(remark.parameter)), ("kind", .string(remark.kind.rawValue)),
            ("risk", .string(remark.risk?.rawValue)), ("text", .string(remark.text)),
            ("entry", .int64(remark.entry)),
        ])
    }

    private static func json(_ document: DocumentStanding) -> JSONValue {
        .object([
            ("kind", .string(document.kind.rawValue)), ("risk", .string(document.risk?.rawValue)),
            ("state", .string(document.state.rawValue)), ("entry", .int64(document.entry)),
            ("confirmed", document.confirmed.map { .bool($0) } ?? .null), ("evidence", .int(document.evidence)),
            ("late", .bool(document.late)), ("decided", .bool(document.version?.decision?.verdict != nil)),
        ])
    }

    package var csv: String {
        var table = CSVTable([
            "Школа", "Куратор", "Документ", "Направление", "Состояние", "Запись", "После срока", "Подтверждена",
            "Подтверждающих документов", "п. 16", "п. 19", "п. 23",
        ])
        func word(_ holds: Bool) -> String { holds ? "да" : "нет" }
        for school in status.schools {
            for document in school.documents + [school.roadmap] {
                table.append([
                    school.school.name, school.school.curator ?? "", document.kind.title, document.risk?.title ?? "",
                    document.state.title, document.entry.map(String.init) ?? "", word(document.late),
                    document.confirmed.map(word) ?? "", document.kind == .antirisk ? String(document.evidence) : "",
                    word(school.item16), word(school.item19), word(school.item23),
                ])
            }
        }
        return table.text
    }
}
