/// Names of months in any case form, and their usual abbreviations.
enum MonthWords {
    private static let stems: Stems = [
        "январ", "феврал", "март", "апрел", "май$", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декаб",
        "мая$", "мае$", "маем$", "маю$",
    ]
    private static let short: Stems = [
        "янв$", "фев$", "мар$", "апр$", "-", "-", "-", "авг$", "сен$", "окт$", "ноя$", "дек$", "февр$", "сент$",
        "нояб$",
    ]

    /// - Returns: 1…12.
    static func month(at index: Int, in lexemes: Lexemes) -> Int? {
        guard lexemes.isWord(index) else { return nil }
        if let entry = stems.match(at: index, in: lexemes) {
            // «мартеновский», «августовский педсовет» are no months.
            guard lexemes.items[index].value <= 8 else { return nil }
            return entry < 12 ? entry + 1 : 5
        }
        guard let entry = short.match(at: index, in: lexemes) else { return nil }
        switch entry {
        case 12: return 2
        case 13: return 9
        case 14: return 11
        default: return entry + 1
        }
    }

    /// The index after the month and the full stop of its abbreviation.
    static func end(_ index: Int, in lexemes: Lexemes) -> Int {
        short.match(at: index, in: lexemes) != nil && lexemes.isMark(index + 1, ".") ? index + 2 : index + 1
    }
}

/// Ordinals as schools write them: «I», «1», «1-й», «первый», and the look-alikes «П» for II, «Ш» for III.
enum Ordinals {
    private static let words: Stems = ["перв", "втор", "трет", "четверт"]
    private static let roman: Stems = [
        "i$", "і$", "l$", "ii$", "іі$", "ll$", "п$", "iii$", "ііі$", "lll$", "ш$", "iv$", "іv$", "lv$", "v$", "vi$",
    ]
    /// Of the entries of ``roman``.
    private static let romanValues = [1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 5, 6]

    /// - Returns: the value and the index after it.
    static func value(at index: Int, in lexemes: Lexemes) -> (value: Int, end: Int)? {
        if let number = lexemes.number(index), lexemes.digits(index) <= 2 {
            var end = index + 1
            // «1-й», «2-ое».
            if lexemes.isMark(end, "-"), lexemes.isWord(end + 1), lexemes.items[end + 1].value <= 3,
                !lexemes.items[end + 1].isSpaced
            {
                end += 2
            }
            return (number, end)
        }
        guard lexemes.isWord(index) else { return nil }
        if let entry = words.match(at: index, in: lexemes) { return (entry + 1, index + 1) }
        return roman.match(at: index, in: lexemes).map { (romanValues[$0], index + 1) }
    }
}
