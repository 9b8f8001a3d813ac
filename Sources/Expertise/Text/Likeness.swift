/// Likeness of folded words: how many letters were lost, added, swapped or mistyped.
package enum Likeness {
    /// How many slips are forgiven in a word or line of `length` letters.
    package static func allowance(for length: Int) -> Int {
        switch length {
        case ..<5: 0
        case 5..<9: 1
        default: 2
        }
    }

    /// The distance of `left` and `right` (a swap of neighbours counts one), or nil when it is above `bound`.
    package static func distance(
        _ left: ArraySlice<UInt16>,
        _ right: ArraySlice<UInt16>,
        bound: Int
    ) -> Int? {
        guard abs(left.count - right.count) <= bound else { return nil }
        let (a, b) = trimmed(left, right)
        if a.isEmpty || b.isEmpty {
            let rest = max(a.count, b.count)
            return rest <= bound ? rest : nil
        }
        var before = [Int](repeating: 0, count: b.count + 1)
        var above = Array(0...b.count)
        var row = above
        for i in 1...a.count {
            row[0] = i
            var best = i
            for j in 1...b.count {
                let (x, y) = (a[a.startIndex + i - 1], b[b.startIndex + j - 1])
                var cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (x == y ? 0 : 1))
                if i > 1, j > 1, x == b[b.startIndex + j - 2], a[a.startIndex + i - 2] == y {
                    cost = min(cost, before[j - 2] + 1)
                }
                row[j] = cost
                best = min(best, cost)
            }
            if best > bound { return nil }
            (before, above, row) = (above, row, before)
        }
        return above[b.count] <= bound ? above[b.count] : nil
    }

    /// Both without the beginning and the end they share.
    private static func trimmed(
        _ left: ArraySlice<UInt16>,
        _ right: ArraySlice<UInt16>
    ) -> (ArraySlice<UInt16>, ArraySlice<UInt16>) {
        var (a, b) = (left, right)
        while let x = a.first, let y = b.first, x == y {
            a.removeFirst()
            b.removeFirst()
        }
        while let x = a.last, let y = b.last, x == y {
            a.removeLast()
            b.removeLast()
        }
        return (a, b)
    }
}

/// Which letters a word holds, as bits: two words that differ by `n` slips differ in at most `2n` bits.
struct LetterMask: Sendable, Equatable {
    private(set) var bits: UInt64 = 0

    init(_ letters: some Sequence<UInt16>) {
        for letter in letters { bits |= 1 << UInt64(letter & 63) }
    }

    func mayBeWithin(_ slips: Int, of other: LetterMask) -> Bool {
        (bits ^ other.bits).nonzeroBitCount <= 2 * slips
    }
}

/// Words or lines by their lengths, to find those that may be within a few slips of another one without looking at
/// all of them.
struct LikenessIndex: Sendable {
    private struct Entry: Sendable {
        var mask: LetterMask
        var position: Int
    }

    private var byLength: [[Entry]] = []

    /// - Parameter position: by which the caller knows it.
    mutating func add(_ letters: [UInt16], at position: Int) {
        while byLength.count <= letters.count { byLength.append([]) }
        byLength[letters.count].append(Entry(mask: LetterMask(letters), position: position))
    }

    /// Calls `visit` with the position of every entry whose length and letters allow it to be within `slips` of
    /// `letters`; the order tells nothing.
    func forEachCandidate(like letters: some Collection<UInt16>, within slips: Int, _ visit: (Int) -> Void) {
        let mask = LetterMask(letters)
        let (least, most) = (max(0, letters.count - slips), min(byLength.count - 1, letters.count + slips))
        guard least <= most else { return }
        for length in least...most {
            for entry in byLength[length] where entry.mask.mayBeWithin(slips, of: mask) { visit(entry.position) }
        }
    }
}
