/// A hash of folded letters, or of a text; equal letters have equal hashes in every run.
///
/// 64 bits are kept instead of the letters themselves: among 100,000 different words the chance that any two meet is
/// below one in a billion.
package typealias LetterHash = UInt64

enum Hashing64 {
    static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    @inline(__always)
    static func mix(_ hash: UInt64, _ value: UInt64) -> UInt64 {
        let product = (hash ^ value).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return product.high ^ product.low &+ 0x1000_0000_01B3
    }

    /// The hash of the bytes of `text`; a string's own hash would compose its letters first, one by one.
    static func hash(of text: String) -> UInt64 {
        var text = text
        return text.withUTF8 { bytes in
            var hash = mix(seed, UInt64(bytes.count))
            var position = 0
            while position + 8 <= bytes.count {
                hash = mix(hash, UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: position, as: UInt64.self))
                position += 8
            }
            var rest: UInt64 = 0
            for byte in bytes[position...] { rest = rest << 8 | UInt64(byte) }
            return mix(hash, rest)
        }
    }

    /// The hash of a sequence of hashes.
    static func combine(_ hashes: some Sequence<UInt64>) -> UInt64 { hashes.reduce(seed, mix) }
}

/// A map from hashes to small values by open addressing; the keys are hashes already and are not hashed again.
struct HashTable<Value: Sendable>: Sendable {
    private var keys: [UInt64]
    private var values: [Value?]
    private var mask: Int
    private(set) var count = 0

    init(capacity: Int = 64) {
        var size = 64
        while size < capacity * 2 { size *= 2 }
        keys = Array(repeating: 0, count: size)
        values = Array(repeating: nil, count: size)
        mask = size - 1
    }

    subscript(key: UInt64) -> Value? {
        get {
            var slot = Int(truncatingIfNeeded: key) & mask
            while let value = values[slot] {
                if keys[slot] == key { return value }
                slot = (slot + 1) & mask
            }
            return nil
        }
        set {
            guard let newValue else { return }
            if count * 2 >= mask { grow() }
            var slot = Int(truncatingIfNeeded: key) & mask
            while values[slot] != nil, keys[slot] != key { slot = (slot + 1) & mask }
            if values[slot] == nil { count += 1 }
            keys[slot] = key
            values[slot] = newValue
        }
    }

    private mutating func grow() {
        var larger = HashTable(capacity: (mask + 1) * 2)
        for slot in values.indices {
            if let value = values[slot] { larger[keys[slot]] = value }
        }
        self = larger
    }
}
