internal import DocumentModel
internal import Roadmap

/// Ж. Сроки.
extension ParameterTests {
    static let chapterG: [ParameterTest] = [
        ParameterTest(
            "E26",
            [
                "none": [], "unread": ["where"], "reversed": ["fragment"], "year": ["year", "period"],
                "differ": ["title", "row"], "impossible": ["fragment"],
            ],
            judge: termIsStated
        ),
        ParameterTest(
            "E27",
            ["outside": ["row", "event", "date", "period"], "unbounded": []],
            judge: eventsAreInTerm
        ),
        ParameterTest("E28", ["wider": ["inner", "outer"]]),
        ParameterTest("E29", ["first": ["until"], "second": ["until"]], judge: hasBothStages),
    ]

    // MARK: E26

    private static func termIsStated(_ inspection: Inspection) -> Answer {
        let terms = inspection.terms
        if let reversed = terms.reversed.first {
            let values = ["fragment": reversed.text]
            return .no(.init("reversed", values, quote: reversed.text, place: reversed.place))
        }
        guard let period = terms.period else { return withoutPeriod(inspection) }
        if let fault = contradiction(in: terms) { return .no(fault) }
        guard period.from.year <= inspection.project.year, period.to.year >= inspection.project.year else {
            let statement = terms.row ?? terms.title ?? terms.name ?? terms.body
            let values = ["year": String(inspection.project.year), "period": shown(period)]
            return .no(.init("year", values, quote: statement?.text, place: statement?.place))
        }
        return .yes
    }

    private static func withoutPeriod(_ inspection: Inspection) -> Answer {
        let terms = inspection.terms
        if let impossible = terms.impossible.first {
            let values = ["fragment": impossible.text]
            return .no(.init("impossible", values, quote: impossible.text, place: impossible.place))
        }
        guard let row = terms.rowSection, !row.isEmpty else {
            let fault = Answer.Fault("none", place: terms.rowSection?.place)
            return terms.rowSection == nil ? inspection.missing("terms", fault) : .no(fault)
        }
        var values: [String: String] { ["where": inspection.whereabouts(row)] }
        return .open(.init("unread", values, quote: row.text, place: row.place))
    }

    /// Title, name and row must agree in their years; the row may be more exact than the title.
    private static func contradiction(in terms: StatedTerms) -> Answer.Fault? {
        let stated = [terms.title, terms.name, terms.row, terms.body].compactMap { $0 }
        for (first, second) in zip(stated, stated.dropFirst()) where !agree(first.period, second.period) {
            let values = ["title": shown(first.period), "row": shown(second.period)]
            return .init("differ", values, quote: second.text, place: second.place)
        }
        if let title = terms.title, let row = terms.row, !agree(title.period, row.period) {
            let values = ["title": shown(title.period), "row": shown(row.period)]
            return .init("differ", values, quote: row.text, place: row.place)
        }
        return nil
    }

    private static func agree(_ wide: Period, _ exact: Period) -> Bool {
        wide.from.year == exact.from.year && wide.to.year == exact.to.year
    }

    /// Whole years as years, anything else as days.
    static func shown(_ period: Period) -> String {
        let isWhole = (period.from.month, period.from.day, period.to.month, period.to.day) == (1, 1, 12, 31)
        guard isWhole else { return "\(period.from.russian)–\(period.to.russian)" }
        return period.from.year == period.to.year
            ? "\(period.from.year) год" : "\(period.from.year)–\(period.to.year) годы"
    }

    // MARK: E27, E29

    private struct DatedEvent {
        var row: EventRow
        var cell: Mention
        var spans: [TimeSpan]
        var isUnbounded: Bool
    }

    private static func datedEvents(_ inspection: Inspection, in period: Period) -> [DatedEvent] {
        zip(inspection.events, inspection.eventTimings).compactMap { event, timing in
            let row = event.row
            guard let cell = row.values[.date], let timing else { return nil }
            let spans = timing.spans.filter { !$0.isReference } + timing.yearless.compactMap { $0.resolved(in: period) }
            return DatedEvent(row: row, cell: cell, spans: spans, isUnbounded: timing.isUnbounded)
        }
    }

    private static func eventsAreInTerm(_ inspection: Inspection) -> Answer {
        guard let period = inspection.terms.period ?? roadmapYear(inspection), !inspection.events.isEmpty else {
            return .notChecked
        }
        let events = datedEvents(inspection, in: period)
        let outside = events.filter { event in event.spans.contains { !$0.lies(in: period) } }
        let faults = outside.map { event in
            let name = Quotation.make(event.row.values[.event]?.text ?? "") ?? ""
            let date = Quotation.make(event.cell.text) ?? ""
            let values = ["row": String(event.row.row), "event": name, "date": date, "period": shown(period)]
            return Answer.Fault("outside", values, quote: event.cell.text, place: event.cell.place)
        }
        if !faults.isEmpty { return .of(faults, else: .no) }
        guard events.contains(where: { !$0.spans.isEmpty }) else {
            let unbounded = events.filter(\.isUnbounded)
            guard unbounded.count >= 2, unbounded.count == events.count else { return .notChecked }
            return .partly(.init("unbounded", quote: unbounded[0].cell.text, place: unbounded[0].cell.place))
        }
        return .yes
    }

    /// A school's roadmap of the project is for the project's year unless it says otherwise.
    private static func roadmapYear(_ inspection: Inspection) -> Period? {
        inspection.dossier.kind == .roadmap ? inspection.project.calendarYear : nil
    }

    private static func hasBothStages(_ inspection: Inspection) -> Answer {
        let project = inspection.project
        guard let year = project.calendarYear, !inspection.events.isEmpty else { return .notChecked }
        let frame = inspection.terms.period.flatMap { intersection($0, year) } ?? year
        let events = datedEvents(inspection, in: frame)
        let spans = events.flatMap(\.spans).filter { $0.lies(in: year) }
        let hasUnbounded = events.contains(where: \.isUnbounded)
        guard !spans.isEmpty else { return .notChecked }
        let isFirst = spans.contains { ($0.first?.from ?? year.from) <= project.firstStageUntil }
        let isSecond = spans.contains { span in
            let last = span.last?.to ?? span.first?.to ?? year.from
            return last > project.firstStageUntil && (span.first?.from ?? year.from) <= project.secondStageUntil
        }
        var faults: [Answer.Fault] = []
        if !isFirst { faults.append(.init("first", ["until": project.firstStageUntil.russian])) }
        if !isSecond { faults.append(.init("second", ["until": project.firstStageUntil.russian])) }
        return .of(faults, else: hasUnbounded ? .partly : .no)
    }

    private static func intersection(_ left: Period, _ right: Period) -> Period? {
        Period(from: max(left.from, right.from), to: min(left.to, right.to))
    }
}
