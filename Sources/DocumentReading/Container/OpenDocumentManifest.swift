/// What `META-INF/manifest.xml` of an ODF package says of encryption (ODF 1.3 part 2, 4.8).
struct OpenDocumentManifest: XMLHandler, ~Copyable {
    enum Name: String, XMLVocabulary {
        case fileEntry = "file-entry"
        case fullPath = "full-path"
        case encryptionData = "encryption-data"
    }

    enum Space: Equatable { case manifest }

    static let spaces: [(uri: StaticString, space: Space)] = [
        ("urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", .manifest),
        // OpenOffice.org 1.x and early 2.x.
        ("http://openoffice.org/2001/manifest", .manifest),
    ]

    /// Some part is encrypted: the text, or the whole package in one stream.
    private(set) var isEncrypted = false

    let refusal: Refusal? = nil

    mutating func open(_ element: XMLElement<Name, Space>) {
        if element.name == .encryptionData { isEncrypted = true }
    }

    mutating func close(_ name: Name?, _ space: Space?) {}
    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
