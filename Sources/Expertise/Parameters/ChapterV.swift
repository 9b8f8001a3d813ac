internal import DocumentModel
internal import Roadmap

/// Подтверждающие документы (пункт 23).
extension ParameterTests {
    static let chapterV: [ParameterTest] = [
        ParameterTest("V01", ["missing": ["risk"]]),
        // Needs the events of the school's programmes; see ``SchoolParameters/event(of:among:by:)``.
        ParameterTest("V02", ["unrelated": [], "doubtful": ["event", "document"]]),
        ParameterTest("V03", ["early": ["date", "year"], "late": ["date", "until"]], judge: evidenceIsInTime),
        ParameterTest("V04", ["incomplete": ["lacking"], "none": []], judge: evidenceHasRequisites),
        ParameterTest("V05", ["intent": ["form"]], judge: evidenceShowsResult),
        ParameterTest("V06", ["none": []], judge: evidenceCompares),
        ParameterTest("V07", ["contact": ["what"], "health": []], judge: evidenceSparesPersons),
        ParameterTest("V08", ["repeated": ["risk", "entry"]]),
    ]

    /// Blocks from which requisites are read.
    private static let headBlocks = 25

    private static func head(_ inspection: Inspection) -> [(lexemes: Lexemes, place: Place)] {
        var head: [(Lexemes, Place)] = []
        let document = inspection.dossier.document
        document.forEachParagraph { paragraph, place in
            guard place.block <= headBlocks, head.count < 60, paragraph.text.count < 600, !paragraph.text.isEmpty else {
                return
            }
            head.append((Lexemes(document.string(of: paragraph)), place))
        }
        return head
    }

    // MARK: V03

    private static func evidenceIsInTime(_ inspection: Inspection) -> Answer {
        let project = inspection.project
        guard let (date, place, text) = documentDate(inspection) else { return .notChecked }
        if date.year < project.year {
            let values = ["date": date.russian, "year": String(project.year)]
            return .no(.init("early", values, quote: text, place: place))
        }
        if date > project.secondStageUntil {
            let values = ["date": date.russian, "until": project.secondStageUntil.russian]
            return .no(.init("late", values, quote: text, place: place))
        }
        return .yes
    }

    private static let lawWords: Stems = ["закон", "федеральн", "министерств", "минпросвещени", "постановлени", "фгос"]

    /// The first full date of the head that is not the date of a law.
    private static func documentDate(_ inspection: Inspection) -> (CalendarDate, Place, String)? {
        for (lexemes, place) in head(inspection) where !lexemes.contains(lawWords) {
            for span in Timing(lexemes).spans {
                guard let period = span.period, period.from == period.to else { continue }
                return (period.from, place, lexemes.text(span.range))
            }
        }
        return nil
    }

    // MARK: V04

    private static func evidenceHasRequisites(_ inspection: Inspection) -> Answer {
        let dossier = inspection.dossier
        let head = head(inspection)
        var lacking: [String] = []
        let hasSchool =
            !dossier.organisations.isEmpty || dossier.schoolFinding.named != nil
            || dossier.schoolFinding.id != nil
        if !hasSchool { lacking.append("наименование школы") }
        if documentDate(inspection) == nil { lacking.append("дата") }
        let hasNumber = head.contains { item in
            item.lexemes.indices.contains { item.lexemes.isMark($0, "#") && item.lexemes.number($0 + 1) != nil }
        }
        var isSigned = false
        dossier.document.forEachParagraph { paragraph, _ in
            guard !isSigned, paragraph.text.count < 300 else { return }
            isSigned = PersonNames.contains(in: Lexemes(dossier.document.string(of: paragraph)))
        }
        if !hasNumber, !isSigned { lacking.append("номер или подпись") }
        guard !lacking.isEmpty else { return .yes }
        guard lacking.count < 3 else { return .partly(.init("none")) }
        return .partly(.init("incomplete", ["lacking": lacking.joined(separator: ", ")]))
    }

