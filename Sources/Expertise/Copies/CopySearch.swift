internal import Roadmap

/// Where a mark stands first in the documents of one school.
package struct CopyOccurrence: Sendable, Equatable {
    package var school: String
    /// Number of the document's `received` entry.
    package var received: Int64
    package var section: Int
    package var word: Int

    package init(school: String, received: Int64, section: Int, word: Int) {
        self.school = school
        self.received = received
        self.section = section
        self.word = word
    }
}

/// What the archive says of a document's marks.
package struct CopyWitnesses: Sendable, Equatable {
    /// By mark: the first document of each school that has it, each school once.
    package var occurrences: [Int64: [CopyOccurrence]]
    /// Schools whose documents have marks.
    package var schools: Int
    /// Whether any document of another school came before this one.
    package var hasEarlier: Bool

    package init(occurrences: [Int64: [CopyOccurrence]], schools: Int, hasEarlier: Bool) {
        self.occurrences = occurrences
        self.schools = schools
        self.hasEarlier = hasEarlier
    }
}

/// A section whose wording another school had first.
package struct CopiedSection: Sendable, Equatable {
    /// Of the document's own text.
    package var section: Int
    /// In percent of the section's own wording, rounded down: 100 is all of it.
    package var share: Int
    package var school: String
    /// Number of the `received` entry of the other document.
    package var received: Int64
    package var otherSection: Int
    /// The longest stretch both share, by first and last shingle, in either text.
    package var own: ClosedRange<Int>
    package var other: ClosedRange<Int>
}

/// Looks for wording that another school's document had first (E39).
///
/// Wording that more than half of the schools share, three of them at least, is nobody's own: it comes from a common
/// template, and counts neither for nor against. So does the wording of `official`.
package struct CopySearch: Sendable {
    private let witnesses: CopyWitnesses
    private let official: Set<Int64>

    /// Own marks below which a section is too short to be judged: about 45 words.
    static let leastMarks = 8
    /// Percent of a section from which a person is asked, and from which it counts as taken over.
    static let doubtful = 50
    static let copied = 80

    package init(_ witnesses: CopyWitnesses, official: Set<Int64> = []) {
        self.witnesses = witnesses
        self.official = official
    }

    private struct Source: Hashable {
        var school: String
        var received: Int64
        var section: Int
    }

    private struct Hit {
        var mark: Int
        var word: Int
        var occurrence: CopyOccurrence
    }

    /// - Returns: the worst source of each section that shares at least half of its own wording; nil when there is
    ///   nothing to compare with, or nothing long enough to be compared.
    package func sections(of prints: [Fingerprint], school: String, received: Int64) -> [CopiedSection]? {
        guard witnesses.hasEarlier else { return nil }
        var copied: [CopiedSection] = []
        var wasCompared = false
        for marks in Self.bySection(prints) {
            var own = 0
            var hits: [Hit] = []
            for print in marks where !official.contains(print.hash) {
                let occurrences = witnesses.occurrences[print.hash] ?? []
                let holders = Set(occurrences.map(\.school)).union([school]).count
                if holders >= 3, holders * 2 > witnesses.schools { continue }
                own += 1
                let mine = occurrences.first { $0.school == school }?.received ?? received
                for occurrence in occurrences
                where occurrence.school != school && occurrence.received < min(mine, received) {
                    hits.append(Hit(mark: own, word: print.word, occurrence: occurrence))
                }
            }
            guard own >= Self.leastMarks else { continue }
            wasCompared = true
            if let found = Self.worst(hits, of: own, section: marks[0].section) { copied.append(found) }
        }
        return wasCompared ? copied : nil
    }

    private static func bySection(_ prints: [Fingerprint]) -> [[Fingerprint]] {
        let sections = Dictionary(grouping: prints, by: \.section)
        return sections.keys.sorted().compactMap { number in sections[number]?.sorted { $0.word < $1.word } }
    }

    private static func worst(_ hits: [Hit], of own: Int, section: Int) -> CopiedSection? {
        let schools = Dictionary(grouping: hits, by: \.occurrence.school)
        let ranked = schools.map { (school: $0.key, hits: $0.value, marks: Set($0.value.map(\.mark)).count) }
            .max { ($0.marks, $1.school) < ($1.marks, $0.school) }
        guard let ranked, ranked.marks * 100 >= own * doubtful else { return nil }
        // One document of that school is named: the one that shares most, of equals the first to come.
        let sources = Dictionary(grouping: ranked.hits) { hit in
            Source(school: hit.occurrence.school, received: hit.occurrence.received, section: hit.occurrence.section)
        }
        let best = sources.max { left, right in
            (left.value.count, -left.key.received, -left.key.section)
                < (right.value.count, -right.key.received, -right.key.section)
        }
        guard let best, let run = longestRun(best.value.sorted { $0.mark < $1.mark }) else { return nil }
        return CopiedSection(
            section: section,
            share: ranked.marks * 100 / own,
            school: ranked.school,
            received: best.key.received,
            otherSection: best.key.section,
            own: run.own,
            other: run.other
        )
    }

    /// Marks that follow each other in both texts.
    private static func longestRun(_ hits: [Hit]) -> (own: ClosedRange<Int>, other: ClosedRange<Int>)? {
        guard let first = hits.first else { return nil }
        var start = first
        var last = first
        var best = (first, first)
        for hit in hits.dropFirst() {
            let step = hit.word - last.word
            let follows = hit.mark == last.mark + 1 && hit.occurrence.word - last.occurrence.word == step
            if !follows { start = hit }
            last = hit
            if last.word - start.word > best.1.word - best.0.word { best = (start, last) }
        }
        return (
            best.0.word...best.1.word,
            best.0.occurrence.word...best.1.occurrence.word
        )
    }
}

