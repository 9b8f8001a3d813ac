import DocumentModel
import Expertise
import Foundation
import Roadmap

/// What a simple script would do with the same wordings: the yardstick for the examination.
///
/// A section is there when one of its wordings is. The kind is the one whose name is there, else the one with the
/// greatest share of required sections. A document with all required sections conforms, others fail.
struct NaiveChecker: Checker {
    enum Method: Sendable {
        /// The wording stands anywhere in the plain text.
        case substring
        /// The wording is the whole of a paragraph that the format calls a heading.
        case headings
    }

    let method: Method
    /// Wordings and names, simplified like the text they are sought in.
    private let lexicon: Lexicon
    private let schools: [School]

    init(method: Method, lexicon: Lexicon, register: SchoolRegister) {
        self.method = method
        self.lexicon = lexicon.simplified
        schools = register.schools.map { school in
            School(id: school.id, name: school.name.simplified, aliases: school.aliases.map(\.simplified), risks: [])
        }
    }

    var name: String {
        switch method {
        case .substring: "substring"
        case .headings: "headings"
        }
    }

    func answer(_ document: Document, in circumstances: Circumstances) -> Answer {
        let text = SearchedText(document, method)
        let kind = kind(of: text)
        let sections = lexicon.sections(of: kind).map { section in
            SectionFinding(id: section.id, state: text.names(section) ? .present : .missing)
        }
        let isComplete = isComplete(lexicon.sections(of: kind), text)
        let complete = ParameterResult(id: "E10", outcome: isComplete ? .yes : .no, weight: .critical)
        let named = schools.first { ([$0.name] + $0.aliases).contains { text.contains($0) } }?.id
        return Answer(
            status: ExaminationStatus.examined.rawValue,
            kind: kind.rawValue,
            risks: lexicon.risks.filter { $0.variants.contains { text.contains($0) } }.map(\.risk.rawValue),
            school: circumstances.folderSchool?.id ?? named,
            schoolByContent: named,
            sections: Dictionary(sections.map { ($0.id, $0) }) { first, _ in first },
            parameters: [complete.id: complete],
            verdict: (isComplete ? Verdict.conforms : .fails).rawValue
        )
    }

    /// Goals and tasks may stand together or apart.
    private func isComplete(_ sections: [Lexicon.SectionEntry], _ text: SearchedText) -> Bool {
        let missing = sections.filter { $0.level == .required && !text.names($0) }.map(\.id)
        let isTogether = !missing.contains { $0.hasSuffix(".goaltasks") }
        let isApart = !missing.contains { $0.hasSuffix(".goal") || $0.hasSuffix(".tasks") }
        return missing.allSatisfy { id in
            id.hasSuffix(".goaltasks") && isApart || (id.hasSuffix(".goal") || id.hasSuffix(".tasks")) && isTogether
        }
    }

    private func kind(of text: SearchedText) -> DocumentKind {
        let kinds = lexicon.kinds.filter { $0.kind != nil }
        if let named = kinds.first(where: { text.contains($0.name) })?.kind { return named }
        var best: (kind: DocumentKind, share: Double) = (.other, 0)
        for entry in kinds {
            let required = entry.sections.filter { $0.level == .required && !$0.variants.isEmpty }
            let share = Double(required.count { text.names($0) }) / Double(max(1, required.count))
            if let kind = entry.kind, share > best.share { best = (kind, share) }
        }
        return best.kind
    }
}

/// The text a naive checker looks at, in small letters.
private struct SearchedText {
    let method: NaiveChecker.Method
    /// Ends with a zero, as C wants it.
    private let whole: ContiguousArray<CChar>
    private let lines: Set<String>

    init(_ document: Document, _ method: NaiveChecker.Method) {
        self.method = method
        switch method {
        case .substring:
            whole = document.string(of: document.blocks).simplified.utf8CString
            lines = []
        case .headings:
            var headings: [String] = []
            document.forEachParagraph { paragraph, _ in
                if paragraph.heading != nil { headings.append(document.string(of: paragraph).simplified) }
            }
            whole = [0]
            lines = Set(headings)
        }
    }

    func contains(_ wording: String) -> Bool {
        switch method {
        case .substring:
            whole.withUnsafeBufferPointer { whole in
                whole.baseAddress.map { strstr($0, wording) != nil } ?? false
            }
        case .headings: lines.contains(wording)
        }
    }

    /// A section that the lexicon has no wordings for cannot be sought and counts as named.
    func names(_ section: Lexicon.SectionEntry) -> Bool {
        section.variants.isEmpty || section.variants.contains(where: contains)
    }
}

extension Lexicon {
    fileprivate var simplified: Lexicon {
        var (kinds, risks) = (kinds, risks)
        for kind in kinds.indices {
            kinds[kind].name = kinds[kind].name.simplified
            for section in kinds[kind].sections.indices {
                kinds[kind].sections[section].variants = kinds[kind].sections[section].variants.map(\.simplified)
            }
        }
        for risk in risks.indices { risks[risk].variants = risks[risk].variants.map(\.simplified) }
        return Lexicon(self, kinds: kinds, risks: risks)
    }
}

extension String {
    /// In small letters, every run of white space as one blank.
    fileprivate var simplified: String { lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
