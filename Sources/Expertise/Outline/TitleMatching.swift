/// One entry of a ``WordingIndex`` that a title may stand for.
struct TitleHit: Sendable, Equatable {
    var entry: Int
    /// 0…1; comparable between titles.
    var score: Double
    var sign: SectionFinding.Sign
    /// Named beside others in one title («Цели, задачи и сроки»): they share the title instead of competing for it.
    var isJoint = false
}

/// Compares titles with the wordings of one index, from the strongest sign to the weakest.
struct TitleMatcher {
    let index: WordingIndex
    let noise: NoiseWords
    let scanner: WordScanner

    /// Scores below this are no match.
    static let threshold = 0.5
    /// From here on the wording itself was found, not only words that point to it.
    static let strong = 0.84

    /// What the title may stand for, the best first; empty when nothing fits.
    func hits(_ tokens: ArraySlice<Token>) -> [TitleHit] {
        guard !tokens.isEmpty, tokens.count <= 40 else { return [] }
        let title = NormalTitle(tokens, noise: noise, scanner: scanner)
        if let hit = whole(title) { return [hit] }
        let joint = enumerated(tokens)
        if let joint, joint.allSatisfy({ $0.sign != .keyStems }) { return joint }
        var best: [Int: TitleHit] = [:]
        func offer(_ hit: TitleHit) {
            if hit.score > best[hit.entry]?.score ?? 0 { best[hit.entry] = hit }
        }
        for hit in parts(tokens) { offer(hit) }
        for hit in overlapping(title) { offer(hit) }
        for hit in keyed(title) { offer(hit) }
        let hits = best.values.filter { $0.score >= Self.threshold }
            .sorted { ($1.score, $0.entry) < ($0.score, $1.entry) }
        // Free words in every part, but one entry explains the whole title better: «С какими рисками и как работаем».
        if let joint, (joint.map(\.score).max() ?? 0) + 0.05 > hits.first?.score ?? 0 { return joint }
        return hits
    }

    /// The wording of an entry and nothing else, slips of the pen allowed.
    func exact(_ tokens: ArraySlice<Token>) -> TitleHit? {
        guard !tokens.isEmpty, tokens.count <= 24 else { return nil }
        return whole(NormalTitle(tokens, noise: noise, scanner: scanner))
    }

    /// The wording of an entry to the letter, inflection and noise aside; the cheapest question.
    func verbatim(_ tokens: ArraySlice<Token>) -> TitleHit? {
        guard !tokens.isEmpty, tokens.count <= 24 else { return nil }
        let title = NormalTitle(tokens, noise: noise, scanner: scanner)
        return entry(of: title).map { TitleHit(entry: $0.entry, score: $0.score, sign: .exact) }
    }

    // MARK: The whole title

    private func whole(_ title: NormalTitle) -> TitleHit? {
        if let entry = entry(of: title) { return TitleHit(entry: entry.entry, score: entry.score, sign: .exact) }
        if let entry = alike(title) { return TitleHit(entry: entry, score: 0.93, sign: .typo) }
        if let mended = mended(title), let entry = entry(full: mended, core: nil) {
            return TitleHit(entry: entry.entry, score: 0.92, sign: .typo)
        }
        return nil
    }

    private func entry(of title: NormalTitle) -> (entry: Int, score: Double)? {
        entry(full: title.full, core: title.core)
    }

    private func entry(full: [LetterHash], core: [LetterHash]?) -> (entry: Int, score: Double)? {
        if let found = index.byFull[Hashing64.combine(full)] { return (index.wordings[found].entry, 1) }
        guard let core, !core.isEmpty, let found = index.byCore[Hashing64.combine(core)] else { return nil }
        return (index.wordings[found].entry, 0.97)
    }

    /// A wording whose letters, blanks left out, differ by a slip or two: «Цели изадачи», «писание рисков».
    private func alike(_ title: NormalTitle) -> Int? {
        let letters = title.letters
        guard letters.count >= 5, letters.count <= 120 else { return nil }
        let mask = LetterMask(letters)
        let bound = Likeness.allowance(for: letters.count)
        var best: (entry: Int, distance: Int)?
        for wording in index.wordings
        where abs(wording.letters.count - letters.count) <= bound && wording.mask.mayBeWithin(bound, of: mask) {
            let limit = min(bound, (best?.distance ?? bound + 1) - 1)
            guard limit >= 0,
                let distance = Likeness.distance(letters[...], wording.letters[...], bound: limit)
            else { continue }
            best = (wording.entry, distance)
        }
        return best?.entry
    }

