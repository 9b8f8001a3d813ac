internal import Roadmap

/// Tells whether two names can be of one school, by number and proper name alone.
///
/// For names that the register does not resolve; silent («neither») when a name has nothing of its own.
enum SchoolNames {
    /// The number and the proper names of a school's name, stripped of what every school's name has.
    private struct Core {
        var number: Int?
        var stems: Set<String> = []
        var isSchool = false
        /// Written as an organisation («МОУ «Гимназия …»»), not as any phrase about a school.
        var isFormal = false
        /// Stems after the word for a settlement.
        var place: Set<String> = []
    }

    private static let settlements: Stems = [
        "с$", "село$", "села$", "р$", "рп$", "п$", "пос$", "поселк", "поселок", "г$", "город", "д$", "дер$", "деревн",
        "х$", "хутор", "ст$", "станиц", "имени$", "им$",
    ]

    private static let types: Stems = [
        "школ", "сош$", "оош$", "нош$", "мбоу", "мкоу", "маоу", "моу$", "мобу", "гбоу", "гкоу", "гимнази", "лице",
        "общеобразовательн",
    ]
    private static let formalTypes: Stems = [
        "сош$", "оош$", "нош$", "мбоу", "мкоу", "маоу", "моу$", "мобу", "гбоу", "гкоу", "учреждени",
    ]
    private static let common: Stems = [
        "муниципальн", "бюджетн", "казенн", "автономн", "общеобразовательн", "образовательн", "учрежден", "средн",
        "основн", "начальн", "школ", "сош$", "оош$", "нош$", "мбоу", "мкоу", "маоу", "моу$", "мобу", "гбоу", "гкоу",
        "гимнази", "лице", "имени$", "им$", "р$", "п$", "рп$", "с$", "село$", "села$", "поселок", "поселк", "рабоч",
        "район", "област", "город", "г$", "д$", "деревн", "филиал", "пос$", "дер$", "полное$", "наименование$",
        "организаци", "интернат", "детск", "сад$", "директор", "приказ", "утвержд", "года$", "россии", "российск",
        "федерац", "республик", "края$", "край$", "станиц", "хутор", "х$", "ст$", "на$", "и$", "в$", "по$", "для$",
        "антириск", "програм", "концепц", "дорожн",
        "карта$", "карты$", "среднесрочн", "развити", "паспорт", "наименован",
    ]

    private static func core(of name: String, ignoring register: SchoolRegister) -> Core {
        let lexemes = Lexemes(name)
        let municipal = Set(stems(Lexemes(register.municipality), lexemes.indices))
        var core = Core()
        core.isSchool = lexemes.contains(types)
        core.isFormal = lexemes.contains(formalTypes) && lexemes.indices.contains { lexemes.isMark($0, "\"") }
        core.stems = Set(stems(lexemes, lexemes.indices)).subtracting(municipal)
        // «Д.» of «Д. Е. Кабанов» is no village: abbreviations of settlements are never capital.
        if let place = lexemes.indices.first(where: { index in
            lexemes.matches(index, settlements) && lexemes.items[index].weight == 0 && index > 0
        }) {
            core.place = Set(stems(lexemes, place..<min(lexemes.count, place + 5))).subtracting(municipal)
        }
        if let index = lexemes.indices.first(where: { isSchoolNumber($0, lexemes) }) {
            core.number = lexemes.number(index)
        }
        return core
    }

    /// «СОШ № 2», «СОШ-2», «школа 2»; not the 45 of «в делах школы участвуют 45 % родителей».
    private static func isSchoolNumber(_ index: Int, _ lexemes: Lexemes) -> Bool {
        guard lexemes.number(index) != nil, lexemes.digits(index) <= 4, !lexemes.isMark(index + 1, "%") else {
            return false
        }
        if lexemes.matches(index - 1, types) { return true }
        guard lexemes.isMark(index - 1, "#") || lexemes.isMark(index - 1, "-") else { return false }
        return (2...4).contains { lexemes.matches(index - $0, types) }
    }

    /// First letters of the words that are the school's own; case forms differ at the end only.
    private static func stems(_ lexemes: Lexemes, _ range: Range<Int>) -> [String] {
        let range = range.clamped(to: lexemes.indices)
        return range.compactMap { index in
            guard lexemes.isWord(index), lexemes.items[index].value > 2, lexemes.items[index].weight > 0,
                !lexemes.matches(index, common), !PersonNames.isName(at: index, in: lexemes)
            else { return nil }
            let word = lexemes.word(index)
            return String(word.prefix(word.count >= 5 ? max(3, min(word.count - 2, 6)) : word.count))
        }
    }

    private static func cores(of school: School, _ register: SchoolRegister) -> [Core] {
        ([school.name] + school.aliases).map { core(of: $0, ignoring: register) }
    }

    private static func sharesStem(_ left: Set<String>, _ right: Set<String>) -> Bool {
        left.contains { stem in right.contains { $0.hasPrefix(stem) || stem.hasPrefix($0) } }
    }

    /// The text names a school that cannot be `school`: by its number, its settlement, or its own name.
    static func differ(_ text: String, from school: School, in register: SchoolRegister) -> Bool {
        if text == school.name { return false }
        let named = core(of: text, ignoring: register)
        guard named.isSchool else { return false }
        return cores(of: school, register).allSatisfy { own in
            if let left = named.number, let right = own.number, left != right { return true }
            if !named.place.isEmpty, !own.stems.isEmpty { return !sharesStem(named.place, own.stems) }
            if named.number != nil { return own.number == nil && !sharesStem(named.stems, own.stems) }
            guard named.isFormal, !named.stems.isEmpty else { return false }
            return own.stems.isEmpty ? own.number != nil : !sharesStem(named.stems, own.stems)
        }
    }

    /// The text names `school`, as far as number and proper name tell.
    static func agree(_ text: String, with school: School, in register: SchoolRegister) -> Bool {
        let named = core(of: text, ignoring: register)
        return cores(of: school, register).contains { own in
            guard own.number == named.number else { return false }
            if own.stems.isEmpty || named.stems.isEmpty { return own.number != nil && own.stems.isEmpty }
            return sharesStem(named.stems, own.stems)
        }
    }
}
