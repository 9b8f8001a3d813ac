/// Bytes that grow at their end, for the text of one paragraph after another.
///
/// An array would do but for its price: every piece of text asks it whether it is unique and has room, which costs
/// more than the piece. Copies share the bytes, so a buffer has one owner, who hands it on and keeps none.
struct ByteBuffer {
    private final class Storage {
        let start: UnsafeMutablePointer<UInt8>
        let capacity: Int

        init(capacity: Int) {
            start = .allocate(capacity: capacity)
            self.capacity = capacity
        }

        deinit { start.deallocate() }
    }

    private var storage: Storage?
    private(set) var count = 0

    var isEmpty: Bool { count == 0 }

    /// Forgets the bytes and keeps the room.
    mutating func clear() { count = 0 }

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let source = bytes.baseAddress else { return }
        room(for: bytes.count).update(from: source, count: bytes.count)
        count += bytes.count
    }

    mutating func append(repeating byte: UInt8, count copies: Int) {
        room(for: copies).update(repeating: byte, count: copies)
        count += copies
    }

    mutating func removeLast() { count -= 1 }

    /// Calls `body` with all bytes, which are valid during the call only.
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        body(UnsafeBufferPointer(start: storage?.start, count: count))
    }

    /// Where the next bytes go; room for so many is there.
    @inline(__always)
    private mutating func room(for more: Int) -> UnsafeMutablePointer<UInt8> {
        if let storage, count + more <= storage.capacity { return storage.start + count }
        return grow(for: more)
    }

    private mutating func grow(for more: Int) -> UnsafeMutablePointer<UInt8> {
        let larger = Storage(capacity: max(512, (count + more) * 2))
        if let storage { larger.start.update(from: storage.start, count: count) }
        storage = larger
        return larger.start + count
    }
}
