internal import Roadmap

/// One expression of time in a text, as written: nothing is completed or guessed yet.
struct TimeAtom: Equatable {
    enum Kind: Equatable {
        case day(CalendarDate)
        /// «15.04», «15 апреля» without a year.
        case dayOfMonth(day: Int, month: Int)
        case month(Int, year: Int?)
        case quarter(Int, year: Int?)
        /// Half of a calendar year; without a year it may be a school half-year as well.
        case half(Int, year: Int?)
        case year(Int)
        /// «20242026 гг.»: the dash between two years was lost.
        case years(Int, Int)
        /// «2022/2023», «2022-2023 уч. г.»: from 1 September to 31 August.
        case schoolYear(Int)
        /// «в течение года», «постоянно», «ежемесячно»: the whole period.
        case unbounded
        /// Looks like a date, is none: «31.02.2023», «21.11.20024».
        case impossible
        /// A place for a date that nobody filled: ««___» ______ 20__ г.».
        case blank
    }

    var kind: Kind
    /// Indices of the lexemes.
    var range: Range<Int>
}

/// Finds expressions of time. Total: never fails, whatever the text; linear in its length.
struct TimeAtomScanner {
    let lexemes: Lexemes
    /// The text is a cell or row for dates: «15.04» is a day of April there and a decimal number elsewhere.
    var isDateCell = false

    static let plausibleYears = 1990...2099

    func atoms() -> [TimeAtom] {
        var found: [TimeAtom] = []
        var index = 0
        while index < lexemes.count {
            if let atom = atom(at: index) {
                found.append(atom)
                index = atom.range.upperBound
            } else {
                index += 1
            }
        }
        return found
    }

    private func atom(at index: Int) -> TimeAtom? {
        numericDate(at: index) ?? wordDate(at: index) ?? gluedYears(at: index) ?? yearPair(at: index)
            ?? quarterOrHalf(at: index) ?? monthAlone(at: index) ?? yearAlone(at: index) ?? blankDate(at: index)
            ?? unbounded(at: index)
    }

    /// The next index that is not an underscore: fields are often filled without removing them.
    private func skipBlanks(_ index: Int) -> Int {
        var index = index
        while lexemes.isMark(index, "_") { index += 1 }
        return index
    }

    private func make(_ kind: TimeAtom.Kind, _ start: Int, _ end: Int) -> TimeAtom {
        TimeAtom(kind: kind, range: start..<max(end, start + 1))
    }

    // MARK: Days

    /// «21.04.2022», «28.08. 2007», «2024.12.09», «12.04.23», «15.04» in a cell for dates.
    private func numericDate(at start: Int) -> TimeAtom? {
        guard let first = lexemes.number(start), !isGluedToNumber(start) else { return nil }
        let separators: [Unicode.Scalar] = [".", "/", "-"]
        let afterFirst = skipBlanks(start + 1)
        guard let separator = separators.first(where: { lexemes.isMark(afterFirst, $0) }) else { return nil }
        let secondIndex = skipBlanks(afterFirst + 1)
        guard let second = lexemes.number(secondIndex), (1...2).contains(lexemes.digits(secondIndex)) else {
            return nil
        }
        let afterSecond = skipBlanks(secondIndex + 1)
        let thirdIndex = skipBlanks(afterSecond + 1)
        guard lexemes.isMark(afterSecond, separator), let third = lexemes.number(thirdIndex),
            !isDecimalTail(thirdIndex)
        else { return separator == "." ? dayOfMonth(start, first, second, secondIndex) : nil }
        let end = yearEnd(thirdIndex + 1)
        if lexemes.digits(start) == 4, lexemes.digits(thirdIndex) == 2 {
            return make(day(first, second, third), start, end)
        }
        guard lexemes.digits(start) <= 2 else { return nil }
        switch lexemes.digits(thirdIndex) {
        case 4: return make(day(third, second, first), start, end)
        case 2 where lexemes.digits(start) == 2 && lexemes.digits(secondIndex) == 2 && (1...12).contains(second):
            return make(day(2000 + third, second, first), start, end)
        case 5: return make(.impossible, start, end)
        default: return nil
        }
    }

    private func dayOfMonth(_ start: Int, _ day: Int, _ month: Int, _ end: Int) -> TimeAtom? {
        guard isDateCell, lexemes.digits(start) <= 2, lexemes.digits(end) == 2, (1...12).contains(month),
            (1...CalendarDate.days(inMonth: month, of: 2024)).contains(day)
        else { return nil }
        let last = lexemes.isMark(end + 1, ".") ? end + 2 : end + 1
        return make(.dayOfMonth(day: day, month: month), start, last)
    }

