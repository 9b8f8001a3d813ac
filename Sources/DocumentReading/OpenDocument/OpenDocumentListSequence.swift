/// The running numbers of one list, which may be interrupted by other text and continued.
///
/// A class, because several `text:list` elements may go on with the same numbers and a sequence that none of them
/// can reach any more should vanish.
final class OpenDocumentListSequence {
    typealias Numbers = InlineArray<10, Int?>

    /// Number of the latest item of each level; nil before the first one.
    private(set) var numbers = Numbers(repeating: nil)

    /// Largest number that is counted; a hostile start value must not overflow.
    static let largestNumber = 100_000_000

    /// Counts an item of the 0-based `level`.
    ///
    /// Levels above that have had no item yet count as begun: a list that starts with its second level shows «1.1».
    func advance(level: Int, in style: OpenDocumentListStyle, startingWith start: Int?) {
        let level = min(level, OpenDocumentListStyle.levelCount - 1)
        for upper in 0..<level where numbers[upper] == nil {
            numbers[upper] = style.start(of: upper)
        }
        let next = start ?? numbers[level].map { $0 + 1 } ?? style.start(of: level)
        numbers[level] = min(max(next, 0), Self.largestNumber)
    }

    /// Forgets the numbers of `level` and of all levels below it, so that they start anew.
    func restart(from level: Int) {
        for index in min(level, OpenDocumentListStyle.levelCount)..<OpenDocumentListStyle.levelCount {
            numbers[index] = nil
        }
    }
}
