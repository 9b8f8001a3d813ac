internal import Roadmap

/// A stretch of time that a text states; open ends are nil.
struct TimeSpan: Equatable {
    /// The day, month, quarter or year the stretch begins with: «март» of «март – декабрь 2023 г.».
    var first: Period?
    /// The unit it ends with: «декабрь».
    var last: Period?
    /// Indices of the lexemes.
    var range: Range<Int>
    /// Written as a range («с … по …», «2022–2024»), with «на» before it, or as a school year: a period beyond doubt.
    var isStated: Bool
    /// The date of an order or minutes («приказ от 12.01.2023 № 5»), not a term.
    var isReference: Bool

    /// Whether the stretch begins and ends inside `period`, each end taken with the precision it is written with.
    func lies(in period: Period) -> Bool {
        for unit in [first, last].compactMap({ $0 }) {
            guard unit.from <= period.to, unit.to >= period.from else { return false }
        }
        return true
    }

    /// First and last day; an open end is the end of the same calendar year.
    var period: Period? {
        guard let from = first?.from ?? last.flatMap({ CalendarDate(year: $0.to.year, month: 1, day: 1) }),
            let to = last?.to ?? first.flatMap({ CalendarDate(year: $0.from.year, month: 12, day: 31) })
        else { return nil }
        return Period(from: from, to: to)
    }
}

/// A stretch of time without a year: «март – май», «15.04».
struct YearlessSpan: Equatable {
    var first: TimeAtom.Kind?
    var last: TimeAtom.Kind?
    var range: Range<Int>

    /// The stretch in the year that puts it inside `period`; in the first year of `period` when none does.
    func resolved(in period: Period) -> TimeSpan? {
        let candidates = (period.from.year...period.to.year).compactMap(inYear)
        return candidates.first { $0.lies(in: period) } ?? candidates.first
    }

    private func inYear(_ year: Int) -> TimeSpan? {
        let begin = first?.completed(with: year)
        var end = last?.completed(with: year)
        if let begin, let found = end, found.to < begin.from { end = last?.completed(with: year + 1) }
        guard begin != nil || end != nil else { return nil }
        return TimeSpan(first: begin, last: end, range: range, isStated: false, isReference: false)
    }
}

/// Everything one text says of time.
struct Timing {
    var spans: [TimeSpan] = []
    var yearless: [YearlessSpan] = []
    /// «в течение года», «постоянно», and nothing more definite.
    var isUnbounded = false
    /// Texts that look like dates and are none («31.02.2023»), as written.
    var impossible: [String] = []
    /// Ranges whose end is before their beginning («2024–2022 годы»), as written.
    var reversed: [String] = []
    var hasBlank = false

    var isEmpty: Bool { spans.isEmpty && yearless.isEmpty && !isUnbounded }

    init(_ text: String, isDateCell: Bool = false) {
        self.init(Lexemes(text), isDateCell: isDateCell)
    }

    init(_ lexemes: Lexemes, isDateCell: Bool = false) {
        let atoms = TimeAtomScanner(lexemes: lexemes, isDateCell: isDateCell).atoms()
        var builder = SpanBuilder(lexemes: lexemes, atoms: atoms)
        builder.build()
        self = builder.timing
        isUnbounded = spans.isEmpty && yearless.isEmpty && atoms.contains { $0.kind == .unbounded }
        hasBlank = atoms.contains { $0.kind == .blank }
        impossible = atoms.filter { $0.kind == .impossible }.map { lexemes.text($0.range) }
    }

    private init() {}
    fileprivate static let nothing = Timing()

    /// From the earliest beginning to the latest end of the terms stated; nil when there is none.
    var period: Period? {
        let periods = spans.filter { !$0.isReference }.compactMap(\.period)
        guard let from = periods.map(\.from).min(), let to = periods.map(\.to).max() else { return nil }
        return Period(from: from, to: to)
    }

    /// The term that a row of terms states: the stretch named first, when the others only divide it («с 1 апреля по
    /// 15 декабря 2023 года: апрель – май, сентябрь – декабрь»; a month named for a stage is no claim of its last day),
    /// else from the earliest beginning to the latest end.
    static func whole(of timings: [Timing]) -> Period? {
        let spans = timings.flatMap { $0.spans.filter { !$0.isReference } }
        let periods = spans.compactMap(\.period)
        // «До 15 декабря» says nothing of the beginning where «март – май» does.
        let from = spans.compactMap(\.first?.from).min() ?? periods.map(\.from).min()
        let to = spans.compactMap(\.last?.to).max() ?? periods.map(\.to).max()
        guard let first = periods.first, let from, let to else { return nil }
        let onlyDivides = first.from.isSameMonth(as: from) && first.to.isSameMonth(as: to)
        return onlyDivides ? first : Period(from: from, to: to)
    }
}

extension CalendarDate {
    fileprivate func isSameMonth(as other: CalendarDate) -> Bool { year == other.year && month == other.month }
}

