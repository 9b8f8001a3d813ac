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
///
/// A class, because many hands hold it and it has many parts.
final class TitleMatcher {
    let index: WordingIndex
    let noise: NoiseWords
    let scanner: WordScanner

    init(index: WordingIndex, noise: NoiseWords, scanner: WordScanner) {
        self.index = index
        self.noise = noise
        self.scanner = scanner
    }

    /// Scores below this are no match.
    static let threshold = 0.5
    /// From here on the wording itself was found, not only words that point to it.
    static let strong = 0.84
    /// Longer texts are no titles.
    static let mostWords = 40
    /// Nor are they wordings, inflected or misspelt.
    static let mostWordsOfWordings = 24

    /// What the title may stand for, the best first; empty when nothing fits.
    ///
    /// - Parameter least: hits of a lower score are left out.
    func hits(_ tokens: ArraySlice<Token>, least: Double = threshold) -> [TitleHit] {
        guard tokens.count <= Self.mostWords else { return [] }
        return hits(tokens, as: NormalTitle(tokens, noise: noise, scanner: scanner), least: least)
    }

    /// - Parameter title: made from `tokens`.
    func hits(_ tokens: ArraySlice<Token>, as title: NormalTitle, least: Double = threshold) -> [TitleHit] {
        guard !tokens.isEmpty, tokens.count <= Self.mostWords else { return [] }
        let found = whole(title)
        if let hit = found.hit { return [hit] }
        let joint = enumerated(tokens)
        if let joint, joint.allSatisfy({ $0.sign != .keyStems }) { return joint }
        var best: [Int: TitleHit] = [:]
        func offer(_ hit: TitleHit) {
            if hit.score > best[hit.entry]?.score ?? 0 { best[hit.entry] = hit }
        }
        for hit in parts(tokens) { offer(hit) }
        for hit in overlapping(title, mended: found.mended) { offer(hit) }
        for hit in keyed(title) { offer(hit) }
        let hits = best.values.filter { $0.score >= least }
            .sorted { ($1.score, $0.entry) < ($0.score, $1.entry) }
        // Free words in every part, but one entry explains the whole title better: «С какими рисками и как работаем».
        if let joint, (joint.map(\.score).max() ?? 0) + 0.05 > hits.first?.score ?? 0 { return joint }
        return hits
    }

    /// The wording of an entry and nothing else, slips of the pen allowed.
    func exact(_ tokens: ArraySlice<Token>) -> TitleHit? {
        guard tokens.count <= Self.mostWordsOfWordings else { return nil }
        return exact(tokens, as: NormalTitle(tokens, noise: noise, scanner: scanner))
    }

    /// - Parameter title: made from `tokens`; one title is often put to several matchers.
    func exact(_ tokens: ArraySlice<Token>, as title: NormalTitle) -> TitleHit? {
        guard !tokens.isEmpty, tokens.count <= Self.mostWordsOfWordings else { return nil }
        return whole(title, wordingsOnly: true).hit
    }

    /// Whether the title is a wording to the letter, fillers and all; inflection aside.
    func isWording(_ tokens: ArraySlice<Token>, as title: NormalTitle) -> Bool {
        !tokens.isEmpty && tokens.count <= Self.mostWordsOfWordings
            && index.byFull[Hashing64.combine(title.full)] != nil
    }

    /// The wording of an entry to the letter, inflection and noise aside; the cheapest question.
    func verbatim(_ tokens: ArraySlice<Token>) -> TitleHit? {
        guard tokens.count <= Self.mostWordsOfWordings else { return nil }
        return verbatim(tokens, as: NormalTitle(tokens, noise: noise, scanner: scanner))
    }

    /// - Parameter title: made from `tokens`.
    func verbatim(_ tokens: ArraySlice<Token>, as title: NormalTitle) -> TitleHit? {
        guard !tokens.isEmpty, tokens.count <= Self.mostWordsOfWordings else { return nil }
        return entry(of: title).map { TitleHit(entry: $0.entry, score: $0.score, sign: .exact) }
    }

    // MARK: The whole title

