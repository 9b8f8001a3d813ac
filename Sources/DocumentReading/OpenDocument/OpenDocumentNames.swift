/// Style names met in one document, as small numbers.
///
/// Every span of a document names a style; looking its bytes up here costs no `String`. Numbers are given in the
/// order of first sight, from 0.
struct OpenDocumentNames {
    typealias ID = Int32

    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    /// By number: the name itself when it fits, else a hash of it; see ``key(of:)``.
    private var keys: [UInt64] = []
    /// Open addressing with linear probing; -1 is a free slot, the size is a power of two.
    private var slots: [ID] = Array(repeating: -1, count: 256)
    /// Random, so that no file can prepare collisions; odd, so that no product with it is all zeroes.
    private let seed = UInt64.random(in: .min ... .max) | 1

    var count: Int { ends.count }
    /// Bytes of all names together.
    var byteCount: Int { bytes.count }

    /// The number of `name`, a new one when it was not met before.
    mutating func intern(_ name: UnsafeBufferPointer<UInt8>) -> ID {
        let key = key(of: name)
        let mask = slots.count - 1
        var slot = home(of: key) & mask
        while slots[slot] >= 0 {
            let id = slots[slot]
            if keys[Int(id)] == key, name.count <= Self.longestShortName || isEqual(id, name) { return id }
            slot = (slot + 1) & mask
        }
        let id = ID(ends.count)
        bytes.append(contentsOf: name)
        ends.append(bytes.count)
        keys.append(key)
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
            var slot = home(of: keys[Int(id)]) & (larger.count - 1)
            while larger[slot] >= 0 { slot = (slot + 1) & (larger.count - 1) }
            larger[slot] = id
        }
        slots = larger
    }

    // MARK: Keys

    /// Bytes of a name that fits into its key beside its length; «P12» and «T7» are such.
    private static let longestShortName = 7

    /// The bytes of a short name and its length, which no other name has; a hash of a longer one.
    private func key(of name: UnsafeBufferPointer<UInt8>) -> UInt64 {
        guard name.count > Self.longestShortName else {
            var key = UInt64(truncatingIfNeeded: name.count)
            for byte in name { key = key << 8 | UInt64(byte) }
            return key
        }
        let raw = UnsafeRawBufferPointer(name)
        var hash = UInt64(truncatingIfNeeded: raw.count)
        var offset = 0
        while offset + 8 <= raw.count {
            hash = folded(hash ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            offset += 8
        }
        // The last eight bytes, some of them for the second time.
        return folded(hash ^ raw.loadUnaligned(fromByteOffset: max(0, raw.count - 8), as: UInt64.self))
    }

    private func folded(_ word: UInt64) -> UInt64 {
        let product = (word ^ seed).multipliedFullWidth(by: seed)
        return product.high ^ product.low
    }

    private func home(of key: UInt64) -> Int { Int(truncatingIfNeeded: folded(key)) }
}
