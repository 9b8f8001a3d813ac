package import DocumentModel
internal import Roadmap

extension Examiner {
    /// Lines of the body that only look like headings: bold, capitals, centred, numbered, short.
    ///
    /// - Returns: in reading order, without those that the format itself calls headings, and without passport labels.
    package func headingLines(of document: Document) -> [OutlineLine] {
        guard let anyDay = CalendarDate(year: 2023, month: 1, day: 1) else { return [] }
        var marked: Set<Place> = []
        document.forEachParagraph { paragraph, place in
            if paragraph.heading != nil { marked.insert(place) }
        }
        return dossier(of: document, in: Circumstances(fileName: "", asOf: anyDay)).outline.filter {
            $0.place.table == nil && !marked.contains($0.place)
        }
    }
}
