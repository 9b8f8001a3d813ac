import DocumentModel
import DocumentReading
import Foundation
import Testing

@testable import DocumentWriting

@Suite("Comments at every place of a real document leave it as it was")
struct EveryPlaceTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Documents of the repository, and those of the folder that `EXPERTISE_DOCUMENTS` names.
    static let documents: [String] = {
        var folders = ["Samples/inbox", "Tests/Labelled/inbox"].map { root.appending(path: $0).path() }
        folders += [ProcessInfo.processInfo.environment["EXPERTISE_DOCUMENTS"]].compactMap(\.self)
        return folders.flatMap { folder -> [String] in
            let path = folder.removingPercentEncoding ?? folder
            let names = FileManager.default.enumerator(atPath: path)?.allObjects as? [String] ?? []
            return names.sorted().map { path + "/" + $0 }
        }
    }()

    /// Every body paragraph and every cell, at most so many.
    private static func places(of document: Document) -> [Place] {
        var places: [Place] = []
        document.forEachParagraph { paragraph, place in
            if paragraph.origin > 0, places.last != place { places.append(place) }
        }
        let step = max(1, places.count / 300)
        return stride(from: 0, to: places.count, by: step).map { places[$0] }
    }

    @Test(arguments: documents)
    func `to the last paragraph`(path: String) throws {
        // Folders among the names, and files that are no documents.
        guard let bytes = (try? Data(contentsOf: URL(filePath: path))).map(Array.init), !bytes.isEmpty,
            let read = try? DocumentReader().readWithOrigins(bytes)
        else { return }
        let plain = try DocumentReader().read(bytes)
        let places = Self.places(of: read.document)
        guard !places.isEmpty else { return }
        // A part in another encoding takes no comments, and says so.
        guard let copy = try Self.annotated(bytes, read.document, read.part, at: places) else { return }
        #expect(try DocumentReader().read(copy) == plain)
    }

    /// Nil when a part is not in UTF-8.
    private static func annotated(
        _ bytes: [UInt8],
        _ document: Document,
        _ part: String?,
        at places: [Place]
    ) throws -> [UInt8]? {
        let result = Result {
            try AnnotatedCopy.make(
                of: bytes,
                document: document,
                part: part,
                annotations: places.map { Annotation(place: $0, lines: ["E00. Здесь."]) },
                title: nil,
                time: Annotating.time
            )
        }
        if case .failure(let failure as AnnotationFailure) = result, case .encoding = failure { return nil }
        return try result.get()
    }
}
