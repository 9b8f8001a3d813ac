internal import Hashing
internal import Intake
internal import Reporting
internal import Roadmap

/// One document of a school: the file, what was said of it, who decided what, and its versions.
struct DocumentFragment {
    let page: DocumentPage
    let version: VersionPage
    let zone: String
    /// Of its heading: 5 inside a school.
    var level = 5

    static func title(of page: DocumentPage) -> String {
        guard let risk = page.risks.first, page.risks.count == 1 else { return page.name }
        return "\(page.name) «\(risk.title)»"
    }

    /// - Parameter isFirst: false where the same file is shown above for another direction; then only its facts of
    ///   this direction follow.
    func write(isFirst: Bool, to html: inout HTMLBuilder) {
        guard isFirst else {
            html.element("div", .class("document absent")) { other in
                other.element("h5", text: Self.title(of: page))
                other.text(" ")
                StateMark(state: page.state).write(to: &other)
                other.element("p") { line in
                    line.text("Тот же файл, что и выше: ")
                    line.element(
                        "a",
                        .href(.document(version.received.number)),
                        text: "запись \(version.received.number)"
                    )
                    line.text(".")
                }
            }
            return
        }
        html.element(
            "details",
            .class("document"),
            .id(.document(version.received.number)),
            .flag("open", isWanted)
        ) { details in
            details.element("summary") { summary(&$0) }
            details.element("div", .class("inside")) { inside in
                facts(&inside)
                remarks(&inside)
                outline(&inside)
                history(&inside)
            }
        }
    }

    /// Whether there is something to be done about it, so that its remarks are at hand.
    private var isWanted: Bool {
        switch page.state {
        case .fails, .partly, .needsExpert, .unreadable: page.kind != .evidence
        case .conforms, .received, .missing: false
        }
    }

    private func summary(_ summary: inout HTMLBuilder) {
        summary.element(level == 5 ? "h5" : "h4", text: Self.title(of: page))
        summary.text(" ")
        StateMark(state: page.state).write(to: &summary)
        if page.late { summary.element("span", .class("tag warn"), text: "получен после срока") }
        if let confirmed = page.confirmed {
            summary.element(
                "span",
                .class(confirmed ? "tag good" : "tag"),
                text: confirmed ? "подтверждена куратором" : "не подтверждена"
            )
        }
        if version.decision?.fact.verdict != nil { summary.element("span", .class("tag"), text: "решение куратора") }
        if !page.remarks.isEmpty {
            summary.element(
                "span",
                .class("tag"),
                text: Words.count(page.remarks.count, "замечание", "замечания", "замечаний")
            )
        }
    }

    // MARK: Facts

    private func facts(_ html: inout HTMLBuilder) {
        html.element("dl") { list in
            fact("Файл", version.document?.name, to: &list)
            fact("Получен", received, to: &list)
            if let examined = version.examined {
                fact("Вывод программы", "\(automatic(examined)) (запись \(examined.number))", to: &list)
            }
            if let decision = version.decision { fact("Решение", self.decision(decision), to: &list) }
            if let confirmation = page.confirmation {
                fact(
                    "Подтверждена",
                    "\(time(confirmation)), \(confirmation.fact.by) (запись \(confirmation.number))",
                    to: &list
                )
            }
            if page.kind == .antirisk {
                fact("Подтверждающих документов I этапа", String(page.evidence), to: &list)
            }
            fact("В архиве", version.document.map { "archive/\($0.archivedAs)" }, to: &list)
            code("SHA-256 файла", version.document?.sha256.hex, to: &list)
            code("Хеш записи \(version.received.number)", version.received.hash, to: &list)
        }
    }

    private var received: String {
        let entry = version.received
        var text = "\(time(entry)) (запись \(entry.number))"
        if let stated = entry.fact.asOf {
            text = "считать датой \(stated.russian); запись \(entry.number), \(time(entry))"
        }
        if let document = version.document { text += ", \(Words.size(document.bytes))" }
        return text
    }

    private func automatic(_ examined: Entry) -> String {
        if let verdict = version.automaticVerdict { return verdict.title }
        if let reason = examined.fact.reason, examined.fact.status == .unreadable { return reason }
        return EntryWords.result(examined.fact)
    }

