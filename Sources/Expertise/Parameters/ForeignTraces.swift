internal import DocumentModel
internal import Roadmap

/// Traces of another place or time: names of other regions and districts, acts out of force.
struct ForeignTraces {
    private let home: Stems
    private let district: Stems?
    private static let limit = 10

    init(region: String, municipality: String) {
        home = Stems(Self.adjectives(region))
        let own = Self.adjectives(municipality)
        district = own.isEmpty ? nil : Stems(own)
    }

    /// «Саратовская область» → «саратов».
    private static func adjectives(_ name: String) -> [String] {
        let lexemes = Lexemes(name)
        return lexemes.indices.compactMap { index in
            guard lexemes.isWord(index), lexemes.items[index].weight > 0, lexemes.items[index].value > 5 else {
                return nil
            }
            return String(lexemes.word(index).prefix(6))
        }
    }

    private static let regions: Stems = [
        "московск", "ленинградск", "свердловск", "челябинск", "самарск", "пензенск", "волгоградск", "тамбовск",
        "воронежск", "ульяновск", "ростовск", "саратовск", "оренбургск", "астраханск", "нижегородск", "рязанск",
        "тульск", "калужск", "смоленск", "брянск", "курск", "белгородск", "липецк", "орловск", "тверск", "ярославск",
        "костромск", "ивановск", "владимирск", "вологодск", "новгородск", "псковск", "архангельск", "мурманск",
        "калининградск", "кировск", "тюменск", "омск", "томск", "новосибирск", "кемеровск", "иркутск", "амурск",
        "сахалинск", "магаданск", "курганск",
    ]
    private static let krais: Stems = [
        "краснодарск", "ставропольск", "пермск", "алтайск", "красноярск", "забайкальск", "хабаровск", "приморск",
        "камчатск",
    ]
    private static let republics: Stems = [
        "башкортостан", "татарстан", "дагестан", "мордови", "чуваши", "удмурти", "калмыки", "бурят", "тыва$", "якути",
        "хакаси", "коми$", "карели", "адыге", "ингушети", "чечн", "чеченск", "крым$", "марий",
    ]
    /// Acts that lost their force long before the project.
    private static let outdatedActs: [(words: Stems, what: String)] = [
        (["наша новая школа"], "«Наша новая школа»"),
        (["на 2013 2020", "развитие образования на 2013"], "программа на 2013–2020 годы"),
    ]

    func find(in document: Document) -> [Answer.Fault] {
        var faults: [Answer.Fault] = []
        document.forEachParagraph { paragraph, place in
            guard faults.count < Self.limit, Self.isSuspect(document.text.bytes[paragraph.text.bounds]) else { return }
            let lexemes = Lexemes(document.string(of: paragraph))
            if let range = foreignPlace(in: lexemes) {
                faults.append(fault("foreign", lexemes, range, place))
            } else if let range = outdated(in: lexemes) {
                faults.append(fault("outdated", lexemes, range, place))
            }
        }
        return faults
    }

    /// A cheap look before the words are cut: «обл», «кра», «респ», «рай» in either case, or the number 3266.
    private static func isSuspect(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.withUnsafeBufferPointer { buffer in
            for index in buffer.indices.dropLast(3) {
                switch (buffer[index], buffer[index + 1]) {
                // «об», «ра», «ре», «кр» and their capitals; the words are checked afterwards.
                case (0xD0, 0xBE), (0xD0, 0x9E):
                    if buffer[index + 2] == 0xD0, buffer[index + 3] == 0xB1 || buffer[index + 3] == 0x91 { return true }
                case (0xD1, 0x80), (0xD0, 0xA0):
                    if buffer[index + 2] == 0xD0, [0xB0, 0xB5, 0x90, 0x95].contains(buffer[index + 3]) { return true }
                case (0xD0, 0xBA), (0xD0, 0x9A):
                    if buffer[index + 2] == 0xD1, buffer[index + 3] == 0x80 { return true }
                    if buffer[index + 2] == 0xD0, buffer[index + 3] == 0xA0 { return true }
                case (0x33, 0x32): return true
                default: continue
                }
            }
            return false
        }
    }

    private func fault(_ key: String, _ lexemes: Lexemes, _ range: Range<Int>, _ place: Place) -> Answer.Fault {
        let fragment = lexemes.text(range)
        let around = max(0, range.lowerBound - 4)..<min(lexemes.count, range.upperBound + 4)
        return .init(key, ["fragment": fragment], quote: lexemes.text(around), place: place)
    }

    private func foreignPlace(in lexemes: Lexemes) -> Range<Int>? {
        for index in lexemes.indices where lexemes.isWord(index) && !lexemes.matches(index, home) {
            let isCapital = lexemes.items[index].weight > 0
            if isCapital, lexemes.matches(index, Self.regions), lexemes.matches(index + 1, ["област", "обл$"]) {
                return index..<index + 2
            }
            if isCapital, lexemes.matches(index, Self.krais), lexemes.matches(index + 1, ["кра"]) {
                return index..<index + 2
            }
            if lexemes.matches(index, ["республик"]), lexemes.matches(index + 1, Self.republics) {
                return index..<index + 2
            }
            if isCapital, isForeignDistrict(index, lexemes) { return index..<index + 2 }
        }
        return nil
    }

    /// «Балашовского муниципального района» where the municipality is another.
    private func isForeignDistrict(_ index: Int, _ lexemes: Lexemes) -> Bool {
        guard let district, !lexemes.matches(index, district), lexemes.items[index].weight == 1 else { return false }
        let word = lexemes.word(index)
        guard ["ский", "ского", "скому", "ском", "ским"].contains(where: word.hasSuffix) else { return false }
        guard !lexemes.matches(index, ["сельск", "городск", "районн"]) else { return false }
        let next = lexemes.matches(index + 1, ["муниципальн"]) ? index + 2 : index + 1
        return lexemes.matches(next, ["район$", "района$", "районе$", "району$", "мр$"])
    }

    private func outdated(in lexemes: Lexemes) -> Range<Int>? {
        for index in lexemes.indices {
            // Закон «Об образовании» 1992 года.
            if lexemes.number(index) == 3266, lexemes.isMark(index + 1, "-"), lexemes.number(index + 2) == 1 {
                return index..<index + 3
            }
            for act in Self.outdatedActs where lexemes.matches(index, act.words) { return index..<index + 3 }
        }
        return nil
    }
}
