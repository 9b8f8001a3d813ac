/// Words that were met, each with what was worked out for it: the same words come again in every document.
///
/// A table by open addressing whose entries take sixteen bytes, so that four neighbours come with one look into memory;
/// the looks are what it costs. Keys are hashes already and are not hashed again; their upper 56 bits count, by which
/// among 100,000 different words any two meet with a chance of one in ten million.
struct KnownWords: ~Copyable {
    struct Word: Equatable {
        /// Hash of the stem.
        var stem: LetterHash
        /// Those of single words.
        var cues: WordCues
    }

    private struct Slot {
        var stem: LetterHash
        /// The upper 56 bits of the word's hash, ``occupied``, and its cues; nought where no word lies.
        var tag: UInt64
    }

    private static let hashBits: UInt64 = ~0xFF
    private static let occupied: UInt64 = 0x80

    private var slots: UnsafeMutablePointer<Slot>
    private var mask: Int
    private(set) var count = 0

    /// - Parameter capacity: how many words it holds before it grows.
    init(capacity: Int) {
        var size = 64
        while size * 3 < capacity * 4 { size *= 2 }
        slots = Self.allocate(size)
        mask = size - 1
    }

    deinit { slots.deallocate() }

    private static func allocate(_ size: Int) -> UnsafeMutablePointer<Slot> {
        let slots = UnsafeMutablePointer<Slot>.allocate(capacity: size)
        slots.initialize(repeating: Slot(stem: 0, tag: 0), count: size)
        return slots
    }

    /// Where the search for a word with the hash, or the tag, `hash` begins.
    @inline(__always)
    private func start(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> 8) & mask }

    /// What is known of the word with the hash `hash`; nil when it was not met.
    @inline(__always)
    func word(_ hash: LetterHash) -> Word? {
        var index = start(hash)
        while true {
            let slot = slots[index]
            if slot.tag == 0 { return nil }
            if (slot.tag ^ hash) & Self.hashBits == 0 {
                return Word(stem: slot.stem, cues: WordCues(rawValue: UInt16(slot.tag & (Self.occupied - 1))))
            }
            index = (index &+ 1) & mask
        }
    }

    /// Looks where the word would be, for nothing but to have it near when ``word(_:)`` is asked: looks that wait for no
    /// answer wait for memory together.
    ///
    /// - Returns: what must be used, or the look is left out.
    @inline(__always)
    func touch(_ hash: LetterHash) -> UInt64 { slots[start(hash)].tag }

    /// Remembers `word`, which was not met before, under `hash`.
    mutating func remember(_ word: Word, as hash: LetterHash) {
        if (count + 1) * 4 > (mask + 1) * 3 { grow() }
        let cues = UInt64(word.cues.rawValue) & (Self.occupied - 1)
        put(Slot(stem: word.stem, tag: hash & Self.hashBits | Self.occupied | cues))
        count += 1
    }

    private func put(_ new: Slot) {
        var index = start(new.tag)
        while slots[index].tag != 0 { index = (index + 1) & mask }
        slots[index] = new
    }

    private mutating func grow() {
        let (old, size) = (slots, mask + 1)
        slots = Self.allocate(size * 2)
        mask = size * 2 - 1
        for index in 0..<size where old[index].tag != 0 { put(old[index]) }
        old.deallocate()
    }
}
