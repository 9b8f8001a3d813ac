/// A set of columns of a table, which knows its neighbours.
///
/// Takes a bit for each column up to the largest one, so that no file can make looking through it dear.
struct ColumnSet {
    private var words: [UInt64] = []

    mutating func insert(_ column: Int) {
        let word = column >> 6
        while words.count <= word { words.append(0) }
        words[word] |= 1 << UInt64(column & 63)
    }

    mutating func remove(_ column: Int) {
        guard column >> 6 < words.count else { return }
        words[column >> 6] &= ~(1 << UInt64(column & 63))
    }

    /// The first column from `column` on; nil when there is none.
    func first(from column: Int) -> Int? {
        var word = column >> 6
        guard word < words.count else { return nil }
        var bits = words[word] & (~0 << UInt64(column & 63))
        while bits == 0 {
            word += 1
            guard word < words.count else { return nil }
            bits = words[word]
        }
        return word << 6 + bits.trailingZeroBitCount
    }

    /// The last column up to and including `column`; nil when there is none.
    func last(upTo column: Int) -> Int? {
        guard !words.isEmpty else { return nil }
        var word = min(column >> 6, words.count - 1)
        var bits = words[word]
        if word == column >> 6 { bits &= ~0 >> UInt64(63 - column & 63) }
        while bits == 0 {
            guard word > 0 else { return nil }
            word -= 1
            bits = words[word]
        }
        return word << 6 + 63 - bits.leadingZeroBitCount
    }
}
