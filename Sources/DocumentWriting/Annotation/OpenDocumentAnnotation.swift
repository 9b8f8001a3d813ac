internal import DocumentModel

/// Puts comments into the content of an OpenDocument text (ISO/IEC 26300-1:2015, 14.1): each stands at the start of its
/// paragraph and spans it.
struct OpenDocumentAnnotation {
    let time: String

    private static let office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    private static let text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    private static let dublinCore = "http://purl.org/dc/elements/1.1/"

    func annotated(
        _ content: [UInt8],
        with annotations: [Annotation],
        at anchors: Anchors
    ) throws(AnnotationFailure) -> [UInt8] {
        let scanner = XMLScanner(bytes: content)
        guard scanner.isUTF8 else { throw .encoding(part: "content.xml") }
        var name = "expertise-"
        while scanner.range(of: name) != nil { name += "x-" }
        var edits = XMLEdits()
        var number = 0
        for group in try anchors.group(annotations) {
            guard let tag = scanner.startTag(endingAt: group.origin), ["p", "h"].contains(scanner.localName(of: tag))
            else { throw .unexpected(part: "content.xml") }
            var first = ""
            var last = ""
            for annotation in group.annotations {
                number += 1
                first += start(annotation, name: "\(name)\(number)")
                last +=
                    "<office:annotation-end xmlns:office=\"\(Self.office)\" office:name=\"\(name)\(number)\"/>"
            }
            guard edits.wrap(tag, first: first, last: last, in: scanner, from: tag.end) else {
                throw .unexpected(part: "content.xml")
            }
        }
        return edits.applied(to: content)
    }

    /// Names its namespaces itself: the document may have given the usual prefixes another meaning.
    private func start(_ annotation: Annotation, name: String) -> String {
        let lines = annotation.lines.map { "<text:p>\(WordNames.escaped($0))</text:p>" }.joined()
        return "<office:annotation xmlns:office=\"\(Self.office)\" xmlns:text=\"\(Self.text)\""
            + " xmlns:dc=\"\(Self.dublinCore)\" office:name=\"\(name)\">"
            + "<dc:creator>\(RemarkAuthor.name)</dc:creator><dc:date>\(time)</dc:date>\(lines)</office:annotation>"
    }
}
