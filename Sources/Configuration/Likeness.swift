/// Finds what a mistyped word was probably meant to be.
enum Likeness {
    /// `: возможно, имелось в виду «name»`, or nothing when no known word is near or several are.
    static func hint(for word: String, among known: [String]) -> String {
        let bound = max(1, word.count / 3)
        let distances = Set(known).map { (word: $0, distance: distance(word.lowercased(), $0.lowercased())) }
        guard let least = distances.map(\.distance).min(), least <= bound else { return "" }
        let nearest = distances.filter { $0.distance == least }
        return nearest.count == 1 ? ": возможно, имелось в виду «\(nearest[0].word)»" : ""
    }

    /// Insertions, deletions, replacements and swaps of neighbours that lead from one word to the other.
    static func distance(_ left: String, _ right: String) -> Int {
        let (a, b) = (Array(left), Array(right))
        var beforeLast = [Int](repeating: 0, count: b.count + 1)
        var last = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                let replaced = last[j] + (a[i] == b[j] ? 0 : 1)
                var best = min(last[j + 1] + 1, row[j] + 1, replaced)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, beforeLast[j - 1] + 1) }
                row.append(best)
            }
            (beforeLast, last) = (last, row)
        }
        return last[b.count]
    }
}
