internal import Roadmap

/// Finds risk directions by their wordings.
///
/// A class, because every line of a document is put to it and a copy of the lexicon for each would cost more than
/// the answer.
final class RiskFinder {
    private let layout: Layout
    private let lexicon: Lexicon
    let scanner: WordScanner
    private let titles: TitleMatcher

    init(layout: Layout, lexicon: Lexicon, scanner: WordScanner) {
        titles = TitleMatcher(index: lexicon.riskTitles, noise: lexicon.noise, scanner: scanner)
        self.layout = layout
        self.lexicon = lexicon
        self.scanner = scanner
    }

    struct Find {
        var risk: RiskDirection
        /// Positions of the tokens that name it.
        var range: Range<Int>
    }

    /// Every direction named in `tokens`, in reading order, one find each.
    func finds(in tokens: ArraySlice<Token>) -> [Find] {
        var covered: [(entry: Int, range: Range<Int>)] = []
        lexicon.riskExceptions.forEachMatch(in: tokens, scanner: scanner) { entry, _, range in
            covered.append((entry, range))
        }
        var finds: [Find] = []
        lexicon.riskPatterns.forEachMatch(in: tokens, scanner: scanner) { entry, _, range in
            guard !covered.contains(where: { $0.entry == entry && $0.range.overlaps(range) }) else { return }
            let risk = lexicon.risks[entry].risk
            if let known = finds.firstIndex(where: { $0.risk == risk }) {
                finds[known].range =
                    min(finds[known].range.lowerBound, range.lowerBound)..<finds[known].range.upperBound
            } else {
                finds.append(Find(risk: risk, range: range))
            }
        }
        return finds
    }

    /// The directions that a title or a cell of a few words stands for: patterns first, then the positive titles
    /// without words of their own, then names with slips of the pen.
    func risks(titled tokens: ArraySlice<Token>) -> [RiskDirection] {
        let found = finds(in: tokens).map(\.risk)
        if !found.isEmpty { return found }
        let hit = titles.exact(tokens) ?? titles.hits(tokens).first { $0.score >= 0.8 }
        return hit.map { [lexicon.risks[$0.entry].risk] } ?? []
    }

    /// The one direction that the lines name; nil when they name none or several.
    func single(in lines: Range<Int>) -> RiskDirection? {
        let tokens = layout.tokens(lines)
        let found = finds(in: tokens[...]).map(\.risk)
        if !found.isEmpty { return found.count == 1 ? found.first : nil }
        guard tokens.count <= 12 else { return nil }
        return titles.verbatim(tokens[...]).map { lexicon.risks[$0.entry].risk }
    }
}
