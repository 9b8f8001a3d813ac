internal import Reporting
internal import Roadmap

/// How the shares grew: one small chart for each item on the same days, and the figures as a table.
struct TimelineSection {
    let report: CoordinatorReport

    func write(to main: inout HTMLBuilder) {
        main.element("section", .id(.section("timeline")), .named("aria-labelledby", "timeline-title")) { section in
            section.element("h2", .named("id", "timeline-title"), text: "Как менялись доли")
            guard let first = report.timeline.points.first else {
                section.element("p", text: "Записей ещё нет.")
                return
            }
            let axis = TimeAxis(from: first.day, to: report.asOf, deadlines: deadlines)
            section.element("div", .class("charts")) { charts in
                for (number, title, _, _, _) in SharesSection.titles {
                    guard let item = report.item(number)?.item else { continue }
                    charts.element("figure") { figure in
                        figure.element("figcaption") { caption in
                            caption.element("span", .class("item"), text: "Пункт \(number)")
                            caption.text(" " + title)
                        }
                        ShareChart(item: item, points: report.timeline.points, axis: axis, asOf: report.asOf)
                            .write(to: &figure)
                    }
                }
            }
            section.element("details") { table(in: &$0) }
        }
    }

    private var deadlines: [CalendarDate] {
        SharesSection.titles.compactMap { report.item($0.item)?.item.deadline }
    }

    private func table(in details: inout HTMLBuilder) {
        details.element("summary", text: "Те же числа таблицей")
        details.element("table", .class("plain")) { table in
            table.element("caption", text: "Состояние на конец дня; дни без записей пропущены")
            table.element("thead") { head in
                head.element("tr") { row in
                    for name in ["День", "Пункт 16", "Пункт 19", "Пункт 23"] {
                        row.element("th", .named("scope", "col"), text: name)
                    }
                }
            }
            table.element("tbody") { body in
                for point in report.timeline.points {
                    body.element("tr") { row in
                        row.element("th", .named("scope", "row"), text: point.day.russian)
                        for count in [point.item16, point.item19, point.item23] {
                            row.element("td", text: StatusReport.share(count))
                        }
                    }
                }
            }
        }
    }
}

/// Days along the width of a chart.
struct TimeAxis {
    let first: CalendarDate
    let last: CalendarDate
    private let days: Double

    /// - Parameters:
    ///   - first: the first day with entries.
    ///   - last: the day of the report; a deadline that lies a little ahead is shown too.
    init(from first: CalendarDate, to last: CalendarDate, deadlines: [CalendarDate]) {
        let start = UTCTime.days(since1970: first)
        var end = max(UTCTime.days(since1970: last), start)
        // Picked: half as much again as has passed, and at least two months, so that the past keeps its room.
        let farthest = end + max((end - start) / 2, 62)
        for deadline in deadlines.map(UTCTime.days(since1970:)) where deadline > end && deadline <= farthest {
            end = deadline
        }
        // A single day is shown with room around it.
        let from = end - start < 14 ? start - (14 - (end - start)) : start
        self.first = UTCTime.day(daysSince1970: from)
        self.last = UTCTime.day(daysSince1970: end)
        days = Double(end - from)
    }

    /// 0…1; days outside lie on the edge.
    func position(of day: CalendarDate) -> Double {
        let passed = Double(UTCTime.days(since1970: day) - UTCTime.days(since1970: first))
        return min(max(passed / days, 0), 1)
    }

    /// First days of months, not more than `most` of them.
    func months(most: Int) -> [CalendarDate] {
        var months: [CalendarDate] = []
        var (year, month) = (first.year, first.month)
        while let day = CalendarDate(year: year, month: month, day: 1), day <= last {
            if day >= first { months.append(day) }
            (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
        }
        let step = max(1, (months.count + most - 1) / most)
        return months.enumerated().filter { $0.offset % step == 0 }.map(\.element)
    }
}

/// The share of one item as steps, with the target, the deadline and the last figure.
private struct ShareChart {
    let item: RoadmapPlan.Item
    let points: [ShareTimeline.Point]
    let axis: TimeAxis
    let asOf: CalendarDate

    private static let width = 340.0
    private static let height = 170.0
    private static let left = 44.0
    private static let right = 12.0
    private static let top = 22.0
    private static let bottom = 28.0

