/// A wording of the rules, said without regular expressions.
///
/// Words of a phrase follow each other in the text; a plain word stands for all its forms. Besides words there are
/// - `слов*`: any word that begins so;
/// - `=слова`: this very form;
/// - `раз|два`: one of several;
/// - `?слово`: may be left out;
/// - `…`: up to three words between;
/// - `^` at the beginning: only at the start of the text;
/// - `~` at the beginning: the words may stand anywhere in the text, in any order.
package struct Phrase: Sendable, Equatable {
    enum Atom: Sendable, Equatable {
        case stem(LetterHash)
        case form(LetterHash)
        case prefix([UInt16])
    }

    struct Element: Sendable, Equatable {
        var atoms: [Atom]
        var isOptional = false
        /// How many other words may stand before it.
        var gap = 0
    }

    var elements: [Element]
    var isAnchored = false
    var isUnordered = false
    /// First two letters of the words that may begin the phrase, to find it quickly.
    fileprivate(set) var openings: [UInt16] = []

    /// Number of words that must be there.
    package var weight: Int { elements.count { !$0.isOptional } }
}

extension Phrase {
    /// - Returns: nil when `source` holds no words, or a mark in a place where it means nothing.
    ///
    /// - Parameter noise: function words of it are left out, for texts that come without them.
    init?(_ source: String, scanner: WordScanner, without noise: NoiseWords? = nil) {
        var source = Substring(source)
        if source.first == "^" { isAnchored = true }
        if source.first == "~" { isUnordered = true }
        if isAnchored || isUnordered { source = source.dropFirst() }
        elements = []
        var gap = 0
        for part in source.split(whereSeparator: { $0 == " " || $0 == "\t" }) {
            if part == "…" {
                gap = 3
                continue
            }
            if let noise, part.first != "?", scanner.scan(String(part)).tokens.allSatisfy(noise.isFunctionWord) {
                continue
            }
            guard let read = Self.element(part, scanner) else { return nil }
            var element = read.element
            element.gap = gap
            gap = 0
            // The first word that must be there begins the phrase; optional ones before it may begin it too.
            if elements.allSatisfy(\.isOptional) { openings += read.openings }
            elements.append(element)
        }
        guard elements.contains(where: { !$0.isOptional }), gap == 0 else { return nil }
    }

    private static func element(_ part: Substring, _ scanner: WordScanner) -> (element: Element, openings: [UInt16])? {
        var part = part
        var element = Element(atoms: [])
        var openings: [UInt16] = []
        if part.first == "?" {
            element.isOptional = true
            part = part.dropFirst()
        }
        for alternative in part.split(separator: "|", omittingEmptySubsequences: false) {
            let isForm = alternative.first == "="
            let isPrefix = alternative.last == "*"
            let tokens = scanner.scan(String(alternative)).tokens
            guard tokens.count == 1, let token = tokens.first else { return nil }
            let letters = Array(scanner.letters(of: token))
            // The table of openings knows a word by two letters.
            guard !isPrefix || letters.count >= 2 else { return nil }
            element.atoms.append(isPrefix ? .prefix(letters) : isForm ? .form(token.word) : .stem(token.stem))
            openings.append(PhraseOpening.slot(letters[...]))
        }
        return (element, openings)
    }
}
