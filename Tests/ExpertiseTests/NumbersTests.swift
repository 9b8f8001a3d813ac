import Testing

@testable import Expertise

@Suite("Folding a text into lexemes")
struct LexemesTests {
    @Test(arguments: [
        ("ШКОЛЬНОЕ", "школьное"), ("вовлечённость", "вовлеченность"), ("Лысые Гoры", "лысые горы"),
        ("раи\u{306}он", "район"), ("пока\u{AD}затели", "показатели"),
        ("MБОУ", "мбоу"), ("за\u{301}дача", "задача"), ("PISA", "pisa"),
    ])
    func `makes equal what a reader takes for equal`(left: String, right: String) {
        func words(_ text: String) -> [String] {
            let lexemes = Lexemes(text)
            return lexemes.indices.map(lexemes.word)
        }
        #expect(words(left) == words(right))
    }

    @Test func `keeps the place of every lexeme in the text`() {
        let lexemes = Lexemes("Доля — с 35,5 % до «20» %")
        #expect(lexemes.text(2..<6) == "с 35,5")
        #expect(lexemes.text(0..<lexemes.count) == "Доля — с 35,5 % до «20» %")
    }

    @Test func `finds words by their beginnings and phrases by all of their words`() {
        let lexemes = Lexemes("Рабочая группа по ОВЗ; обзвон")
        #expect(lexemes.contains(["рабоч групп"]))
        #expect(!lexemes.contains(["рабоч совет"]))
        #expect(lexemes.firstIndex(of: ["овз$"]) == 3)
    }
}

@Suite("An indicator")
struct NumbersTests {
    @Test(arguments: [
        "снижение на 10 %", "с 45% до 60%", "не менее 80 %", "до 100%", "100 процентов", "2 педагога", "5 чел.",
        "доля обучающихся – 35", "количество вакансий: 0", "средний балл ВПР 3,4", "15 учащихся 9 класса",
        "1. Доля родителей 40 %", "не менее двух педагогов", "Число победителей олимпиад – 4",
        "доля учеников 5-9 классов с низкой мотивацией до 20 %", "скорость интернета 100 Мбит/с",
        "доля выпускников 2023 года – 95%", "12 молодых специалистов",
    ])
    func `is measured when a number says how much`(text: String) {
        #expect(IndicatorNumbers.isMeasured(Lexemes(text)), "\(text)")
    }

    @Test(arguments: [
        "повышение мотивации к 2023 году", "1. Повышение качества", "1) доля мотивированных учеников",
        "в соответствии с 273-ФЗ", "приказ № 1642", "обучающиеся 5-9 классов", "дети 6–7 лет", "тел. 2-15-33",
        "рост качества в 9 «А» классе", "проект «500+»", "до 31 декабря 2023 года", "I этап", "3 четверть",
        "Рост доли успевающих обучающихся", "учащиеся 7 и 8 классов", "сокращение числа пропусков за 2 полугодие",
        "Количество обучающихся, охваченных работой, в 2022-2023 уч.г.", "п. 3 плана", "педагоги с 1 категорией",
    ])
    func `is not measured by years, list numbers, laws, classes, ages and telephones`(text: String) {
        #expect(!IndicatorNumbers.isMeasured(Lexemes(text)), "\(text)")
    }

    @Test(arguments: [
        "с 35 % до 25 %", "снижение доли на 10 %", "от 12 до 4 случаев", "35 % → 25 %", "с 12 педагогов до 15",
        "исходное значение 40 %, плановое – 55 %", "33 % – 22 %", "30 %, затем 85 %", "41 % в марте и 27 % в декабре",
        "с 35,5% в 2022 году до 20% в 2023 году", "увеличение в 2 раза", "Семьи, бывающие в школе раз в месяц: 15 – 30",
        "дети, занимающиеся со специалистом: 4 из 9 – 9 из 9", "нарушения за месяц – 164 / 80",
        "потери времени на урок: 9 мин. – 4 мин.", "видят смысл в учёбе: 59 %, 75 %, 80 %", "вакансии: 5 – 2",
    ])
    func `shows its change with a starting value`(text: String) {
        #expect(IndicatorNumbers.showsChange(Lexemes(text)), "\(text)")
    }

    @Test(arguments: [
        "ученики 5 – 9 классов: 80 %", "кружки: 12", "родители, учителя: 60 %, 70 человек", "встречи: март – май 2023",
        "не менее 80 %", "100 % педагогов", "20–25 % учеников", "доля – 60 %", "5 чел. и 6 чел.", "до 20 %",
    ])
    func `with a planned value alone shows no change`(text: String) {
        #expect(!IndicatorNumbers.showsChange(Lexemes(text)), "\(text)")
    }
}
