/// How one number of a list level is written (`style:num-format`, OpenDocument 1.2 part 1, 19.500).
enum OpenDocumentNumberFormat: Equatable, Sendable {
    /// An empty format: the level is there but shows no number.
    case none
    case decimal
    /// At least two digits: 01, 02, … 10.
    case paddedDecimal
    case roman(isUpper: Bool)
    /// Letters of an alphabet; with `isSynchronised` z is followed by aa, bb, else by aa, ab.
    case letters(Alphabet, isUpper: Bool, isSynchronised: Bool)

    enum Alphabet: Sendable {
        case latin
        /// The 29 letters that office programs count with: without Ё, Й, Ъ, Ь.
        case russian
    }

    /// Formats that are not known here (Arabic, Chinese and other digits) are written as decimal numbers.
    init(_ value: String, isSynchronised: Bool) {
        switch value {
        case "": self = .none
        case "1": self = .decimal
        case "i", "I": self = .roman(isUpper: value == "I")
        case "a", "A": self = .letters(.latin, isUpper: value == "A", isSynchronised: isSynchronised)
        default: self = Self(spelledOut: value, isSynchronised: isSynchronised)
        }
    }

    /// Reads a format given as the beginning of its sequence: «А, Б, .., Аа, Аб, ... (ru)».
    private init(spelledOut value: String, isSynchronised: Bool) {
        if value.hasPrefix("01") {
            self = .paddedDecimal
        } else if value.hasPrefix("А") {
            self = .letters(.russian, isUpper: true, isSynchronised: isSynchronised || value.contains("Аа, Бб"))
        } else if value.hasPrefix("а") {
            self = .letters(.russian, isUpper: false, isSynchronised: isSynchronised || value.contains("аа, бб"))
        } else {
            self = .decimal
        }
    }

    /// Writes `number` behind `bytes`; numbers that the format has no sign for are written as decimal ones.
    func append(_ number: Int, to bytes: inout [UInt8]) {
        switch self {
        case .none:
            break
        case .paddedDecimal where (0..<10).contains(number):
            bytes.append(UInt8(ascii: "0"))
            bytes.append(contentsOf: String(number).utf8)
        case .roman(let isUpper) where (1..<4_000).contains(number):
            bytes.append(contentsOf: Self.roman(number, isUpper: isUpper).utf8)
        case .letters(let alphabet, let isUpper, let isSynchronised) where (1..<1_000).contains(number):
            let word = isSynchronised ? alphabet.repeated(number, isUpper) : alphabet.counted(number, isUpper)
            bytes.append(contentsOf: word.utf8)
        case .decimal, .paddedDecimal, .roman, .letters:
            bytes.append(contentsOf: String(number).utf8)
        }
    }

    private static func roman(_ number: Int, isUpper: Bool) -> String {
        let signs: [(Int, String)] = [
            (1_000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
            (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
        ]
        var rest = number
        var word = ""
        for (value, sign) in signs {
            while rest >= value {
                word += sign
                rest -= value
            }
        }
        return isUpper ? word.uppercased() : word
    }
}

extension OpenDocumentNumberFormat.Alphabet {
    private var letters: [Character] {
        switch self {
        case .latin: Array("abcdefghijklmnopqrstuvwxyz")
        case .russian: Array("абвгдежзиклмнопрстуфхцчшщыэюя")
        }
    }

    /// a … z, aa, bb … zz, aaa. Only the first letter is a capital, as office programs write it in Russian.
    fileprivate func repeated(_ number: Int, _ isUpper: Bool) -> String {
        let letters = letters
        let letter = letters[(number - 1) % letters.count]
        return cased(String(repeating: letter, count: (number - 1) / letters.count + 1), isUpper)
    }

    /// a … z, aa, ab … az, ba.
    fileprivate func counted(_ number: Int, _ isUpper: Bool) -> String {
        let letters = letters
        var rest = number
        var word = ""
        while rest > 0 {
            word.insert(letters[(rest - 1) % letters.count], at: word.startIndex)
            rest = (rest - 1) / letters.count
        }
        return cased(word, isUpper)
    }

    private func cased(_ word: String, _ isUpper: Bool) -> String {
        guard isUpper else { return word }
        switch self {
        case .latin: return word.uppercased()
        case .russian: return word.prefix(1).uppercased() + word.dropFirst()
        }
    }
}
