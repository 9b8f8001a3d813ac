package import DocumentModel

/// What is compared of a document when texts are looked for that were taken over: its sections, as written.
package struct CopyText: Sendable, Equatable, Codable {
    package struct Section: Sendable, Equatable, Codable {
        /// Id of the lexicon; empty for a chapter that is no known section.
        package var id: String
        /// As written in the document.
        package var title: String
        package var pieces: [Quoted]

        package init(id: String, title: String, pieces: [Quoted]) {
            self.id = id
            self.title = title
            self.pieces = pieces
        }
    }

    package var sections: [Section]
    /// Stems of the words by which the document names schools; they are no part of what is compared.
    package var names: [UInt64]

    package init(sections: [Section], names: [UInt64] = []) {
        self.sections = sections
        self.names = names
    }
}

extension CopyText {
    /// Sections that name a document and hold nothing its authors had to think of.
    private static let labels: Set<String> = [
        "a.name", "a.risk", "a.terms", "a.exec", "m.name", "m.terms", "m.exec", "m.coord", "m.passport", "r.title",
        "r.risk",
    ]

    /// Sections that hold other ones; what a narrower one holds is compared there.
    private static let wholes: Set<String> = ["m.passport", "m.body", "a.goaltasks", "m.goaltasks", "c.analysis"]

    init(_ dossier: Dossier, scanner: WordScanner) {
        let compared = dossier.sections.filter {
            !$0.isEmpty && !$0.id.hasPrefix("t.") && !Self.labels.contains($0.id)
        }
        var taken: Set<Place> = []
        var pieces: [String: [Quoted]] = [:]
        // Narrow ones first, so that one stretch of text belongs to one section.
        for section in compared.filter({ !Self.wholes.contains($0.id) })
            + compared.filter({ Self.wholes.contains($0.id) })
        {
            let own = section.content.filter { taken.insert($0.place).inserted }
            pieces[section.id, default: []] += own.map { Quoted($0.text, $0.place) }
        }
        sections = compared.compactMap { section in
            guard let own = pieces.removeValue(forKey: section.id), !own.isEmpty else { return nil }
            return Section(id: section.id, title: section.title, pieces: own)
        }
        sections += Self.chapters(of: dossier, except: taken)
        names = NameMask.stems(of: dossier, scanner: scanner).sorted()
    }
}

extension CopyText {
    /// What stands under headings that are no known sections: schools take over whole chapters of their own making.
    private static func chapters(of dossier: Dossier, except taken: Set<Place>) -> [Section] {
        let headings = Dictionary(dossier.outline.map { ($0.place, $0.text) }) { first, _ in first }
        let titles = Set(dossier.sections.map(\.place))
        var chapters: [Section] = []
        var isOpen = false
        dossier.document.forEachParagraph { paragraph, place in
            if let title = headings[place] {
                // Under the title of a known section stands what that section did not take.
                isOpen = !titles.contains(place)
                if isOpen { chapters.append(Section(id: "", title: title, pieces: [])) }
                return
            }
            guard isOpen, !taken.contains(place), !paragraph.traits.contains(.contents), !paragraph.text.isEmpty
            else { return }
            chapters[chapters.count - 1].pieces.append(Quoted(dossier.document.string(of: paragraph), place))
        }
        return chapters.filter { !$0.pieces.isEmpty }
    }
}

/// A piece of a document with its place, in a form that can be kept.
package struct Quoted: Sendable, Equatable, Codable {
    package var text: String
    private var block: Int
    private var table: Int?
    private var row: Int?
    private var cell: Int?

    package init(_ text: String, _ place: Place) {
        self.text = text
        (block, table, row, cell) = (place.block, place.table, place.row, place.cell)
    }

    package var place: Place { Place(block: block, table: table, row: row, cell: cell) }
}
