internal import Roadmap

/// The section of one school: what it lacks, then document by document.
struct SchoolFragment {
    let school: SchoolPage
    let zone: String

    static func summary(of school: SchoolPage, to summary: inout HTMLBuilder) {
        summary.element("h3", text: school.name)
        summary.element("span", .class("holds")) { marks in
            for item in [16, 19, 23] {
                let holds = school.holds(item) ?? false
                marks.element("span", .class(holds ? "yes" : "no"), text: "п.\u{A0}\(item): \(holds ? "да" : "нет")")
                marks.text(" ")
            }
        }
        if let curator = school.curator { summary.element("span", .class("curator"), text: "Куратор: \(curator)") }
    }

    var html: HTMLBuilder {
        var html = HTMLBuilder()
        facts(&html)
        lacks(&html)
        var shown: Set<Int64> = []
        html.element("h4", text: "Обязательные документы")
        for page in school.required { write(page, &shown, to: &html) }
        html.element("h4", text: "Дорожная карта школы (пункт 21)")
        write(school.roadmap, &shown, to: &html)
        if !school.evidence.isEmpty {
            html.element("h4", text: "Подтверждающие документы (пункт 23)")
            for page in school.evidence { write(page, &shown, to: &html) }
        }
        if !school.unplaced.isEmpty {
            html.element("h4", text: "Не распознано или не читается")
            for page in school.unplaced { write(page, &shown, to: &html) }
        }
        return html
    }

    private func facts(_ html: inout HTMLBuilder) {
        let risks = school.standing.school.risks
        guard !risks.isEmpty else { return }
        html.element("p", .class("facts")) { facts in
            facts.text("Активированные направления: ")
            facts.text(risks.map { "\($0.rawValue) «\($0.title)»" }.joined(separator: ", ") + ".")
        }
    }

    /// What is missing over all documents of the school, in the words of the parameters.
    private func lacks(_ html: inout HTMLBuilder) {
        guard !school.standing.remarks.isEmpty else { return }
        html.element("h4", text: "По школе в целом")
        html.element("ul", .class("remarks")) { list in
            for remark in school.standing.remarks {
                list.element("li") { item in
                    item.element("p") { line in
                        line.element("b", .class("id"), text: remark.parameter)
                        line.text(" " + remark.text)
                    }
                }
            }
        }
    }

    private func write(_ page: DocumentPage, _ shown: inout Set<Int64>, to html: inout HTMLBuilder) {
        guard let version = page.version else {
            html.element("div", .class("document absent")) { absent in
                absent.element("h5", text: DocumentFragment.title(of: page))
                absent.text(" ")
                StateMark(state: page.state).write(to: &absent)
            }
            return
        }
        DocumentFragment(page: page, version: version, zone: zone)
            .write(isFirst: shown.insert(version.received.number).inserted, to: &html)
    }
}