    private func day(_ year: Int, _ month: Int, _ day: Int) -> TimeAtom.Kind {
        CalendarDate(year: year, month: month, day: day).map { .day($0) } ?? .impossible
    }

    private func isGluedToNumber(_ index: Int) -> Bool {
        guard index > 1, lexemes.isMark(index - 1, "."), !lexemes.items[index].isSpaced else { return false }
        return lexemes.number(index - 2) != nil && !lexemes.items[index - 1].isSpaced
    }

    private func isDecimalTail(_ index: Int) -> Bool {
        lexemes.digits(index) < 4 && lexemes.isMark(index + 1, ".") && lexemes.number(index + 2) != nil
            && !lexemes.items[index + 2].isSpaced
    }

    /// ««23 » августа 2021 г.», «5 сентябрь 2022 г», «_04__ _декабря 2024», «1 марта».
    private func wordDate(at start: Int) -> TimeAtom? {
        var index = start
        if lexemes.isMark(index, "\"") { index += 1 }
        index = skipBlanks(index)
        guard let day = lexemes.number(index), lexemes.digits(index) <= 2 else { return nil }
        index = skipBlanks(index + 1)
        if lexemes.isMark(index, "\"") { index += 1 }
        if lexemes.isMark(index, "-"), lexemes.isWord(index + 1), lexemes.items[index + 1].value <= 2 { index += 2 }
        index = skipBlanks(index)
        guard let month = MonthWords.month(at: index, in: lexemes) else { return nil }
        let afterMonth = MonthWords.end(index, in: lexemes)
        guard let (year, end) = year(at: skipBlanks(afterMonth)) else {
            guard (1...CalendarDate.days(inMonth: month, of: 2024)).contains(day) else {
                return make(.impossible, start, afterMonth)
            }
            return make(.dayOfMonth(day: day, month: month), start, afterMonth)
        }
        return make(self.day(year, month, day), start, end)
    }

    /// A year with its «г.», «года»; a number that is no year is none.
    private func year(at index: Int) -> (year: Int, end: Int)? {
        let index = lexemes.isMark(index, ",") ? index + 1 : index
        guard lexemes.digits(index) == 4, let year = lexemes.number(index), Self.plausibleYears.contains(year) else {
            return nil
        }
        return (year, yearEnd(index + 1))
    }

    private static let yearWords: Stems = ["г$", "гг$", "год$", "года$", "году$", "годы$", "годов$", "годам$"]

    /// Skips «г.», «гг.», «г.г.», «года» after a year.
    private func yearEnd(_ index: Int) -> Int {
        var index = skipBlanks(index)
        while lexemes.matches(index, Self.yearWords) {
            index += lexemes.isMark(index + 1, ".") ? 2 : 1
        }
        return index
    }

    // MARK: Months, quarters, years

    private func monthAlone(at start: Int) -> TimeAtom? {
        let index = skipBlanks(start)
        guard let month = MonthWords.month(at: index, in: lexemes) else { return nil }
        let end = MonthWords.end(index, in: lexemes)
        // «Февраль-2023»: the dash parts a month from its year, not two ends.
        let next = lexemes.isMark(end, "-") ? end + 1 : skipBlanks(end)
        if let pair = yearPair(at: next), case .schoolYear(let year) = pair.kind {
            return make(.month(month, year: month >= 9 ? year : year + 1), start, pair.range.upperBound)
        }
        if let (year, yearEnd) = year(at: next) {
            return make(.month(month, year: year), start, yearEnd)
        }
        return make(.month(month, year: nil), start, end)
    }

    private static let quarterWords: Stems = ["квартал", "кв$"]
    private static let halfWords: Stems = ["полугоди"]

    private func quarterOrHalf(at start: Int) -> TimeAtom? {
        guard let ordinal = Ordinals.value(at: start, in: lexemes) else { return nil }
        var index = ordinal.end
        let isQuarter = lexemes.matches(index, Self.quarterWords)
        guard isQuarter || lexemes.matches(index, Self.halfWords) else { return nil }
        guard (1...(isQuarter ? 4 : 2)).contains(ordinal.value) else { return nil }
        index += lexemes.isMark(index + 1, ".") ? 2 : 1
        // Halves and quarters of a school year begin where each school begins them.
        if let pair = yearPair(at: index) { return make(.unbounded, start, pair.range.upperBound) }
        let year = year(at: index)
        let kind: TimeAtom.Kind =
            isQuarter ? .quarter(ordinal.value, year: year?.year) : .half(ordinal.value, year: year?.year)
        return make(kind, start, year?.end ?? index)
    }

