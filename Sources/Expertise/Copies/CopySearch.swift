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
    /// All sections that were judged together because each is too short by itself; empty for one that is not.
    package var together: [Int] = []
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
    static let leastMarks = 6
    /// Percent of a section from which a person is asked, and from which it counts as taken over.
    static let doubtful = 50
    static let copied = 80

    package init(_ witnesses: CopyWitnesses, official: Set<Int64> = []) {
        self.witnesses = witnesses
        self.official = official
    }

    private struct Hit {
        /// 0-based, over all own marks that were counted.
        var mark: Int
        var print: Fingerprint
        var occurrence: CopyOccurrence
    }

    /// One section, or the short ones together.
    private struct Finding {
        var own = 0
        var hits: [Hit] = []
        var sections: [Int] = []

        mutating func add(_ other: Finding) {
            hits += other.hits.map { Hit(mark: $0.mark + own, print: $0.print, occurrence: $0.occurrence) }
            own += other.own
            sections += other.sections
        }
    }

    /// - Returns: the worst source of each section that shares at least half of its own wording; nil when there is
    ///   nothing to compare with, or nothing long enough to be compared.
    package func sections(of prints: [Fingerprint], school: String, received: Int64) -> [CopiedSection]? {
        guard witnesses.hasEarlier else { return nil }
        var copied: [CopiedSection] = []
        var short = Finding()
        var wasCompared = false
        for marks in Self.bySection(prints) {
            let finding = finding(marks, school: school, received: received)
            guard finding.own >= Self.leastMarks else {
                short.add(finding)
                continue
            }
            wasCompared = true
            if let found = Self.worst(finding), found.share >= Self.doubtful { copied.append(found) }
        }
        if short.own >= Self.leastMarks {
            wasCompared = true
            // Rows of a passport may well have some wording in common; all of it they do not.
            if var found = Self.worst(short), found.share >= Self.copied {
                found.together = Set(short.hits.filter { $0.occurrence.school == found.school }.map(\.print.section))
                    .sorted()
                copied.append(found)
            }
        }
        return wasCompared ? copied : nil
    }

    private func finding(_ marks: [Fingerprint], school: String, received: Int64) -> Finding {
        var finding = Finding()
        for print in marks where !official.contains(print.hash) {
            let occurrences = witnesses.occurrences[print.hash] ?? []
            let holders = Set(occurrences.map(\.school)).union([school]).count
            if holders >= 3, holders * 2 > witnesses.schools { continue }
            let mine = occurrences.first { $0.school == school }?.received ?? received
            for occurrence in occurrences
            where occurrence.school != school && occurrence.received < min(mine, received) {
                finding.hits.append(Hit(mark: finding.own, print: print, occurrence: occurrence))
            }
            finding.own += 1
        }
        finding.sections = marks.first.map { [$0.section] } ?? []
        return finding
    }

    private static func bySection(_ prints: [Fingerprint]) -> [[Fingerprint]] {
        let sections = Dictionary(grouping: prints, by: \.section)
        return sections.keys.sorted().compactMap { number in sections[number]?.sorted { $0.word < $1.word } }
    }

    /// The school that shares most of what was found, and of its documents the one that shares most.
    private static func worst(_ finding: Finding) -> CopiedSection? {
        let schools = Dictionary(grouping: finding.hits, by: \.occurrence.school)
        let ranked = schools.map { (school: $0.key, hits: $0.value, marks: Set($0.value.map(\.mark)).count) }
            .max { ($0.marks, $1.school) < ($1.marks, $0.school) }
        guard let ranked else { return nil }
        let documents = Dictionary(grouping: ranked.hits, by: \.occurrence.received)
        // Of equals the first to come.
        let best = documents.max { ($0.value.count, -$0.key) < ($1.value.count, -$1.key) }
        guard let best, let run = longestRun(best.value.sorted { $0.mark < $1.mark }) else { return nil }
        return CopiedSection(
            section: run.first.print.section,
            share: ranked.marks * 100 / finding.own,
            school: ranked.school,
            received: best.key,
            otherSection: run.first.occurrence.section,
            own: run.first.print.word...run.last.print.word,
            other: run.first.occurrence.word...run.last.occurrence.word
        )
    }

    /// The marks that follow each other at the same distances in both texts, the longest such stretch.
    private static func longestRun(_ hits: [Hit]) -> (first: Hit, last: Hit)? {
        guard let first = hits.first else { return nil }
        var start = first
        var last = first
        var best = (first: first, last: first)
        for hit in hits.dropFirst() {
            let follows =
                hit.mark == last.mark + 1 && hit.print.section == last.print.section
                && hit.occurrence.section == last.occurrence.section
                && hit.occurrence.word - last.occurrence.word == hit.print.word - last.print.word
            if !follows { start = hit }
            last = hit
            if last.print.word - start.print.word > best.last.print.word - best.first.print.word {
                best = (start, last)
            }
        }
        return best
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
            let titles = (copy.together.isEmpty ? [copy.section] : copy.together).compactMap { number in
                text.flatMap { $0.sections.indices.contains(number) ? $0.sections[number].title : nil }
            }
            return Answer.Fault(
                !copy.together.isEmpty ? "together" : copy.share >= copied ? "copied" : "similar",
                [
                    "share": String(copy.share),
                    "section": copy.together.isEmpty ? titles.first?.trimmingPunctuation ?? "" : listed(titles),
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

    /// «Цель», «Задачи» и ещё 3.
    private static func listed(_ titles: [String]) -> String {
        let known = titles.compactMap { Quotation.make($0.trimmingPunctuation) }
        let named = known.prefix(3).map { "«\($0)»" }.joined(separator: ", ")
        return known.count > 3 ? "\(named) и ещё \(known.count - 3)" : named
    }

    private static func fragment(_ text: CopyText, _ section: Int, _ words: ClosedRange<Int>) -> Quoted? {
        guard text.sections.indices.contains(section) else { return nil }
        return WordScanner.borrow { scanner in
            CopyWords(text.sections[section], names: Set(text.names), scanner: scanner)
                .fragment(of: text.sections[section], from: words.lowerBound, through: words.upperBound)
        }
    }
}
