/// Numbers found by short byte strings, such as style ids, without making a `String` for each look-up.
struct ByteTable {
    private var slots: [Int32] = Array(repeating: -1, count: 16)
    private var keys: [(start: Int, end: Int, value: Int)] = []
    private var bytes: [UInt8] = []

    /// Keeps `value` under `key`; the first value given for a key stays.
    mutating func insert(_ key: some Collection<UInt8>, value: Int) {
        let key = Array(key)
        if key.withUnsafeBufferPointer({ self[$0] }) != nil { return }
        let start = bytes.count
        bytes.append(contentsOf: key)
        keys.append((start, bytes.count, value))
        if keys.count * 2 > slots.count {
            rehash()
        } else {
            place(keys.count - 1)
        }
    }

    subscript(key: UnsafeBufferPointer<UInt8>) -> Int? {
        var index = Self.hash(key) & (slots.count - 1)
        while slots[index] >= 0 {
            let entry = keys[Int(slots[index])]
            if entry.end - entry.start == key.count, equals(key, at: entry.start) { return entry.value }
            index = (index + 1) & (slots.count - 1)
        }
        return nil
    }

    private func equals(_ key: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        for offset in key.indices where bytes[start + offset] != key[offset] { return false }
        return true
    }

    private mutating func rehash() {
        slots = Array(repeating: -1, count: slots.count * 4)
        for index in keys.indices { place(index) }
    }

    private mutating func place(_ entry: Int) {
        let hash = bytes[keys[entry].start..<keys[entry].end].withUnsafeBufferPointer { Self.hash($0) }
        var index = hash & (slots.count - 1)
        while slots[index] >= 0 { index = (index + 1) & (slots.count - 1) }
        slots[index] = Int32(entry)
    }

    /// FNV-1a; keys come from one document, and a bad spread costs only that document time within its limit.
    private static func hash(_ key: UnsafeBufferPointer<UInt8>) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in key { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return Int(truncatingIfNeeded: hash >> 17)
    }
}