    func write(to figure: inout HTMLBuilder) {
        figure.element(
            "svg",
            .class("chart"),
            .named("viewBox", "0 0 \(Int(Self.width)) \(Int(Self.height))"),
            .named("role", "img"),
            .named("aria-label", description)
        ) { svg in
            grid(&svg)
            deadline(&svg)
            line(&svg)
        }
    }

    private var description: String {
        guard let last = points.last?.count(of: item.number), let first = points.first else { return "" }
        var text = "Пункт \(item.number): \(StatusReport.share(last)) на \(asOf.russian)"
        if points.count > 1, let before = first.count(of: item.number) {
            text += "; \(first.day.russian) было \(StatusReport.share(before))"
        }
        return text + ". Все числа — в таблице под графиками."
    }

    private func grid(_ svg: inout HTMLBuilder) {
        for share in [0, 50, 100] {
            let y = y(Double(share))
            line(&svg, "grid", x1: Self.left, y1: y, x2: Self.width - Self.right, y2: y)
            text(&svg, "tick", "\(share) %", x: Self.left - 6, y: y + 4, anchor: "end")
        }
        for month in axis.months(most: 5) {
            let x = x(month)
            line(&svg, "grid", x1: x, y1: y(0), x2: x, y2: y(0) + 4)
            // A name that would run over the edge is left out.
            guard x < Self.width - 24 else { continue }
            text(&svg, "tick", Self.name(of: month), x: x, y: Self.height - 8, anchor: "middle")
        }
    }

    private func deadline(_ svg: inout HTMLBuilder) {
        guard let deadline = item.deadline, deadline >= axis.first, deadline <= axis.last else { return }
        let x = x(deadline)
        line(&svg, "deadline", x1: x, y1: y(100), x2: x, y2: y(0))
        let isRight = x > Self.width * 0.6
        let words = "срок \(String(deadline.russian.prefix(5)))"
        text(&svg, "mark", words, x: x + (isRight ? -4 : 4), y: Self.top - 8, anchor: isRight ? "end" : "start")
    }

    private func line(_ svg: inout HTMLBuilder) {
        var path = ""
        var area = ""
        var previous: Double?
        for point in points {
            let (x, y) = (x(point.day), y(point.count(of: item.number)?.share ?? 0))
            if let previous {
                path += "L\(number(x)) \(number(previous))L\(number(x)) \(number(y))"
            } else {
                path = "M\(number(x)) \(number(y))"
                area = "M\(number(x)) \(number(self.y(0)))L\(number(x)) \(number(y))"
            }
            previous = y
        }
        guard let last = previous else { return }
        let end = x(asOf)
        path += "L\(number(end)) \(number(last))"
        area += path.replacing("M", with: "L") + "L\(number(end)) \(number(y(0)))Z"
        svg.element("path", .class("area"), .named("d", area)) { _ in }
        svg.element("path", .class("line"), .named("d", path)) { _ in }
        svg.element(
            "circle",
            .class("dot"),
            .named("cx", number(end)),
            .named("cy", number(last)),
            .named("r", "3.5")
        ) { _ in }
    }

    // MARK: Drawing

    private func x(_ day: CalendarDate) -> Double {
        Self.left + axis.position(of: day) * (Self.width - Self.left - Self.right)
    }

    private func y(_ share: Double) -> Double {
        Self.top + (100 - share) / 100 * (Self.height - Self.top - Self.bottom)
    }

    private func line(_ svg: inout HTMLBuilder, _ kind: String, x1: Double, y1: Double, x2: Double, y2: Double) {
        svg.element(
            "line",
            .class(kind),
            .named("x1", number(x1)),
            .named("y1", number(y1)),
            .named("x2", number(x2)),
            .named("y2", number(y2))
        ) { _ in }
    }

    private func text(
        _ svg: inout HTMLBuilder,
        _ kind: String,
        _ text: String,
        x: Double,
        y: Double,
        anchor: String
    ) {
        svg.element(
            "text",
            .class(kind),
            .named("x", number(x)),
            .named("y", number(y)),
            .named("text-anchor", anchor),
            text: text
        )
    }

    /// Tenths, so that equal charts have equal bytes.
    private func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(abs(tenths % 10))"
    }

    private static func name(of month: CalendarDate) -> String {
        let names = ["янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"]
        let name = names[month.month - 1]
        return month.month == 1 ? "\(name) \(month.year)" : name
    }
}
