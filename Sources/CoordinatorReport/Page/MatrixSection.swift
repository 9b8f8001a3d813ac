internal import Reporting
internal import Roadmap

/// School × required document, with filters that narrow this table and the schools below it.
struct MatrixSection {
    let report: CoordinatorReport

    func write(to main: inout HTMLBuilder) {
        main.element("section", .id(.section("matrix")), .named("aria-labelledby", "matrix-title")) { section in
            section.element("h2", .named("id", "matrix-title"), text: "Школы и обязательные документы")
            filter(&section)
            legend(&section)
            section.element("table", .class("matrix")) { table in
                table.element(
                    "caption",
                    .class("unseen"),
                    text: "Состояние обязательных документов каждой школы и выполнение пунктов 16, 19 и 23"
                )
                head(&table)
                table.element("tbody") { body in
                    for school in report.schools { row(school, to: &body) }
                }
            }
            section.element("p", .named("id", "none"), .class("warning"), .flag("hidden")) { none in
                none.text("Под этот отбор не подходит ни одна школа.")
            }
        }
    }

    // MARK: Filters

    /// Needs the script; without one it stays away.
    private func filter(_ section: inout HTMLBuilder) {
        section.element(
            "form",
            .named("id", "filter"),
            .named("role", "search"),
            .named("aria-label", "Отбор школ"),
            .flag("hidden")
        ) { form in
            form.element("div", .class("field wide-field")) { field in
                field.element("label", .named("for", "q"), text: "Поиск")
                field.void(
                    "input",
                    .named("type", "search"),
                    .named("id", "q"),
                    .named("name", "q"),
                    .named("autocomplete", "off"),
                    .named("placeholder", "школа, направление, файл, номер записи")
                )
            }
            choice("curator", "Куратор", [("", "все")] + curators.map { ($0, $0) }, to: &form)
            choice("state", "Состояние документа", states, to: &form)
            choice(
                "item",
                "Пункт",
                [("", "все")] + [16, 19, 23].map { (String($0), "не выполнен п. \($0)") },
                to: &form
            )
            form.element("div", .class("actions")) { actions in
                actions.element("button", .named("type", "reset"), text: "Сбросить отбор")
                actions.element("button", .named("type", "button"), .named("id", "open"), text: "Раскрыть школы")
                actions.element("button", .named("type", "button"), .named("id", "close"), text: "Свернуть школы")
            }
            form.element("p", .named("id", "found"), .named("role", "status"), .named("aria-live", "polite")) { _ in }
        }
    }

    private func choice(_ name: String, _ label: String, _ options: [(String, String)], to form: inout HTMLBuilder) {
        form.element("div", .class("field")) { field in
            field.element("label", .named("for", name), text: label)
            field.element("select", .named("id", name), .named("name", name)) { select in
                for (value, text) in options { select.element("option", .named("value", value), text: text) }
            }
        }
    }

    private var curators: [String] { Set(report.schools.compactMap(\.curator)).sorted() }

    private var states: [(String, String)] {
        [("", "любое")] + DocumentStanding.State.allCases.map { ($0.rawValue, $0.title) }
            + [("late", "получен после срока"), ("unconfirmed", "программа не подтверждена")]
    }

    // MARK: The table

    private func legend(_ section: inout HTMLBuilder) {
        section.element("ul", .class("legend"), .named("aria-label", "Обозначения")) { list in
            for state in DocumentStanding.State.allCases {
                list.element("li") { StateMark(state: state).write(to: &$0) }
            }
        }
    }

    private func head(_ table: inout HTMLBuilder) {
        table.element("thead") { head in
            head.element("tr") { row in
                for name in ["Школа", "Концепция", "Среднесрочная программа", "Антирисковые программы"] {
                    row.element("th", .named("scope", "col"), text: name)
                }
                for item in [16, 19, 23] { row.element("th", .named("scope", "col"), text: "п.\u{A0}\(item)") }
            }
        }
    }

