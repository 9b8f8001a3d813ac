internal import DocumentModel
internal import Roadmap

/// What a document says of its own term: in the title, in the name of the programme, in the row of terms, and, for a
/// concept that has no such row, in its text.
struct StatedTerms {
    struct Statement {
        var period: Period
        var text: String
        var place: Place
    }

    /// In the title, or in the row of the programme's name.
    private(set) var title: Statement?
    private(set) var name: Statement?
    /// In the row or chapter of terms.
    private(set) var row: Statement?
    private(set) var body: Statement?
    /// Ranges that end before they begin, with what is written.
    private(set) var reversed: [Mention] = []
    private(set) var impossible: [Mention] = []
    /// The row of terms, whatever it says.
    private(set) var rowSection: SectionMatch?
    private(set) var rowIsUnbounded = false

    var period: Period? { row?.period ?? title?.period ?? name?.period ?? body?.period }

    init(_ dossier: Dossier) {
        readTitle(dossier)
        for id in ["m.name", "a.name"] {
            guard name == nil, let section = dossier.section(id), !section.isEmpty else { continue }
            name = statement(in: section.content, onlyStated: true)
        }
        for id in ["m.terms", "a.terms"] {
            guard rowSection == nil, let section = dossier.section(id) else { continue }
            rowSection = section
            readRow(section)
        }
        if dossier.kind == .concept { body = bodyStatement(dossier, by: Self.ownTerm) }
        if row == nil, title == nil, name == nil, body == nil { body = bodyStatement(dossier, by: nil) }
    }

    /// A bare year on the title page is the year of the place («с. Ключи, 2023»), unless «на» stands before it.
    private mutating func readTitle(_ dossier: Dossier) {
        let pieces = dossier.titleBlock.lines.map { ContentPiece(text: $0.text, place: $0.place) }
        title = statement(in: pieces, onlyStated: true)
        if title == nil, let section = dossier.section("t.period") {
            title =
                statement(in: section.content, onlyStated: false)
                ?? statement(in: [ContentPiece(text: section.title, place: section.place)], onlyStated: false)
        }
    }

    private mutating func readRow(_ section: SectionMatch) {
        let pieces =
            section.content.isEmpty
            ? [ContentPiece(text: section.title, place: section.place)] : section.content
        let timings = pieces.map { Timing($0.text) }
        for (piece, timing) in zip(pieces, timings) {
            reversed += timing.reversed.map { Mention(text: $0, place: piece.place) }
            impossible += timing.impossible.map { Mention(text: $0, place: piece.place) }
        }
        let period = Timing.whole(of: timings)
        rowIsUnbounded = period == nil && timings.contains(where: \.isUnbounded)
        guard let period else { return }
        row = Statement(period: period, text: pieces.map(\.text).joined(separator: " "), place: pieces[0].place)
    }

    private mutating func statement(in pieces: [ContentPiece], onlyStated: Bool) -> Statement? {
        for piece in pieces {
            let timing = Timing(piece.text)
            reversed += timing.reversed.map { Mention(text: $0, place: piece.place) }
            for span in timing.spans where !span.isReference && (span.isStated || !onlyStated) {
                guard let period = span.period else { continue }
                return Statement(period: period, text: piece.text, place: piece.place)
            }
        }
        return nil
    }

    private static let termWords: Stems = ["срок", "период", "рассчитан", "этап", "реализ", "на"]
    /// Words by which a concept speaks of its own term.
    private static let ownTerm: Stems = [
        "рассчитан", "срок реализац", "сроки реализац", "период реализац", "срок действи", "сроки действи",
    ]
    private static let anyTerm: Stems = ["срок", "период", "рассчитан", "этап"]
    private static let otherPapers: Stems = ["програм", "подпрограм", "проект", "дорожн", "карт", "национальн", "план"]

    /// The first stretch of the text that stands with «срок», «период», «рассчитана на …».
    ///
    /// - Parameter cues: only what stands after one of these in a sentence that speaks of no other paper; nil for any
    ///   word of a term.
    private func bodyStatement(_ dossier: Dossier, by cues: Stems?) -> Statement? {
        for section in dossier.sections where !section.id.hasPrefix("t.") {
            for piece in section.content where piece.text.utf8.count < 4000 {
                let lexemes = Lexemes(piece.text)
                guard lexemes.contains(cues ?? Self.anyTerm) else { continue }
                for span in Timing(lexemes).spans where span.isStated && !span.isReference {
                    let sentence = Self.sentence(before: span.range.lowerBound, in: lexemes)
                    let before = max(sentence, span.range.lowerBound - 8)..<span.range.lowerBound
                    guard lexemes.firstIndex(of: cues ?? Self.termWords, in: before) != nil, let period = span.period,
                        cues == nil || lexemes.firstIndex(of: Self.otherPapers, in: sentence..<before.upperBound) == nil
                    else { continue }
                    return Statement(period: period, text: piece.text, place: piece.place)
                }
            }
        }
        return nil
    }

    /// Where the sentence that holds `index` begins.
    private static func sentence(before index: Int, in lexemes: Lexemes) -> Int {
        var start = index
        while start > 0 {
            let isStop = lexemes.isMark(start - 1, ".") || lexemes.isMark(start - 1, "\n")
            if isStop, lexemes.isWord(start), lexemes.items[start].weight > 0 { return start }
            start -= 1
        }
        return 0
    }
}
