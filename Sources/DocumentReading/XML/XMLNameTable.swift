internal import CLibXML2

/// Known names of one parse, found by the address of their interned spelling.
///
/// libxml2 keeps each name once per parser in its dictionary; a name seen in the part therefore has the address it
/// had when it was looked up here, and a comparison of addresses does for a comparison of words.
struct XMLNameTable<Name: XMLVocabulary, Space: Equatable>: ~Copyable {
    private struct Slot {
        var key: UnsafePointer<UInt8>?
        var name: Name?
    }

    private let slots: UnsafeMutablePointer<Slot>
    private let shift: UInt
    private let mask: Int
    private let spaces: UnsafeMutablePointer<(key: UnsafePointer<UInt8>?, space: Space)>
    private let spaceCount: Int

    /// Interns all cases of `Name` and the URIs of `uris` in `dictionary`, which must outlive the table.
    init(dictionary: xmlDictPtr?, uris: [(uri: StaticString, space: Space)]) {
        let names = Name.allCases
        var bits: UInt = 4
        while 1 << bits < names.count * 3 { bits += 1 }
        shift = 64 - bits
        mask = (1 << bits) - 1
        slots = .allocate(capacity: 1 << bits)
        slots.initialize(repeating: Slot(key: nil, name: nil), count: 1 << bits)
        spaceCount = uris.count
        spaces = .allocate(capacity: max(1, uris.count))
        for (index, entry) in uris.enumerated() {
            let key = xmlDictLookup(dictionary, entry.uri.utf8Start, Int32(entry.uri.utf8CodeUnitCount))
            (spaces + index).initialize(to: (key: key, space: entry.space))
        }
        for name in names {
            var spelling = name.rawValue
            let key = spelling.withUTF8 { xmlDictLookup(dictionary, $0.baseAddress, Int32($0.count)) }
            guard let key else { continue }
            var index = home(of: key)
            while slots[index].key != nil { index = (index + 1) & mask }
            slots[index] = Slot(key: key, name: name)
        }
    }

    deinit {
        slots.deinitialize(count: mask + 1)
        slots.deallocate()
        spaces.deinitialize(count: spaceCount)
        spaces.deallocate()
    }

    @inline(__always)
    private func home(of key: UnsafePointer<UInt8>) -> Int {
        Int((UInt(bitPattern: key) &* 0x9E37_79B9_7F4A_7C15) >> shift)
    }

    @inline(__always)
    func name(_ key: UnsafePointer<UInt8>?) -> Name? {
        guard let key else { return nil }
        var index = home(of: key)
        while let found = slots[index].key {
            if found == key { return slots[index].name }
            index = (index + 1) & mask
        }
        return nil
    }

    @inline(__always)
    func space(_ key: UnsafePointer<UInt8>?) -> Space? {
        guard let key else { return nil }
        for index in 0..<spaceCount where spaces[index].key == key { return spaces[index].space }
        return nil
    }
}
