package import DocumentModel
internal import Glibc

/// Reads DOCX, ODT and flat ODT files into a ``DocumentModel/Document``.
///
/// The bytes decide what a file is, never its name. Nothing on disk is changed, nothing is fetched, and no file but
/// the given one is opened. A document without any text is handed out as such; whether that will do is the caller's
/// to say (``Refusal/noText``). A value can be used from several tasks at once.
package struct DocumentReader: Sendable {
    package var limits: ReadingLimits

    package init(limits: ReadingLimits = ReadingLimits()) { self.limits = limits }

    /// The document that `bytes` hold.
    ///
    /// - Throws: a ``Refusal`` with the contract's code when the bytes are not a text document that can be read whole.
    package func read(_ bytes: [UInt8]) throws(Refusal) -> Document {
        // `withUnsafeBytes` of an array does not pass typed errors on; `withUnsafeBufferPointer` does.
        try bytes.withUnsafeBufferPointer { bytes throws(Refusal) in
            try read(ByteSource(UnsafeRawBufferPointer(bytes)))
        }
    }

    /// The document in the file at `path` (raw bytes of the name, as the system gives them, decoded as UTF-8).
    ///
    /// Large files are read piece by piece, so the memory used follows their text and not their size.
    package func read(path: String) throws(Refusal) -> Document {
        // A FIFO without a writer must not hold the reader up.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .unreadableFile(errno: errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .unreadableFile(errno: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw .unreadableFile(errno: status.st_mode & S_IFMT == S_IFDIR ? EISDIR : EINVAL)
        }
        let source = ByteSource(descriptor: descriptor, count: Int(status.st_size))
        guard source.count <= limits.bytesReadAtOnce else { return try read(source) }
        let bytes = source.bytes(in: 0..<source.count)
        guard bytes.count == source.count else { throw .unreadableFile(errno: EIO) }
        return try read(bytes)
    }

    private func read(_ source: ByteSource) throws(Refusal) -> Document {
        _ = WorkingMemory.isKept
        switch try OfficeContainer.open(source, limits: limits) {
        case .wordprocessingML(var package, let mainPart): return try WordReader.read(&package, mainPart: mainPart)
        case .openDocument(var package): return try OpenDocumentReader.read(&package)
        case .flatOpenDocument: return try OpenDocumentReader.readFlat(source, limits: limits)
        }
    }

    /// The document that `bytes` hold, with ``DocumentModel/Paragraph/origin`` filled in, and the name of the part
    /// these are bytes of; nil when the file is one XML part itself.
    package func readWithOrigins(_ bytes: [UInt8]) throws(Refusal) -> (document: Document, part: String?) {
        try bytes.withUnsafeBufferPointer { bytes throws(Refusal) in
            let source = ByteSource(UnsafeRawBufferPointer(bytes))
            switch try OfficeContainer.open(source, limits: limits) {
            case .wordprocessingML(var package, let mainPart):
                let part = package.parts[mainPart].name
                return (try WordReader.read(&package, mainPart: mainPart, remembersOrigins: true), part)
            case .openDocument(var package):
                return (try OpenDocumentReader.read(&package, remembersOrigins: true), "content.xml")
            case .flatOpenDocument:
                return (try OpenDocumentReader.readFlat(source, limits: limits, remembersOrigins: true), nil)
            }
        }
    }
}