extension TimeAtom.Kind {
    /// The days the expression covers, when it names its year itself.
    var days: Period? {
        switch self {
        case .day(let date): Period(from: date, to: date)
        case .month(let month, .some(let year)): Self.months(month...month, of: year)
        case .quarter(let quarter, .some(let year)): Self.months(quarter * 3 - 2...quarter * 3, of: year)
        case .half(let half, .some(let year)): Self.months(half * 6 - 5...half * 6, of: year)
        case .year(let year): Self.months(1...12, of: year)
        case .years(let first, let last):
            CalendarDate(year: first, month: 1, day: 1).flatMap { from in
                CalendarDate(year: last, month: 12, day: 31).flatMap { Period(from: from, to: $0) }
            }
        case .schoolYear(let year):
            CalendarDate(year: year, month: 9, day: 1).flatMap { from in
                CalendarDate(year: year + 1, month: 8, day: 31).flatMap { Period(from: from, to: $0) }
            }
        default: nil
        }
    }

    /// The days the expression covers in `year`, unless it names its own.
    func completed(with year: Int) -> Period? {
        switch self {
        case .dayOfMonth(let day, let month):
            CalendarDate(year: year, month: month, day: min(day, CalendarDate.days(inMonth: month, of: year)))
                .flatMap { Period(from: $0, to: $0) }
        case .month(let month, nil): Self.months(month...month, of: year)
        case .quarter(let quarter, nil): Self.months(quarter * 3 - 2...quarter * 3, of: year)
        default: days
        }
    }

    /// Lacks nothing but a year. A half-year without one may be of the school year and is left out.
    var isYearless: Bool {
        switch self {
        case .dayOfMonth, .month(_, nil), .quarter(_, nil): true
        default: false
        }
    }

    private static func months(_ months: ClosedRange<Int>, of year: Int) -> Period? {
        guard let from = CalendarDate(year: year, month: months.lowerBound, day: 1),
            let to = CalendarDate(
                year: year,
                month: months.upperBound,
                day: CalendarDate.days(inMonth: months.upperBound, of: year)
            )
        else { return nil }
        return Period(from: from, to: to)
    }
}

/// Puts expressions of time together into stretches.
private struct SpanBuilder {
    let lexemes: Lexemes
    let atoms: [TimeAtom]
    /// The year that every expression with a year names; nil when there are several.
    let soleYear: Int?
    var timing = Timing.nothing

    init(lexemes: Lexemes, atoms: [TimeAtom]) {
        self.lexemes = lexemes
        self.atoms = atoms
        let years = Set(
            atoms.compactMap { atom -> Int? in
                if case .schoolYear = atom.kind { return nil }
                guard let days = atom.kind.days, days.from.year == days.to.year else { return nil }
                return days.from.year
            }
        )
        soleYear = years.count == 1 ? years.first : nil
    }

    private static let until: Stems = ["по$", "до$", "к$", "не позднее"]
    private static let years: Stems = ["г$", "гг$", "год"]
    private static let since: Stems = ["с$", "со$", "начиная"]
    private static let on: Stems = ["на$"]
    private static let of: Stems = ["от$"]
    private static let papers: Stems = ["приказ", "протокол", "пр$", "распоряжени", "постановлени", "закон", "письм"]

    mutating func build() {
        var index = 0
        while index < atoms.count {
            index = take(index)
        }
    }

    /// Reads the stretch that begins with atom `index`; returns the number of the next atom.
    private mutating func take(_ index: Int) -> Int {
        let atom = atoms[index]
        guard atom.kind.isYearless || atom.kind.days != nil else { return index + 1 }
        if index + 1 < atoms.count, isRange(atom, atoms[index + 1]) {
            addRange(atom, atoms[index + 1])
            return index + 2
        }
        if let year = shortEndYear(of: atom) {
            addRange(atom, TimeAtom(kind: .year(year), range: atom.range.upperBound..<atom.range.upperBound + 2))
            return index + 1
        }
        if let from = dayBefore(atom) {
            addRange(from, atom)
            return index + 1
        }
        addSingle(completed(atom, index))
        return index + 1
    }

    /// Only a dash, «по» or «до» (and underscores) stand between the two.
    private func isRange(_ first: TimeAtom, _ second: TimeAtom) -> Bool {
        guard second.kind.isYearless || second.kind.days != nil else { return false }
        let between = (first.range.upperBound..<second.range.lowerBound).filter { index in
            !["_", ".", ",", "\n"].contains { lexemes.isMark(index, $0) }
        }
        guard (1...2).contains(between.count) else { return false }
        if case .year = first.kind, case .year = second.kind, between.allSatisfy({ lexemes.isMark($0, "/") }) {
            return true
        }
        return between.allSatisfy { lexemes.isMark($0, "-") || lexemes.matches($0, Self.until) }
    }

