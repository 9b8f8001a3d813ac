/// How the number of a list item is written, in either format.
enum NumberFormat: Equatable {
    case decimal, decimalZero, lowerRoman, upperRoman, lowerLatin, upperLatin, lowerRussian, upperRussian
    case bullet, none
    /// Other alphabets and words, which are shown as decimal numbers.
    case other

    /// `number` in this format; empty for bullets and none.
    func text(of number: Int) -> String {
        switch self {
        case .decimal, .other: String(number)
        case .decimalZero: (0...9).contains(number) ? "0\(number)" : String(number)
        case .lowerRoman: Self.roman(number).lowercased()
        case .upperRoman: Self.roman(number)
        case .lowerLatin: Self.letters(number, of: Self.latin)
        case .upperLatin: Self.letters(number, of: Self.latin).uppercased()
        case .lowerRussian: Self.letters(number, of: Self.russian)
        case .upperRussian: Self.letters(number, of: Self.russian).uppercased()
        case .bullet, .none: ""
        }
    }

    /// The letters Word counts with: without ё, й, ъ and ь (ECMA-376 17.18.59, `russianLower`).
    private static let russian = Array("абвгдежзиклмнопрстуфхцчшщыэюя")
    private static let latin = Array("abcdefghijklmnopqrstuvwxyz")
    /// Longest run of one letter shown, as Word shows at most so many. Picked: keeps a hostile number short.
    private static let longestRun = 30

    /// After the last letter the letters come doubled, then trebled.
    private static func letters(_ number: Int, of alphabet: [Character]) -> String {
        guard number > 0 else { return String(number) }
        let run = (number - 1) / alphabet.count + 1
        guard run <= longestRun else { return String(number) }
        return String(repeating: String(alphabet[(number - 1) % alphabet.count]), count: run)
    }

    private static let romanSteps: [(Int, String)] = [
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
        (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]

    private static func roman(_ number: Int) -> String {
        guard (1...3999).contains(number) else { return String(number) }
        var rest = number
        var text = ""
        for (value, letters) in romanSteps {
            while rest >= value {
                text += letters
                rest -= value
            }
        }
        return text
    }
}
