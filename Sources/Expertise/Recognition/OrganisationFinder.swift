internal import DocumentModel

/// Finds names of schools in lines: a legal form or a type word with a number, a proper name or a settlement.
struct OrganisationFinder {
    let layout: Layout
    let register: CompiledRegister
    private var scanner: WordScanner { layout.scanner }

    struct Find {
        /// Positions of the tokens of the name.
        var range: Range<Int>
        var line: Int
        /// Where the word is that says what kind of school it is.
        var typeAt: Int
    }

    func isSettlementType(_ token: Token) -> Bool { SchoolWords.settlements.contains(token.word) }

    func finds(in line: Int) -> [Find] { finds(in: layout.lines[line].text.tokens[...], line: line) }

    /// The words of a name reach from the legal form to the settlement, over quotation marks, up to a comma, a colon
    /// or the end of the line.
    func finds(in tokens: ArraySlice<Token>, line: Int) -> [Find] {
        var found: [Find] = []
        var index = tokens.startIndex
        while index < tokens.endIndex {
            guard SchoolWords.isType(tokens[index]) || SchoolWords.isLegalForm(tokens[index]) else {
                index += 1
                continue
            }
            var start = index
            while start > tokens.startIndex, SchoolWords.isLegalForm(tokens[start - 1]) { start -= 1 }
            let end = self.end(of: tokens, from: index)
            // «Ключевская средняя школа»
            var adjective = start
            while adjective > tokens.startIndex, SchoolWords.isGeneric(tokens[adjective - 1]) { adjective -= 1 }
            let isOfPlace = adjective > tokens.startIndex && isAdjectiveOfPlace(tokens[adjective - 1])
            if isOfPlace { start = adjective - 1 }
            if isOfPlace || isSpecific(tokens[index..<end]) {
                let typeAt = tokens[index..<end].firstIndex { SchoolWords.isType($0) } ?? index
                found.append(Find(range: start..<end, line: line, typeAt: typeAt))
            }
            index = max(end, index + 1)
        }
        return found
    }

    private static let longestName = 22

    private func end(of tokens: ArraySlice<Token>, from start: Int) -> Int {
        var index = start + 1
        while index < tokens.endIndex, index - start < Self.longestName {
            let token = tokens[index]
            if !token.before.isDisjoint(with: [.comma, .colon, .semicolon, .open]) { break }
            if token.before.contains(.stop), !isAbbreviated(tokens[index - 1]), !token.before.contains(.quote) { break }
            // A closed quotation mark, or a line's end, closes the name unless the settlement follows.
            if !token.before.isDisjoint(with: [.closesQuote, .newline]), !goesOn(tokens, index) { break }
            if SchoolWords.stops.contains(token.word) || Year.value(of: token, scanner) != nil { break }
            index += 1
        }
        return index
    }

    private func isAbbreviated(_ token: Token) -> Bool { token.length <= 3 }

    private func isAdjectiveOfPlace(_ token: Token) -> Bool {
        guard token.kind == .word, token.length > 6, isCapital(Int(token.start)), !SchoolWords.isGeneric(token) else {
            return false
        }
        let letters = scanner.letters(of: token)
        return Self.adjectives.contains { letters.suffix($0.count).elementsEqual($0) }
    }

    private static let adjectives: [[UInt16]] = ["ская", "ской", "скую", "цкая", "цкой", "цкую"].map { Array($0.utf16) }

    /// An adjective with a capital letter opens the line: the name of the school is complete.
    private func isNamedBefore(_ tokens: ArraySlice<Token>) -> Bool {
        guard let first = tokens.first, first.length > 5, isCapital(Int(first.start)) else { return false }
        return !SchoolWords.isGeneric(first)
    }

    private func goesOn(_ tokens: ArraySlice<Token>, _ index: Int) -> Bool {
        let token = tokens[index]
        // «Ключевская средняя школа» and, on the next line, the title of the document in quotation marks.
        let isTitle = token.before.contains(.newline) && token.before.contains(.opensQuote) && isNamedBefore(tokens)
        return SchoolWords.isGeneric(token) && !isInitial(tokens, index) || SchoolWords.named.contains(token.word)
            || !token.before.isDisjoint(with: [.opensQuote, .number]) && !isTitle
            || token.kind == .number && token.length <= 3
    }

