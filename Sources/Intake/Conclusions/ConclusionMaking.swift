package import DocumentModel
package import DocumentReading
package import DocumentWriting
package import Expertise
internal import Foundation
internal import Roadmap

/// Makes the files that go with a document: its conclusion, and the copy with the remarks in it. Pure.
package struct ConclusionMaking: Sendable {
    let reader: DocumentReader
    let examiner: Examiner

    package init(reader: DocumentReader = DocumentReader(), examiner: Examiner) {
        self.reader = reader
        self.examiner = examiner
    }

    /// An original read once more, with what a conclusion takes from it.
    package struct Original {
        package var bytes: [UInt8]
        package var document: Document
        package var part: String?
        package var approval: String?
    }

    /// - Returns: nil when the bytes are no document that can be read.
    package func read(_ bytes: [UInt8], in circumstances: Circumstances) -> Original? {
        guard let read = try? reader.readWithOrigins(bytes) else { return nil }
        let stamps = examiner.dossier(of: read.document, in: circumstances).titleBlock.approvals
        return Original(
            bytes: bytes,
            document: read.document,
            part: read.part,
            approval: stamps.first.map { Self.oneLine($0.text) }
        )
    }

    /// A stamp as one line; cut where it is longer than any stamp is.
    private static func oneLine(_ stamp: String) -> String {
        let words = stamp.split { $0.isWhitespace || $0 == "_" }.joined(separator: " ")
        return words.count > 240 ? words.prefix(239) + "…" : words
    }

    /// The conclusion as a file, `.odt` or `.docx` as ``DerivedName/conclusionEnding(_:)`` says.
    package func conclusion(_ conclusion: Conclusion) throws -> [UInt8] {
        let paper = ConclusionPaper.paper(of: conclusion)
        switch conclusion.file.format {
        case .odt, .fodt: return try OpenDocumentPaper.bytes(of: paper)
        case .docx, nil: return try WordPaper.bytes(of: paper)
        }
    }

    /// The copy with the remarks; nil when there are none.
    package func annotatedCopy(_ conclusion: Conclusion, of original: Original) throws(AnnotationFailure) -> [UInt8]? {
        let annotations = conclusion.annotations
        guard !annotations.isEmpty else { return nil }
        let copy = try AnnotatedCopy.make(
            of: original.bytes,
            document: original.document,
            part: original.part,
            annotations: annotations,
            title: conclusion.titlePlace,
            time: conclusion.localTime
        )
        // A copy that says something else than the document would be worse than none.
        guard let read = try? reader.read(copy), read.text == original.document.text,
            read.notes == original.document.notes, read.tables.count == original.document.tables.count
        else { throw .different }
        return copy
    }

    /// The copy, and in the conclusion whether there is one or why not.
    func annotatedCopy(noting conclusion: inout Conclusion, of original: Original) -> [UInt8]? {
        do throws(AnnotationFailure) {
            let copy = try annotatedCopy(conclusion, of: original)
            conclusion.hasAnnotatedCopy = copy != nil
            return copy
        } catch {
            conclusion.annotationObstacle = error.message
            return nil
        }
    }
}