    /// The stems of the title with misspelt words put right; nil when there is nothing to mend.
    private func mended(_ title: NormalTitle) -> [LetterHash]? {
        var stems = title.full
        var isMended = false
        for (position, token) in title.tokens.enumerated()
        where token.kind == .word && token.length >= 3 && index.knownStems[token.stem] == nil {
            let next = title.tokens.dropFirst(position + 1).first
            let isCut = next.map { $0.before.contains(.stop) } ?? true
            let whole = isCut ? wholeStem(of: token) : nil
            guard let stem = whole ?? (token.length >= 5 ? nearestStem(to: token) : nil) else { continue }
            stems[position] = stem
            isMended = true
        }
        return isMended ? stems : nil
    }

    /// The word that «реализ.» or «дост.» stands for.
    private func wholeStem(of token: Token) -> LetterHash? {
        guard isCut(token) else { return nil }
        let letters = scanner.letters(of: token)
        let word = index.vocabulary.first { $0.letters.count >= letters.count + 2 && $0.letters.starts(with: letters) }
        return word?.stem
    }

    /// Abbreviations end in a consonant and are no words of the wordings.
    private func isCut(_ token: Token) -> Bool {
        guard token.kind == .word, token.length >= 3, token.length <= 8, index.knownStems[token.stem] == nil,
            let last = scanner.letters(of: token).last
        else { return false }
        return !Self.vowels.contains(last)
    }

    private static let vowels = Set("аеиоуыэюяйьъ".utf16)

    private func nearestStem(to token: Token) -> LetterHash? {
        let letters = scanner.letters(of: token)
        let mask = LetterMask(letters)
        let bound = letters.count >= 12 ? 2 : 1
        for word in index.vocabulary
        where abs(word.letters.count - letters.count) <= bound && word.mask.mayBeWithin(bound, of: mask) {
            if Likeness.distance(letters, word.letters[...], bound: bound) != nil { return word.stem }
        }
        return nil
    }

    // MARK: Titles of several parts

    /// «Цели, задачи и ожидаемые результаты»: every part is a wording of its own.
    private func enumerated(_ tokens: ArraySlice<Token>) -> [TitleHit]? {
        let pieces = split(tokens) { token in
            !token.before.isDisjoint(with: [.comma, .slash, .semicolon]) || isAnd(token)
        }
        guard (2...4).contains(pieces.count) else { return nil }
        // What follows a colon explains the title: «График шагов: дело, срок, ответственный».
        if tokens.dropFirst().contains(where: { $0.before.contains(.colon) }) { return nil }
        var hits: [TitleHit] = []
        for piece in pieces {
            let trimmed = piece.drop { isAnd($0) }
            guard !trimmed.isEmpty else { return nil }
            let title = NormalTitle(trimmed, noise: noise, scanner: scanner)
            guard var hit = whole(title) ?? keyed(title).max(by: { $0.score < $1.score }), hit.score >= 0.55 else {
                return nil
            }
            hit.isJoint = true
            hit.score -= 0.04
            if !hits.contains(where: { $0.entry == hit.entry }) { hits.append(hit) }
        }
        return hits.count >= 2 ? hits : nil
    }

    private func isAnd(_ token: Token) -> Bool { token.length == 1 && scanner.letters(of: token).first == 0x438 }

    private func split(_ tokens: ArraySlice<Token>, where isStart: (Token) -> Bool) -> [ArraySlice<Token>] {
        var pieces: [ArraySlice<Token>] = []
        var start = tokens.startIndex
        for index in tokens.indices where index > start && isStart(tokens[index]) {
            pieces.append(tokens[start..<index])
            start = index
        }
        pieces.append(tokens[start...])
        return pieces
    }