    /// The wording that the whole title is; else its stems put right, when there was anything to mend.
    ///
    /// - Parameter wordingsOnly: nobody needs the stems of a title that is no wording.
    private func whole(
        _ title: NormalTitle,
        wordingsOnly: Bool = false
    ) -> (hit: TitleHit?, mended: [LetterHash]?) {
        if let entry = entry(of: title) {
            return (TitleHit(entry: entry.entry, score: entry.score, sign: .exact), nil)
        }
        if let entry = alike(title) { return (TitleHit(entry: entry, score: 0.93, sign: .typo), nil) }
        guard let mended = mended(title, whollyKnown: wordingsOnly) else { return (nil, nil) }
        guard let entry = entry(full: mended, core: nil) else { return (nil, mended) }
        return (TitleHit(entry: entry.entry, score: 0.92, sign: .typo), mended)
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
        let bound = Likeness.allowance(for: letters.count)
        // The nearest, and of several the first one.
        var best: (position: Int, distance: Int)?
        index.likeWordings.forEachCandidate(like: letters, within: bound) { position in
            let limit = best.map { position < $0.position ? $0.distance : $0.distance - 1 } ?? bound
            guard limit >= 0,
                let distance = Likeness.distance(letters[...], index.wordings[position].letters[...], bound: limit),
                !isOtherWord(title, index.wordings[position])
            else { return }
            best = (position, distance)
        }
        return best.map { index.wordings[$0.position].entry }
    }

    /// «Дела программы» is no slip for «Тема программы»: a short word that differs in two letters is another word.
    private func isOtherWord(_ title: NormalTitle, _ wording: WordingIndex.Wording) -> Bool {
        guard title.lengths.count == wording.lengths.count else { return false }
        var (left, right) = (title.letters[...], wording.letters[...])
        for (length, other) in zip(title.lengths, wording.lengths) {
            let words = (left.prefix(length), right.prefix(other))
            if min(length, other) <= 4, Likeness.distance(words.0, words.1, bound: 1) == nil { return true }
            (left, right) = (left.dropFirst(length), right.dropFirst(other))
        }
        return false
    }

    /// The stems of the title with misspelt words put right; nil when there is nothing to mend.
    ///
    /// - Parameter whollyKnown: only when all of them are words of the wordings then.
    private func mended(_ title: NormalTitle, whollyKnown: Bool) -> [LetterHash]? {
        var stems = title.full
        var isMended = false
        for (position, token) in title.tokens.enumerated() where index.knownStems[token.stem] == nil {
            guard token.kind == .word, token.length >= 3 else {
                if whollyKnown { return nil }
                continue
            }
            let next = title.tokens.dropFirst(position + 1).first
            let isCut = next.map { $0.before.contains(.stop) } ?? true
            let whole = isCut ? wholeStem(of: token) : nil
            guard let stem = whole ?? (token.length >= 5 ? nearestStem(to: token) : nil) else {
                if whollyKnown { return nil }
                continue
            }
            stems[position] = stem
            isMended = true
        }
        return isMended ? stems : nil
    }

    /// The word that «реализ.» or «дост.» stands for.
    private func wholeStem(of token: Token) -> LetterHash? {
        guard isCut(token) else { return nil }
        let letters = scanner.letters(of: token)
        let position = index.vocabulary.indices.first { position in
            index.vocabulary[position].letters.count >= letters.count + 2
                && index.vocabulary[position].letters.starts(with: letters)
        }
        return position.map { index.vocabulary[$0].stem }
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
        let bound = letters.count >= 12 ? 2 : 1
        var first: Int?
        index.likeWords.forEachCandidate(like: letters, within: bound) { position in
            guard position < first ?? .max else { return }
            let isNear = Likeness.distance(letters, index.vocabulary[position].letters[...], bound: bound) != nil
            if isNear { first = position }
        }
        return first.map { index.vocabulary[$0].stem }
    }

    // MARK: Titles of several parts

    /// «Цели, задачи и ожидаемые результаты»: every part is a wording of its own.
    private func enumerated(_ tokens: ArraySlice<Token>) -> [TitleHit]? {
        let pieces = split(tokens) { token in
            !token.before.isDisjoint(with: [.comma, .slash, .semicolon]) || isAnd(token)
        }
        guard (2...4).contains(pieces.count) else { return nil }
        // «Как поймём, что получилось» is one question.
        let isSentence = zip(pieces, pieces.dropFirst()).contains { piece, next in
            piece.count >= 2 && next.first.map { scanner.letters(of: $0).elementsEqual(Self.that) } ?? false
        }
        if isSentence { return nil }
        // What follows a colon explains the title: «График шагов: дело, срок, ответственный».
        if tokens.dropFirst().contains(where: { $0.before.contains(.colon) }) { return nil }
        var hits: [TitleHit] = []
        for piece in pieces {
            let trimmed = piece.drop { isAnd($0) }
            guard !trimmed.isEmpty else { return nil }
            let title = NormalTitle(trimmed, noise: noise, scanner: scanner)
            guard var hit = whole(title, wordingsOnly: true).hit ?? keyed(title).first, hit.score >= 0.55 else {
                return nil
            }
            hit.isJoint = true
            hit.score -= 0.04
            if !hits.contains(where: { $0.entry == hit.entry }) { hits.append(hit) }
        }
        return hits.count >= 2 ? hits : nil
    }

