internal import JSONText
internal import Reporting

/// Writes HTML. Names of elements and attributes are literals of the program; every text and every value is escaped
/// here, byte by byte, so that nothing from a document can become markup.
///
/// A template engine would bring its own language and lose the types; the one that fits Swift escapes by grapheme, and a
/// quotation mark with a combining accent slips through it.
struct HTMLBuilder {
    private(set) var bytes: [UInt8] = []
    /// Where texts begin and end, so that the markup between them can be shared; see ``FragmentStore``.
    private(set) var seams: [Int] = []

    init() {}

    struct Attribute {
        fileprivate var name: StaticString
        /// Nil for an attribute that is there or not.
        fileprivate var value: String?
        fileprivate var isThere = true
    }

    mutating func element(
        _ name: StaticString,
        _ attributes: Attribute...,
        content: (inout HTMLBuilder) throws -> Void
    ) rethrows {
        open(name, attributes)
        try content(&self)
        close(name)
    }

    /// An element that holds one text.
    mutating func element(_ name: StaticString, _ attributes: Attribute..., text: String) {
        open(name, attributes)
        self.text(text)
        close(name)
    }

    /// An element without content and without an end tag.
    mutating func void(_ name: StaticString, _ attributes: Attribute...) { open(name, attributes) }

    mutating func text(_ text: String) { write(PlainText.shown(text, keepingLines: true)) }

    /// Markup of the program's own.
    mutating func markup(_ markup: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
    }

    /// What another builder wrote.
    mutating func append(_ other: HTMLBuilder) {
        seams += other.seams.map { $0 + bytes.count }
        bytes += other.bytes
    }

    /// JSON inside a `script` element, where nothing is escaped as HTML: no `<` is left that could end the element.
    mutating func json(_ value: JSONValue) {
        bytes += value.text().replacing("<", with: "\\u003C").utf8
    }

    private mutating func open(_ name: StaticString, _ attributes: [Attribute]) {
        bytes.append(UInt8(ascii: "<"))
        markup(name)
        for attribute in attributes where attribute.isThere {
            bytes.append(UInt8(ascii: " "))
            markup(attribute.name)
            guard let value = attribute.value else { continue }
            markup("=\"")
            write(PlainText.shown(value))
            bytes.append(UInt8(ascii: "\""))
        }
        bytes.append(UInt8(ascii: ">"))
    }

    private mutating func close(_ name: StaticString) {
        markup("</")
        markup(name)
        bytes.append(UInt8(ascii: ">"))
    }

    private mutating func write(_ text: String) {
        seams.append(bytes.count)
        escape(text)
        seams.append(bytes.count)
    }

    private mutating func escape(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): markup("&amp;")
            case UInt8(ascii: "<"): markup("&lt;")
            case UInt8(ascii: ">"): markup("&gt;")
            case UInt8(ascii: "\""): markup("&quot;")
            case UInt8(ascii: "'"): markup("&#39;")
            default: bytes.append(byte)
            }
        }
    }
}

extension HTMLBuilder.Attribute {
    static func named(_ name: StaticString, _ value: String) -> Self { Self(name: name, value: value) }
    static func named(_ name: StaticString, _ value: Int) -> Self { Self(name: name, value: String(value)) }
    static func `class`(_ value: String) -> Self { Self(name: "class", value: value) }
    static func id(_ anchor: Anchor) -> Self { Self(name: "id", value: anchor.id) }
    static func href(_ anchor: Anchor) -> Self { Self(name: "href", value: "#" + anchor.id) }
    static func flag(_ name: StaticString, _ isThere: Bool = true) -> Self {
        Self(name: name, value: nil, isThere: isThere)
    }
}

/// Where a link of the page can lead: inside the page and nowhere else.
enum Anchor {
    case section(StaticString)
    case school(String)
    /// A document, by the `received` entry of its version in force.
    case document(Int64)
    case item(Int)
    case parameter(String)

    var id: String {
        switch self {
        case .section(let name): name.description
        case .school(let id): "s-\(id)"
        case .document(let entry): "e\(entry)"
        case .item(let number): "i\(number)"
        case .parameter(let id): "p-\(id)"
        }
    }
}