    /// «2022-24 гг.»
    private func shortEndYear(of atom: TimeAtom) -> Int? {
        guard case .year(let year) = atom.kind else { return nil }
        let index = atom.range.upperBound
        guard lexemes.isMark(index, "-"), lexemes.digits(index + 1) == 2, let short = lexemes.number(index + 1),
            short > year % 100, !lexemes.items[index + 1].isSpaced, lexemes.matches(index + 2, Self.years)
        else { return nil }
        return year / 100 * 100 + short
    }

    /// «15-20 марта 2023»: the day before the dash.
    private func dayBefore(_ atom: TimeAtom) -> TimeAtom? {
        let start = atom.range.lowerBound
        guard lexemes.isMark(start - 1, "-"), lexemes.digits(start - 2) <= 2, let day = lexemes.number(start - 2),
            !lexemes.isMark(start - 3, ".")
        else { return nil }
        switch atom.kind {
        case .day(let date):
            guard let from = CalendarDate(year: date.year, month: date.month, day: day), from <= date else {
                return nil
            }
            return TimeAtom(kind: .day(from), range: start - 2..<start - 1)
        case .dayOfMonth(let last, let month) where day >= 1 && day <= last:
            return TimeAtom(kind: .dayOfMonth(day: day, month: month), range: start - 2..<start - 1)
        default:
            return nil
        }
    }

    /// A month or day without a year takes the year of its list («март, сентябрь 2023»), or the only year there is.
    private func completed(_ atom: TimeAtom, _ index: Int) -> TimeAtom {
        guard atom.kind.isYearless else { return atom }
        let year = soleYear ?? yearOfList(after: index)
        guard let year, let days = atom.kind.completed(with: year) else { return atom }
        switch atom.kind {
        case .month(let month, _): return TimeAtom(kind: .month(month, year: year), range: atom.range)
        case .quarter(let quarter, _): return TimeAtom(kind: .quarter(quarter, year: year), range: atom.range)
        default: return TimeAtom(kind: .day(days.from), range: atom.range)
        }
    }

    private func yearOfList(after index: Int) -> Int? {
        for next in atoms[(index + 1)...].prefix(24) {
            guard next.kind.isYearless || next.kind.days != nil else { return nil }
            if let year = next.kind.days?.from.year { return year }
        }
        return nil
    }

    private mutating func addSingle(_ atom: TimeAtom) {
        let before = atom.range.lowerBound - 1
        let isUntil = lexemes.matches(before, Self.until) || lexemes.matches(before - 1, Self.until)
        let isSince = !isUntil && lexemes.matches(before, Self.since)
        guard let days = atom.kind.days else {
            timing.yearless.append(
                YearlessSpan(
                    first: isUntil ? nil : atom.kind,
                    last: isSince ? nil : atom.kind,
                    range: atom.range
                )
            )
            return
        }
        var isStated = lexemes.matches(before, Self.on)
        switch atom.kind {
        case .schoolYear, .years: isStated = true
        default: break
        }
        timing.spans.append(
            TimeSpan(
                first: isUntil ? nil : days,
                last: isSince ? nil : days,
                range: atom.range,
                isStated: isStated,
                isReference: isReference(atom)
            )
        )
    }

    /// «Приказ от 12.01.2023 № 5», «№ 5 от 12.01.2023».
    private func isReference(_ atom: TimeAtom) -> Bool {
        guard case .day = atom.kind else { return false }
        let around = max(0, atom.range.lowerBound - 6)..<min(lexemes.count, atom.range.upperBound + 3)
        let numbered = around.contains { lexemes.isMark($0, "#") }
        let papered = lexemes.firstIndex(of: Self.papers, in: around) != nil
        let before = max(0, atom.range.lowerBound - 2)..<atom.range.lowerBound
        return (numbered || papered) && lexemes.firstIndex(of: Self.of, in: before) != nil
    }

    private mutating func addRange(_ first: TimeAtom, _ second: TimeAtom) {
        let range = first.range.lowerBound..<second.range.upperBound
        if first.kind.isYearless, second.kind.isYearless {
            guard let year = soleYear else {
                timing.yearless.append(YearlessSpan(first: first.kind, last: second.kind, range: range))
                return
            }
            add(first.kind.completed(with: year), second.kind.completed(with: year), range)
            return
        }
        let year = second.kind.days?.from.year ?? first.kind.days?.to.year ?? 0
        var begin = first.kind.completed(with: year)
        var end = second.kind.completed(with: year)
        if let left = begin, let right = end, right.to < left.from {
            if first.kind.isYearless { begin = first.kind.completed(with: year - 1) }
            if second.kind.isYearless { end = second.kind.completed(with: year + 1) }
        }
        add(begin, end, range)
    }

    private mutating func add(_ begin: Period?, _ end: Period?, _ range: Range<Int>) {
        guard let begin, let end else { return }
        guard begin.from <= end.to else {
            timing.reversed.append(lexemes.text(range))
            return
        }
        timing.spans.append(TimeSpan(first: begin, last: end, range: range, isStated: true, isReference: false))
    }
}