    /// A number near the type word, a settlement or a name in quotation marks makes it one certain school.
    private func isSpecific(_ tokens: ArraySlice<Token>) -> Bool {
        guard tokens.count >= 2 else { return false }
        for (distance, index) in tokens.indices.dropFirst().enumerated() {
            let token = tokens[index]
            if distance < 4, token.kind == .number && !isDate(tokens, index) || token.before.contains(.number) {
                return true
            }
            if isSettlementType(token), index + 1 < tokens.endIndex, !isInitial(tokens, index) { return true }
            if token.before.contains(.quote), !token.before.contains(.closesQuote), !SchoolWords.isGeneric(token) {
                return true
            }
        }
        return register.isNamed(tokens, scanner)
    }

    /// «собрание гимназии 03.03»
    private func isDate(_ tokens: ArraySlice<Token>, _ index: Int) -> Bool {
        func goesOn(_ left: Int, _ right: Int) -> Bool {
            tokens.indices.contains(left) && tokens.indices.contains(right) && tokens[left].length <= 2
                && tokens[left].kind == .number && tokens[right].kind == .number && tokens[right].before.contains(.stop)
        }
        return goesOn(index, index + 1) || goesOn(index - 1, index)
    }

    /// «Д. Е. Кабанов»: a capital letter of a person's name and not «д.» of a village.
    private func isInitial(_ tokens: ArraySlice<Token>, _ index: Int) -> Bool {
        guard tokens[index].length == 1, index + 1 < tokens.endIndex else { return false }
        let next = tokens[index + 1]
        if next.length == 1 { return true }
        return isCapital(Int(tokens[index].start)) && !isCapital(Int(next.start) + 2)
    }

    private func isCapital(_ byte: Int) -> Bool {
        let bytes = layout.document.text.bytes
        guard byte + 1 < bytes.count else { return false }
        return bytes[byte] == 0xD0 && (0x90...0xAF).contains(bytes[byte + 1])
    }
}

/// Words that schools' names are made of.
enum SchoolWords {
    static let types = hashes(
        """
        сош оош нош ош сш оши ооши школа школы школе школу школой гимназия гимназии гимназию лицей лицея лицее интернат
        филиал сошс сошдс
        """
    )
    static let legalForms = hashes(
        """
        мбоу мкоу маоу моу мобу мкобу гбоу гкоу гоу боу маобу мбобу мкош мбош моубу
        муниципальное муниципального муниципальном муниципальным муниципальному бюджетное бюджетного бюджетном бюджетным
        казенное казенного казенном казеннное автономное автономного автономном
        """
    )
    static let named = hashes("имени им")
    static let settlements = hashes(
        "аул аула улус улуса слобода слободы разъезд разъезда с село села селе п пос поселок поселка поселке д дер деревня деревни х хут хутор хутора рп пгт ст станица станицы г город города р сел"
    )
    static let generic = hashes(
        """
        средняя средней основная основной начальная начальной общеобразовательная общеобразовательной
        общеобразовательное общеобразовательного образовательное образовательного учреждение учреждения организация
        организации школа школы сош оош детский сад имени им
        """
    )
    /// Words that no name goes on after.
    static let stops = hashes("на по от приказ протокол директор директора программа концепция дорожная утверждаю о об")

    static func isType(_ token: Token) -> Bool { types.contains(token.word) }
    static func isLegalForm(_ token: Token) -> Bool { legalForms.contains(token.word) }
    static func isGeneric(_ token: Token) -> Bool {
        isType(token) || isLegalForm(token) || generic.contains(token.word) || settlements.contains(token.word)
    }

    private static func hashes(_ words: String) -> Set<LetterHash> {
        WordScanner.borrow { Set($0.scan(words).tokens.map(\.word)) }
    }
}
