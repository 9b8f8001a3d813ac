internal import DocumentModel

/// Finds the paragraph that an annotation is put at.
struct Anchors {
    let document: Document
    let title: Place?

    /// Annotations by paragraph, in the order of the file; those of one paragraph in their own order.
    func group(_ annotations: [Annotation]) throws(AnnotationFailure) -> [AnchoredAnnotations] {
        let fallback = title.flatMap { origin(at: $0, quote: nil) } ?? firstOrigin
        var groups: [Int: [Annotation]] = [:]
        for annotation in annotations {
            let found = annotation.place.flatMap { origin(at: $0, quote: annotation.quote) } ?? fallback
            guard let found else { throw .noAnchor }
            groups[found, default: []].append(annotation)
        }
        return groups.map { AnchoredAnnotations(origin: $0.key, annotations: $0.value) }.sorted {
            $0.origin < $1.origin
        }
    }

    /// Of the first paragraph with text; of the first one at all when none has any.
    private var firstOrigin: Int? {
        var first: Int?
        var firstWithText: Int?
        document.forEachParagraph { paragraph, _ in
            guard paragraph.origin > 0, firstWithText == nil else { return }
            first = first ?? Int(paragraph.origin)
            if !paragraph.text.isEmpty { firstWithText = Int(paragraph.origin) }
        }
        return firstWithText ?? first
    }

    private func origin(at place: Place, quote: String?) -> Int? {
        guard document.blocks.indices.contains(place.block - 1) else { return nil }
        let block = document.blocks[place.block - 1]
        guard let ordinal = place.table else { return best(of: paragraphs(of: [block]), quote: quote) }
        guard let table = Self.table(ordinal, in: block) else {
            return best(of: paragraphs(of: [block]), quote: quote)
        }
        // The narrowest of cell, row, table and block that has a paragraph: a missing cell has none.
        let row = place.row.flatMap { table.rows.indices.contains($0 - 1) ? table.rows[$0 - 1] : nil }
        let cell = place.cell.flatMap { column in row?.cells.first { $0.column == column - 1 } }
        let scopes = [
            cell.map(\.blocks) ?? [], row.map { $0.cells.flatMap(\.blocks) } ?? [],
            table.rows.flatMap { $0.cells.flatMap(\.blocks) }, [block],
        ]
        for scope in scopes {
            if let found = best(of: paragraphs(of: scope), quote: quote) { return found }
        }
        return nil
    }

    private static func table(_ ordinal: Int, in block: Block) -> Table? {
        guard case .table(let table) = block else { return nil }
        if table.ordinal == ordinal { return table }
        for row in table.rows {
            for cell in row.cells {
                for inner in cell.blocks {
                    if let found = self.table(ordinal, in: inner) { return found }
                }
            }
        }
        return nil
    }

    private func paragraphs(of blocks: [Block]) -> [Paragraph] {
        blocks.flatMap { block -> [Paragraph] in
            switch block {
            case .paragraph(let paragraph): paragraph.origin > 0 ? [paragraph] : []
            case .table(let table): table.rows.flatMap { $0.cells.flatMap { paragraphs(of: $0.blocks) } }
            }
        }
    }

    /// The paragraph that holds the beginning of `quote`, else the first with text, else the first.
    private func best(of paragraphs: [Paragraph], quote: String?) -> Int? {
        guard paragraphs.count > 1 else { return paragraphs.first.map { Int($0.origin) } }
        if let start = quote?.split(separator: "…", maxSplits: 1).first?.prefix(24), !start.isEmpty,
            let found = paragraphs.first(where: { document.string(of: $0).contains(start) })
        {
            return Int(found.origin)
        }
        return (paragraphs.first { !$0.text.isEmpty } ?? paragraphs.first).map { Int($0.origin) }
    }
}