    private static let that = Array("что".utf16)

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
            guard var hit = whole(NormalTitle(piece, noise: noise, scanner: scanner), wordingsOnly: true).hit else {
                return nil
            }
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
    ///
    /// - Parameter mended: the stems of the title put right; nil when there was nothing to mend.
    private func overlapping(_ title: NormalTitle, mended: [LetterHash]?) -> [TitleHit] {
        var words = title.words
        if let mended {
            let fillers = title.full.filter { !title.core.contains($0) }
            words = mended.filter { !fillers.contains($0) }.unique
        }
        var seen = [Bool](repeating: false, count: index.wordings.count)
        var hits: [TitleHit] = []
        for word in words {
            for candidate in index.byStem[word] ?? [] where !seen[candidate] {
                seen[candidate] = true
                // The first noun is the head: «Исполнители мероприятий» are people.
                let isHead = title.core.first.map(index.wordings[candidate].words.contains) ?? false
                let score =
                    Self.score(title: words, wording: index.wordings[candidate].words) - (mended == nil ? 0 : 0.05)
                    + (isHead ? 0.02 : 0)
                guard score >= Self.threshold else { continue }
                let sign: SectionFinding.Sign = mended == nil ? .stems : .typo
                hits.append(TitleHit(entry: index.wordings[candidate].entry, score: score, sign: sign))
            }
        }
        return hits
    }

    /// Of stems that stand once in either.
    private static func score(title: [LetterHash], wording: [LetterHash]) -> Double {
        let shared = title.count(where: wording.contains)
        let dice = 2 * Double(shared) / Double(title.count + wording.count)
        if shared == wording.count {
            // All words of the wording: the more of the title they are, the better.
            let share = Double(shared) / Double(title.count)
            return shared >= 2 ? 0.62 + 0.3 * dice : share >= 0.5 ? 0.5 + 0.3 * dice : 0.3 + 0.3 * dice
        }
        if shared == title.count, shared >= 2 { return 0.5 + 0.35 * dice }
        return shared >= 2 && dice >= 0.6 ? 0.3 + 0.4 * dice : 0
    }

    /// Free words that point to an entry, the best first and of equals the first of the lexicon.
    ///
    /// - Parameter title: of at most 64 words.
    private func keyed(_ title: NormalTitle) -> [TitleHit] {
        guard !title.tokens.isEmpty else { return [] }
        struct Sum {
            var entry: Int
            var weight = 0.0
            var first = Int.max
            /// A bit for each token.
            var covered: UInt64 = 0
        }
        var sums: [Sum] = []
        let tokens = title.tokens[...]
        index.keys.forEachMatch(in: tokens, scanner: scanner) { entry, phrase, range in
            let position = sums.firstIndex { $0.entry == entry } ?? sums.count
            if position == sums.count { sums.append(Sum(entry: entry)) }
            sums[position].weight = max(sums[position].weight, Double(min(phrase.weight, 3)))
            sums[position].first = min(sums[position].first, range.lowerBound)
            if phrase.isUnordered {
                for token in phrase.positions(in: tokens, scanner) { sums[position].covered |= 1 << UInt64(token) }
            } else {
                for token in range { sums[position].covered |= 1 << UInt64(token) }
            }
        }
        let content = Double(title.core.count)
        return sums.map { sum in
            let coverage = min(1, Double(sum.covered.nonzeroBitCount) / content)
            // The first noun of a Russian title is its head; what governs stands before what is governed.
            let score = 0.34 + 0.13 * sum.weight + 0.2 * coverage - 0.03 * Double(min(sum.first, 5))
            return TitleHit(entry: sum.entry, score: min(score, 0.83), sign: .keyStems)
        }.sorted { ($1.score, $0.entry) < ($0.score, $1.entry) }
    }
}

extension Phrase {
    /// Positions of the tokens that an unordered phrase is made of.
    func positions(in tokens: ArraySlice<Token>, _ scanner: WordScanner) -> [Int] {
        elements.compactMap { element in tokens.firstIndex { element.matches($0, scanner) } }
    }
}
