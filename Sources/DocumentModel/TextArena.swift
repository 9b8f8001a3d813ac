/// All text of one document as UTF-8 in one buffer.
///
/// Text arrives from the XML parser in pieces; appending bytes here and keeping ranges costs a third of
/// making a `String` for each piece.
package struct TextArena: Sendable, Equatable {
    package var bytes: [UInt8]

    package init(bytes: [UInt8] = []) { self.bytes = bytes }

    package subscript(range: TextRange) -> String {
        String(decoding: bytes[range.bounds], as: UTF8.self)
    }

    /// Appends `string` and returns where it lies.
    package mutating func append(_ string: String) -> TextRange {
        let start = UInt32(bytes.count)
        bytes.append(contentsOf: string.utf8)
        return TextRange(start: start, end: UInt32(bytes.count))
    }
}

/// A half-open range of bytes in a ``TextArena``.
package struct TextRange: Sendable, Hashable {
    package var start: UInt32
    package var end: UInt32

    package init(start: UInt32, end: UInt32) {
        self.start = start
        self.end = end
    }

    package static let empty = TextRange(start: 0, end: 0)
    package var isEmpty: Bool { start == end }
    package var count: Int { Int(end - start) }
    package var bounds: Range<Int> { Int(start)..<Int(end) }
}
