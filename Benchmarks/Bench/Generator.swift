/// Writes documents of the typical size: 40 KiB zipped, 320 KiB of XML, runs fragmented as Word leaves them; or the
/// same text as LibreOffice would save it.
///
/// The text is that of an anti-risk programme with its passport and annex, so that examination has as much to do as
/// with a real one. The same seed gives the same bytes, but for the ZIP's own dates.
struct Generator<Markup: GeneratedMarkup> {
    private var random: SplitMix64
    private var markup: Markup

    init(seed: UInt64) {
        random = SplitMix64(state: seed)
        markup = Markup(seed: ~seed)
    }

    private var months: [String] {
        ["февраль", "март", "апрель", "май", "сентябрь", "октябрь", "ноябрь", "декабрь"]
    }

    /// The main part of a document.
    ///
    /// - Parameter paragraphs: of running text; the default gives the typical size.
    mutating func document(number: Int, school: String, paragraphs: Int = 88) -> String {
        markup.begin()
        paragraph("УТВЕРЖДАЮ")
        paragraph("Директор школы ____ И. И. Иванова, приказ от 20.03.2023 № \(number % 90 + 10)")
        paragraph("\(school)", isBold: true)
        paragraph("АНТИРИСКОВАЯ ПРОГРАММА", isBold: true)
        paragraph("«Низкая учебная мотивация обучающихся»", isBold: true)
        paragraph("на 2023 год", isBold: true)
        passport(number: number)
        for index in 0..<paragraphs {
            if index % 25 == 0 { paragraph("\(index / 25 + 1). Основание \(index / 25 + 1)", isHeading: true) }
            paragraph(sentence() + " " + sentence() + " " + sentence())
        }
        annex()
        return markup.end()
    }

    /// No sense, but words in the variety of real text, so that it packs like real text.
    private mutating func sentence() -> String {
        // Inflected, or too few words would repeat too often.
        let words = (0..<8 + random.below(6)).map { _ in pick(GeneratedWords.all) + pick(GeneratedWords.endings) }
        let text = words.joined(separator: " ")
        return text.prefix(1).uppercased() + text.dropFirst() + "."
    }

    private mutating func pick(_ words: [String]) -> String { words[random.below(words.count)] }

    private mutating func passport(number: Int) {
        markup.beginTable(columns: 2)
        row([
            "Наименование программы антирисковых мер",
            "Антирисковая программа «Низкая учебная мотивация обучающихся»",
        ])
        row(["Цель реализации программы", "Повышение учебной мотивации обучающихся 5–9 классов к декабрю 2023 года"])
        row([
            "Задачи реализации программы",
            "1. Изучить причины низкой мотивации. 2. Обновить формы урока. 3. Привлечь родителей.",
        ])
        row([
            "Целевые индикаторы и показатели",
            "Доля обучающихся с низкой мотивацией снизится с \(30 + number % 9) % до \(15 + number % 7) %.",
        ])
        row(["Методы сбора и обработки информации", "Анкетирование, наблюдение, анализ документов"])
        row(["Сроки реализации программы", "февраль – декабрь 2023 года"])
        row(["Меры/мероприятия по достижению цели и задач", sentence() + " " + sentence() + " " + sentence()])
        row(["Ожидаемые конечные результаты", "Не менее 70 % обучающихся участвуют в предметных неделях."])
        row(["Исполнители", "Заместитель директора по УВР, классные руководители, педагог-психолог"])
        markup.endTable()
    }

    private mutating func annex() {
        paragraph("Приложение. Дорожная карта реализации программы антирисковых мер", isBold: true)
        markup.beginTable(columns: 6)
        row(["Задача", "Мероприятие", "Дата реализации", "Показатели реализации", "Ответственный", "Участники"])
        for index in 0..<24 {
            row([
                "Задача \(index / 8 + 1)", sentence(), "\(months[index / 3]) 2023", "Справка, \(20 + index) чел.",
                "Заместитель директора по УВР", "Обучающиеся 5–9 классов",
            ])
        }
        markup.endTable()
    }

    private mutating func row(_ cells: [String]) {
        markup.beginRow()
        for cell in cells {
            markup.beginCell()
            paragraph(cell)
            markup.endCell()
        }
        markup.endRow()
    }

    private mutating func paragraph(_ text: String, isBold: Bool = false, isHeading: Bool = false) {
        markup.paragraph(pieces(of: text), isBold: isBold, isHeading: isHeading)
    }

    /// The text as the runs or spans that editing leaves: broken at every spelling mark and editing session.
    private mutating func pieces(of text: String) -> [String] {
        var pieces: [String] = []
        var piece = ""
        for word in text.split(separator: " ") {
            piece += piece.isEmpty && pieces.isEmpty ? String(word) : " " + word
            if random.below(4) == 0 {
                pieces.append(piece)
                piece = ""
            }
        }
        if !piece.isEmpty { pieces.append(piece) }
        return pieces
    }
}

/// Sebastiano Vigna's SplitMix64: small, and the same everywhere.
struct SplitMix64 {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}

struct BenchFailure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