    private static let schoolWords: Stems = ["учебн", "уч$"]

    /// «2022/2023», «2022-2023 учебный год», «2022/23 уч. г.»; a plain «2022-2024» is left to two years.
    private func yearPair(at start: Int) -> TimeAtom? {
        guard let (first, _) = year(at: start), lexemes.digits(start) == 4 else { return nil }
        var index = start + 1
        if lexemes.matches(index, Self.yearWords) { index += lexemes.isMark(index + 1, ".") ? 2 : 1 }
        let isSlash = lexemes.isMark(index, "/")
        guard isSlash || lexemes.isMark(index, "-") else { return nil }
        let secondIndex = index + 1
        guard let written = lexemes.number(secondIndex), [2, 4].contains(lexemes.digits(secondIndex)) else {
            return nil
        }
        let second = lexemes.digits(secondIndex) == 2 ? first / 100 * 100 + written : written
        let end = yearEnd(secondIndex + 1)
        let isSchool = lexemes.matches(end, Self.schoolWords)
        guard second == first + 1, isSlash || isSchool else { return nil }
        return make(.schoolYear(first), start, isSchool ? schoolEnd(end) : end)
    }

    private func schoolEnd(_ index: Int) -> Int {
        yearEnd(lexemes.isMark(index + 1, ".") ? index + 2 : index + 1)
    }

    /// «20242026 гг.»: the dash between two years was lost.
    private func gluedYears(at index: Int) -> TimeAtom? {
        guard lexemes.digits(index) == 8, let number = lexemes.number(index),
            Self.plausibleYears.contains(number / 10_000), Self.plausibleYears.contains(number % 10_000),
            number / 10_000 < number % 10_000
        else { return nil }
        return make(.years(number / 10_000, number % 10_000), index, yearEnd(index + 1))
    }

    private func yearAlone(at index: Int) -> TimeAtom? {
        guard lexemes.digits(index) == 4, let (year, end) = year(at: index) else { return nil }
        guard !lexemes.isMark(index - 1, "#"), !Quantities.hasUnit(after: index, in: lexemes) else { return nil }
        return make(.year(year), index, end)
    }

    /// ««___» ________ 2024 г.», «20__ г.», «от ______ 20__».
    private func blankDate(at start: Int) -> TimeAtom? {
        if lexemes.number(start) == 20, lexemes.digits(start) == 2, lexemes.isMark(start + 1, "_"),
            !lexemes.items[start + 1].isSpaced
        {
            return make(.blank, start, yearEnd(start + 1))
        }
        guard lexemes.isMark(start, "\""), lexemes.isMark(start + 1, "_"), lexemes.isMark(start + 2, "\"") else {
            return nil
        }
        var index = start + 3
        index = skipBlanks(index)
        if MonthWords.month(at: index, in: lexemes) != nil { index = MonthWords.end(index, in: lexemes) }
        if let (_, end) = year(at: skipBlanks(index)) { return make(.blank, start, end) }
        if lexemes.number(index) == 20, lexemes.isMark(index + 1, "_") { index = yearEnd(index + 1) }
        return make(.blank, start, index)
    }

    // MARK: The whole period

    private static let wholePeriod: Stems = [
        "постоянно", "ежемесячн", "еженедельн", "ежедневн", "ежеквартальн", "ежегодн", "регулярн", "систематическ",
        "весь год", "весь период", "весь учебн", "всего год", "всего период", "всего учебн", "по мере", "по план",
        "по графику", "по отдельн", "по необходимост", "по согласовани", "по запрос", "круглый год", "периодическ",
        "в течение", "в течении", "на протяжении", "согласно план", "согласно график", "непрерывно",
    ]

    private static let frequency: Stems = ["раз$", "раза$"]
    private static let schoolQuarter: Stems = ["четверт"]

    private func unbounded(at index: Int) -> TimeAtom? {
        if lexemes.matches(index, Self.wholePeriod) { return make(.unbounded, index, index + 1) }
        // «1 раз в четверть», «3 четверть»: school quarters differ from school to school.
        if lexemes.matches(index, Self.frequency) || lexemes.matches(index, Self.schoolQuarter) {
            return make(.unbounded, index, index + 1)
        }
        return nil
    }
}
