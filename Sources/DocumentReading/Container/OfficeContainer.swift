/// What a file is, told by its bytes, opened as far as its reader needs.
enum OfficeContainer: ~Copyable {
    /// An OPC package whose main part, at that position in its parts, is WordprocessingML.
    case wordprocessingML(ZipPackage, mainPart: Int)
    /// An ODF text or text template, not encrypted.
    case openDocument(ZipPackage)
    /// ODF text as a single XML file.
    case flatOpenDocument

    /// - Throws: a ``Refusal`` for everything that is not a text document which is read here.
    static func open(_ source: ByteSource, limits: ReadingLimits) throws(Refusal) -> OfficeContainer {
        switch FileSignature(of: source) {
        case .empty: throw .emptyFile
        case .zip: return try openPackage(source, limits: limits)
        case .compoundFile: throw CompoundFile(of: source).refusal
        case .pdf: throw .pdf
        case .rtf: throw .rtf
        case .html: throw .notADocument(.html)
        case .picture(let name): throw .notADocument(.picture(name))
        case .archive(let name): throw .notADocument(.archive(name))
        case .xml: return try openXML(source, limits: limits)
        case .plainText: return try openWithLeadingBytes(source, limits: limits, else: .notADocument(.plainText))
        case .unknown: return try openWithLeadingBytes(source, limits: limits, else: .notADocument(.unknown))
        }
    }

    /// A ZIP may begin behind other bytes; its end tells.
    private static func openWithLeadingBytes(
        _ source: ByteSource,
        limits: ReadingLimits,
        else refusal: Refusal
    ) throws(Refusal) -> OfficeContainer {
        guard ZipDirectoryRecord(in: source, reach: 128 << 10) != nil else { throw refusal }
        return try openPackage(source, limits: limits)
    }

    // MARK: ZIP

    private static func openPackage(_ source: ByteSource, limits: ReadingLimits) throws(Refusal) -> OfficeContainer {
        var package = try ZipPackage(source, limits: limits)
        if let type = try mimeType(of: &package) {
            try requireText(type)
            return .openDocument(try readable(package))
        }
        if package.find("[Content_Types].xml") != nil || package.find("_rels/.rels") != nil {
            let mainPart = try WordPackage.mainPart(of: &package)
            return .wordprocessingML(package, mainPart: mainPart)
        }
        if package.find("content.xml") != nil { return .openDocument(try readable(package)) }
        throw refusalOfForeignArchive(package)
    }

    /// Content of the entry `mimetype`, wherever it stands; nil when there is none.
    private static func mimeType(of package: inout ZipPackage) throws(Refusal) -> String? {
        guard let part = package.find("mimetype") else { return nil }
        // A type is short; a long one is none.
        guard package.parts[part].inflatedBytes <= 256 else { return "" }
        let bytes = try package.bytes(of: part, limit: 256)
        // Of a blank one nothing can be said, as of one that is not there.
        return bytes.drop { !Self.isVisible($0) }.prefix { Self.isVisible($0) }.nonEmptyString
    }

    /// Whether a byte of a type is part of it: visible ASCII, as opposed to white space and a byte order mark.
    private static func isVisible(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F }

    /// Whether `type` is an ODF text, its templates and master documents included.
    private static func requireText(_ type: String) throws(Refusal) {
        let odf = "application/vnd.oasis.opendocument."
        guard type.hasPrefix(odf) else {
            if type == "application/epub+zip" { throw .unsupported(.epub) }
            if type.hasPrefix("application/vnd.sun.xml.") { throw .unsupported(.openOfficeOne) }
            throw .notADocument(.unknown)
        }
        let kind = type.dropFirst(odf.count)
        switch kind.split(separator: "-").first {
        case "text": return
        case "spreadsheet": throw .unsupported(.spreadsheet)
        case "presentation": throw .unsupported(.presentation)
        case "graphics", "image", "chart": throw .unsupported(.drawing)
        case "formula": throw .unsupported(.formula)
        case "base", "database": throw .unsupported(.database)
        default: throw .unsupported(.other(type))
        }
    }

    /// `package` when it is not encrypted. A manifest that is absent or unreadable names no password.
    private static func readable(_ package: consuming ZipPackage) throws(Refusal) -> ZipPackage {
        if package.find("encrypted-package") != nil { throw .encrypted(.openDocumentPassword) }
        if let part = package.find("META-INF/manifest.xml") {
            var manifest = OpenDocumentManifest()
            let limit = package.limits.inflatedBytesOfBookkeeping
            do {
                try package.parse(part, limit: limit, documentType: .ignored, with: &manifest)
            } catch {
                // A defect here says nothing of the text, which is looked at next and speaks for itself.
                guard error.isDamage else { throw error }
            }
            if manifest.isEncrypted { throw .encrypted(.openDocumentPassword) }
        }
        return package
    }

    private static func refusalOfForeignArchive(_ package: borrowing ZipPackage) -> Refusal {
        let endings = [".docx", ".doc", ".docm", ".dotx", ".odt", ".ott", ".fodt", ".rtf", ".pdf"]
        var documents = 0
        for index in package.parts.indices {
            let name = package.parts[index].name.lowercased()
            if endings.contains(where: { name.hasSuffix($0) }) { documents += 1 }
        }
        return documents > 0 ? .notADocument(.zipWithDocuments(documents)) : .notADocument(.archive("ZIP"))
    }

    // MARK: XML

    private static func openXML(_ source: ByteSource, limits: ReadingLimits) throws(Refusal) -> OfficeContainer {
        var probe = XMLRootProbe()
        do {
            try source.parse(as: flatName, limits: limits, with: &probe)
        } catch {
            // The probe itself ends the parse as soon as it knows the root.
            if probe.root == nil {
                if case .forbiddenXML = error { throw error }
                throw .notADocument(.xml)
            }
        }
        switch probe.root {
        case .openDocument(let type):
            // Some writers leave the type out; the body then tells.
            if !type.isEmpty { try requireText(type) }
            return .flatOpenDocument
        case .wordXML: throw .unsupported(.wordXML)
        case .html: throw .notADocument(.html)
        case .other, nil: throw .notADocument(.xml)
        }
    }

    /// How a file that is one XML part is called in messages.
    static let flatName = "документ"
}

extension Sequence<UInt8> {
    /// The bytes as text; nil when there are none.
    fileprivate var nonEmptyString: String? {
        let text = String(decoding: Array(self), as: UTF8.self)
        return text.isEmpty ? nil : text
    }
}
