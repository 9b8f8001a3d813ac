internal import Glibc

/// Finds tags in the bytes of a part that is known to be well-formed and in UTF-8.
///
/// A parser hands over what a part says; what is needed here is where it says it, to the byte.
struct XMLScanner {
    let bytes: [UInt8]

    struct Tag {
        /// From «<» to the byte behind «>».
        var range: Range<Int>
        var name: Range<Int>
        var isEnd: Bool
        /// `<name/>`
        var isEmpty: Bool

        var end: Int { range.upperBound }
        /// Where the attributes stand.
        var attributes: Range<Int> { name.upperBound..<range.upperBound - (isEmpty ? 2 : 1) }
    }

    /// Whether the part can be changed byte by byte: UTF-8, said so or not said at all.
    var isUTF8: Bool {
        let start = bytes.prefix(4)
        if start.starts(with: [0xFE, 0xFF]) || start.starts(with: [0xFF, 0xFE]) || start.contains(0) { return false }
        guard let declaration = range(of: "<?xml"), declaration.lowerBound <= 3,
            let end = range(of: "?>", from: declaration.upperBound)
        else { return true }
        let text = String(decoding: bytes[declaration.lowerBound..<end.lowerBound], as: UTF8.self).lowercased()
        guard let encoding = text.firstRange(of: "encoding") else { return true }
        let name = text[encoding.upperBound...].drop { " =\"'\t\r\n".contains($0) }.prefix { !"\"' ".contains($0) }
        return ["utf-8", "utf8", "us-ascii", "ascii"].contains(String(name))
    }

    /// The tag that begins at the «<» at `start`; nil when none does.
    func tag(at start: Int) -> Tag? {
        guard start < bytes.count, bytes[start] == UInt8(ascii: "<") else { return nil }
        var at = start + 1
        let isEnd = at < bytes.count && bytes[at] == UInt8(ascii: "/")
        if isEnd { at += 1 }
        let nameStart = at
        while at < bytes.count, !Self.endsName(bytes[at]) { at += 1 }
        let name = nameStart..<at
        guard !name.isEmpty else { return nil }
        var quote: UInt8?
        while at < bytes.count {
            let byte = bytes[at]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                return Tag(range: start..<at + 1, name: name, isEnd: isEnd, isEmpty: bytes[at - 1] == UInt8(ascii: "/"))
            }
            at += 1
        }
        return nil
    }

    private static func endsName(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
    }

    /// The start tag whose «>», or the «/» before it, is the byte at `end`.
    func startTag(endingAt end: Int) -> Tag? {
        guard bytes.indices.contains(end) else { return nil }
        // In a well-formed part no attribute holds «<».
        guard let start = bytes[..<end].lastIndex(of: UInt8(ascii: "<")), let tag = tag(at: start), !tag.isEnd,
            tag.end - 1 == end || (tag.isEmpty && tag.end - 2 == end)
        else { return nil }
        return tag
    }

    /// The first tag at or behind `start`; comments, CDATA and instructions are passed over.
    func nextTag(from start: Int) -> Tag? {
        var at = start
        while let open = bytes[at...].firstIndex(of: UInt8(ascii: "<")) {
            if starts("<!--", at: open) {
                guard let end = range(of: "-->", from: open) else { return nil }
                at = end.upperBound
            } else if starts("<![CDATA[", at: open) {
                guard let end = range(of: "]]>", from: open) else { return nil }
                at = end.upperBound
            } else if starts("<?", at: open) {
                guard let end = range(of: "?>", from: open) else { return nil }
                at = end.upperBound
            } else {
                return tag(at: open)
            }
        }
        return nil
    }

    /// The end tag of the element that `tag` opens.
    func endTag(of tag: Tag) -> Tag? {
        var depth = 1
        var at = tag.end
        while let next = nextTag(from: at) {
            at = next.end
            guard bytes[next.name].elementsEqual(bytes[tag.name]), !next.isEmpty else { continue }
            depth += next.isEnd ? -1 : 1
            if depth == 0 { return next }
        }
        return nil
    }

    var root: Tag? { nextTag(from: 0) }

    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// The prefix of the tag's name, its colon included; empty when it has none.
    func prefix(of tag: Tag) -> String {
        let name = bytes[tag.name]
        guard let colon = name.firstIndex(of: UInt8(ascii: ":")) else { return "" }
        return string(tag.name.lowerBound..<colon + 1)
    }

    func localName(of tag: Tag) -> String { String(string(tag.name).dropFirst(prefix(of: tag).count)) }

    /// Values of the attributes of `tag` by their names as written; entities stay as they are.
    func attributes(of tag: Tag) -> [String: String] {
        var found: [String: String] = [:]
        var at = tag.attributes.lowerBound
        let end = tag.attributes.upperBound
        while at < end {
            guard let equals = bytes[at..<end].firstIndex(of: UInt8(ascii: "=")),
                let open = bytes[equals..<end].firstIndex(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
                ),
                let close = bytes[(open + 1)..<end].firstIndex(of: bytes[open])
            else { break }
            let name = string(at..<equals).split(whereSeparator: \.isWhitespace).joined()
            found[name] = string(open + 1..<close)
            at = close + 1
        }
        return found
    }

    /// Where `text` stands first at or behind `start`.
    func range(of text: String, from start: Int = 0) -> Range<Int>? {
        let wanted = Array(text.utf8)
        return bytes.withUnsafeBytes { bytes in
            wanted.withUnsafeBytes { wanted -> Range<Int>? in
                guard let first = wanted.first, let base = bytes.baseAddress, let other = wanted.baseAddress else {
                    return nil
                }
                var at = start
                while at + wanted.count <= bytes.count {
                    guard let found = memchr(base + at, Int32(first), bytes.count - wanted.count + 1 - at) else {
                        break
                    }
                    at = base.distance(to: found)
                    if memcmp(found, other, wanted.count) == 0 { return at..<at + wanted.count }
                    at += 1
                }
                return nil
            }
        }
    }

    private func starts(_ text: StaticString, at index: Int) -> Bool {
        bytes[index...].starts(with: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}

/// Bytes to be put into a part.
struct XMLEdits {
    private var edits: [(range: Range<Int>, text: String)] = []

    mutating func insert(_ text: String, at index: Int) { edits.append((index..<index, text)) }

    mutating func replace(_ range: Range<Int>, with text: String) { edits.append((range, text)) }

    /// Puts `first` at the start and `last` at the end of what the element of `tag` holds, behind `skipped` bytes.
    mutating func wrap(_ tag: XMLScanner.Tag, first: String, last: String, in scanner: XMLScanner, from start: Int)
        -> Bool
    {
        if tag.isEmpty {
            replace(tag.end - 2..<tag.end, with: ">\(first)\(last)</\(scanner.string(tag.name))>")
            return true
        }
        guard let end = scanner.endTag(of: tag) else { return false }
        insert(first, at: start)
        insert(last, at: end.range.lowerBound)
        return true
    }

    func applied(to bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + edits.reduce(0) { $0 + $1.text.utf8.count })
        var at = 0
        // Edits at one place stay in the order they were asked for.
        for edit in edits.enumerated().sorted(by: {
            ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
        }) {
            result += bytes[at..<edit.element.range.lowerBound]
            result += edit.element.text.utf8
            at = edit.element.range.upperBound
        }
        return result + bytes[at...]
    }
}
