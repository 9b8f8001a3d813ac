/// A number that measures something: «35 %», «5 чел.», «12 баллов», «не менее двух».
struct Quantity: Equatable {
    enum Unit: Equatable {
        case percent, people, points, pieces, times, hours
        /// No unit is written.
        case none
    }

    /// Whole part.
    var value: Int
    var unit: Unit
    /// Indices of the lexemes, the unit not included.
    var range: Range<Int>
}

/// Finds the numbers of a text that measure something, leaving out years, dates, numbers of lists, laws, classes,
/// quarters and telephones, ages and durations, and the name of the project («500+»).
enum Quantities {
    private static let units: [(Stems, Quantity.Unit)] = [
        (["процент", "проц$"], .percent),
        (
            [
                "чел$", "человек", "педагог", "учител", "ученик", "обучающ", "учащ", "родител", "школьник", "дет",
                "ребен", "выпускник", "специалист", "работник", "сотрудник", "семья$", "семьи$", "семей", "наставник",
                "волонт",
            ], .people
        ),
        (["балл", "пункт$", "пункта$", "пунктов$", "п$"], .points),
        (
            [
                "ед$", "единиц", "шт$", "штук", "мест", "кабинет", "компьютер", "ноутбук", "комплект", "мероприят",
                "заняти", "урок", "собрани", "консультаци", "случа", "ваканси", "ставк", "мбит", "программ", "курс",
                "кружк", "договор", "проект", "встреч", "семинар", "предмет", "конкурс", "олимпиад", "публикаци",
                "пропуск", "опоздани", "конфликт", "человеко", "призер", "победител", "участник", "посещени",
            ], .pieces
        ),
        (["раз$", "раза$", "раз"], .times),
        (["час"], .hours),
    ]

    /// What follows the number and shows that it measures nothing here.
    private static let notMeasured: Stems = [
        "класс", "кл$", "лет$", "год", "г$", "гг$", "четверт", "полугоди", "квартал", "этап", "категори", "вариант",
        "смен", "ступен", "уровн", "января$", "феврал", "марта$", "апрел", "мая$", "июня$", "июля$", "август",
        "сентябр", "октябр", "ноябр", "декабр", "фз$", "рабоч дн", "месяц", "недел", "дн$", "дней$", "дня$",
    ]
    private static let namesNumber: Stems = [
        "п$", "пп$", "пункт", "ст$", "стать", "стр$", "гл$", "глав", "приложени", "задач", "этап", "раздел", "таблиц",
        "форм$", "корпус", "кабинет", "школ", "сош$", "оош$", "фгос", "приказ", "протокол", "тел$", "телефон", "дом$",
        "модул",
    ]
    private static let numerals: Stems = [
        "двух$", "две$", "два$", "двоих$", "двое$", "трех$", "три$", "трое$", "четырех$", "четыре$", "пяти$", "пять$",
        "шести$", "шесть$", "семи$", "восьми$", "девяти$", "десяти$", "десять$", "двадцати$", "тридцати$", "половин",
        "треть$", "трети$", "одного$", "одной$", "один$", "одна$",
    ]

    private static let plainUnits: Stems = ["процент", "чел$", "человек", "балл", "ед$", "рубл", "руб$", "тыс$"]
    private static let and: Stems = ["и$"]

    /// A unit of measure stands right after the number at `index`.
    static func hasUnit(after index: Int, in lexemes: Lexemes) -> Bool {
        if lexemes.isMark(index + 1, "%") { return true }
        return lexemes.matches(index + 1, plainUnits)
    }

    static func scan(_ lexemes: Lexemes) -> [Quantity] {
        let atoms = TimeAtomScanner(lexemes: lexemes).atoms()
        var taken = atoms.lazy.filter { $0.kind != .unbounded }.map(\.range).makeIterator()
        var next = taken.next()
        var found: [Quantity] = []
        var index = 0
        while index < lexemes.count {
            while let range = next, range.upperBound <= index { next = taken.next() }
            if let range = next, range.contains(index) {
                index = range.upperBound
                continue
            }
            guard let end = numberEnd(at: index, in: lexemes) else {
                index += 1
                continue
            }
            if let quantity = quantity(index..<end, in: lexemes) { found.append(quantity) }
            index = end
        }
        return found
    }

