/// A word or a number of a text, folded for comparison.
package struct Token: Sendable, Equatable {
    package enum Kind: UInt8, Sendable {
        /// Holds at least one Cyrillic letter; Latin look-alikes in it count as Cyrillic.
        case word
        /// Latin or other foreign letters alone.
        case foreign
        case number
    }

    /// Bytes of the text that was scanned.
    package var start: UInt32
    package var end: UInt32
    package var kind: Kind
    /// What stands between this token and the one before it.
    package var before: Marks
    /// Hash of the folded letters: equal for «Ещё», «ЕЩЕ» and «eще» with a Latin e.
    package var word: LetterHash
    /// Hash of the stem: equal for all forms of a word, as far as Snowball can tell.
    package var stem: LetterHash
    /// The folded letters themselves lie in ``WordScanner/letters``.
    var lettersStart: UInt32
    var lettersCount: UInt16
    /// The first two letters as a slot of ``PhraseSet``'s table.
    var opening: UInt16

    var letters: Range<Int> { Int(lettersStart)..<Int(lettersStart) + Int(lettersCount) }
    package var bounds: Range<Int> { Int(start)..<Int(end) }
    /// Number of folded letters or digits.
    package var length: Int { Int(lettersCount) }
}

/// Punctuation between two tokens.
package struct Marks: OptionSet, Sendable, Hashable {
    package let rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }

    package static let space = Marks(rawValue: 1 << 0)
    package static let newline = Marks(rawValue: 1 << 1)
    package static let tab = Marks(rawValue: 1 << 2)
    /// «-» without blanks around it.
    package static let hyphen = Marks(rawValue: 1 << 3)
    /// A dash, or a hyphen with a blank beside it.
    package static let dash = Marks(rawValue: 1 << 4)
    package static let comma = Marks(rawValue: 1 << 5)
    package static let stop = Marks(rawValue: 1 << 6)
    package static let colon = Marks(rawValue: 1 << 7)
    package static let semicolon = Marks(rawValue: 1 << 8)
    package static let slash = Marks(rawValue: 1 << 9)
    package static let open = Marks(rawValue: 1 << 10)
    package static let close = Marks(rawValue: 1 << 11)
    package static let quote = Marks(rawValue: 1 << 12)
    /// Beside ``quote`` when the mark shows its direction: « or „, » or ”.
    package static let opensQuote = Marks(rawValue: 1 << 16)
    package static let closesQuote = Marks(rawValue: 1 << 17)
    /// Underscores: a place left to be filled in.
    package static let blank = Marks(rawValue: 1 << 13)
    /// «№» or «#».
    package static let number = Marks(rawValue: 1 << 14)
    package static let bullet = Marks(rawValue: 1 << 15)

    /// Marks that part one phrase from the next.
    package static let parting: Marks = [.newline, .colon, .dash, .semicolon, .open, .close]
}

/// A text as its words.
package struct ScannedText: Sendable, Equatable {
    package var tokens: [Token] = []
    /// What follows the last token.
    package var after: Marks = []
    /// What all of the text shows, beyond the last token too.
    package var signs = LineSigns()

    package var isEmpty: Bool { tokens.isEmpty }
}
