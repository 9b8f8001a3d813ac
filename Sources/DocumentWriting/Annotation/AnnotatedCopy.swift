package import DocumentModel

/// A remark that is to stand in a document as a comment.
package struct Annotation: Sendable, Equatable {
    /// Nil for what has no place of its own: it goes to the title.
    package var place: Place?
    /// Text of the document at ``place``; singles out a paragraph of a cell.
    package var quote: String?
    /// Paragraphs of the comment.
    package var lines: [String]

    package init(place: Place?, quote: String? = nil, lines: [String]) {
        self.place = place
        self.quote = quote
        self.lines = lines
    }
}

/// Makes a copy of a document with comments in it and nothing else changed.
///
/// Holds of every copy:
/// - parts that carry no comment are there byte for byte, packed as they were, in their order and with their times;
/// - parts that do are the original's bytes with bytes put in between; only the tag of an empty paragraph that gets a
///   comment (`<w:p/>`) is written as two;
/// - comments that the document had stay as they were.
package enum AnnotatedCopy {
    /// - Parameters:
    ///   - original: all bytes of the file.
    ///   - document: read from `original`, with the origins of its paragraphs.
    ///   - part: the part of the package that the origins count bytes of; nil when the file is one XML part.
    ///   - title: where annotations without a place go; nil for the first paragraph with text.
    ///   - time: of the comments, `2023-03-28T13:15:02`. Local, because office programs show it as it is written.
    package static func make(
        of original: [UInt8],
        document: Document,
        part: String?,
        annotations: [Annotation],
        title: Place?,
        time: String
    ) throws(AnnotationFailure) -> [UInt8] {
        let anchors = Anchors(document: document, title: title)
        do {
            switch document.format {
            case .docx:
                guard let part else { throw AnnotationFailure.noAnchor }
                let target = ZipTarget(original)
                let archive = try target.open(0)
                try WordAnnotation(archive: archive, mainPart: part, time: time).write(annotations, at: anchors)
                try archive.close()
                return try target.bytes()
            case .odt:
                let target = ZipTarget(original)
                let archive = try target.open(0)
                guard let part, let index = archive.find(part) else { throw AnnotationFailure.noAnchor }
                let content = try archive.contents(index)
                try archive.replace(
                    index,
                    with: OpenDocumentAnnotation(time: time).annotated(content, with: annotations, at: anchors)
                )
                try archive.close()
                return try target.bytes()
            case .fodt:
                return try OpenDocumentAnnotation(time: time).annotated(original, with: annotations, at: anchors)
            }
        } catch let failure as AnnotationFailure {
            throw failure
        } catch {
            throw .package("\(error)")
        }
    }
}

/// Why there is no annotated copy of a document.
package enum AnnotationFailure: Error, Equatable, Sendable {
    /// A part that comments go into is not in UTF-8.
    case encoding(part: String)
    /// There is no paragraph a comment could stand at.
    case noAnchor
    /// The part does not look as it did to the reader.
    case unexpected(part: String)
    /// The package could not be written again; with the library's own words.
    case package(String)
    /// The copy does not read as the original does.
    case different

    /// One Russian sentence.
    package var message: String {
        switch self {
        case .encoding(let part): "Часть «\(part)» записана в необычной кодировке."
        case .noAnchor: "В документе нет абзаца, к которому можно привязать примечание."
        case .unexpected(let part): "Часть «\(part)» устроена необычно."
        case .package(let detail): "Упаковка документа необычна (\(detail))."
        case .different: "Копия с примечаниями читается иначе, чем сам документ."
        }
    }
}

/// Annotations that stand at one paragraph.
struct AnchoredAnnotations {
    /// ``DocumentModel/Paragraph/origin`` of the paragraph.
    var origin: Int
    var annotations: [Annotation]
}
