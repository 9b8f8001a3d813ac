/// The end-of-central-directory record of a ZIP file (APPNOTE 4.3.16), found from the end backwards.
struct ZipDirectoryRecord: Equatable {
    /// Where the record begins in the file.
    var position: Int
    /// Where the archive ends, by what the record says: after it and its comment. May lie behind the file's end.
    var end: Int
    /// Where the directory begins, counted from the start of the archive.
    var directoryOffset: Int
    var directorySize: Int
    var entries: Int
    /// Where the directory ends: before the record, or before the ZIP64 records that precede it.
    var directoryEnd: Int

    /// Size of the record without its comment.
    static let length = 22
    /// Longest record with its comment, in bytes; APPNOTE gives the comment 16 bits of length.
    static let longestTail = length + 0xFFFF

    /// The last record in `source`, anything behind it passed over; nil when there is none.
    ///
    /// - Parameter reach: how many bytes from the end are searched.
    init?(in source: ByteSource, reach: Int) {
        let blockBytes = 64 << 10
        var end = source.count
        let limit = max(0, source.count - reach)
        while end > limit {
            let start = max(limit, end - blockBytes)
            // The overlap finds a record that lies across two blocks.
            let block = source.bytes(in: start..<min(source.count, end + Self.length - 1))
            for index in stride(from: block.count - Self.length, through: 0, by: -1)
            where block[index] == 0x50 && block[index + 1] == 0x4B && block[index + 2] == 5 && block[index + 3] == 6 {
                self.init(record: Array(block[index..<index + Self.length]), at: start + index, in: source)
                return
            }
            end = start
        }
        return nil
    }

    private init(record: [UInt8], at position: Int, in source: ByteSource) {
        self.position = position
        end = position + Self.length + record.littleEndian16(at: 20)
        entries = record.littleEndian16(at: 10)
        directorySize = Int(record.littleEndian32(at: 12))
        directoryOffset = Int(record.littleEndian32(at: 16))
        directoryEnd = position
        readExtension(before: position, in: source)
    }

    /// Takes over what a ZIP64 record says, when its locator stands directly before (APPNOTE 4.3.14, 4.3.15).
    private mutating func readExtension(before position: Int, in source: ByteSource) {
        guard position >= 76 else { return }
        let locator = source.bytes(in: position - 20..<position)
        guard locator.starts(with: [0x50, 0x4B, 6, 7]) else { return }
        let record = source.bytes(in: position - 76..<position - 20)
        guard record.count == 56, record.starts(with: [0x50, 0x4B, 6, 6]) else { return }
        entries = Int(clamping: record.littleEndian64(at: 32))
        directorySize = Int(clamping: record.littleEndian64(at: 40))
        directoryOffset = Int(clamping: record.littleEndian64(at: 48))
        directoryEnd = position - 76
    }

    /// Whether the record's numbers can be true of `source`.
    func isWhole(in source: ByteSource) -> Bool {
        directoryOffset >= 0 && directorySize >= 0 && directoryOffset <= source.count
            && directorySize <= source.count - directoryOffset
    }
}

/// One entry of the central directory (APPNOTE 4.3.12), as far as it tells where things stand.
struct ZipDirectoryEntry {
    /// Where its local header begins.
    let localHeader: UInt64
    /// Where the entry ends and the next one begins.
    let end: Int

    /// The entry that begins at `position` and ends no later than `limit`; nil when there is none.
    init?(at position: Int, before limit: Int, in source: ByteSource) {
        let fixed = source.bytes(in: position..<min(limit, position + 46))
        guard fixed.count == 46, fixed.starts(with: [0x50, 0x4B, 1, 2]) else { return nil }
        let nameLength = fixed.littleEndian16(at: 28)
        let extraLength = fixed.littleEndian16(at: 30)
        end = position + 46 + nameLength + extraLength + fixed.littleEndian16(at: 32)
        guard end <= limit else { return nil }
        let offset = fixed.littleEndian32(at: 42)
        guard offset == .max else {
            localHeader = UInt64(offset)
            return
        }
        let start = position + 46 + nameLength
        let extra = source.bytes(in: start..<start + extraLength)
        guard let wide = Self.wideOffset(fixed: fixed, extra: extra) else { return nil }
        localHeader = wide
    }

    /// The offset in the ZIP64 field (APPNOTE 4.5.3), which holds only what did not fit elsewhere.
    private static func wideOffset(fixed: [UInt8], extra: [UInt8]) -> UInt64? {
        var position = 0
        while position + 4 <= extra.count {
            let length = extra.littleEndian16(at: position + 2)
            if extra.littleEndian16(at: position) == 1 {
                var field = position + 4
                if fixed.littleEndian32(at: 24) == .max { field += 8 }
                if fixed.littleEndian32(at: 20) == .max { field += 8 }
                return field + 8 <= min(extra.count, position + 4 + length) ? extra.littleEndian64(at: field) : nil
            }
            position += 4 + length
        }
        return nil
    }
}
