/// Style names met in one document, as small numbers.
///
/// Every span of a document names a style; looking its bytes up here costs no `String`. Numbers are given in the
/// order of first sight, from 0.
struct OpenDocumentNames {
    typealias ID = Int32

    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    /// Open addressing with linear probing; -1 is a free slot, the size is a power of two.
    private var slots: [ID] = Array(repeating: -1, count: 256)

    var count: Int { ends.count }

    /// The number of `name`, a new one when it was not met before.
    mutating func intern(_ name: UnsafeBufferPointer<UInt8>) -> ID {
        var slot = Int(truncatingIfNeeded: Self.hash(name)) & (slots.count - 1)
        while slots[slot] >= 0 {
            if isEqual(slots[slot], name) { return slots[slot] }
            slot = (slot + 1) & (slots.count - 1)
        }
        let id = ID(ends.count)
        bytes.append(contentsOf: name)
        ends.append(bytes.count)
        slots[slot] = id
        if ends.count * 2 > slots.count { grow() }
        return id
    }

    func string(_ id: ID) -> String { String(decoding: bytes[bounds(id)], as: UTF8.self) }

    private func bounds(_ id: ID) -> Range<Int> {
        let index = Int(id)
        return (index == 0 ? 0 : ends[index - 1])..<ends[index]
    }

    private func isEqual(_ id: ID, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        let bounds = bounds(id)
        guard bounds.count == name.count else { return false }
        for offset in 0..<name.count where bytes[bounds.lowerBound + offset] != name[offset] { return false }
        return true
    }

    private mutating func grow() {
        var larger = [ID](repeating: -1, count: slots.count * 2)
        for id in 0..<ID(ends.count) {
            let hash = bytes.withUnsafeBufferPointer { Self.hash(UnsafeBufferPointer(rebasing: $0[bounds(id)])) }
            var slot = Int(truncatingIfNeeded: hash) & (larger.count - 1)
            while larger[slot] >= 0 { slot = (slot + 1) & (larger.count - 1) }
            larger[slot] = id
        }
        slots = larger
    }

    /// FNV-1a with a process-wide random start, so that no file can prepare collisions.
    private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash = seed
        for byte in name { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash ^ (hash >> 29)
    }

    private static let seed = UInt64.random(in: .min ... .max)
}
