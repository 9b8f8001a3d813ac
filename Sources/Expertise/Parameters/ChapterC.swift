internal import DocumentModel
internal import Roadmap

/// В. Структура.
extension ParameterTests {
    static let chapterC: [ParameterTest] = [
        ParameterTest("E10", ["missing": ["section"], "other": ["section", "title"]], judge: hasSections),
        ParameterTest("E11", ["empty": ["where"], "short": ["where", "words"]], judge: sectionsAreFilled),
        ParameterTest(
            "E12",
            ["double": ["heading"], "bookmark": [], "contents": ["heading"]],
            judge: contentsAgree
        ),
    ]

    // MARK: E10

    private static func hasSections(_ inspection: Inspection) -> Answer {
        let missing = RequiredSections(inspection: inspection).missing
        let certain = missing.filter { inspection.openTitle(for: $0) == nil }
        let faults = missing.map { id in
            guard let title = inspection.openTitle(for: id) else {
                var fault = Answer.Fault("missing", ["section": inspection.canonical(id)])
                fault.section = id
                return fault
            }
            let values = ["section": inspection.canonical(id), "title": title.text.trimmingPunctuation]
            return Answer.Fault("other", values, quote: title.text, place: title.place)
        }
        return .of(faults, else: certain.isEmpty ? .notChecked : .no)
    }

    // MARK: E11

    /// A chapter of analysis below this is a promise of one.
    private static let analysisWords = 15

    /// Sections that are named and not filled, one for each place.
    static func emptySections(_ inspection: Inspection) -> [SectionMatch] {
        let present = RequiredSections(inspection: inspection).present.filter { section in
            // Stamps and title have parameters of their own (E03, E06, E08).
            section.id != "m.passport" && !section.id.hasPrefix("t.") && !isShownByTable(section, inspection)
        }
        var places: Set<Place> = []
        return present.filter { section in
            section.isEmpty && places.insert(section.place).inserted && !isFilledElsewhere(section, present)
        }
    }

    private static func sectionsAreFilled(_ inspection: Inspection) -> Answer {
        let required = RequiredSections(inspection: inspection)
        guard !required.present.isEmpty else { return .notChecked }
        let empty = emptySections(inspection)
        let faults = empty.map { section in
            Answer.Fault(
                "empty",
                ["where": inspection.whereabouts(section)],
                quote: section.text.isEmpty ? section.title : section.text,
                place: section.place
            )
        }
        if !faults.isEmpty { return .of(faults, else: .no) }
        guard let analysis = inspection.section("analysis"), !analysis.isEmpty else { return .yes }
        let words = inspection.passages(analysis).wordCount + tableWords(of: analysis, inspection)
        guard words < analysisWords, !required.present.contains(where: { $0.id == "c.risks" && !$0.isEmpty }) else {
            return .yes
        }
        let values = ["where": inspection.whereabouts(analysis), "words": String(words)]
        return .partly(.init("short", values, quote: analysis.text, place: analysis.place))
    }

    /// The section is a table of events: its rows are its content.
    private static func isShownByTable(_ section: SectionMatch, _ inspection: Inspection) -> Bool {
        let isTable = ["a.annex", "m.table", "r.table", "r.risk", "r.title", "m.body", "c.measures"].contains(
            section.id
        )
        return isTable && !inspection.events.isEmpty
    }

    /// One row that proves goal and tasks is one row; two rows are filled each by itself.
    private static func isFilledElsewhere(_ section: SectionMatch, _ present: [SectionMatch]) -> Bool {
        let parts = ["goal", "tasks", "goaltasks"]
        guard let part = parts.first(where: { section.id.hasSuffix("." + $0) }) else { return false }
        let others = present.filter { other in
            other.id != section.id && parts.contains { other.id.hasSuffix("." + $0) }
        }
        let filled = others.filter { !$0.isEmpty }
        if part == "goaltasks" { return filled.count >= 2 }
        // Parted out of one row «Цель и задачи», which is filled.
        if filled.contains(where: { $0.id.hasSuffix(".goaltasks") && $0.title == section.title }) { return true }
        let rows = others.filter { !$0.id.hasSuffix(".goaltasks") }.map(\.place)
        guard let row = rows.first, row != section.place else { return !filled.isEmpty }
        return filled.contains { $0.id.hasSuffix(".goaltasks") && $0.place != row && $0.place != section.place }
    }

    private static func tableWords(of section: SectionMatch, _ inspection: Inspection) -> Int {
        inspection.dossier.riskMentions.contains { $0.section == section.id } ? analysisWords : 0
    }

    // MARK: E12

    private static let bookmarkErrors: Stems = [
        "закладка не определена", "bookmark not defined", "источник ссылки не найден",
    ]

    private static func contentsAgree(_ inspection: Inspection) -> Answer {
        let dossier = inspection.dossier
        var broken: Answer.Fault?
        var entries: [Mention] = []
        inspection.layout.forEachParagraph { paragraph, place, _ in
            let isEntry = paragraph.traits.contains(.contents)
            let bytes = dossier.document.text.bytes[paragraph.text.bounds]
            guard isEntry || (bytes.count < 400 && bytes.contains(UInt8(ascii: "!"))) else { return }
            let text = dossier.document.string(of: paragraph)
            if isEntry { entries.append(Mention(text: text, place: place)) }
            if broken == nil, text.contains("!"), Lexemes(text).contains(bookmarkErrors) {
                broken = .init("bookmark", quote: text, place: place)
            }
        }
        if let broken { return .no(broken) }
        let chapters = dossier.outline.filter { $0.place.table == nil }
        let top = chapters.map(\.level).min() ?? 1
        if let double = doubled(chapters.filter { $0.level == top }) {
            return .no(.init("double", ["heading": double.text], quote: double.text, place: double.place))
        }
        let titles = Set(chapters.map { key($0.text) } + dossier.sections.map { key($0.title) })
        let lost = entries.filter { entry in
            let wanted = key(entry.text)
            return wanted.split(separator: " ").count >= 2 && !titles.contains { isOne(wanted, $0) }
        }
        guard !chapters.isEmpty, let first = lost.first, lost.count < entries.count else { return .yes }
        let values = ["heading": first.text.trimmingPunctuation]
        return .partly(.init("contents", values, quote: first.text, place: first.place))
    }

    private static func doubled(_ lines: [OutlineLine]) -> OutlineLine? {
        var seen: Set<String> = []
        return lines.first { line in
            let key = key(line.text)
            return key.split(separator: " ").count >= 2 && !seen.insert(key).inserted
        }
    }

    /// The words of a heading without its number and page.
    private static func key(_ text: String) -> String {
        let lexemes = Lexemes(text)
        return lexemes.indices.filter { lexemes.isWord($0) && lexemes.items[$0].value > 2 }.map(lexemes.word)
            .filter { !$0.utf8.allSatisfy { "ivxl".utf8.contains($0) } }.joined(separator: " ")
    }

    private static func isOne(_ left: String, _ right: String) -> Bool {
        !right.isEmpty && (left == right || left.hasPrefix(right) || right.hasPrefix(left))
    }
}
