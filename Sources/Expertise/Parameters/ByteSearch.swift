/// Beginnings of words, in small and capital letters, looked for in raw bytes: a cheap look that spares most
/// paragraphs the cutting into words. It may say yes too often; what it finds is looked at properly afterwards.
struct ByteSearch: Sendable {
    private let patterns: [[UInt8]]

    init(_ fragments: [String]) {
        patterns = fragments.flatMap { [Array($0.utf8), Array($0.uppercased().utf8)] }
    }

    /// What templates leave behind besides blanks and brackets.
    static let marks = ByteSearch(["№", "энск", "Энск", "нужное", "вставить"])
    /// What a region, a district or an old law cannot be written without.
    static let places = ByteSearch(["обл", "район", "край", "края", "краю", "крае", "публик", "3266", "2013", "мр "])

    func occur(in bytes: ArraySlice<UInt8>) -> Bool {
        bytes.withUnsafeBufferPointer { buffer in
            for start in buffer.indices {
                for pattern in patterns where buffer[start] == pattern[0] {
                    guard start + pattern.count <= buffer.count else { continue }
                    if pattern.indices.allSatisfy({ buffer[start + $0] == pattern[$0] }) { return true }
                }
            }
            return false
        }
    }
}
