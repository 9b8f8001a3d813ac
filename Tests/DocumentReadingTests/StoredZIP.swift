/// A ZIP archive whose entries are stored as they are, written byte by byte.
struct StoredZIP {
    var entries: [(name: String, bytes: [UInt8])]

    init(_ entries: [(String, String)]) { self.entries = entries.map { ($0.0, Array($0.1.utf8)) } }

    var bytes: [UInt8] {
        var file: [UInt8] = []
        var directory: [UInt8] = []
        for (name, content) in entries {
            let name = Array(name.utf8)
            let offset = file.count
            // Version, flags (names in UTF-8), method, time, date; then checksum and sizes (APPNOTE 4.3.7).
            let common =
                Self.little([20, 0x0800, 0, 0, 0x21], width: 2) + Self.little([Self.checksum(content)], width: 4)
                + Self.little([UInt32(content.count), UInt32(content.count)], width: 4)
                + Self.little([UInt32(name.count), 0], width: 2)
            file += [0x50, 0x4B, 3, 4] + common + name + content
            directory += [0x50, 0x4B, 1, 2] + Self.little([20], width: 2) + common + Self.little([0, 0, 0], width: 2)
            directory += Self.little([0, UInt32(offset)], width: 4) + name
        }
        let count = UInt32(entries.count)
        let end =
            [0x50, 0x4B, 5, 6] + Self.little([0, 0, count, count], width: 2)
            + Self.little([UInt32(directory.count), UInt32(file.count)], width: 4) + Self.little([0], width: 2)
        return file + directory + end
    }

    private static func little(_ numbers: [UInt32], width: Int) -> [UInt8] {
        numbers.flatMap { number in (0..<width).map { UInt8(truncatingIfNeeded: number >> UInt32(8 * $0)) } }
    }

    /// CRC-32 as ZIP wants it, bit by bit.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var sum = UInt32.max
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB8_8320 }
        }
        return ~sum
    }
}

extension OpenDocumentFixture {
    /// The parts of the document as a package, in the order the standard wants.
    var parts: [(String, String)] {
        [
            ("mimetype", Self.mimeType), ("content.xml", contentXML), ("styles.xml", stylesXML), ("meta.xml", metaXML),
            ("META-INF/manifest.xml", Self.manifestXML),
        ]
    }
}