    // MARK: V05

    private static let resultForms: Stems = [
        "приказ", "протокол", "справк", "отчет", "удостоверени", "сертификат", "свидетельств", "диплом", "грамот",
        "акт$", "договор", "соглашени", "фотоотчет", "скриншот", "аналитическ", "результат", "анализ", "мониторинг",
        "выписк", "лист регистрации", "благодарност", "итог", "информац",
    ]
    private static let intentForms: Stems = [
        "план$", "план график", "программ", "график", "положени", "расписани", "проект приказа", "дорожн карт",
        "маршрут",
    ]

    private static func evidenceShowsResult(_ inspection: Inspection) -> Answer {
        guard let (lexemes, word, place) = form(inspection) else { return .notChecked }
        guard lexemes.matches(word, intentForms) else { return .yes }
        let values = ["form": lexemes.text(word..<word + 1).lowercased()]
        return .no(.init("intent", values, quote: lexemes.source, place: place))
    }

    /// The line that says what the paper is, and the word in it: «СПРАВКА», «Аналитическая справка», «План …».
    ///
    /// A line that opens with such a word decides; else the first short one that holds one.
    private static func form(_ inspection: Inspection) -> (lexemes: Lexemes, word: Int, place: Place)? {
        let lines =
            inspection.dossier.titleBlock.lines.map { (Lexemes($0.text), $0.place) }
            + head(inspection).prefix(12).map { ($0.lexemes, $0.place) }
        for (lexemes, place) in lines where lexemes.wordCount <= 25 {
            guard let first = lexemes.indices.first(where: lexemes.isWord) else { continue }
            if lexemes.matches(first, resultForms) || lexemes.matches(first, intentForms) {
                return (lexemes, first, place)
            }
        }
        for (lexemes, place) in lines where lexemes.wordCount <= 10 {
            if let word = lexemes.firstIndex(of: resultForms) { return (lexemes, word, place) }
        }
        return nil
    }

    // MARK: V06

    private static let reportForms: Stems = [
        "справк", "отчет", "аналитическ", "мониторинг", "анализ", "результат", "итог",
    ]
    private static let indicatorNouns: Stems = [
        "дол", "количеств", "показател", "уров", "процент", "охват", "качеств", "успеваемост", "число", "снизил",
        "повысил", "увеличил", "сократил", "составил", "выросл",
    ]
    private static let planWords: Stems = [
        "план", "целев", "запланирован", "ожидаем", "по сравнению", "в сравнении", "исходн", "было$", "стало$",
        "ранее", "на начало", "снизил", "повысил", "увеличил", "сократил", "вырос", "динамик", "достигнут",
    ]

    private static func evidenceCompares(_ inspection: Inspection) -> Answer {
        guard let form = form(inspection), form.lexemes.matches(form.word, reportForms) else { return .notChecked }
        var hasNumber = false
        var compares = false
        let document = inspection.dossier.document
        document.forEachParagraph { paragraph, _ in
            guard !compares, paragraph.text.count < 4000 else { return }
            let lexemes = Lexemes(document.string(of: paragraph))
            let quantities = Quantities.scan(lexemes)
            guard quantities.contains(where: { $0.unit != .none }) else { return }
            hasNumber = true
            compares =
                IndicatorNumbers.showsChange(lexemes)
                || (lexemes.contains(indicatorNouns)
                    && (lexemes.contains(planWords) || quantities.contains { $0.unit == .percent }))
        }
        if compares { return .yes }
        // Numbers without a plan beside them may be compared elsewhere: a person sees it.
        return hasNumber ? .notChecked : .partly(.init("none"))
    }

    // MARK: V07

    private static let health: Stems = [
        "овз$", "диагноз", "инвалид", "зпр$", "тнр$", "умственн отстал", "рас$", "аооп$", "пмпк$", "нода$",
    ]

