internal import DocumentModel

/// Reads OpenDocument text: ODT and OTT packages, and flat files.
enum OpenDocumentReader {
    /// The document in `package`, known to be an ODF text without encryption.
    static func read(_ package: inout ZipPackage) throws(Refusal) -> Document {
        throw .unsupported(.other("ODT"))
    }

    /// The document in `source`, known to have the root `office:document`.
    static func readFlat(_ source: ByteSource, limits: ReadingLimits) throws(Refusal) -> Document {
        throw .unsupported(.other("FODT"))
    }
}
