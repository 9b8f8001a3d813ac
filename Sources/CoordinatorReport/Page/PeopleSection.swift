internal import Roadmap

/// What waits for a person's decision, with the command that records it.
struct PeopleSection {
    let report: CoordinatorReport

    func write(to main: inout HTMLBuilder) {
        let open =
            report.homeless.map { (page: $0, school: SchoolPage?.none) }
            + report.schools.flatMap { school in school.documents.map { (page: $0, school: school) } }
        let rows = open.compactMap { page, school in Question(page).map { (page, school, $0) } }
        main.element("section", .id(.section("people")), .named("aria-labelledby", "people-title")) { section in
            section.element("h2", .named("id", "people-title"), text: "Ждут решения человека")
            guard !rows.isEmpty else {
                section.element("p", .class("done"), text: "Таких документов нет.")
                return
            }
            section.element("div", .class("scroll"), .named("tabindex", "0"), .named("role", "region"), label) { box in
                box.element("table", .class("plain people")) { table in
                    head(&table)
                    table.element("tbody") { body in
                        for (page, school, question) in rows { row(page, of: school, question, to: &body) }
                    }
                }
            }
            homeless(to: &section)
        }
    }

    private var label: HTMLBuilder.Attribute { .named("aria-label", "Документы, которые ждут решения") }

    private func head(_ table: inout HTMLBuilder) {
        table.element("thead") { head in
            head.element("tr") { row in
                for name in ["Запись", "Файл", "Школа", "Что случилось", "Что сделать"] {
                    row.element("th", .named("scope", "col"), text: name)
                }
            }
        }
    }

    private func row(_ page: DocumentPage, of school: SchoolPage?, _ question: Question, to body: inout HTMLBuilder) {
        guard let version = page.version else { return }
        body.element("tr") { row in
            row.element("td") { cell in
                cell.element("a", .href(.document(version.received.number)), text: String(version.received.number))
            }
            row.element("th", .named("scope", "row")) { $0.element("bdi", text: version.document?.name ?? "—") }
            row.element("td") { cell in
                if let school {
                    cell.element("a", .href(.school(school.id)), text: school.name)
                } else {
                    cell.text(report.schoolName(version.examined?.fact.school ?? version.received.fact.school))
                }
            }
            row.element("td", text: question.happened)
            row.element("td") { cell in
                cell.text(question.advice)
                guard let command = question.command else { return }
                cell.text(" ")
                cell.element("code", text: command)
            }
        }
    }

    /// Documents of no school of the register have no other place on the page.
    private func homeless(to section: inout HTMLBuilder) {
        guard !report.homeless.isEmpty else { return }
        section.element("h3", text: "Документы без школы")
        for page in report.homeless {
            guard let version = page.version else { continue }
            DocumentFragment(page: page, version: version, zone: report.zone, level: 4)
                .write(isFirst: true, to: &section)
        }
    }
}