    private func decision(_ entry: Entry) -> String {
        let fact = entry.fact
        var parts: [String] = []
        if let verdict = fact.verdict { parts.append(verdict.title) }
        if let kind = fact.kind { parts.append("вид: \(kind.title)") }
        if !fact.risks.isEmpty { parts.append("направление: \(fact.risks.map(\.rawValue).joined(separator: ", "))") }
        let what = parts.isEmpty ? "школа" : parts.joined(separator: "; ")
        return
            "\(what). \(fact.by), \(time(entry)), запись \(entry.number). \(fact.reason.map { "Причина: \($0)" } ?? "")"
    }

    private func fact(_ name: String, _ text: String?, to list: inout HTMLBuilder) {
        guard let text else { return }
        list.element("dt", text: name)
        list.element("dd") { $0.element("bdi", text: text) }
    }

    private func code(_ name: String, _ text: String?, to list: inout HTMLBuilder) {
        guard let text else { return }
        list.element("dt", text: name)
        list.element("dd") { $0.element("code", text: text) }
    }

    private func time(_ entry: Entry) -> String { Moment(text: entry.time)?.russian(in: zone) ?? entry.time }

    // MARK: Remarks

    private func remarks(_ html: inout HTMLBuilder) {
        guard version.examined?.fact.status == .examined else { return }
        if page.remarks.isEmpty {
            html.element("p", .class("done"), text: "Замечаний нет.")
        } else {
            html.element(level == 5 ? "h6" : "h5", .class("minor"), text: "Замечания")
            html.element("ol", .class("remarks")) { list in
                for remark in page.remarks { write(remark, to: &list) }
            }
        }
        guard !version.unchecked.isEmpty else { return }
        html.element("p", .class("note"), text: "Решает человек: \(version.unchecked.joined(separator: ", ")).")
    }

    private func write(_ remark: RemarkLine, to list: inout HTMLBuilder) {
        list.element("li", .class("o-\(remark.outcome.rawValue) w-\(remark.weight.rawValue)")) { item in
            item.element("p") { line in
                line.element("a", .class("id"), .href(.parameter(remark.parameter)), text: remark.parameter)
                line.element("span", .class("tag"), text: remark.outcome.label(remark.weight))
                line.text(" " + remark.text)
            }
            guard remark.place != nil || remark.quote != nil else { return }
            item.element("p", .class("origin")) { origin in
                if let place = remark.place { origin.text(place + (remark.quote == nil ? "" : ": ")) }
                if let quote = remark.quote { origin.element("q", text: quote) }
            }
        }
    }

    private func outline(_ html: inout HTMLBuilder) {
        guard !version.outline.isEmpty else { return }
        html.element("details", .class("words")) { details in
            details.element("summary", text: "Разделы, которые увидела программа")
            details.element("ul") { list in
                for line in version.outline { list.element("li", text: line) }
            }
        }
    }

    // MARK: Versions

    private func history(_ html: inout HTMLBuilder) {
        html.element(level == 5 ? "h6" : "h5", .class("minor"), text: "Версии, решения, подтверждения")
        html.element("div", .class("scroll"), .named("tabindex", "0"), .named("role", "region"), label) { box in
            box.element("table", .class("plain history")) { table in
                head(&table)
                table.element("tbody") { body in
                    for entry in page.history { body.element("tr") { row(entry, to: &$0) } }
                }
            }
        }
    }

    private var label: HTMLBuilder.Attribute { .named("aria-label", "Записи журнала: \(Self.title(of: page))") }

    private func head(_ table: inout HTMLBuilder) {
        table.element("thead") { head in
            head.element("tr") { row in
                for name in ["Запись", "Время", "Событие", "Итог", "Кто", "Файл, причина"] {
                    row.element("th", .named("scope", "col"), text: name)
                }
            }
        }
    }

    private func row(_ entry: Entry, to row: inout HTMLBuilder) {
        let fact = entry.fact
        row.element("th", .named("scope", "row"), text: String(entry.number))
        row.element("td", text: time(entry))
        row.element("td", text: EntryWords.event(fact))
        row.element("td", text: EntryWords.result(fact))
        row.element("td", text: fact.by)
        row.element("td") { cell in
            if fact.event == .received, let document = fact.document {
                cell.element("bdi", text: document.name.split(separator: "/").last.map(String.init) ?? document.name)
                // Of the version in force it stands above.
                if entry.number != version.received.number {
                    cell.text(" ")
                    cell.element("code", text: document.sha256.hex)
                }
            }
            if let reason = fact.reason { cell.element("p", text: reason) }
        }
    }
}
