internal import DocumentModel

/// Reads `docProps/core.xml` and `docProps/app.xml`.
struct OfficePropertiesPart: XMLHandler, ~Copyable {
    enum Name: String, XMLVocabulary {
        case title, creator, lastModifiedBy
        case company = "Company"
    }

    enum Space: Equatable { case core, dublinCore, application }

    static let spaces: [(uri: StaticString, space: Space)] = [
        ("http://purl.org/dc/elements/1.1/", .dublinCore),
        ("http://schemas.openxmlformats.org/package/2006/metadata/core-properties", .core),
        ("http://purl.oclc.org/ooxml/package/metadata/core-properties", .core),
        ("http://schemas.openxmlformats.org/officeDocument/2006/extended-properties", .application),
        ("http://purl.oclc.org/ooxml/officeDocument/extendedProperties", .application),
    ]

    private(set) var properties = DocumentProperties()
    private var field: WritableKeyPath<DocumentProperties, String>?
    private var value: [UInt8] = []
    let refusal: Refusal? = nil

    /// Longest value kept, in bytes. Picked: these are hints, not content.
    private static let longestValue = 4096

    mutating func open(_ element: XMLElement<Name, Space>) {
        guard element.space != nil else { return }
        switch element.name {
        case .title: field = \.title
        case .creator: field = \.creator
        case .lastModifiedBy: field = \.lastModifiedBy
        case .company: field = \.company
        case nil: return
        }
        value = []
    }

    mutating func close(_ name: Name?, _ space: Space?) {
        guard name != nil, let field else { return }
        properties[keyPath: field] = String(decoding: value, as: UTF8.self)
        self.field = nil
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard field != nil, value.count < Self.longestValue else { return }
        value.append(contentsOf: bytes.prefix(Self.longestValue - value.count))
    }
}
