internal import DocumentModel
internal import Roadmap

/// Places of a template that nobody filled, and hints that nobody removed.
enum BlankPlaces {
    /// Remarks at most; a template left empty would bring dozens.
    private static let limit = 20

    static func find(in layout: Layout, school: School?) -> [Answer.Fault] {
        var faults: [Answer.Fault] = []
        layout.forEachParagraph { paragraph, place, signs in
            guard faults.count < limit, !paragraph.traits.contains(.contents), isSuspect(paragraph, signs) else {
                return
            }
            let lexemes = Lexemes(layout.document.text.bytes[paragraph.text.bounds])
            if let fault = fault(in: lexemes, place, school) { faults.append(fault) }
        }
        return faults
    }

    /// A cheap look before the words are cut: underscores, brackets, enough digits for a date, «№» in a short line,
    /// «Энск», «нужное …».
    private static func isSuspect(_ paragraph: Paragraph, _ signs: LineSigns) -> Bool {
        if !signs.marks.isDisjoint(with: [.blank, .open]) || signs.digits >= 6 { return true }
        return paragraph.text.count < 200 && (signs.marks.contains(.number) || signs.cues.contains(.templateWord))
    }

    private static func fault(in lexemes: Lexemes, _ place: Place, _ school: School?) -> Answer.Fault? {
        if let range = blank(in: lexemes) { return fault("blank", lexemes, range, place) }
        if let range = hint(in: lexemes, school) { return fault("hint", lexemes, range, place) }
        let atoms = TimeAtomScanner(lexemes: lexemes).atoms()
        if let atom = atoms.first(where: { $0.kind == .impossible }) {
            return fault("impossible", lexemes, atom.range, place)
        }
        return nil
    }

    private static func fault(_ key: String, _ lexemes: Lexemes, _ range: Range<Int>, _ place: Place) -> Answer.Fault {
        let around = max(0, range.lowerBound - 3)..<min(lexemes.count, range.upperBound + 3)
        let quote = Quotation.make(lexemes.text(around)) ?? ""
        return .init(key, ["fragment": quote], quote: quote, place: place)
    }

    // MARK: Blanks

    private static let beforeField: Stems = ["от$", "протокол", "приказ", "до$", "с$", "по$", "составляет$"]
    private static let signature: Stems = [
        "директор", "директов", "заместител", "председател", "руководител", "подпись", "начальник", "секретар",
        "заведующ", "согласован", "утверждаю", "утвержден", "принят", "рассмотрен", "исполнител", "ознаком", "куратор",
        "мп$", "печать", "педагог", "учител",
    ]

    /// A run of underscores that stands where a number, a date or a value belongs; not a line for a signature, not a
    /// rule across the page, not what is left around a value that was filled in.
    private static func blank(in lexemes: Lexemes) -> Range<Int>? {
        let dated = TimeAtomScanner(lexemes: lexemes).atoms()
        if let blank = dated.first(where: { $0.kind == .blank }) { return blank.range }
        for index in lexemes.indices where lexemes.isMark(index, "_") {
            if dated.contains(where: { $0.range.contains(index) }) { continue }
            if lexemes.isMark(index - 1, "#") {
                if lexemes.number(index + 1) != nil { continue }
                return index - 1..<index + 1
            }
            guard lexemes.items[index].weight >= 3, lexemes.wordCount > 0 else { continue }
            if isFilledBeside(index, lexemes) || isSignature(index, lexemes) { continue }
            return index..<index + 1
        }
        return nil
    }

    /// «_04__ _декабря», «№_664»: the value touches its underscores.
    private static func isFilledBeside(_ index: Int, _ lexemes: Lexemes) -> Bool {
        let after =
            index + 1 < lexemes.count && !lexemes.items[index + 1].isSpaced
            && lexemes.items[index + 1].kind != .mark
        let before = index > 0 && !lexemes.items[index].isSpaced && lexemes.items[index - 1].kind != .mark
        return after || before
    }

