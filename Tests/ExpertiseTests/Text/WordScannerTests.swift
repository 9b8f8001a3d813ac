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
        let line = scanner.scanLine(bytes, 0..<bytes.count, limit: .max)
        #expect(line.text.tokens.allSatisfy { Int($0.end) <= bytes.count })
        #expect(line.end <= bytes.count)
    }
}

@Suite("A line of a text")
struct ScannedLineTests {
    private func lines(_ text: String, limit: Int = .max) -> [(words: Int, signs: LineSigns, text: String)] {
        let bytes = Array(text.utf8)
        let scanner = WordScanner()
        var lines: [(Int, LineSigns, String)] = []
        var start = 0
        repeat {
            let line = scanner.scanLine(bytes, start..<bytes.count, limit: limit)
            lines.append(
                (line.text.tokens.count, line.text.signs, String(decoding: bytes[start..<line.end], as: UTF8.self))
            )
            start = line.end + 1
        } while start < bytes.count
        return lines
    }

    @Test(arguments: [
        ("раз\nдва", ["раз", "два"]), ("раз\n\nдва", ["раз", "", "два"]), ("раз\n", ["раз"]), ("", [""]),
        ("обра-\nзование\nдля", ["обра-\nзование", "для"]), ("а-\n\nб", ["а-\n", "б"]),
        ("а-\nб-\nв", ["а-\nб-", "в"]), ("- \nб", ["- ", "б"]),
    ])
    func `ends at a line feed that breaks no word`(text: String, expected: [String]) {
        #expect(lines(text).map(\.text) == expected)
    }

    @Test func `gives no words that begin beyond the limit and signs of all of it`() {
        let text = String(repeating: "слово ", count: 3000) + "[Алтайский край] от 20.03.2023"
        let line = lines(text, limit: 24)[0]

        #expect(line.words == 3)
        #expect(line.text == text)
        #expect(line.signs.marks.contains(.open))
        #expect(line.signs.cues.contains(.place))
        #expect(line.signs.digits == 8)
    }

    @Test func `keeps what stands after the last word before the limit`() {
        let bytes = Array("Цель: рост.".utf8)
        let text = WordScanner().scanLine(bytes, 0..<bytes.count, limit: 9).text
        #expect(text.tokens.count == 1)
        #expect(text.after == [.colon, .space])
    }

    @Test(arguments: [
        ("в Саратовской области", true), ("Республика Мордовия", true), ("САМАРСКОЙ ОБЛ.", true),
        ("Балашовского муниципального района", true), ("Балашовский район", true), ("Caмapcкaя область", true),
        ("область самоопределения", false), ("край света", false), ("самарская лука и область", false),
        ("район школы", false), ("школа", false),
    ])
    func `may name a place only where a name stands beside its noun`(text: String, isPlace: Bool) {
        #expect(lines(text)[0].signs.cues.contains(.place) == isPlace)
    }

    @Test(arguments: [("№ 3266-1", true), ("2013–2020", true), ("2023", false), ("32666", false), ("20130", false)])
    func `shows numbers of what is out of force`(text: String, isOld: Bool) {
        #expect(lines(text)[0].signs.cues.contains(.oldNumber) == isOld)
    }

    @Test(arguments: [("г. Энск", true), ("нужное подчеркнуть", true), ("нужного", false), ("Вставить текст", true)])
    func `shows words of templates`(text: String, isTemplate: Bool) {
        #expect(lines(text)[0].signs.cues.contains(.templateWord) == isTemplate)
    }

    @Test func `is the same for a scanner that has met its words and for one that has not`() {
        let text = "Программа антирисковых мер Саратовской области на 2023 год"
        let used = WordScanner()
        let first = used.scan(text)
        used.reset()
        #expect(used.scan(text) == first)
        #expect(WordScanner().scan(text) == first)
    }
}

@Suite("A memory for words")
struct KnownWordsTests {
    @Test func `finds every word again however many there are`() {
        var words = KnownWords(capacity: 1)
        var hash = Hashing64.seed
        var hashes: [LetterHash] = []
        for number in 0..<5000 {
            hash = Hashing64.mix(hash, UInt64(number))
            hashes.append(hash)
            let cues = WordCues(rawValue: UInt16(number % 32))
            words.remember(KnownWords.Word(stem: UInt64(number), cues: cues), as: hash)
        }
        for (number, hash) in hashes.enumerated() {
            let word = words.word(hash)
            #expect(word == KnownWords.Word(stem: UInt64(number), cues: WordCues(rawValue: UInt16(number % 32))))
        }
        #expect(words.count == 5000)
        #expect(words.word(Hashing64.mix(hash, 1)) == nil)
    }

    @Test func `tells words apart that lead to one place`() {
        var words = KnownWords(capacity: 1)
        let hashes = (1...20).map { UInt64($0) << 40 }
        for hash in hashes { words.remember(KnownWords.Word(stem: ~hash, cues: []), as: hash) }
        #expect(hashes.allSatisfy { words.word($0)?.stem == ~$0 })
        #expect(words.word(21 << 40) == nil)
        #expect(words.word(0) == nil)
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

@Suite("An index of likeness")
struct LikenessIndexTests {
    private let words = ["показатели", "показ", "задача", "задачи", "индикаторы", "мотивация", "срок", "сроки", ""]

    @Test(arguments: ["показатили", "задачa", "индекаторы", "мотивация", "сроки", "ц", "", "показателей"], 0...2)
    func `leaves out nothing that is within a few slips`(word: String, slips: Int) {
        var index = LikenessIndex()
        for (position, word) in words.enumerated() { index.add(Array(word.utf16), at: position) }
        let letters = Array(word.utf16)

        var offered: Set<Int> = []
        index.forEachCandidate(like: letters, within: slips) { offered.insert($0) }

        let near = words.indices.filter {
            Likeness.distance(letters[...], Array(words[$0].utf16)[...], bound: slips) != nil
        }
        #expect(offered.isSuperset(of: near))
        #expect(offered.allSatisfy { abs(words[$0].utf16.count - letters.count) <= slips })
    }
}

@Suite("A title of several parts")
struct JointTitleTests {
    @Test func `stands for the first section of the lexicon where its words point to several alike`() throws {
        let scanner = WordScanner()
        var index = WordingIndex()
        for entry in [4, 2, 7, 5] {
            try index.addKey(#require(Phrase("чем", scanner: scanner)), entry: entry)
            try index.addKey(#require(Phrase("кто", scanner: scanner)), entry: entry + 1)
        }
        let noise = NoiseWords(functionWords: [], fillers: PhraseSet(), numbering: [])
        let matcher = TitleMatcher(index: index, noise: noise, scanner: scanner)

        #expect(matcher.hits(scanner.scan("Чем, кто").tokens[...]).map(\.entry) == [2, 3])
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
