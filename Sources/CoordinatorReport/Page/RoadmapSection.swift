internal import Reporting
internal import Roadmap

/// All items of the roadmap with their dates, and what is due next.
struct RoadmapSection {
    let report: CoordinatorReport

    /// Picked: what fits into one look.
    private static let mostNext = 5

    func write(to main: inout HTMLBuilder) {
        main.element("section", .id(.section("roadmap")), .named("aria-labelledby", "roadmap-title")) { section in
            section.element("h2", .named("id", "roadmap-title"), text: "Дорожная карта")
            section.element("p", .class("note"), text: report.planTitle)
            next(&section)
            section.element("div", .class("scroll"), .named("tabindex", "0"), .named("role", "region"), label) { box in
                box.element("table", .class("plain roadmap")) { table in
                    table.element("caption", text: Words.count(report.items.count, "пункт", "пункта", "пунктов"))
                    head(&table)
                    table.element("tbody") { body in
                        for standing in report.items { row(standing, to: &body) }
                    }
                }
            }
        }
    }

    private var label: HTMLBuilder.Attribute { .named("aria-label", "Пункты дорожной карты") }

    private func next(_ section: inout HTMLBuilder) {
        let ahead = report.items.filter { $0.item.deadline.map { $0 >= report.asOf } ?? false }
            .sorted {
                ($0.item.deadline?.description ?? "", $0.item.number) < (
                    $1.item.deadline?.description ?? "", $1.item.number
                )
            }
        section.element("h3", text: "Ближайшие сроки")
        guard !ahead.isEmpty else {
            section.element("p", text: "Сроки всех пунктов прошли.")
            return
        }
        section.element("ol", .class("next")) { list in
            for standing in ahead.prefix(Self.mostNext) {
                guard let deadline = standing.item.deadline else { continue }
                list.element("li") { item in
                    item.element("span", .class("when")) { when in
                        when.element("strong", text: deadline.russian)
                        when.text(" \(Words.distance(to: deadline, from: report.asOf))")
                    }
                    item.element("span", text: "п. \(standing.item.number). \(standing.item.action)")
                    if let count = standing.count {
                        item.element("span", .class("tag"), text: "выполнено: \(StatusReport.share(count))")
                    }
                }
            }
        }
    }

    private func head(_ table: inout HTMLBuilder) {
        table.element("thead") { head in
            head.element("tr") { row in
                for name in ["№", "Действие", "Срок", "Показатель", "Состояние"] {
                    row.element("th", .named("scope", "col"), text: name)
                }
            }
        }
    }

    private func row(_ standing: ItemStanding, to body: inout HTMLBuilder) {
        let item = standing.item
        body.element("tr", .class(standing.count == nil ? "" : "counted")) { row in
            row.element("th", .named("scope", "row"), text: String(item.number))
            row.element("td", text: item.action)
            row.element("td") { cell in
                cell.text(item.date)
                if let deadline = item.deadline {
                    cell.element("span", .class("until"), text: " до \(deadline.russian)")
                }
            }
            row.element("td", text: item.indicator)
            row.element("td") { cell in
                if let count = standing.count {
                    cell.element("strong", text: StatusReport.share(count))
                    cell.text(" ")
                }
                cell.element("span", .class("until"), text: Self.standing(item, report.asOf))
            }
        }
    }

    private static func standing(_ item: RoadmapPlan.Item, _ day: CalendarDate) -> String {
        guard let deadline = item.deadline else { return "в течение года" }
        return Words.distance(to: deadline, from: day)
    }
}
