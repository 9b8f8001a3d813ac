internal import Reporting
internal import Roadmap

/// The figures the coordinator answers for: items 16, 19, 23, each with what holds it up.
struct SharesSection {
    let report: CoordinatorReport

    /// Picked: more than anyone reads in a card; the table below has them all.
    private static let mostSchools = 50
    private static let mostReasons = 2

    /// What the three items are about, in the fewest words.
    static let titles: [(item: Int, title: String, one: String, few: String, many: String)] = [
        (16, "Документы размещены", "школы", "школ", "школ"),
        (19, "Документы прошли экспертизу", "школы", "школ", "школ"),
        (23, "Программы подтверждены куратором", "программы", "программ", "программ"),
    ]

    func write(to main: inout HTMLBuilder) {
        main.element("section", .id(.section("shares")), .named("aria-labelledby", "shares-title")) { section in
            section.element("h2", .named("id", "shares-title"), text: "Доли по пунктам дорожной карты")
            section.element("div", .class("cards")) { cards in
                for (number, title, one, few, many) in Self.titles {
                    guard let standing = report.item(number), let count = standing.count else { continue }
                    card(standing, count, title, Words.form(count.denominator, one, few, many), to: &cards)
                }
            }
            if let roadmaps = report.item(21), let count = roadmaps.count {
                section.element("p", .class("note")) { note in
                    note.text("Пункт 21, дорожные карты школ размещены в срок: ")
                    note.element("strong", text: StatusReport.share(count))
                    note.text(deadline(roadmaps.item).map { "; \($0)." } ?? ".")
                }
            }
        }
    }

    private func card(
        _ standing: ItemStanding,
        _ count: ItemStanding.Count,
        _ title: String,
        _ units: String,
        to cards: inout HTMLBuilder
    ) {
        let item = standing.item
        cards.element(
            "article",
            .class("card"),
            .id(.item(item.number)),
            .named("aria-labelledby", "card-\(item.number)")
        ) { card in
            card.element("h3", .named("id", "card-\(item.number)")) { heading in
                heading.element("span", .class("item"), text: "Пункт \(item.number)")
                heading.text(" " + title)
            }
            card.element("p", .class("figure")) { figure in
                figure.element("strong", text: count.share.map { "\(Words.percent($0))\u{A0}%" } ?? "—")
                figure.element("span", text: " \(count.numerator) из \(count.denominator)\u{A0}\(units)")
            }
            ShareBar(count: count, target: item.target).write(to: &card)
            card.element("p", .class("goal"), text: goal(item, count))
            if item.number == 23 { card.element("p", .class("goal"), text: evidence) }
            holders(of: item.number, to: &card)
            card.element("details", .class("words")) { words in
                words.element("summary", text: "Как сказано в дорожной карте")
                words.element("p", text: item.action)
                words.element("p", text: "Показатель: \(item.indicator)")
                words.element("p", text: "Срок: \(item.date).")
            }
        }
    }

    private func goal(_ item: RoadmapPlan.Item, _ count: ItemStanding.Count) -> String {
        var sentences: [String] = []
        if let target = item.target {
            let isReached = count.share.map { $0 >= Double(target) } ?? false
            sentences.append("Цель \(target)\u{A0}%\(isReached ? " достигнута" : "").")
        } else {
            sentences.append(count.numerator == count.denominator ? "Сделано всё." : "Нужны все.")
        }
        if let deadline = deadline(item) {
            sentences.append(deadline.prefix(1).uppercased() + deadline.dropFirst() + ".")
        }
        return sentences.joined(separator: " ")
    }

    private func deadline(_ item: RoadmapPlan.Item) -> String? {
        item.deadline.map { "срок \($0.russian), \(Words.distance(to: $0, from: report.asOf))" }
    }

    /// Kept apart from the confirmations: the roadmap's text asks for the one, its indicator for the other.
    private var evidence: String {
        let programmes = report.schools.flatMap(\.required).filter { $0.kind == .antirisk }
        let proven = programmes.count { $0.evidence > 0 }
        return "Подтверждающие документы I этапа есть по \(proven)\u{A0}из\u{A0}\(programmes.count) направлений."
    }

    // MARK: What holds it up

    private func holders(of item: Int, to card: inout HTMLBuilder) {
        let schools = report.schools.filter { !$0.obstacles.on(item).isEmpty }
        guard !schools.isEmpty else {
            card.element("p", .class("done"), text: "Задержек нет.")
            return
        }
        card.element("details", .class("holders")) { details in
            details.element("summary") { summary in
                summary.text("Что задерживает: ")
                summary.element("strong", text: Words.count(schools.count, "школа", "школы", "школ"))
            }
            details.element("ul") { list in
                for school in schools.prefix(Self.mostSchools) {
                    list.element("li") { holder(school, item, to: &$0) }
                }
            }
            if schools.count > Self.mostSchools {
                details.element(
                    "p",
                    text: "Показано \(Self.mostSchools) из \(schools.count); все школы — в таблице ниже."
                )
            }
            details.element("p", .class("js-only")) { line in
                line.element("a", .named("href", "#item=\(item)"), text: "Показать эти школы в таблице")
            }
        }
    }

    private func holder(_ school: SchoolPage, _ item: Int, to line: inout HTMLBuilder) {
        line.element("a", .href(.school(school.id)), text: school.name)
        line.element("ul") { list in
            for obstacle in school.obstacles.on(item) {
                list.element("li") { self.obstacle(obstacle, to: &$0) }
            }
        }
    }

    private func obstacle(_ obstacle: Obstacle, to line: inout HTMLBuilder) {
        if let entry = obstacle.entry {
            line.element("a", .href(.document(entry)), text: obstacle.document)
        } else {
            line.text(obstacle.document)
        }
        line.text(": \(obstacle.words)")
        guard !obstacle.reasons.isEmpty else { return }
        let shown = obstacle.reasons.prefix(Self.mostReasons)
        line.element("ul", .class("reasons")) { list in
            for reason in shown { list.element("li", text: reason) }
            let rest = obstacle.reasons.count - shown.count
            if rest > 0 {
                list.element("li", text: "и ещё \(Words.count(rest, "замечание", "замечания", "замечаний"))")
            }
        }
    }
}

/// A bar that is filled as far as the share goes; a picture of figures that stand beside it as text.
private struct ShareBar {
    let count: ItemStanding.Count
    let target: Int?

    func write(to card: inout HTMLBuilder) {
        // Without a target the item asks for all.
        let isReached = (count.share ?? 0) >= Double(target ?? 100)
        card.element(
            "svg",
            .class("bar"),
            .named("viewBox", "0 0 100 4"),
            .named("preserveAspectRatio", "none"),
            .named("aria-hidden", "true")
        ) { svg in
            svg.element("rect", .class("track"), .named("width", 100), .named("height", 4)) { _ in }
            svg.element(
                "rect",
                .class(isReached ? "fill reached" : "fill"),
                .named("width", count.share.map { String($0) } ?? "0"),
                .named("height", 4)
            ) { _ in }
        }
    }
}