    /// The end of the number that begins at `index`: «35», «35,5», «1 200»; nil when none begins there.
    private static func numberEnd(at index: Int, in lexemes: Lexemes) -> Int? {
        if lexemes.matches(index, numerals) { return index + 1 }
        guard lexemes.number(index) != nil else { return nil }
        let isDecimal =
            (lexemes.isMark(index + 1, ",") || lexemes.isMark(index + 1, "."))
            && lexemes.number(index + 2) != nil && !lexemes.items[index + 1].isSpaced
            && !lexemes.items[index + 2].isSpaced
        return isDecimal ? index + 3 : index + 1
    }

    private static func quantity(_ range: Range<Int>, in lexemes: Lexemes) -> Quantity? {
        let value = lexemes.number(range.lowerBound) ?? 1
        guard !isName(range, in: lexemes) else { return nil }
        let unit = unit(after: range.upperBound, in: lexemes)
        if unit == .none {
            guard lexemes.number(range.lowerBound) != nil else { return nil }
            guard !isListNumber(range, in: lexemes), lexemes.digits(range.lowerBound) <= 4 else { return nil }
        } else if isListNumber(range, in: lexemes), unit != .percent {
            return nil
        }
        return Quantity(value: value, unit: unit, range: range)
    }

    /// A number that is a name: of a law, class, school, article, telephone, or of the project «500+».
    private static func isName(_ range: Range<Int>, in lexemes: Lexemes) -> Bool {
        let (start, end) = (range.lowerBound, range.upperBound)
        if lexemes.isMark(start - 1, "#") || lexemes.isMark(start - 1, "+") || lexemes.isMark(end, "+") { return true }
        if lexemes.digits(start) > 6 || isPhone(start, in: lexemes) { return true }
        if isBeforeUnmeasured(end, in: lexemes) { return true }
        if lexemes.isMark(end, "%") { return false }
        let name = lexemes.isMark(start - 1, ".") ? start - 2 : start - 1
        return lexemes.matches(name, namesNumber) && unit(after: end, in: lexemes) == .none
    }

    private static func isPhone(_ index: Int, in lexemes: Lexemes) -> Bool {
        func glued(_ left: Int, _ right: Int) -> Bool {
            lexemes.isMark(left + 1, "-") && lexemes.digits(left) >= 2 && lexemes.digits(right) == 2
                && !lexemes.items[right].isSpaced && !lexemes.isMark(right + 1, "%")
        }
        guard lexemes.digits(index) >= 2 else { return false }
        return (glued(index, index + 2) && glued(index + 2, index + 4))
            || (index >= 4 && glued(index - 4, index - 2) && glued(index - 2, index))
            || (index >= 2 && glued(index - 2, index) && glued(index, index + 2))
    }

    /// «5-9 классы», «9 «А» класс», «10-11-х классов», «6–7 лет», «273-ФЗ»; «7 и 8 классы».
    private static func isBeforeUnmeasured(_ end: Int, in lexemes: Lexemes) -> Bool {
        var index = end
        var steps = 0
        while steps < 8, index < lexemes.count {
            if lexemes.matches(index, notMeasured) { return true }
            let isLink =
                lexemes.isMark(index, "-") || lexemes.isMark(index, ",") || lexemes.isMark(index, "\"")
                || lexemes.number(index) != nil || isSingleLetterOrEnding(index, in: lexemes)
            guard isLink else { return false }
            index += 1
            steps += 1
        }
        return false
    }

    /// «А» of «9 «А» класс», «х» of «5-х классов», «и» of «7 и 8 классы».
    private static func isSingleLetterOrEnding(_ index: Int, in lexemes: Lexemes) -> Bool {
        guard lexemes.isWord(index) else { return false }
        let isEnding =
            lexemes.isMark(index - 1, "-") && lexemes.items[index].value <= 2 && !lexemes.items[index].isSpaced
        let isLetter = lexemes.items[index].value == 1 && lexemes.items[index].weight == 1
        return isEnding || isLetter || lexemes.matches(index, and)
    }

    /// «1.», «2)» at the beginning of a line.
    private static func isListNumber(_ range: Range<Int>, in lexemes: Lexemes) -> Bool {
        guard range.lowerBound == 0 || lexemes.isMark(range.lowerBound - 1, "\n") else { return false }
        return lexemes.isMark(range.upperBound, ".") || lexemes.isMark(range.upperBound, ")")
    }

    private static func unit(after index: Int, in lexemes: Lexemes) -> Quantity.Unit {
        if lexemes.isMark(index, "%") { return .percent }
        // «12 молодых специалистов»: one word may stand between the number and what is counted.
        for position in [index, index + 1] where lexemes.isWord(position) {
            for (stems, unit) in units where lexemes.matches(position, stems) {
                if position > index, !lexemes.isWord(index) { break }
                return unit
            }
        }
        return .none
    }
}
