/// Learns the root element of an XML file and ends there.
struct XMLRootProbe: XMLHandler, ~Copyable {
    enum Name: String, XMLVocabulary {
        case document, wordDocument, package, html, mimetype
    }

    enum Space: Equatable { case office, word2003, flatPackage, xhtml }

    static let spaces: [(uri: StaticString, space: Space)] = [
        ("urn:oasis:names:tc:opendocument:xmlns:office:1.0", .office),
        ("http://schemas.microsoft.com/office/word/2003/wordml", .word2003),
        ("http://schemas.microsoft.com/office/2006/xmlPackage", .flatPackage),
        ("http://www.w3.org/1999/xhtml", .xhtml),
    ]

    /// What the root element says the file is.
    enum Root: Equatable {
        /// Flat ODF with the `office:mimetype` it names.
        case openDocument(String)
        case wordXML, html, other
    }

    private(set) var root: Root?

    mutating func open(_ element: XMLElement<Name, Space>) {
        guard root == nil else { return }
        switch (element.space, element.name) {
        case (.office, .document): root = .openDocument(element.value(of: .mimetype)?.string ?? "")
        case (.word2003, .wordDocument), (.flatPackage, .package): root = .wordXML
        case (_, .html): root = .html
        default: root = .other
        }
    }

    mutating func close(_ name: Name?, _ space: Space?) {}
    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

    /// Any refusal ends the parse; which one does not matter, since ``root`` is then known.
    var refusal: Refusal? { root == nil ? nil : .notADocument(.xml) }
}
