@testable import Expertise
import Testing

@Suite("A word scanner")
struct WordScannerTests {
    private func words(_ text: String) -> [String] {
        let scanner = WordScanner()
        return scanner.scan(text).tokens.map { String(decoding: Array(scanner.letters(of: $0)), as: UTF16.self) }
    }

    @Test(arguments: [
        ("ЁЛКА Ещё", ["елка", "еще"]),
        ("краи\u{306} Край", ["край", "край"]),
        ("е\u{308}лка", ["елка"]),
        ("про\u{AD}грам\u{200B}ма", ["программа"]),
        ("за\u{301}мок", ["замок"]),
        ("пpoгpaммa PISA", ["программа", "pisa"]),
        ("Г0РЫ 2022ГОДЫ 5а", ["горы", "2022", "годы", "5", "а"]),
        ("социально-педагогический", ["социально", "педагогический"]),
        ("ОБЩЕОБРАЗОВА-\nТЕЛЬНОГО", ["общеобразовательного"]),
        ("план-\n2023", ["план", "2023"]),
        ("У Т В Е Р Ж Д А Ю", ["утверждаю"]),
        ("П А С П О Р Т   П Р О Г Р А М М Ы", ["паспорт", "программы"]),
        ("и я с ним", ["и", "я", "с", "ним"]),
        ("школа\u{A0}№\u{202F}2", ["школа", "2"]),
        ("", []), ("— … !", []),
    ])
    func `folds what a reader takes for equal`(text: String, expected: [String]) {
        #expect(words(text) == expected)
    }

    @Test func `gives all forms of a word one stem and other words another`() {
        let scanner = WordScanner()
        let stems = scanner.scan("показатель показателями ПОКАЗАТЕЛЕЙ показание").tokens.map(\.stem)
        #expect(stems[0] == stems[1])
        #expect(stems[1] == stems[2])
        #expect(stems[0] != stems[3])
    }

    @Test func `keeps where a word stands and what stands before it`() {
        let scanner = WordScanner()
        let text = scanner.scan("«Цель»: мир – труд.")
        #expect(text.tokens.map { $0.bounds } == [2..<10, 14..<20, 25..<33])
        #expect(text.tokens[1].before == [.quote, .closesQuote, .colon, .space])
        #expect(text.tokens[2].before == [.space, .dash])
        #expect(text.after == .stop)
    }

    @Test(arguments: [
        [UInt8]([0xD0]), [0xFF, 0xFE], [0xE2, 0x80], [0xF0, 0x9F], [0xD0, 0x9F, 0xD0], Array("а\u{1F600}б".utf8),
    ])
    func `survives bytes that are no text`(bytes: [UInt8]) {
        let scanner = WordScanner()
        #expect(scanner.scan(bytes, 0..<bytes.count).tokens.allSatisfy { Int($0.end) <= bytes.count })
    }
}

@Suite("Likeness")
struct LikenessTests {
    @Test(arguments: [
        ("описание", "писание", 1), ("индикаторы", "индекаторы", 1), ("цели", "цлеи", 1), ("кот", "кот", 0),
        ("интерпретация", "интирпритация", 2),
    ])
    func `counts slips`(left: String, right: String, distance: Int) {
        #expect(Likeness.distance(Array(left.utf16)[...], Array(right.utf16)[...], bound: 2) == distance)
        #expect(Likeness.distance(Array(right.utf16)[...], Array(left.utf16)[...], bound: 2) == distance)
    }

    @Test func `stops at the bound`() {
        #expect(Likeness.distance(Array("цель".utf16)[...], Array("срок".utf16)[...], bound: 2) == nil)
        #expect(Likeness.distance(Array("описание".utf16)[...], Array("писание".utf16)[...], bound: 0) == nil)
        #expect(Likeness.distance([], Array("аб".utf16)[...], bound: 2) == 2)
    }
}

@Suite("A phrase")
struct PhraseTests {
    private func finds(_ phrase: String, in text: String) -> Bool {
        let scanner = WordScanner()
        var set = PhraseSet<Bool>()
        guard let phrase = Phrase(phrase, scanner: scanner) else { return false }
        set.add(phrase, true)
        return set.contains(in: scanner.scan(text).tokens[...], scanner: scanner)
    }

    @Test(arguments: [
        ("учебн* мотивац*", "низкая учебная мотивация", true), ("учебн* мотивац*", "учебная высокая мотивация", false),
        ("нехватка педагог*|кадр*", "нехваткой кадров", true), ("нехватка педагог*|кадр*", "нехватка времени", false),
        ("=овз", "дети с ОВЗ", true), ("=овз", "овзм", false),
        ("обеспечен* ?педагогическ* кадр*", "обеспечение кадрами", true),
        ("обеспечен* ?педагогическ* кадр*", "обеспечение педагогическими кадрами", true),
        ("родител* … партн*", "родители наши верные партнёры", true),
        ("родител* … партн*", "родители и все наши верные партнёры", false),
        ("^ приказ", "Приказ о мерах", true), ("^ приказ", "по приказу", false),
        ("~ сильн* слаб* сторон*", "стороны слабые и сильные", true),
        ("~ сильн* слаб* сторон*", "сильные стороны", false),
    ])
    func `finds its words and no others`(phrase: String, text: String, isFound: Bool) {
        #expect(finds(phrase, in: text) == isFound)
    }

    @Test(arguments: ["", "^", "?слово", "слово …", "два-слова", "а*"])
    func `refuses what means nothing`(source: String) {
        #expect(Phrase(source, scanner: WordScanner()) == nil)
    }
}
