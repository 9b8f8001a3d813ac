internal import CLibXML2

/// What one reader makes of one XML part: told of each element and each piece of text, in order.
///
/// How to use this layer for a new format:
///
/// 1. List the local names that matter, elements and attributes alike, as an enum with `String` raw values
///    (a case that must be spelt otherwise gets its raw value written out), and the namespaces as another enum.
/// 2. Write a `~Copyable` struct that conforms and keeps its state in stored properties; give text to a byte arena,
///    make a `String` only where a person will see it.
/// 3. Call ``ZipPackage/parse(_:limit:with:)`` for a part or ``ByteSource/parse(as:limits:with:)`` for a flat file.
///    Parts are streamed in pieces of 64 KiB at most; nothing of them is kept but what the handler keeps.
///
/// Guaranteed to a handler: every ``open(_:)`` is followed by its ``close(_:_:)`` in proper nesting, unless parsing
/// ends with a refusal; text is UTF-8 whatever the part's encoding; names are resolved by namespace, never by prefix;
/// nesting is never deeper than ``ReadingLimits/elementDepth``. One run of text may arrive in any number of pieces.
///
/// A handler that will have no more sets ``refusal``; it is looked at after each piece of the part.
protocol XMLHandler: ~Copyable {
    /// Local names of elements and attributes this reader knows.
    associatedtype Name: XMLVocabulary
    /// Namespaces this reader knows.
    associatedtype Space: Equatable
    /// URIs of the namespaces, the most frequent first; several may mean the same space.
    static var spaces: [(uri: StaticString, space: Space)] { get }

    mutating func open(_ element: XMLElement<Name, Space>)
    /// `name` or `space` is nil when it is not one of those known, or when ``namesEndTags`` is false.
    mutating func close(_ name: Name?, _ space: Space?)
    /// Whether the names of end tags are looked up; a reader that remembers what it opened can do without.
    static var namesEndTags: Bool { get }
    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>)
    /// Set when the reader wants no more; parsing then ends with it.
    var refusal: Refusal? { get }
}

extension XMLHandler where Self: ~Copyable {
    static var namesEndTags: Bool { true }
}

/// An enumeration of names as they are spelt in XML.
protocol XMLVocabulary: RawRepresentable<String>, CaseIterable, Equatable {}

/// A start tag. Valid only during the call that hands it over.
struct XMLElement<Name: XMLVocabulary, Space: Equatable> {
    let name: Name?
    let space: Space?
    fileprivate let attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    fileprivate let attributeCount: Int
    fileprivate let names: UnsafePointer<XMLNameTable<Name, Space>>
    private let context: xmlParserCtxtPtr?

    init(
        name: Name?,
        space: Space?,
        attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?,
        attributeCount: Int,
        names: UnsafePointer<XMLNameTable<Name, Space>>,
        context: xmlParserCtxtPtr?
    ) {
        self.name = name
        self.space = space
        self.attributes = attributes
        self.attributeCount = attributeCount
        self.names = names
        self.context = context
    }

    /// The byte of the part at which the tag ends: its «>», or the «/» before it. Only for parts in UTF-8 are these
    /// the bytes of the part. 0 when it cannot be told.
    var endInPart: UInt32 { UInt32(exactly: max(0, xmlByteConsumed(context))) ?? 0 }

    /// The value of the first attribute called `name`, in any namespace or none; nil when there is none.
    @inline(__always)
    func value(of name: Name) -> XMLValue? {
        var at = attributes
        for _ in 0..<attributeCount {
            guard let current = at else { return nil }
            if names.pointee.name(current[0]) == name { return XMLValue(start: current[3], end: current[4]) }
            at = current + 5
        }
        return nil
    }

    /// The value of the attribute called `name` in the namespace `space`; nil when there is none.
    @inline(__always)
    func value(of name: Name, in space: Space) -> XMLValue? {
        var at = attributes
        for _ in 0..<attributeCount {
            guard let current = at else { return nil }
            if names.pointee.name(current[0]) == name, names.pointee.space(current[2]) == space {
                return XMLValue(start: current[3], end: current[4])
            }
            at = current + 5
        }
        return nil
    }

    /// Calls `visit` with each attribute of a known name, in the order of the tag.
    func forEachAttribute(_ visit: (Name, Space?, XMLValue) -> Void) {
        for index in 0..<attributeCount {
            guard let current = attributes?.advanced(by: index * 5) else { return }
            if let name = names.pointee.name(current[0]) {
                visit(name, names.pointee.space(current[2]), XMLValue(start: current[3], end: current[4]))
            }
        }
    }
}

/// The value of an attribute: UTF-8 bytes inside the parser's buffer, valid only during the call.
struct XMLValue {
    let bytes: UnsafeBufferPointer<UInt8>

    fileprivate init(start: UnsafePointer<UInt8>?, end: UnsafePointer<UInt8>?) {
        if let start, let end {
            bytes = UnsafeBufferPointer(start: start, count: end - start)
        } else {
            bytes = UnsafeBufferPointer(start: nil, count: 0)
        }
    }

    /// The value as text, with an ampersand where libxml2 leaves `&#38;` for one.
    var string: String {
        let text = String(decoding: bytes, as: UTF8.self)
        guard bytes.contains(UInt8(ascii: "&")) else { return text }
        return text.split(separator: "&#38;", omittingEmptySubsequences: false).joined(separator: "&")
    }

    /// Whether the value is exactly `word`.
    @inline(__always)
    func equals(_ word: StaticString) -> Bool {
        word.utf8CodeUnitCount == bytes.count
            && (bytes.isEmpty || memoryEquals(bytes.baseAddress, word.utf8Start, bytes.count))
    }

    /// The value as a decimal integer, blanks around it and a fraction after it passed over; nil when it is none,
    /// or does not fit.
    var integer: Int? {
        var digits = bytes[...]
        while let first = digits.first, first <= 0x20 { digits = digits.dropFirst() }
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative || digits.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
        var value = 0
        var count = 0
        for byte in digits {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { break }
            guard count < 12 else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
            count += 1
        }
        return count == 0 ? nil : isNegative ? -value : value
    }
}

@inline(__always)
private func memoryEquals(_ left: UnsafePointer<UInt8>?, _ right: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    guard let left else { return count == 0 }
    for index in 0..<count where left[index] != right[index] { return false }
    return true
}
