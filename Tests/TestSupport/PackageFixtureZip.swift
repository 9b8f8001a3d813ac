internal import CLibZip

/// Writes ZIP files field by field (APPNOTE 6.3), with one damage when asked.
struct ZipWriter {
    let damage: PackageFixture.Damage?

    private struct Entry {
        var header: [UInt8]
        var offset: Int
    }

    func write(_ parts: [PackageFixture.Part]) -> [UInt8] {
        requireDamagedPart(in: parts)
        var file: [UInt8] = []
        if case .leadingGap(let bytes) = damage { file = bytes }
        var directory: [UInt8] = []
        for part in parts { append(part, to: &file, directory: &directory) }
        var directoryOffset = file.count
        if case .shiftedDirectory(let by) = damage { directoryOffset += by }
        file += directory
        let isZip64 = parts.contains { $0.isZip64 }
        if isZip64 {
            file += zip64End(entries: parts.count, size: directory.count, offset: directoryOffset, at: file.count)
        }
        file += bytes32(0x0605_4B50) + bytes16(0) + bytes16(0)
        file += bytes16(parts.count) + bytes16(parts.count)
        file += bytes32(UInt32(directory.count)) + bytes32(isZip64 ? .max : UInt32(directoryOffset)) + bytes16(0)
        return damaged(file)
    }

    /// A damage that names a part must find it, or the test would pass for nothing.
    private func requireDamagedPart(in parts: [PackageFixture.Part]) {
        switch damage {
        case .hole(let name, _), .flippedBit(let name), .wrongChecksum(let name), .wrongSize(let name, _),
            .encrypted(let name), .method(let name, _):
            precondition(parts.contains { $0.name == name }, "no part \(name) to damage")
        default: return
        }
    }

    private func append(_ part: PackageFixture.Part, to file: inout [UInt8], directory: inout [UInt8]) {
        let packed = part.method == .stored ? (part.bytes, CRC32.of(part.bytes)) : Deflate.pack(part.bytes)
        var (data, checksum) = packed
        var size = part.bytes.count
        var flags: UInt16 = 1 << 11
        var method: UInt16 = part.method == .stored ? 0 : 8
        let packedSize = data.count
        damageEntry(part, data: &data, checksum: &checksum, size: &size, flags: &flags, method: &method)
        if part.hasDataDescriptor { flags |= 1 << 3 }

        let offset = file.count
        let name = Array(part.name.utf8)
        let common = bytes16(flags) + bytes16(method) + bytes16(0) + bytes16(0x21)
        let late = part.hasDataDescriptor
        let wide = part.isZip64
        let localExtra = wide ? bytes16(1) + bytes16(16) + bytes64(size) + bytes64(packedSize) : []
        file += bytes32(0x0403_4B50) + bytes16(wide ? 45 : 20) + common
        file += bytes32(late ? 0 : checksum)
        file += bytes32(wide ? .max : late ? 0 : UInt32(packedSize)) + bytes32(wide ? .max : late ? 0 : UInt32(size))
        file += bytes16(name.count) + bytes16(localExtra.count) + name + localExtra + data
        if late {
            file += bytes32(0x0807_4B50) + bytes32(checksum) + bytes32(UInt32(packedSize)) + bytes32(UInt32(size))
        }

        let extra = wide ? bytes16(1) + bytes16(24) + bytes64(size) + bytes64(packedSize) + bytes64(offset) : []
        directory += bytes32(0x0201_4B50) + bytes16(45) + bytes16(wide ? 45 : 20) + common + bytes32(checksum)
        directory += bytes32(wide ? .max : UInt32(packedSize)) + bytes32(wide ? .max : UInt32(size))
        directory += bytes16(name.count) + bytes16(extra.count) + bytes16(0) + bytes16(0) + bytes16(0) + bytes32(0)
        directory += bytes32(wide ? .max : UInt32(offset)) + name + extra
    }

