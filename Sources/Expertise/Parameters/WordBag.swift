/// The words of a text that mean something, cut to their beginnings, for comparing two texts by what they share.
struct WordBag {
    let stems: Set<String>
    /// The number a text opens with: 1 of «1. Выявить …», 2 of «Задача № 2».
    let leadingNumber: Int?

    private static let idle: Stems = [
        "для$", "или$", "при$", "также$", "через$", "задач", "обучающ", "школ", "учащ", "организ", "провед", "провест",
        "обеспеч", "работ", "созда", "мероприят", "повыш", "повыс", "образовательн", "процесс", "услови", "учени",
        "педагог", "учител", "осуществ", "реализ", "систем", "уров",
    ]

    private static let task: Stems = ["задач"]

    init(_ text: String) {
        let lexemes = Lexemes(text)
        stems = Set(
            lexemes.indices.compactMap { index in
                guard lexemes.isWord(index), lexemes.items[index].value >= 3, !lexemes.matches(index, Self.idle) else {
                    return nil
                }
                let word = lexemes.word(index)
                return String(word.prefix(word.count >= 7 ? min(word.count - 2, 7) : max(3, word.count - 1)))
            }
        )
        let start = lexemes.matches(0, Self.task) ? (lexemes.isMark(1, "#") ? 2 : 1) : 0
        leadingNumber = lexemes.digits(start) <= 2 ? lexemes.number(start) : nil
    }

    func shared(with other: WordBag) -> Int {
        stems.count { stem in other.stems.contains { $0.hasPrefix(stem) || stem.hasPrefix($0) } }
    }

    /// Shared words as a part of the smaller text, 0…1.
    func likeness(to other: WordBag) -> Double {
        let smaller = min(stems.count, other.stems.count)
        return smaller == 0 ? 0 : Double(min(shared(with: other), smaller)) / Double(smaller)
    }

    /// Shared words as a part of the larger text, 0…1.
    func identity(with other: WordBag) -> Double {
        let larger = max(stems.count, other.stems.count)
        return larger == 0 ? 0 : Double(shared(with: other)) / Double(larger)
    }
}
