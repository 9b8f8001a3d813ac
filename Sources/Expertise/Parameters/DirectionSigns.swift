internal import Roadmap

/// Words by which a text shows the direction it is about, where no direction is named in so many words.
///
/// Narrower than recognition: here only goal, tasks, indicators and the names of programmes are looked at.
enum DirectionSigns {
    /// Words that name the direction.
    static func names(_ risk: RiskDirection) -> Stems {
        switch risk {
        case .r01: r01
        case .r02: r02
        case .r03: r03
        case .r04: r04
        case .r05: r05
        case .r06: r06
        case .r07: r07
        case .r08: r08
        case .r09: r09
        case .r10: r10
        case .r11: r11
        case .r12: r12
        case .r13: r13
        }
    }

    /// Words of what is usually done about it; each lives in other programmes too.
    static func marks(_ risk: RiskDirection) -> Stems {
        switch risk {
        case .r01: m01
        case .r02: m02
        case .r03: m03
        case .r04: m04
        case .r05: m05
        case .r06: m06
        case .r07: m07
        case .r08: m08
        case .r09: m09
        case .r10: m10
        case .r11: m11
        case .r12: m12
        case .r13: m13
        }
    }

    /// How many words of `passages` begin one of `stems`.
    static func count(_ stems: Stems, in passages: [Passage]) -> Int {
        passages.reduce(0) { count, passage in
            count + passage.lexemes.indices.count { passage.lexemes.matches($0, stems) }
        }
    }

    private static let r01: Stems = ["оснащ", "материально", "материальн техническ", "цифров", "оборудован"]
    private static let r02: Stems = [
        "дефицит", "кадр", "нехватк", "недостаток педагог", "недостаток учител", "ваканс", "укомплектован",
        "незакрыт ставк", "свободн ставк", "ставок", "неспециалист",
    ]
    private static let r03: Stems = [
        "компетент", "компетенц", "профессионализм", "профессиональн дефицит", "профессиональн", "мастерств",
        "квалификац",
    ]
    private static let r04: Stems = ["адаптивн", "индивидуализац", "дифференциац"]
    private static let r05: Stems = ["внутришкольн", "вспк$"]
    private static let r06: Stems = ["овз$", "ограниченн возможност", "особ образовательн потребност"]
    private static let r07: Stems = [
        "языков", "культурн барьер", "инофон", "билингв", "мигрант", "владен русск", "владеющ русск", "неродн",
        "двуязычн",
    ]
    private static let r08: Stems = [
        "образовательн и воспитательн сред", "воспитательн сред", "школьн сред", "образовательн сред",
    ]
    private static let r09: Stems = ["мотивац", "мотивирован", "познавательн"]
    private static let r10: Stems = ["благополуч", "буллинг", "комфорт", "климат", "травл", "выгоран", "тревожн"]
    private static let r11: Stems = ["дисциплин"]
    private static let r12: Stems = [
        "неуспеш", "неуспева", "слабоуспева", "слабо успева", "успеваемост", "низк образовательн результат",
        "учебн трудност", "трудност в обучен", "трудност в учеб", "школьн успешн", "учебн успешн", "минимальн порог",
        "успешн",
    ]
    private static let r13: Stems = [
        "родител", "семья$", "семьи$", "семье$", "семью$", "семьей$", "семьям", "семьях$", "семей",
        "законн представител",
    ]

    private static let m01: Stems = [
        "кабинет", "компьютер", "интернет", "точка роста", "библиотек", "техник", "ноутбук",
    ]
    private static let m02: Stems = [
        "молод специалист", "целев обучен", "переподготовк", "совмещен", "педагог", "учител", "специалист",
    ]
    private static let m03: Stems = [
        "педагог", "учител", "курс", "квалификац", "наставнич", "методическ", "аттестац", "шмо$", "диагностик",
    ]
    private static let m04: Stems = [
        "индивидуальн", "обратн связ", "формирующ", "иом$", "дифференцирован", "темп", "разноуровнев",
    ]
    private static let m05: Stems = ["квалификац", "наставнич", "обмен опыт", "педагог", "методическ", "открыт урок"]
    private static let m06: Stems = [
        "аооп$", "пмпк$", "ппк$", "логопед", "дефектолог", "тьютор", "адаптирован", "инклюзи", "особ",
        "психолого педагогическ", "сопровожден",
    ]
    private static let m07: Stems = ["русск", "язык", "адаптац", "культур", "национальн"]
    private static let m08: Stems = ["сред", "воспитательн", "взаимоотношен", "удовлетворен", "конфликт"]
    private static let m09: Stems = [
        "олимпиад", "проектн", "внеурочн", "профориентац", "конкурс", "интерес", "учеб", "учени", "кружк",
    ]
    private static let m10: Stems = ["психологическ", "медиац", "взаимоотношен", "отношени", "конфликт", "безопасн"]
    private static let m11: Stems = ["поведен", "правил", "профилактик", "опоздан", "пропуск", "нарушен", "классн"]
    private static let m12: Stems = [
        "впр$", "огэ$", "егэ$", "иом$", "дополнительн", "консультац", "индивидуальн", "качеств", "результат", "обучен",
        "образовательн", "риск", "трудност", "пробел", "успева",
    ]
    private static let m13: Stems = ["собрани", "вовлеч", "сотруднич", "взаимодейств", "общественност"]
}
