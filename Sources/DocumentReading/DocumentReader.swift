package import DocumentModel

/// Reads DOCX, ODT and flat ODT files into a ``DocumentModel/Document``.
///
/// The bytes decide what a file is, never its name. Nothing on disk is changed, nothing is fetched, and no file but
/// the given one is opened. A value can be used from several tasks at once.
package struct DocumentReader: Sendable {
    package var limits: ReadingLimits

    package init(limits: ReadingLimits = ReadingLimits()) { self.limits = limits }

    /// The document that `bytes` hold.
    ///
    /// - Throws: a ``Refusal`` with the contract's code when the bytes are not a text document that can be read whole.
    package func read(_ bytes: [UInt8]) throws(Refusal) -> Document {
        throw .notADocument(.unknown)
    }

    /// The document in the file at `path` (raw bytes of the name, as the system gives them, decoded as UTF-8).
    package func read(path: String) throws(Refusal) -> Document {
        throw .notADocument(.unknown)
    }
}

/// Bounds that keep a hostile file from filling the memory or the day.
package struct ReadingLimits: Sendable {
    package init() {}
}