    private func row(_ school: SchoolPage, to body: inout HTMLBuilder) {
        body.element(
            "tr",
            .named("data-school", school.id),
            .named("data-q", Self.searched(school)),
            .named("data-curator", school.curator ?? ""),
            .named("data-states", Self.states(of: school)),
            .named(
                "data-items",
                [16, 19, 23].filter { school.holds($0) == false }.map(String.init).joined(separator: " ")
            )
        ) { row in
            row.element("th", .named("scope", "row")) { cell in
                cell.element("a", .href(.school(school.id)), text: school.name)
                if let curator = school.curator { cell.element("span", .class("curator"), text: curator) }
            }
            cell("Концепция", school.required.filter { $0.kind == .concept }, school, to: &row)
            cell("Среднесрочная программа", school.required.filter { $0.kind == .midterm }, school, to: &row)
            cell("Антирисковые программы", school.required.filter { $0.kind == .antirisk }, school, to: &row)
            for item in [16, 19, 23] { holds(item, school, to: &row) }
        }
    }

    private func cell(_ label: String, _ pages: [DocumentPage], _ school: SchoolPage, to row: inout HTMLBuilder) {
        row.element("td", .named("data-label", label)) { cell in
            guard label == "Антирисковые программы" else {
                for page in pages { mark(page, school, to: &cell) }
                return
            }
            guard !pages.isEmpty else {
                cell.text("направления не указаны")
                return
            }
            cell.element("ul", .class("marks")) { list in
                for page in pages { list.element("li") { mark(page, school, to: &$0) } }
            }
        }
    }

    private func mark(_ page: DocumentPage, _ school: SchoolPage, to cell: inout HTMLBuilder) {
        let target = page.version.map { Anchor.document($0.received.number) } ?? .school(school.id)
        cell.element("a", .class("mark s-\(page.state.rawValue)"), .href(target)) { link in
            link.element("span", .class("sign"), .named("aria-hidden", "true"), text: page.state.sign)
            if let risk = page.risks.first {
                link.element("b", text: risk.rawValue)
                link.text(" ")
            }
            link.text(page.state.short)
            if page.late { link.element("span", .class("late"), text: " после срока") }
        }
    }

    private func holds(_ item: Int, _ school: SchoolPage, to row: inout HTMLBuilder) {
        let holds = school.holds(item) ?? false
        row.element("td", .class(holds ? "yes" : "no"), .named("data-label", "п. \(item)")) { cell in
            cell.element("strong", text: holds ? "да" : "нет")
            guard item == 23 else { return }
            cell.element("span", .class("of"), text: " \(school.confirmed) из \(school.toConfirm)")
        }
    }

    // MARK: What the filters look at

    /// Names, directions, file names and numbers of entries, folded as the script folds what is typed.
    private static func searched(_ school: SchoolPage) -> String {
        var words = [school.name, school.id, school.curator ?? ""] + school.standing.school.aliases
        words += school.standing.school.risks.map(\.rawValue)
        for page in school.documents {
            guard let version = page.version else { continue }
            words.append(version.document?.name.split(separator: "/").last.map(String.init) ?? "")
            words += page.history.map { String($0.number) }
        }
        return folded(words.joined(separator: " "))
    }

    private static func folded(_ text: String) -> String {
        String(PlainText.shown(text).lowercased().map { $0 == "ё" ? "е" : $0 }.filter { !"«»\"".contains($0) })
    }

    private static func states(of school: SchoolPage) -> String {
        var states = Set(school.required.map(\.state.rawValue))
        if school.required.contains(where: \.late) { states.insert("late") }
        if school.required.contains(where: { $0.confirmed == false }) { states.insert("unconfirmed") }
        return states.sorted().joined(separator: " ")
    }
}

/// A state by sign, word and colour.
struct StateMark {
    let state: DocumentStanding.State

    func write(to parent: inout HTMLBuilder) {
        parent.element("span", .class("mark s-\(state.rawValue)")) { mark in
            mark.element("span", .class("sign"), .named("aria-hidden", "true"), text: state.sign)
            mark.text(state.short)
        }
    }
}
