/// Words for who answers for something.
enum Positions {
    /// Posts and bodies by which a person can be found.
    private static let posts: Stems = [
        "директор", "замдиректор", "зам$", "заместител", "завуч", "руководител", "учител", "педагог психолог",
        "педагог организатор", "педагог библиотекар", "педагог дополнительн", "психолог", "социальн педагог",
        "соцпедагог", "логопед", "дефектолог", "тьютор", "советник", "библиотекар", "методист", "куратор",
        "воспитател", "вожат", "преподавател", "специалист", "координатор", "наставник", "председател", "секретар",
        "рабоч групп", "методическ совет", "педагогическ совет", "управляющ совет", "педсовет", "методсовет", "шмо$",
        "мо$", "совет профилактик", "ппк$", "консилиум", "медсестр", "фельдшер", "завхоз", "бухгалтер", "инспектор",
        "родительск комитет", "совет школы", "совет родител", "служб медиац", "классн", "кл$", "зд$", "зду",
        "ответственн", "врио", "ио$", "школьн психолог", "заведующ", "лаборант", "инженер", "администратор",
    ]
    /// Words that name nobody.
    private static let collective: Stems = [
        "администрац", "школ", "все$", "всех$", "коллектив", "педагоги$", "педагогов$", "педагогическ", "работник",
        "сотрудник", "оо$", "оу$", "учреждени", "организаци", "учебн", "педсостав", "лице", "гимнази", "интернат",
    ]
    /// Any sign that somebody is named, good or poor.
    private static let anybody: Stems = [
        "педагог", "администрац", "коллектив", "родител", "обучающ", "учащ", "школ", "участник", "сотрудник",
        "работник", "ученик", "совет",
    ]

    /// A post or a person's name stands there.
    static func names(_ lexemes: Lexemes) -> Bool {
        lexemes.contains(posts) || PersonNames.contains(in: lexemes)
    }

    /// A post, a name, or at least a collective.
    static func isSomebody(_ lexemes: Lexemes) -> Bool { names(lexemes) || lexemes.contains(anybody) }

    /// Every word is collective: «администрация», «все педагоги школы».
    static func isOnlyCollective(_ lexemes: Lexemes) -> Bool {
        guard lexemes.wordCount > 0, !names(lexemes) else { return false }
        return lexemes.indices.filter(lexemes.isWord).allSatisfy {
            lexemes.matches($0, collective) || lexemes.items[$0].value <= 1
        }
    }
}
