internal import Foundation
internal import Roadmap

/// Russian words around numbers.
enum Words {
    /// «1 школа», «3 школы», «11 школ».
    static func count(_ number: Int, _ one: String, _ few: String, _ many: String) -> String {
        "\(grouped(number)) \(form(number, one, few, many))"
    }

    static func form(_ number: Int, _ one: String, _ few: String, _ many: String) -> String {
        let tail = abs(number) % 100
        switch (tail, tail % 10) {
        case (11...14, _): return many
        case (_, 1): return one
        case (_, 2...4): return few
        default: return many
        }
    }

    /// Thousands set apart by a no-break space from 10,000 on.
    static func grouped(_ number: Int) -> String {
        let digits = String(number)
        guard digits.count > 4 else { return digits }
        let head = digits.count % 3
        var parts = head > 0 ? [String(digits.prefix(head))] : []
        var rest = digits.dropFirst(head)
        while !rest.isEmpty {
            parts.append(String(rest.prefix(3)))
            rest = rest.dropFirst(3)
        }
        return parts.joined(separator: "\u{A0}")
    }

    /// «75», «99,9».
    static func percent(_ share: Double) -> String {
        let tenths = Int((share * 10).rounded())
        return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10),\(tenths % 10)"
    }

    /// «40 КБ»: as file managers show it.
    static func size(_ bytes: Int64) -> String {
        switch bytes {
        case ..<1024: count(Int(bytes), "байт", "байта", "байт")
        case ..<(1 << 20): "\(bytes >> 10) КБ"
        default: "\(Int((Double(bytes) / Double(1 << 20)).rounded())) МБ"
        }
    }

    /// «осталось 3 дня», «сегодня последний день», «прошёл 5 дней назад».
    static func distance(to deadline: CalendarDate, from day: CalendarDate) -> String {
        let days = Int(UTCTime.days(since1970: deadline) - UTCTime.days(since1970: day))
        switch days {
        case 0: return "сегодня последний день"
        case 1...: return "\(form(days, "остался", "осталось", "осталось")) \(count(days, "день", "дня", "дней"))"
        default: return "прошёл \(count(-days, "день", "дня", "дней")) назад"
        }
    }
}

extension DocumentStanding.State {
    /// The state in one or two words, for a table.
    var short: String {
        switch self {
        case .missing: "нет документа"
        case .received: "ждёт экспертизы"
        case .unreadable: "не читается"
        case .needsExpert: "решает эксперт"
        case .conforms: "соответствует"
        case .partly: "частично"
        case .fails: "не соответствует"
        }
    }

    /// A sign beside the word, so that colour is never alone.
    var sign: String {
        switch self {
        case .missing: "○"
        case .received: "…"
        case .unreadable: "!"
        case .needsExpert: "?"
        case .conforms: "✓"
        case .partly: "◐"
        case .fails: "✕"
        }
    }
}

extension DocumentKind {
    var short: String {
        switch self {
        case .concept: "Концепция"
        case .midterm: "Среднесрочная программа"
        case .antirisk: "Антирисковая программа"
        case .roadmap: "Дорожная карта"
        case .evidence: "Подтверждение"
        case .other: "Другой документ"
        }
    }
}

extension Outcome {
    /// How a remark is called beside its text.
    func label(_ weight: Weight) -> String {
        switch self {
        case .no: weight == .advisory ? "совет" : "нет"
        case .partly: "частично"
        case .notChecked: "вопрос"
        case .yes: "да"
        }
    }
}

extension Weight {
    var title: String {
        switch self {
        case .critical: "критический"
        case .main: "основной"
        case .advisory: "рекомендательный"
        }
    }
}
