internal import CLibZip

/// The unpacked bytes of one part, piece by piece, within the limits.
struct PartStream: ~Copyable {
    private let part: ZipPackage.Part
    private let file: OpaquePointer
    private let limits: ReadingLimits
    private let limit: Int
    private let totalBefore: Int
    /// Bytes delivered so far.
    private(set) var inflated = 0

    init(
        _ part: ZipPackage.Part,
        in archive: OpaquePointer,
        limits: ReadingLimits,
        limit: Int?,
        total: Int
    ) throws(Refusal) {
        self.part = part
        self.limits = limits
        self.limit = limit ?? limits.inflatedBytesPerPart
        totalBefore = total
        guard !part.isEncrypted else { throw .encrypted(.archivePassword) }
        try Self.weigh(part.inflatedBytes, of: part, limits: limits, limit: self.limit, total: total)
        guard let file = zip_fopen_index(archive, part.indexInArchive, 0) else {
            throw Self.refusal(zip_get_error(archive), part: part)
        }
        self.file = file
    }

    deinit { zip_fclose(file) }

    /// Fills `buffer` with the next bytes.
    ///
    /// Reading on until nothing comes makes libzip compare the checksum: it does so only when asked for more than
    /// there is.
    ///
    /// - Returns: the number of bytes; 0 at the end, which is proven sound then.
    mutating func next(into buffer: UnsafeMutableRawBufferPointer) throws(Refusal) -> Int {
        let count = zip_fread(file, buffer.baseAddress, UInt64(buffer.count))
        guard count >= 0 else { throw Self.refusal(zip_file_get_error(file), part: part) }
        if count == 0, inflated != part.inflatedBytes { throw .damagedArchive(.part(part.name)) }
        inflated += Int(count)
        if inflated > part.inflatedBytes { throw .damagedArchive(.part(part.name)) }
        try Self.weigh(inflated, of: part, limits: limits, limit: limit, total: totalBefore)
        return Int(count)
    }

    private static func weigh(
        _ bytes: Int,
        of part: ZipPackage.Part,
        limits: ReadingLimits,
        limit: Int,
        total: Int
    ) throws(Refusal) {
        if bytes > limits.suspiciousBytes, bytes / limits.suspiciousRatio > part.packedBytes {
            throw .suspiciousArchive(.ratio(part: part.name))
        }
        if bytes > limit { throw .tooLarge(.partBytes(part: part.name, limit: limit)) }
        if bytes + total > limits.inflatedBytesTotal { throw .tooLarge(.totalBytes(limit: limits.inflatedBytesTotal)) }
    }

    private static func refusal(_ error: UnsafeMutablePointer<zip_error_t>?, part: ZipPackage.Part) -> Refusal {
        switch error.map({ zip_error_code_zip($0) }) {
        case ZIP_ER_COMPNOTSUPP: .unsupported(.compression(part: part.name))
        case ZIP_ER_ENCRNOTSUPP, ZIP_ER_NOPASSWD, ZIP_ER_WRONGPASSWD: .encrypted(.archivePassword)
        case ZIP_ER_READ: .unreadableFile(errno: zip_error_code_system(error))
        default: .damagedArchive(.part(part.name))
        }
    }
}
