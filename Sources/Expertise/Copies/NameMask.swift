/// Words by which a document names schools: two schools that share a text have their own names in it.
enum NameMask {
    /// Words of many schools' names, which say nothing of the school.
    private static let common: Stems = [
        "муниципальн", "бюджетн", "казен", "автономн", "государственн", "общеобразовательн", "образовательн",
        "учрежден", "организац", "средн", "основн", "начальн", "школ", "район", "област", "округ", "имени$",
        "углубленн", "изучен", "отдельн", "предмет", "сел", "поселк", "город", "деревн", "хутор", "рабоч", "геро",
        "советск", "союз", "саратовск",
    ]

    /// Abbreviations that stand before a name, folded.
    private static let forms: Stems = [
        "мбоу$", "моу$", "мкоу$", "маоу$", "гбоу$", "гоу$", "сош$", "оош$", "нош$", "мбу$", "оо$", "школ", "гимнази",
        "лице",
    ]

    /// Letters that stand before the name of a place: «с. Ключи», «р.п. Заречный».
    private static let places: Stems = ["с$", "п$", "р$", "рп$", "д$", "х$", "г$", "ст$", "пос$", "им$", "дер$"]

    static func stems(of dossier: Dossier, scanner: WordScanner) -> Set<UInt64> {
        let names = dossier.organisations.map(\.text) + [dossier.schoolFinding.named].compactMap(\.self)
        var stems: Set<UInt64> = []
        for name in names {
            let lexemes = Lexemes(name)
            let idle = Set(
                lexemes.indices.filter {
                    lexemes.matches($0, common) || lexemes.matches($0, forms) || lexemes.matches($0, places)
                }.map { lexemes.items[$0].source.lowerBound }
            )
            for token in scanner.scan(name).tokens
            where token.kind == .word && token.length >= 3 && !idle.contains(token.bounds.lowerBound) {
                stems.insert(token.stem)
            }
        }
        return stems
    }
}
