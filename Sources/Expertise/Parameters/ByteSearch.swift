/// Beginnings of words, in small and capital letters, looked for in raw bytes: a cheap look that spares most
/// paragraphs the cutting into words. It may say yes too often; what it finds is looked at properly afterwards.
///
/// Costs a few instructions for each byte, however many fragments there are.
struct ByteSearch: Sendable {
    private let patterns: [[UInt8]]
    /// How many first bytes of the patterns are compared at once; at least one, at most four.
    private let keyLength: Int
    /// Set where the first bytes of a pattern fall; 4,096 places, so a place rarely means nothing.
    private let filter: [Bool]

    init(_ fragments: [String]) {
        patterns = fragments.flatMap { [Array($0.utf8), Array($0.uppercased().utf8)] }.filter { !$0.isEmpty }
        let keyLength = min(4, patterns.map(\.count).min() ?? 1)
        var filter = [Bool](repeating: false, count: 4096)
        for pattern in patterns {
            let key = pattern.prefix(keyLength).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            filter[Self.slot(key)] = true
        }
        self.keyLength = keyLength
        self.filter = filter
    }

    /// What templates leave behind besides blanks and brackets.
    static let marks = ByteSearch(["№", "энск", "Энск", "нужное", "вставить"])
    /// What a region, a district or an old law cannot be written without.
    static let places = ByteSearch(["обл", "район", "край", "края", "краю", "крае", "публик", "3266", "2013", "мр "])

    func occur(in bytes: ArraySlice<UInt8>) -> Bool {
        bytes.withUnsafeBufferPointer { buffer in
            filter.withUnsafeBufferPointer { filter in occur(in: buffer, filter) }
        }
    }

    private func occur(in buffer: UnsafeBufferPointer<UInt8>, _ filter: UnsafeBufferPointer<Bool>) -> Bool {
        // The last bytes read, the newest lowest.
        var window: UInt32 = 0
        let mask = UInt32.max >> UInt32(32 - 8 * keyLength)
        for position in buffer.indices {
            window = window << 8 | UInt32(buffer[position])
            guard filter[Self.slot(window & mask)], position + 1 >= keyLength else { continue }
            if begins(at: position + 1 - keyLength, of: buffer) { return true }
        }
        return false
    }

    private func begins(at start: Int, of buffer: UnsafeBufferPointer<UInt8>) -> Bool {
        patterns.contains { pattern in
            start + pattern.count <= buffer.count
                && pattern.indices.allSatisfy { buffer[start + $0] == pattern[$0] }
        }
    }

    @inline(__always)
    private static func slot(_ key: UInt32) -> Int { Int((key &* 0x9E37_79B1) >> 20) }
}
