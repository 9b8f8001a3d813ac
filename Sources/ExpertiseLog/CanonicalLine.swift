internal import Hashing
internal import Roadmap

/// The bytes an entry's hash is made of: one line of JSON, a promise for ever.
///
/// - Keys stand in the order of their bytes, without spaces; what is nil has no key; `items` and `risks` always have.
/// - In strings `"` and `\` get a backslash, bytes below 0x20 are `\u00xx` in lower case; everything else is UTF-8 as is.
/// - `details` is the SHA-256 of the details, not their text.
///
/// The line is stored as it was hashed, so `sha256sum` of it is the entry's hash, whatever later versions write.
enum CanonicalLine {
    static func bytes(number: Int64, time: String, previous: String, fact: Fact, details: ContentDigest?) -> [UInt8] {
        var line = LineWriter()
        line.open()
        line.text("asOf", fact.asOf?.description)
        line.text("by", fact.by)
        line.text("code", fact.code)
        line.text("details", details?.hex)
        if let document = fact.document { write(document, to: &line) }
        line.number("duplicateOf", fact.duplicateOf)
        line.text("event", fact.event.rawValue)
        line.text("firstSeen", fact.firstSeen)
        line.list("items", fact.items) { line, item in line.raw(String(item)) }
        line.text("kind", fact.kind?.rawValue)
        line.number("number", number)
        line.text("parameters", fact.parameters)
        line.text("previous", previous)
        line.text("program", fact.program)
        line.text("reason", fact.reason)
        line.number("replaces", fact.replaces)
        line.list("risks", fact.risks) { line, risk in line.quoted(risk.rawValue) }
        line.text("school", fact.school)
        line.text("status", fact.status?.rawValue)
        line.number("subject", fact.subject)
        line.text("time", time)
        line.text("verdict", fact.verdict?.rawValue)
        line.close()
        return line.bytes
    }

    private static func write(_ document: DocumentReference, to line: inout LineWriter) {
        line.key("document")
        line.open()
        line.text("archivedAs", document.archivedAs)
        line.number("bytes", document.bytes)
        line.text("modified", document.modified)
        line.text("name", document.name)
        line.text("rawName", document.rawName)
        line.text("sha256", document.sha256.hex)
        line.close()
    }
}

/// Writes compact JSON in the order it is called.
private struct LineWriter {
    private(set) var bytes: [UInt8] = []
    private var isFirst = true

    init() { bytes.reserveCapacity(768) }

    mutating func open() {
        bytes.append(UInt8(ascii: "{"))
        isFirst = true
    }

    mutating func close() {
        bytes.append(UInt8(ascii: "}"))
        isFirst = false
    }

    mutating func key(_ key: StaticString) {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        bytes.append(UInt8(ascii: "\""))
        key.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }

    mutating func text(_ key: StaticString, _ value: String?) {
        guard let value else { return }
        self.key(key)
        quoted(value)
    }

    mutating func number(_ key: StaticString, _ value: Int64?) {
        guard let value else { return }
        self.key(key)
        raw(String(value))
    }

    mutating func list<Element>(
        _ key: StaticString,
        _ elements: [Element],
        _ write: (inout LineWriter, Element) -> Void
    ) {
        self.key(key)
        bytes.append(UInt8(ascii: "["))
        for (index, element) in elements.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            write(&self, element)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

    mutating func quoted(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0..<0x20:
                let digits = Array("0123456789abcdef".utf8)
                bytes.append(contentsOf: "\\u00".utf8)
                bytes.append(digits[Int(byte >> 4)])
                bytes.append(digits[Int(byte & 15)])
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
