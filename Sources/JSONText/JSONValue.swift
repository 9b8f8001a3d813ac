/// A JSON value whose objects keep the order in which their members were given.
///
/// Foundation's encoder leaves out what is nil and sorts or shuffles keys; here a reader finds the keys in the order
/// of the contract, and equal values always give equal bytes.
package enum JSONValue: Sendable, Equatable {
    case null
    case bool(Bool)
    case int(Int64)
    /// Must be finite.
    case double(Double)
    case string(String)
    case array([JSONValue])
    case object([(String, JSONValue)])

    package static func == (left: JSONValue, right: JSONValue) -> Bool {
        left.text() == right.text()
    }
}

extension JSONValue {
    package static func string(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
    package static func int(_ number: Int) -> JSONValue { .int(Int64(number)) }
    package static func int(_ number: Int?) -> JSONValue { number.map { .int(Int64($0)) } ?? .null }
    package static func int64(_ number: Int64?) -> JSONValue { number.map { .int($0) } ?? .null }
    package static func strings(_ texts: some Sequence<String>) -> JSONValue { .array(texts.map { .string($0) }) }

    /// The value as JSON (RFC 8259) in UTF-8.
    ///
    /// - Parameter indented: two spaces a level for people; otherwise one line without spaces.
    package func text(indented: Bool = false) -> String {
        var bytes: [UInt8] = []
        append(to: &bytes, indentation: indented ? 0 : nil)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func append(to bytes: inout [UInt8], indentation: Int?) {
        switch self {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
        case .int(let value): bytes.append(contentsOf: String(value).utf8)
        case .double(let value):
            precondition(value.isFinite, "JSON has no infinity")
            bytes.append(contentsOf: String(value).utf8)
        case .string(let value): Self.append(value, to: &bytes)
        case .array(let values):
            Self.append(values, "[", "]", to: &bytes, indentation) { value, indentation, bytes in
                value.append(to: &bytes, indentation: indentation)
            }
        case .object(let members):
            Self.append(members, "{", "}", to: &bytes, indentation) { member, indentation, bytes in
                Self.append(member.0, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                if indentation != nil { bytes.append(UInt8(ascii: " ")) }
                member.1.append(to: &bytes, indentation: indentation)
            }
        }
    }

    private static func append<Element>(
        _ elements: [Element],
        _ open: Unicode.Scalar,
        _ close: Unicode.Scalar,
        to bytes: inout [UInt8],
        _ indentation: Int?,
        _ each: (Element, Int?, inout [UInt8]) -> Void
    ) {
        bytes.append(UInt8(ascii: open))
        for (index, element) in elements.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            if let indentation { newLine(indentation + 1, in: &bytes) }
            each(element, indentation.map { $0 + 1 }, &bytes)
        }
        if let indentation, !elements.isEmpty { newLine(indentation, in: &bytes) }
        bytes.append(UInt8(ascii: close))
    }

    private static func newLine(_ indentation: Int, in bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * indentation))
    }

    /// Escapes what RFC 8259 demands, and U+2028, U+2029 and U+007F, which break lines in some readers.
    private static func append(_ string: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        var string = string
        string.withUTF8 { append($0, to: &bytes) }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Copies what needs no escape in whole stretches.
    private static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        var plain = 0
        var position = 0
        while position < text.count {
            guard let (scalar, width) = escaped(text, at: position) else {
                position += 1
                continue
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[plain..<position]))
            append(escape: scalar, to: &bytes)
            position += width
            plain = position
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[plain...]))
    }

    /// The scalar that begins at `position` and its bytes; nil when it needs no escape.
    @inline(__always)
    private static func escaped(_ text: UnsafeBufferPointer<UInt8>, at position: Int) -> (UInt32, width: Int)? {
        switch text[position] {
        case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x7F: return (UInt32(text[position]), 1)
        // U+2028 and U+2029.
        case 0xE2 where position + 2 < text.count && text[position + 1] == 0x80 && text[position + 2] & 0xFE == 0xA8:
            return (0x2000 | UInt32(text[position + 2] & 0x3F), 3)
        default: return nil
        }
    }

    private static func append(escape scalar: UInt32, to bytes: inout [UInt8]) {
        switch scalar {
        case 0x22: bytes.append(contentsOf: "\\\"".utf8)
        case 0x5C: bytes.append(contentsOf: "\\\\".utf8)
        case 0x0A: bytes.append(contentsOf: "\\n".utf8)
        case 0x0D: bytes.append(contentsOf: "\\r".utf8)
        case 0x09: bytes.append(contentsOf: "\\t".utf8)
        default:
            let digits = String(scalar, radix: 16)
            bytes.append(contentsOf: "\\u".utf8)
            bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count))
            bytes.append(contentsOf: digits.utf8)
        }
    }
}
