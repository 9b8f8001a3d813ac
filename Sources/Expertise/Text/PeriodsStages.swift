/// Which stages a text speaks of: «I этап», «1 этап», «первый этап», «этап 1», «П этап», «Ш этап».
enum StageWords {
    private static let stems: Stems = ["этап"]

    /// Numbers of the stages with the index of the word «этап», in the order of the text.
    static func stages(in lexemes: Lexemes) -> [(number: Int, index: Int)] {
        lexemes.indices.compactMap { index in
            guard lexemes.matches(index, stems) else { return nil }
            return number(around: index, in: lexemes).map { ($0, index) }
        }
    }

    private static func number(around index: Int, in lexemes: Lexemes) -> Int? {
        for start in [index - 1, index - 3] where start >= 0 {
            if let ordinal = Ordinals.value(at: start, in: lexemes), ordinal.end == index { return ordinal.value }
        }
        let after = lexemes.isMark(index + 1, "#") ? index + 2 : index + 1
        return Ordinals.value(at: after, in: lexemes)?.value
    }
}