    /// A wording before or after a colon, dash, bracket or full stop: «Приложение 1. Дорожная карта …».
    private func parts(_ tokens: ArraySlice<Token>) -> [TitleHit] {
        let parting = Marks.parting.union(.stop)
        let pieces = split(tokens) { token in
            guard !token.before.isDisjoint(with: parting) else { return false }
            // The stop of «Мероприятия по дост. цели» parts nothing.
            return !token.before.isDisjoint(with: .parting) || !isAbbreviated(before: token, in: tokens)
        }
        guard pieces.count >= 2 else { return [] }
        return pieces.enumerated().compactMap { position, piece in
            guard var hit = whole(NormalTitle(piece, noise: noise, scanner: scanner)) else { return nil }
            // What comes first names the section; what follows explains it.
            hit.score -= position == 0 ? 0.05 : 0.12
            if hit.sign == .exact { hit.sign = .prefix }
            return hit
        }
    }

    private func isAbbreviated(before token: Token, in tokens: ArraySlice<Token>) -> Bool {
        guard let previous = tokens.last(where: { $0.end <= token.start && $0.start < token.start }) else {
            return false
        }
        return isCut(previous) && wholeStem(of: previous) != nil
    }

    // MARK: Words of wordings

    /// Wordings that share most of their words with the title.
    private func overlapping(_ title: NormalTitle) -> [TitleHit] {
        let isMended: Bool
        var words = Set(title.core)
        if let mended = mended(title) {
            isMended = true
            words = Set(mended).subtracting(Set(title.full).subtracting(title.core))
        } else {
            isMended = false
        }
        var seen: Set<Int> = []
        var hits: [TitleHit] = []
        for word in words {
            for candidate in index.byStem[word] ?? [] where seen.insert(candidate).inserted {
                let wording = index.wordings[candidate]
                let core = Set(wording.core)
                // The first noun is the head: «Исполнители мероприятий» are people.
                let isHead = title.core.first.map(core.contains) ?? false
                let score = Self.score(title: words, wording: core) - (isMended ? 0.05 : 0) + (isHead ? 0.02 : 0)
                guard score >= Self.threshold else { continue }
                hits.append(TitleHit(entry: wording.entry, score: score, sign: isMended ? .typo : .stems))
            }
        }
        return hits
    }

    private static func score(title: Set<LetterHash>, wording: Set<LetterHash>) -> Double {
        let shared = title.intersection(wording).count
        let dice = 2 * Double(shared) / Double(title.count + wording.count)
        if shared == wording.count {
            // All words of the wording: the more of the title they are, the better.
            let share = Double(shared) / Double(title.count)
            return shared >= 2 ? 0.62 + 0.3 * dice : share >= 0.5 ? 0.5 + 0.3 * dice : 0.3 + 0.3 * dice
        }
        if shared == title.count, shared >= 2 { return 0.5 + 0.35 * dice }
        return shared >= 2 && dice >= 0.6 ? 0.3 + 0.4 * dice : 0
    }

    /// Free words that point to an entry.
    private func keyed(_ title: NormalTitle) -> [TitleHit] {
        guard !title.tokens.isEmpty else { return [] }
        struct Sum { var weight = 0.0, first = Int.max, covered: Set<Int> = [] }
        var sums: [Int: Sum] = [:]
        let tokens = title.tokens[...]
        index.keys.forEachMatch(in: tokens, scanner: scanner) { entry, phrase, range in
            var sum = sums[entry] ?? Sum()
            sum.weight = max(sum.weight, Double(min(phrase.weight, 3)))
            sum.first = min(sum.first, range.lowerBound)
            sum.covered.formUnion(phrase.isUnordered ? Set(phrase.positions(in: tokens, scanner)) : Set(range))
            sums[entry] = sum
        }
        let content = Double(title.core.count)
        // By entry: of equal hits the first counts, and a dictionary has another order in every process.
        return sums.sorted { $0.key < $1.key }.map { entry, sum in
            let coverage = min(1, Double(sum.covered.count) / content)
            // The first noun of a Russian title is its head; what governs stands before what is governed.
            let score = 0.34 + 0.13 * sum.weight + 0.2 * coverage - 0.03 * Double(min(sum.first, 5))
            return TitleHit(entry: entry, score: min(score, 0.83), sign: .keyStems)
        }
    }
}

extension Phrase {
    /// Positions of the tokens that an unordered phrase is made of.
    func positions(in tokens: ArraySlice<Token>, _ scanner: WordScanner) -> [Int] {
        elements.compactMap { element in tokens.firstIndex { element.matches($0, scanner) } }
    }
}
