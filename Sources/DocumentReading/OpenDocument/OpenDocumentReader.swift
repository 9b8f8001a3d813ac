internal import DocumentModel

/// Reads OpenDocument text: ODT and OTT packages, and flat files.
///
/// Only `content.xml` must be sound. `styles.xml` and `meta.xml` are read when they are there; one that is damaged is
/// counted in ``ReadingNotes/skipped`` and what it held before the damage is kept. Parts that are not read (scripts,
/// dialogs, settings) may be in any state.
enum OpenDocumentReader {
    /// The document in `package`, known to be an ODF text without encryption.
    ///
    /// - Parameter remembersOrigins: whether ``DocumentModel/Paragraph/origin`` is filled in.
    static func read(_ package: inout ZipPackage, remembersOrigins: Bool = false) throws(Refusal) -> Document {
        guard let content = package.find("content.xml") else { throw .missingPart("content.xml") }
        var handler = OpenDocumentHandler(format: .odt, limits: package.limits)
        let feed = try XMLFeed<OpenDocumentHandler>(limits: package.limits)
        let small = package.limits.inflatedBytesOfBookkeeping
        try readSidePart("meta.xml", of: &package, limit: small, through: feed, with: &handler)
        let limit = package.limits.inflatedBytesOfDefinitions
        try readSidePart("styles.xml", of: &package, limit: limit, through: feed, with: &handler)
        handler.flow.sheet.forgetAutomaticStyles()
        beginPart(content, of: package, with: &handler)
        handler.remembersOrigins = remembersOrigins
        try package.parse(content, through: feed, with: &handler)
        return try document(of: &handler)
    }

    /// The document in `source`, known to have the root `office:document`.
    static func readFlat(
        _ source: ByteSource,
        limits: ReadingLimits,
        remembersOrigins: Bool = false
    ) throws(Refusal) -> Document {
        var handler = OpenDocumentHandler(format: .fodt, limits: limits)
        handler.remembersOrigins = remembersOrigins
        handler.flow.beginPart(OfficeContainer.flatName, bytes: source.count, packedBytes: source.count)
        try source.parse(as: OfficeContainer.flatName, limits: limits, with: &handler)
        return try document(of: &handler)
    }

    /// - Throws: what tells of malice or of bounds; damage is only noted.
    private static func readSidePart(
        _ name: String,
        of package: inout ZipPackage,
        limit: Int,
        through feed: borrowing XMLFeed<OpenDocumentHandler>,
        with handler: inout OpenDocumentHandler
    ) throws(Refusal) {
        guard let part = package.find(name) else { return }
        beginPart(part, of: package, with: &handler)
        do {
            try package.parse(part, limit: limit, through: feed, with: &handler)
        } catch {
            switch error {
            case .damagedXML, .damagedArchive, .unsupported:
                handler.abandonPart()
                handler.flow.count(\.skipped)
            default: throw error
            }
        }
    }

    private static func beginPart(
        _ part: Int,
        of package: borrowing ZipPackage,
        with handler: inout OpenDocumentHandler
    ) {
        let part = package.parts[part]
        handler.flow.beginPart(part.name, bytes: part.inflatedBytes, packedBytes: part.packedBytes)
    }

    private static func document(of handler: inout OpenDocumentHandler) throws(Refusal) -> Document {
        guard handler.flow.hasBody else {
            switch handler.foreignBody {
            case .spreadsheet: throw .unsupported(.spreadsheet)
            case .presentation: throw .unsupported(.presentation)
            case .drawing, .chart, .image: throw .unsupported(.drawing)
            case .database: throw .unsupported(.database)
            default: throw .missingPart("office:text")
            }
        }
        return handler.flow.takeDocument()
    }
}