    /// «Директор ________ И. И. Иванов», «________ /Иванова А. А./».
    private static func isSignature(_ index: Int, _ lexemes: Lexemes) -> Bool {
        if lexemes.isMark(index + 1, "/") || lexemes.isMark(index + 1, "(") || lexemes.isMark(index - 1, "/") {
            return true
        }
        if lexemes.matches(index - 1, beforeField) || lexemes.isMark(index - 1, ":") { return false }
        if lexemes.contains(signature) { return true }
        return PersonNames.contains(in: lexemes)
    }

    // MARK: Hints

    private static let hintWords: Stems = [
        "наименовани оо", "наименование оо", "наименование образовательн", "наименование организации",
        "наименование школ", "наименование учрежд", "наименование коллегиальн", "должность руководител",
        "фамилия имя", "указать", "указывается", "указываются", "вписать", "заполняется", "число месяц", "фио$",
        "дата утверждения", "полное наименование", "краткое наименование", "нужное подчеркнуть", "перечислить",
        "выбрать нужное", "инициалы", "фамилия и", "название школы", "название оо", "подпись расшифровка",
    ]
    private static let outright: Stems = ["энск", "иванов иван иванович", "нужное подчеркнуть", "вставить текст"]

    private static let initials: Stems = ["фио$"]
    private static let schoolWord: Stems = ["школа$"]

    /// A hint in round or square brackets, or a name every template invents.
    private static func hint(in lexemes: Lexemes, _ school: School?) -> Range<Int>? {
        if let index = lexemes.firstIndex(of: outright) { return index..<index + 1 }
        if let number = lexemes.indices.first(where: { isTemplateSchool($0, lexemes, school) }) {
            return number - 2..<number + 1
        }
        var open: Int?
        for index in lexemes.indices {
            if lexemes.isMark(index, "(") || lexemes.isMark(index, "[") { open = index }
            if lexemes.isMark(index, ")") || lexemes.isMark(index, "]"), let start = open {
                open = nil
                // A hint opens its brackets; «(анкета, указать причину)» inside a sentence is no hint.
                guard lexemes.matches(start + 1, hintWords), index - start <= 14 else { continue }
                // «Ответственный (ФИО, должность)» heads a column.
                if lexemes.matches(start + 1, initials), start > 0, !lexemes.isMark(start - 1, "_") { continue }
                return start..<index + 1
            }
        }
        return nil
    }

    /// «Школа № 1» of the template, standing alone, where the school is another.
    private static func isTemplateSchool(_ index: Int, _ lexemes: Lexemes, _ school: School?) -> Bool {
        guard lexemes.number(index) == 1, lexemes.isMark(index - 1, "#"), lexemes.matches(index - 2, schoolWord),
            let school, lexemes.wordCount <= 4
        else { return false }
        return SchoolNames.differ("школа № 1", from: school, in: SchoolRegister())
    }
}

/// «Петрова А. И.», «А.И. Петрова»: a capitalised word beside one or two initials.
enum PersonNames {
    static func contains(in lexemes: Lexemes) -> Bool { lexemes.indices.contains { isName(at: $0, in: lexemes) } }

    static func isName(at index: Int, in lexemes: Lexemes) -> Bool {
        guard isSurname(index, lexemes) else { return false }
        return isInitial(index + 1, lexemes) && (isInitial(index + 3, lexemes) || lexemes.items[index + 1].isSpaced)
            || (isInitial(index - 2, lexemes) && isInitial(index - 4, lexemes))
            || (isInitial(index - 2, lexemes) && !lexemes.items[index].isSpaced)
    }

    private static func isSurname(_ index: Int, _ lexemes: Lexemes) -> Bool {
        guard lexemes.isWord(index) else { return false }
        return lexemes.items[index].value >= 3 && lexemes.items[index].weight >= 1
    }

    /// One capital with a full stop.
    private static func isInitial(_ index: Int, _ lexemes: Lexemes) -> Bool {
        guard lexemes.isWord(index), lexemes.items[index].value == 1, lexemes.items[index].weight == 1 else {
            return false
        }
        return lexemes.isMark(index + 1, ".")
    }
}