    private func damageEntry(
        _ part: PackageFixture.Part,
        data: inout [UInt8],
        checksum: inout UInt32,
        size: inout Int,
        flags: inout UInt16,
        method: inout UInt16
    ) {
        switch damage {
        case .hole(part.name, let count):
            precondition(data.count > count, "the hole is larger than the part")
            let start = (data.count - count) / 2
            for index in start..<start + count { data[index] = 0 }
        case .flippedBit(part.name): data[data.count / 2] ^= 0x10
        case .wrongChecksum(part.name): checksum ^= 0x5A5A_5A5A
        case .wrongSize(part.name, let by): size += by
        case .encrypted(part.name): flags |= 1
        case .method(part.name, let number): method = number
        default: return
        }
    }

    private func zip64End(entries: Int, size: Int, offset: Int, at position: Int) -> [UInt8] {
        var record = bytes32(0x0606_4B50) + bytes64(44) + bytes16(45) + bytes16(45) + bytes32(0) + bytes32(0)
        record += bytes64(entries) + bytes64(entries) + bytes64(size) + bytes64(offset)
        return record + bytes32(0x0706_4B50) + bytes32(0) + bytes64(position) + bytes32(1)
    }

    private func damaged(_ file: [UInt8]) -> [UInt8] {
        switch damage {
        case .truncated(let length): return Array(file.prefix(length))
        case .cut(let share): return Array(file.prefix(Int(Double(file.count) * share)))
        case .zeroedTail(let share):
            let start = Int(Double(file.count) * share)
            return Array(file[..<start]) + [UInt8](repeating: 0, count: file.count - start)
        case .prefixed(let bytes): return bytes + file
        case .appended(let bytes): return file + bytes
        default: return file
        }
    }

    private func bytes16(_ value: some BinaryInteger) -> [UInt8] {
        let value = UInt16(truncatingIfNeeded: value)
        return [UInt8(value & 0xFF), UInt8(value >> 8)]
    }

    private func bytes32(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(value >> ($0 * 8) & 0xFF) } }

    private func bytes64(_ value: Int) -> [UInt8] { (0..<8).map { UInt8(UInt64(value) >> ($0 * 8) & 0xFF) } }
}

/// The checksum of ZIP entries (ISO 3309).
enum CRC32 {
    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    }

    static func of(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(UInt32.max) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ ($0 >> 8) }
    }
}

/// Raw deflate, taken out of an archive that libzip writes in memory.
enum Deflate {
    /// The packed bytes and the checksum of the unpacked ones.
    static func pack(_ bytes: [UInt8]) -> ([UInt8], UInt32) {
        guard !bytes.isEmpty else { return ([3, 0], 0) }
        let archive = archive(holding: bytes)
        // One entry called «a» without extra fields before its data; the packed size stands in the directory.
        let offset = 30 + Int(archive[26]) + Int(archive[28])
        guard let entry = archive.indices.dropLast(45).last(where: { archive[$0...].starts(with: [0x50, 0x4B, 1, 2]) })
        else { preconditionFailure("libzip wrote no directory") }
        let size = (0..<4).reduce(0) { $0 | Int(archive[entry + 20 + $1]) << ($1 * 8) }
        let checksum = (0..<4).reduce(UInt32(0)) { $0 | UInt32(archive[entry + 16 + $1]) << ($1 * 8) }
        precondition(archive[entry + 10] == 8, "libzip did not deflate")
        return (Array(archive[offset..<offset + size]), checksum)
    }

    private static func archive(holding bytes: [UInt8]) -> [UInt8] {
        guard let target = zip_source_buffer_create(nil, 0, 0, nil) else { preconditionFailure("no buffer") }
        zip_source_keep(target)
        defer { zip_source_free(target) }
        guard let archive = zip_open_from_source(target, ZIP_TRUNCATE, nil) else { preconditionFailure("no archive") }
        bytes.withUnsafeBytes { bytes in
            let source = zip_source_buffer(archive, bytes.baseAddress, UInt64(bytes.count), 0)
            precondition(zip_file_add(archive, "a", source, 0) >= 0, "no entry")
            zip_set_file_compression(archive, 0, Int32(ZIP_CM_DEFLATE), 9)
            precondition(zip_close(archive) == 0, "archive not written")
        }
        var status = zip_stat_t()
        zip_source_stat(target, &status)
        zip_source_open(target)
        defer { zip_source_close(target) }
        return [UInt8](unsafeUninitializedCapacity: Int(status.size)) { buffer, count in
            count = Int(zip_source_read(target, buffer.baseAddress, status.size))
        }
    }
}
