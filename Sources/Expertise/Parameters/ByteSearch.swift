/// Beginnings of words, in small and capital letters, looked for in raw bytes: a cheap look that spares most
/// paragraphs the cutting into words. It may say yes too often; what it finds is looked at properly afterwards.
///
/// Costs a few instructions for each byte, however many fragments there are.
struct ByteSearch: Sendable {
    private struct Pattern: Sendable {
        /// Its first eight bytes, the first one highest, noughts after the last.
        var head: UInt64
        /// Set where ``head`` is.
        var mask: UInt64
        /// What follows the first eight.
        var tail: [UInt8]
    }

    private let patterns: [Pattern]
    /// How many bits of a head are looked up; those of the shortest pattern, four bytes at most.
    private let keyBits: UInt64
    /// Set where the first bytes of a pattern fall; 4,096 places, so few other bytes fall there.
    private let filter: [Bool]

    /// - Parameter fragments: each at least one character of text.
    init(_ fragments: [String]) {
        let texts = fragments.flatMap { [Array($0.utf8), Array($0.uppercased().utf8)] }.filter { !$0.isEmpty }
        patterns = texts.map { text in
            let head = text.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            let unused = UInt64(64 - 8 * min(text.count, 8))
            return Pattern(head: head << unused, mask: .max << unused, tail: Array(text.dropFirst(8)))
        }
        let keyBits = UInt64(8 * min(4, texts.map(\.count).min() ?? 4))
        var filter = [Bool](repeating: false, count: 4096)
        for pattern in patterns { filter[Self.slot(pattern.head >> (64 - keyBits))] = true }
        self.keyBits = keyBits
        self.filter = filter
    }

    /// What templates leave behind besides blanks and brackets.
    static let marks = ByteSearch(["№", "энск", "Энск", "нужное", "вставить"])
    /// What a region, a district or an old law cannot be written without.
    static let places = ByteSearch(["обл", "район", "край", "края", "краю", "крае", "публик", "3266", "2013", "мр "])

    /// - Parameter bytes: UTF-8.
    func occur(in bytes: ArraySlice<UInt8>) -> Bool {
        bytes.withUnsafeBufferPointer { buffer in
            filter.withUnsafeBufferPointer { filter in occur(in: buffer, filter) }
        }
    }

    private func occur(in buffer: UnsafeBufferPointer<UInt8>, _ filter: UnsafeBufferPointer<Bool>) -> Bool {
        // The eight bytes up to `position`, the newest lowest; past the end noughts, which are in no pattern.
        var window: UInt64 = 0
        for position in 0..<buffer.count + 7 {
            window = window << 8 | (position < buffer.count ? UInt64(buffer[position]) : 0)
            // Patterns begin where characters do.
            guard window >> 62 != 0b10, filter[Self.slot(window >> (64 &- keyBits))] else { continue }
            if begins(window, before: position + 1, of: buffer) { return true }
        }
        return false
    }

    /// - Parameter next: position of what follows the eight bytes of `window`.
    private func begins(_ window: UInt64, before next: Int, of buffer: UnsafeBufferPointer<UInt8>) -> Bool {
        patterns.contains { pattern in
            guard (window ^ pattern.head) & pattern.mask == 0 else { return false }
            guard !pattern.tail.isEmpty else { return true }
            return next + pattern.tail.count <= buffer.count
                && pattern.tail.indices.allSatisfy { buffer[next + $0] == pattern.tail[$0] }
        }
    }

    @inline(__always)
    private static func slot(_ key: UInt64) -> Int {
        Int((UInt32(truncatingIfNeeded: key) &* 0x9E37_79B1) >> 20)
    }
}
