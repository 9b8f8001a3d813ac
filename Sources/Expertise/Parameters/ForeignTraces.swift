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
    private static let region: Stems = ["област", "обл$"]
    private static let krai: Stems = ["край$", "края$", "краю$", "крае$"]
    private static let republic: Stems = ["республик"]
    private static let noName: Stems = ["сельск", "городск", "районн"]
    private static let municipal: Stems = ["муниципальн"]
    private static let districtWord: Stems = ["район$", "района$", "районе$", "району$", "мр$"]

    func find(in document: Document) -> [Answer.Fault] {
        var faults: [Answer.Fault] = []
        document.forEachParagraph { paragraph, place in
            let bytes = document.text.bytes[paragraph.text.bounds]
            guard faults.count < Self.limit, ByteSearch.places.occur(in: bytes) else { return }
            let lexemes = Lexemes(bytes)
            if let range = foreignPlace(in: lexemes) {
                faults.append(fault("foreign", lexemes, range, place))
            } else if let range = outdated(in: lexemes) {
                faults.append(fault("outdated", lexemes, range, place))
            }
        }
        return faults
    }

    private func fault(_ key: String, _ lexemes: Lexemes, _ range: Range<Int>, _ place: Place) -> Answer.Fault {
        let fragment = lexemes.text(range)
        let around = max(0, range.lowerBound - 4)..<min(lexemes.count, range.upperBound + 4)
        return .init(key, ["fragment": fragment], quote: lexemes.text(around), place: place)
    }

    private func foreignPlace(in lexemes: Lexemes) -> Range<Int>? {
        for index in lexemes.indices where lexemes.isWord(index) && !lexemes.matches(index, home) {
            let isCapital = lexemes.items[index].weight > 0
            if isCapital, lexemes.matches(index, Self.regions), lexemes.matches(index + 1, Self.region) {
                return index..<index + 2
            }
            if isCapital, lexemes.matches(index, Self.krais), lexemes.matches(index + 1, Self.krai) {
                return index..<index + 2
            }
            if lexemes.matches(index, Self.republic), lexemes.matches(index + 1, Self.republics) {
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
        guard !lexemes.matches(index, Self.noName) else { return false }
        let next = lexemes.matches(index + 1, Self.municipal) ? index + 2 : index + 1
        return lexemes.matches(next, Self.districtWord)
    }

    /// The education act of 1992 (№ 3266-1), programmes for 2013–2020.
    private func outdated(in lexemes: Lexemes) -> Range<Int>? {
        for index in lexemes.indices where lexemes.isMark(index + 1, "-") {
            let pair = (lexemes.number(index), lexemes.number(index + 2))
            if pair == (3266, 1) || pair == (2013, 2020) { return index..<index + 3 }
        }
        return nil
    }
}
