/// Why a file is not read: facts, from which ``code`` and ``message`` follow.
///
/// Part names and other words taken from a file are shown cut and cleaned of control characters.
package enum Refusal: Error, Equatable, Sendable {
    /// The file has no bytes.
    case emptyFile
    /// Something else than an office document.
    case notADocument(ForeignFormat)
    /// A binary Word document of 1997–2003, a template included.
    case legacyDoc
    case pdf
    case rtf
    /// The text cannot be had without a password.
    case encrypted(Lock)
    /// The ZIP container is cut, altered or otherwise not whole.
    case damagedArchive(ArchiveDamage)
    /// A part that is needed is not well-formed XML. `line` is 1-based; 0 when unknown.
    case damagedXML(part: String, line: Int, fault: XMLFault)
    /// A part that is needed uses a construct that could fetch or multiply content.
    case forbiddenXML(part: String, construct: ForbiddenConstruct)
    case tooLarge(Excess)
    case suspiciousArchive(Suspicion)
    /// A part without which there is no document is absent, or the package does not say where it is.
    case missingPart(String)
    /// The document is sound, but nothing in it can be read as text. Never thrown by ``DocumentReader``, which
    /// hands out an empty document as such; for callers that cannot do with one.
    case noText
    /// An office document of a kind, or packed in a way, that is not read.
    case unsupported(UnsupportedFormat)
    /// The system did not hand out the bytes; `errno` says why.
    case unreadableFile(errno: Int32)

    package enum ForeignFormat: Equatable, Sendable {
        case unknown, html, plainText, xml
        /// Short name of the picture format, such as «JPEG».
        case picture(String)
        /// Short name of the archive format, such as «RAR».
        case archive(String)
        /// A ZIP archive in which so many entries look like documents by their names.
        case zipWithDocuments(Int)
        /// An OLE container that holds no document known here.
        case compoundFile
    }

    package enum Lock: Equatable, Sendable {
        /// DOCX protected by a password: an OLE container with the stream `EncryptedPackage`.
        case officePassword
        /// ODF protected by a password, as its manifest says.
        case openDocumentPassword
        /// The ZIP entry itself is encrypted.
        case archivePassword
    }

    package enum ArchiveDamage: Equatable, Sendable {
        /// No usable directory at the end: the usual sign of a file that was not copied whole.
        case noDirectory
        /// The part does not unpack, or to other bytes than were packed.
        case part(String)
    }

    package enum XMLFault: Equatable, Sendable {
        case empty, cutShort, encoding, malformed
    }

    package enum ForbiddenConstruct: Equatable, Sendable {
        case documentType, entity, inclusion
    }

    package enum Excess: Equatable, Sendable {
        case entries(limit: Int)
        case partBytes(part: String, limit: Int)
        case totalBytes(limit: Int)
        case depth(part: String, limit: Int)
        case elements(part: String, limit: Int)
        case attributes(part: String, limit: Int)
        case text(limit: Int)
        case paragraph(limit: Int)
        case paragraphs(limit: Int)
        case definitions(part: String, limit: Int)
        case seconds(limit: Double)
    }

    package enum Suspicion: Equatable, Sendable {
        /// The part unpacks to a multiple of its size that no honest document reaches.
        case ratio(part: String)
        /// Two entries share one name, so two programs may read two different texts.
        case duplicateName(String)
    }

    package enum UnsupportedFormat: Equatable, Sendable {
        case spreadsheet, presentation, drawing, formula, database, epub, openOfficeOne, wordXML
        /// Another kind of office document; the type as the file itself names it.
        case other(String)
        /// The part is packed by a method that is not read here.
        case compression(part: String)
    }
}
