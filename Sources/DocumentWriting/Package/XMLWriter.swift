/// Writes XML as UTF-8 bytes, from the first tag to the last.
///
/// libxml2's own writer would do as well, but works through C strings and return codes that each call would have to
/// be asked for; what is needed here cannot fail and is less than that wrapping. Whatever text is given, what comes
/// out is well-formed: markup is escaped, and characters that XML 1.0 does not allow are left out.
struct XMLWriter {
    private(set) var bytes: [UInt8] = []

    /// - Parameter declares: whether the XML declaration comes first.
    init(declares: Bool = true) {
        if declares { raw("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n") }
    }

    typealias Attributes = KeyValuePairs<String, String?>

    /// An element with what `content` writes; an attribute that is nil is left out.
    mutating func element(
        _ name: String,
        _ attributes: Attributes = [:],
        _ content: (inout XMLWriter) -> Void
    ) {
        start(name, attributes)
        let before = bytes.count
        raw(">")
        content(&self)
        if bytes.count == before + 1 {
            bytes.removeLast()
            raw("/>")
        } else {
            raw("</\(name)>")
        }
    }

    mutating func element(_ name: String, _ attributes: Attributes = [:]) {
        start(name, attributes)
        raw("/>")
    }

    mutating func element(_ name: String, _ attributes: Attributes = [:], text: String) {
        element(name, attributes) { $0.text(text) }
    }

    private mutating func start(_ name: String, _ attributes: Attributes) {
        raw("<\(name)")
        for (name, value) in attributes {
            guard let value else { continue }
            raw(" \(name)=\"")
            escaped(value, inAttribute: true)
            raw("\"")
        }
    }

    mutating func text(_ text: String) { escaped(text, inAttribute: false) }

    /// Bytes that are XML already.
    mutating func raw(_ xml: String) { bytes.append(contentsOf: xml.utf8) }

    /// Byte by byte: no byte of a longer UTF-8 sequence is a character of markup.
    private mutating func escaped(_ text: String, inAttribute: Bool) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): raw("&amp;")
            case UInt8(ascii: "<"): raw("&lt;")
            case UInt8(ascii: ">"): raw("&gt;")
            case UInt8(ascii: "\"") where inAttribute: raw("&quot;")
            // Readers would turn these into blanks.
            case UInt8(ascii: "\n") where inAttribute: raw("&#10;")
            case UInt8(ascii: "\t") where inAttribute: raw("&#9;")
            // Readers would turn it into a line end.
            case UInt8(ascii: "\r"): raw("&#13;")
            case UInt8(ascii: "\t"), UInt8(ascii: "\n"), 0x20...: bytes.append(byte)
            default: continue
            }
            if byte >= 0xBE, endsInNoncharacter { bytes.removeLast(3) }
        }
    }

    /// U+FFFE and U+FFFF, which with the controls are all that a text may hold and XML 1.0 (2.2) may not.
    private var endsInNoncharacter: Bool {
        let end = bytes.suffix(3)
        return end.elementsEqual([0xEF, 0xBF, 0xBE]) || end.elementsEqual([0xEF, 0xBF, 0xBF])
    }
}