    private static func evidenceSparesPersons(_ inspection: Inspection) -> Answer {
        var faults: [Answer.Fault] = []
        let document = inspection.dossier.document
        func look(at lexemes: Lexemes, _ place: Place) {
            guard faults.count < 10 else { return }
            // The data themselves are never quoted.
            if let what = PersonalData.kind(in: lexemes) {
                faults.append(.init("contact", ["what": what], place: place))
            } else if PersonalData.hasFullName(lexemes), lexemes.contains(health) {
                faults.append(.init("health", place: place))
            }
        }
        document.forEachParagraph { paragraph, place in
            if place.table == nil { look(at: Lexemes(document.string(of: paragraph)), place) }
        }
        for (block, table) in document.tables {
            let header = table.rows.first.map { Lexemes($0.cells.map(document.string(of:)).joined(separator: "\n")) }
            let isOfHealth = header?.contains(health) ?? false
            for (index, row) in table.rows.enumerated() {
                let lexemes = Lexemes(row.cells.map(document.string(of:)).joined(separator: "\n"))
                let place = Place(block: block, table: table.ordinal, row: index + 1)
                if isOfHealth, index > 0, PersonalData.hasFullName(lexemes) {
                    faults.append(.init("health", place: place))
                } else {
                    look(at: lexemes, place)
                }
            }
        }
        return .of(Array(faults.prefix(10)), else: .no)
    }
}

/// Signs of data about a person that have no place in evidence.
enum PersonalData {
    private static let birth: Stems = ["рожден", "др$", "гр$"]
    private static let pupils: Stems = ["класс", "кл$", "обучающ", "учени", "учащ"]
    private static let patronymics = ["ович", "евич", "овна", "евна", "ична", "ильич"]

    /// «номер СНИЛС», «мобильный телефон», «дата рождения», «серия паспорта»; nil when there is none.
    static func kind(in lexemes: Lexemes) -> String? {
        for index in lexemes.indices {
            if isInsuranceNumber(index, lexemes) { return "номер СНИЛС" }
            if isMobile(index, lexemes) { return "номер мобильного телефона" }
        }
        if lexemes.contains(birth), Timing(lexemes).spans.contains(where: { $0.first == $0.last }) {
            return "дата рождения"
        }
        return nil
    }

    /// «123-456-789 01».
    private static func isInsuranceNumber(_ index: Int, _ lexemes: Lexemes) -> Bool {
        guard lexemes.digits(index) == 3, lexemes.isMark(index + 1, "-"), lexemes.digits(index + 2) == 3,
            lexemes.isMark(index + 3, "-"), lexemes.digits(index + 4) == 3
        else { return false }
        let check = lexemes.isMark(index + 5, "-") ? index + 6 : index + 5
        return lexemes.digits(check) == 2
    }

    /// Eleven digits beginning with 79 or 89, however they are grouped; a school's own telephone is a landline.
    private static func isMobile(_ index: Int, _ lexemes: Lexemes) -> Bool {
        guard lexemes.number(index) != nil, lexemes.number(index - 1) == nil else { return false }
        var digits = ""
        var position = index
        while position < lexemes.count, digits.count < 12 {
            if lexemes.number(position) != nil {
                digits += lexemes.text(position..<position + 1)
            } else if !["-", "(", ")"].contains(where: { lexemes.isMark(position, $0) }) {
                break
            }
            position += 1
        }
        return digits.count == 11 && (digits.hasPrefix("79") || digits.hasPrefix("89"))
    }

    /// A patronymic shows that a person is named in full; initials are enough beside a class.
    static func hasFullName(_ lexemes: Lexemes) -> Bool {
        lexemes.indices.contains { index in
            guard lexemes.isWord(index), lexemes.items[index].weight > 0 else { return false }
            let word = lexemes.word(index)
            return lexemes.isWord(index - 1) && patronymics.contains { word.hasSuffix($0) }
        } || (PersonNames.contains(in: lexemes) && lexemes.contains(pupils))
    }
}