extension CopySearch {
    /// E39 of one document from what ``sections(of:school:received:)`` found in it, with both fragments.
    ///
    /// - Parameters:
    ///   - others: texts by the number of their `received` entry; without one its fragment is not shown.
    ///   - names: a school's name by its id.
    package static func judge(
        _ text: CopyText?,
        _ found: [CopiedSection]?,
        others: [Int64: CopyText],
        names: (String) -> String,
        by ruleBook: RuleBook
    ) -> ParameterResult? {
        guard let found else { return SchoolParameters.result("E39", .notChecked, ruleBook) }
        let faults = found.map { copy in
            let own = text.flatMap { fragment($0, copy.section, copy.own) }
            let other = others[copy.received].flatMap { fragment($0, copy.otherSection, copy.other) }
            let title = text.flatMap {
                $0.sections.indices.contains(copy.section) ? $0.sections[copy.section].title : nil
            }
            return Answer.Fault(
                copy.share >= copied ? "copied" : "similar",
                [
                    "share": String(copy.share), "section": title?.trimmingPunctuation ?? "",
                    "school": names(copy.school), "entry": String(copy.received),
                ],
                quote: own?.text,
                place: own?.place,
                other: Remark.Counterpart(
                    entry: copy.received,
                    quote: other.flatMap { Quotation.make($0.text) },
                    place: other?.place
                )
            )
        }
        let isCopied = found.contains { $0.share >= copied }
        return SchoolParameters.result("E39", .of(faults, else: isCopied ? .no : .partly), ruleBook)
    }

    private static func fragment(_ text: CopyText, _ section: Int, _ words: ClosedRange<Int>) -> Quoted? {
        guard text.sections.indices.contains(section) else { return nil }
        return WordScanner.borrow { scanner in
            CopyWords(text.sections[section], names: Set(text.names), scanner: scanner)
                .fragment(of: text.sections[section], from: words.lowerBound, through: words.upperBound)
        }
    }
}
