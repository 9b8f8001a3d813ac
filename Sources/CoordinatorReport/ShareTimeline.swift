internal import Intake
package import Roadmap

/// How the shares grew, day by day, computed from the entries.
package struct ShareTimeline: Sendable, Equatable {
    package struct Point: Sendable, Equatable {
        package var day: CalendarDate
        package var item16: ItemStanding.Count
        package var item19: ItemStanding.Count
        package var item23: ItemStanding.Count

        package func count(of item: Int) -> ItemStanding.Count? {
            switch item {
            case 16: item16
            case 19: item19
            case 23: item23
            default: nil
            }
        }
    }

    /// The state at the end of each day on which something was recorded, ascending.
    package var points: [Point] = []
}

/// The day an entry speaks of: the stated one (`run --as-of`), else the day of writing in local time.
struct EntryDays {
    private let zone: String

    init(zone: String) { self.zone = zone }

    func day(of entry: Entry) -> CalendarDate? {
        entry.fact.asOf ?? Moment(text: entry.time)?.day(in: zone)
    }
}

extension ShareTimeline {
    /// - Parameter entries: in the order of the log, each with its day. Entries with stated days are put among the
    ///   others by those days; the last point is that of all entries whatever their order.
    init(_ entries: [(entry: Entry, day: CalendarDate)], register: SchoolRegister, plan: RoadmapPlan) {
        var fold = SchoolFold(register: register, plan: plan)
        let ordered = entries.sorted { ($0.day, $0.entry.number) < ($1.day, $1.entry.number) }
        var start = ordered.startIndex
        while start < ordered.endIndex {
            let day = ordered[start].day
            let end = ordered[start...].firstIndex { $0.day != day } ?? ordered.endIndex
            for (entry, _) in ordered[start..<end] { fold.apply(entry) }
            points.append(fold.point(at: day))
            start = end
        }
    }
}

/// Counts anew only the schools that a day's entries touched: a year of 200 schools stays a matter of moments.
private struct SchoolFold {
    private let register: SchoolRegister
    private let plan: RoadmapPlan
    private let positions: [String: Int]
    private var ledger = RoadmapLedger()
    private var touched: Set<Int>
    private var standings: [Standing]

    private struct Standing {
        var item16 = false
        var item19 = false
        var confirmed = 0
        var programmes = 0
    }

    init(register: SchoolRegister, plan: RoadmapPlan) {
        self.register = register
        self.plan = plan
        positions = Dictionary(register.schools.enumerated().map { ($1.id, $0) }) { first, _ in first }
        touched = Set(register.schools.indices)
        standings = Array(repeating: Standing(), count: register.schools.count)
    }

    mutating func apply(_ entry: Entry) {
        note(ledger.version(behind: entry.fact.subject ?? entry.number)?.school)
        ledger.apply(entry)
        note(ledger.version(behind: entry.number)?.school)
        note(entry.fact.school)
    }

    private mutating func note(_ school: String?) {
        if let position = school.flatMap({ positions[$0] }) { touched.insert(position) }
    }

    mutating func point(at day: CalendarDate) -> ShareTimeline.Point {
        let changed = touched.sorted()
        var part = register
        part.schools = changed.map { register.schools[$0] }
        let status = ledger.status(of: part, plan: plan, asOf: day)
        for (position, school) in zip(changed, status.schools) {
            let programmes = school.documents.filter { $0.kind == .antirisk }
            standings[position] = Standing(
                item16: school.item16,
                item19: school.item19,
                confirmed: programmes.count { $0.confirmed == true },
                programmes: programmes.count
            )
        }
        touched = []
        return ShareTimeline.Point(
            day: day,
            item16: ItemStanding.Count(numerator: standings.count(where: \.item16), denominator: standings.count),
            item19: ItemStanding.Count(numerator: standings.count(where: \.item19), denominator: standings.count),
            item23: ItemStanding.Count(
                numerator: standings.reduce(0) { $0 + $1.confirmed },
                denominator: standings.reduce(0) { $0 + $1.programmes }
            )
        )
    }
}
