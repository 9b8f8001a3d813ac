internal import DocumentModel
internal import Roadmap

/// Traces of another place or time: names of other regions and districts, acts out of force.
struct ForeignTraces {
    private let home: Stems
    private let district: Stems?
    private static let limit = 10

    private init(region: String, municipality: String) {
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

    private static let regions = Stems(PlaceWords.regions)
    private static let krais = Stems(PlaceWords.krais)
    private static let republics = Stems(PlaceWords.republics)
    private static let region = Stems(PlaceWords.region)
    private static let krai = Stems(PlaceWords.krai)
    private static let republic = Stems(PlaceWords.republic)
    private static let noName: Stems = ["сельск", "городск", "районн"]
    private static let municipal: Stems = ["муниципальн"]
    private static let districtWord = Stems(PlaceWords.district)

    static func find(in layout: Layout, region: String, municipality: String) -> [Answer.Fault] {
        var suspects: [(paragraph: Paragraph, place: Place)] = []
        layout.forEachParagraph { paragraph, place, signs in
            if !signs.cues.isDisjoint(with: [.place, .oldNumber]) { suspects.append((paragraph, place)) }
        }
        guard !suspects.isEmpty else { return [] }
        let traces = ForeignTraces(region: region, municipality: municipality)
        var faults: [Answer.Fault] = []
        for (paragraph, place) in suspects where faults.count < limit {
            let lexemes = Lexemes(layout.document.text.bytes[paragraph.text.bounds])
            if let fault = traces.fault(in: lexemes, place) { faults.append(fault) }
        }
        return faults
    }

    private func fault(in lexemes: Lexemes, _ place: Place) -> Answer.Fault? {
        if let range = foreignPlace(in: lexemes) { return fault("foreign", lexemes, range, place) }
        return outdated(in: lexemes).map { fault("outdated", lexemes, $0, place) }
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
        guard PlaceWords.districtEndings.contains(where: word.hasSuffix) else { return false }
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
