internal import DocumentModel
internal import Roadmap

/// The register's names, taken apart once for all documents.
struct CompiledRegister: Sendable {
    struct Name: Sendable {
        /// Index into the register's schools.
        var school: Int
        var number: LetterHash?
        /// The proper words that must be there: settlement, «Октябрьская».
        var words: [Word]
        /// After «имени»: often left out.
        var persons: [Word] = []
    }

    struct Word: Sendable {
        var stem: LetterHash
        var letters: [UInt16]
    }

    private(set) var names: [Name] = []

    init(_ register: SchoolRegister) {
        WordScanner.borrow { scanner in
            for (index, school) in register.schools.enumerated() {
                for text in [school.name] + school.aliases {
                    let name = Self.name(scanner.scan(text).tokens, school: index, scanner)
                    if name.number != nil || !name.words.isEmpty { names.append(name) }
                }
            }
        }
    }

    private static func name(_ tokens: [Token], school: Int, _ scanner: WordScanner) -> Name {
        var name = Name(school: school, number: nil, words: [])
        var isPerson = false
        for token in tokens {
            if token.kind == .number {
                if name.number == nil { name.number = token.word }
                continue
            }
            if SchoolWords.named.contains(token.word) { isPerson = true }
            if SchoolWords.settlements.contains(token.word), token.length > 1 || !isPerson { isPerson = false }
            guard !SchoolWords.isGeneric(token), token.length > 1 else { continue }
            let word = Word(stem: token.stem, letters: Array(scanner.letters(of: token)))
            if isPerson { name.persons.append(word) } else { name.words.append(word) }
        }
        if name.words.isEmpty, name.number == nil { name.words = name.persons }
        return name
    }

    /// Whether some school's proper words stand in `tokens`.
    func isNamed(_ tokens: ArraySlice<Token>, _ scanner: WordScanner) -> Bool {
        names.contains { name in
            !name.words.isEmpty
                && name.words.allSatisfy { word in tokens.contains { Self.fits(word, $0, scanner) } }
        }
    }

    /// The same proper word in whatever case: equal stems, or all letters but the ending.
    static func fits(_ word: Word, _ token: Token, _ scanner: WordScanner) -> Bool {
        if token.stem == word.stem { return true }
        guard token.kind == .word, token.length >= 5, word.letters.count >= 5 else { return false }
        let letters = scanner.letters(of: token)
        let shared = zip(letters, word.letters).prefix { $0 == $1 }.count
        let shorter = min(letters.count, word.letters.count)
        if shared >= max(4, shorter - 2), abs(letters.count - word.letters.count) <= 3 { return true }
        return shorter >= 7 && Likeness.distance(letters, word.letters[...], bound: 1) != nil
    }
}

/// Tells which school of the register a name means.
struct SchoolRecogniser {
    let register: SchoolRegister
    let compiled: CompiledRegister
    let scanner: WordScanner

    struct Answer: Equatable {
        /// Indices of the schools that fit best; several when the name does not decide.
        var schools: [Int]
        /// Everything the register says of the school stands in the text.
        var isComplete: Bool
    }

    /// - Parameter type: position of the word that says what kind of school it is; the number stands near it.
    func answer(for tokens: ArraySlice<Token>, type: Int) -> Answer {
        let number = number(in: tokens, type: type)
        var best: (score: Int, schools: Set<Int>, isComplete: Bool) = (0, [], false)
        let proper = tokens.filter { $0.kind != .number && $0.length > 2 && !SchoolWords.isGeneric($0) }
        for name in compiled.names {
            if let number, let own = name.number, own != number { continue }
            if number == nil, name.number != nil { continue }
            let found = name.words.count { word in tokens.contains { CompiledRegister.fits(word, $0, scanner) } }
            let hasAllWords = found == name.words.count
            // A settlement that is another one's rules the school out; none at all leaves it possible.
            if !hasAllWords, name.number == nil || found > 0 || namesSettlement(tokens, proper) { continue }
            if name.number == nil, number != nil, !isOnlyOne(name) { continue }
            let persons = name.persons.count { word in tokens.contains { CompiledRegister.fits(word, $0, scanner) } }
            let score = found * 2 + persons + (name.number != nil && number != nil ? 1 : 0) + (hasAllWords ? 1 : 0)
            if score > best.score {
                best = (score, [name.school], hasAllWords)
            } else if score == best.score, score > 0 {
                best.schools.insert(name.school)
            }
        }
        return Answer(schools: best.schools.sorted(), isComplete: best.isComplete)
    }

    /// A name without a number fits a text with one only when no numbered school shares its words.
    private func isOnlyOne(_ name: CompiledRegister.Name) -> Bool {
        let own = compiled.names.filter { $0.school == name.school }
        return own.allSatisfy { $0.number == nil } || own.contains { $0.number != nil && $0.words.isEmpty }
    }

    private func namesSettlement(_ tokens: ArraySlice<Token>, _ proper: [Token]) -> Bool {
        !proper.isEmpty && tokens.contains { SchoolWords.settlements.contains($0.word) }
    }

    /// Within three words after the type word: orders and minutes have numbers too.
    private func number(in tokens: ArraySlice<Token>, type: Int) -> LetterHash? {
        let near = tokens[max(type, tokens.startIndex)...].prefix(5)
        return near.first { $0.kind == .number && $0.length <= 3 }?.word
    }
}
