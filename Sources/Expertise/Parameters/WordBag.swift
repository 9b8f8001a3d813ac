/// The words of a text that mean something, cut to their beginnings, for comparing two texts by what they share.
struct WordBag {
    let stems: Set<WordStart>
    /// The number a text opens with: 1 of «1. Выявить …», 2 of «Задача № 2».
    let leadingNumber: Int?

    private static let idle: Stems = [
        "для$", "или$", "при$", "также$", "через$", "задач", "обучающ", "школ", "учащ", "организ", "провед", "провест",
        "обеспеч", "работ", "созда", "мероприят", "повыш", "повыс", "образовательн", "процесс", "услови", "учени",
        "педагог", "учител", "осуществ", "реализ", "систем", "уров",
    ]

    private static let task: Stems = ["задач"]

    init(_ text: String) { self.init(Lexemes(text)) }

    init(_ lexemes: Lexemes) {
        var stems: Set<WordStart> = []
        for index in lexemes.indices {
            guard lexemes.isWord(index), lexemes.items[index].value >= 3, !lexemes.matches(index, Self.idle) else {
                continue
            }
            let length = lexemes.items[index].value
            let kept = length >= 7 ? min(length - 2, 7) : max(3, length - 1)
            stems.insert(WordStart(lexemes.folded[lexemes.items[index].folded], letters: kept))
        }
        self.stems = stems
        let start = lexemes.matches(0, Self.task) ? (lexemes.isMark(1, "#") ? 2 : 1) : 0
        leadingNumber = lexemes.digits(start) <= 2 ? lexemes.number(start) : nil
    }

    func shared(with other: WordBag) -> Int {
        stems.count { stem in other.stems.contains { $0.begins(with: stem) || stem.begins(with: $0) } }
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

/// The first letters of a folded word, eight at most, in one number: bags are compared word by word, and strings
/// would be walked through each time.
struct WordStart: Hashable {
    /// 16 bits a letter, the first one highest, noughts after the last.
    private let letters: UInt128
    private let count: Int

    /// - Parameters:
    ///   - word: UTF-8 of folded letters, none of them above U+FFFF.
    ///   - wanted: 1…8.
    init(_ word: ArraySlice<UInt8>, letters wanted: Int) {
        var (letters, count): (UInt128, Int) = (0, 0)
        var unit: UInt16 = 0
        for (position, byte) in word.enumerated() {
            if byte & 0xC0 != 0x80 {
                if position > 0 {
                    letters = letters << 16 | UInt128(unit)
                    count += 1
                    if count == wanted { break }
                }
                unit = byte < 0x80 ? UInt16(byte) : byte < 0xE0 ? UInt16(byte & 0x1F) : UInt16(byte & 0x0F)
            } else {
                unit = unit << 6 | UInt16(byte & 0x3F)
            }
        }
        if count < wanted, !word.isEmpty {
            letters = letters << 16 | UInt128(unit)
            count += 1
        }
        self.count = count
        self.letters = letters << UInt128(128 - 16 * count)
    }

    func begins(with other: WordStart) -> Bool {
        count >= other.count && (letters ^ other.letters) >> UInt128(128 - 16 * other.count) == 0
    }
}
