internal import CLibZip

/// Packages around a generated main part.
enum GeneratedPackage {
    /// Writes `documentXML` as the main part of a DOCX at `path`.
    static func writeWord(_ documentXML: String, to path: String) throws {
        try write(word + [("word/document.xml", documentXML)], to: path)
    }

    /// Writes `contentXML` as the main part of an ODT at `path`.
    static func writeOpenDocument(_ contentXML: String, to path: String) throws {
        try write(openDocument + [("content.xml", contentXML)], to: path)
    }

    private static let word: [(String, String)] = [
        (
            "[Content_Types].xml",
            "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" "
                + "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
                + "<Override PartName=\"/word/styles.xml\" ContentType=\""
                + "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/></Types>"
        ),
        (
            "_rels/.rels",
            "<?xml version=\"1.0\"?><Relationships xmlns=\""
                + "http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\""
                + "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
                + "Target=\"word/document.xml\"/></Relationships>"
        ),
        (
            "word/_rels/document.xml.rels",
            "<?xml version=\"1.0\"?><Relationships xmlns=\""
                + "http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\""
                + "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" "
                + "Target=\"styles.xml\"/></Relationships>"
        ),
        (
            "word/styles.xml",
            "<?xml version=\"1.0\"?><w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
                + "<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/><w:pPr>"
                + "<w:outlineLvl w:val=\"0\"/></w:pPr></w:style></w:styles>"
        ),
    ]

    private static let openDocument: [(String, String)] = [
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("meta.xml", GeneratedStyles.meta),
        ("settings.xml", GeneratedStyles.settings),
        ("styles.xml", GeneratedStyles.styles),
        ("META-INF/manifest.xml", GeneratedStyles.manifest),
    ]

    private static func write(_ parts: [(String, String)], to path: String) throws {
        var error: Int32 = 0
        guard let archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &error) else {
            throw BenchFailure("cannot create \(path)")
        }
        // libzip reads the buffers when the archive is closed.
        var buffers: [UnsafeMutableBufferPointer<UInt8>] = []
        defer { buffers.forEach { $0.deallocate() } }
        for (name, content) in parts {
            let bytes = Array(content.utf8)
            let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
            _ = buffer.initialize(from: bytes)
            buffers.append(buffer)
            guard let source = zip_source_buffer(archive, buffer.baseAddress, zip_uint64_t(bytes.count), 0),
                case let index = zip_file_add(archive, name, source, zip_flags_t(ZIP_FL_ENC_UTF_8)), index >= 0
            else { throw BenchFailure("cannot add \(name)") }
            // OpenDocument wants its type readable without unpacking.
            if name == "mimetype" { zip_set_file_compression(archive, UInt64(index), ZIP_CM_STORE, 0) }
        }
        guard zip_close(archive) == 0 else { throw BenchFailure("cannot write \(path)") }
    }
}
