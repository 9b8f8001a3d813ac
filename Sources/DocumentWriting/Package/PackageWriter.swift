internal import CLibZip
internal import Glibc

/// Writes a ZIP package: the same parts give the same bytes, on every machine with the same zlib and at any time.
enum PackageWriter {
    struct Part {
        var name: String
        var bytes: [UInt8]
        /// Kept as it is: what ODF asks of `mimetype`.
        var isStored = false

        init(_ name: String, _ xml: XMLWriter) {
            self.name = name
            bytes = xml.bytes
        }

        init(_ name: String, stored text: String) {
            self.name = name
            bytes = Array(text.utf8)
            isStored = true
        }
    }

    /// The earliest moment that ZIP can name, 1 January 1980: the same for every part.
    static let date: UInt16 = 1 << 5 | 1

    /// - Parameter parts: in the order of the file.
    static func write(_ parts: [Part]) throws(PackageFailure) -> [UInt8] {
        let target = ZipTarget(empty: ())
        let archive = try target.open(ZIP_TRUNCATE)
        for part in parts {
            let index = try archive.add(part.name, part.bytes)
            try archive.setMethod(index, isStored: part.isStored)
            try archive.setDate(index, Self.date)
        }
        try archive.close()
        return try target.bytes()
    }
}

/// libzip could not write or change a package.
struct PackageFailure: Error, Equatable {
    /// libzip's own words.
    var detail: String
}

/// Bytes in memory that libzip reads an archive from and writes it back to.
final class ZipTarget {
    private let source: OpaquePointer?

    init(empty: ()) { source = zip_source_buffer_create(nil, 0, 0, nil) }

    /// A copy of `bytes`, so that nobody else's memory is written to.
    init(_ bytes: [UInt8]) {
        source = bytes.withUnsafeBytes { bytes in
            guard let copy = malloc(max(1, bytes.count)) else { return nil }
            if let start = bytes.baseAddress { memcpy(copy, start, bytes.count) }
            return zip_source_buffer_create(copy, UInt64(bytes.count), 1, nil)
        }
    }

    deinit { zip_source_free(source) }

    func open(_ flags: Int32) throws(PackageFailure) -> ZipArchive {
        guard let source else { throw PackageFailure(detail: "no memory") }
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let archive = zip_open_from_source(source, flags, &error) else {
            throw PackageFailure(detail: String(cString: zip_error_strerror(&error)))
        }
        // The archive frees its source when it is closed; this object wants it afterwards.
        zip_source_keep(source)
        return ZipArchive(archive)
    }

    /// What was written, after the archive is closed.
    func bytes() throws(PackageFailure) -> [UInt8] {
        var status = zip_stat_t()
        guard let source, zip_source_stat(source, &status) == 0, zip_source_open(source) == 0 else {
            throw PackageFailure(detail: "nothing was written")
        }
        defer { zip_source_close(source) }
        let size = Int(clamping: status.size)
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = max(0, Int(zip_source_read(source, buffer.baseAddress, UInt64(size))))
        }
        guard bytes.count == size else { throw PackageFailure(detail: "cut short") }
        return bytes
    }
}

/// An archive that is being written or changed.
final class ZipArchive {
    private var archive: OpaquePointer?

    fileprivate init(_ archive: OpaquePointer) { self.archive = archive }

    deinit { if let archive { zip_discard(archive) } }

    /// Writes everything; the archive cannot be used any more.
    func close() throws(PackageFailure) {
        guard let open = archive else { return }
        guard zip_close(open) == 0 else { throw failure }
        archive = nil
    }

    private var failure: PackageFailure {
        PackageFailure(detail: archive.flatMap { zip_strerror($0) }.map { String(cString: $0) } ?? "closed")
    }

    /// Position of the part called `name`, letter case aside; nil when there is none.
    func find(_ name: String) -> UInt64? {
        let index = zip_name_locate(archive, name, UInt32(ZIP_FL_NOCASE))
        return index < 0 ? nil : UInt64(index)
    }

    /// Most bytes that a part may unpack to, to be changed in memory. Picked: a hundred times what schools send.
    static let largestPartBytes: UInt64 = 64 << 20

    func contents(_ index: UInt64) throws(PackageFailure) -> [UInt8] {
        var status = zip_stat_t()
        guard zip_stat_index(archive, index, 0, &status) == 0, let file = zip_fopen_index(archive, index, 0) else {
            throw failure
        }
        defer { zip_fclose(file) }
        guard status.size <= Self.largestPartBytes else { throw PackageFailure(detail: "a part is too large") }
        let size = Int(clamping: status.size)
        // One byte more than there is: only then libzip compares the checksum.
        let bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
            count = max(0, Int(zip_fread(file, buffer.baseAddress, UInt64(size + 1))))
        }
        guard bytes.count == size else { throw PackageFailure(detail: "a part is damaged") }
        return bytes
    }

    @discardableResult
    func add(_ name: String, _ bytes: [UInt8]) throws(PackageFailure) -> UInt64 {
        let source = copied(bytes)
        let index = zip_file_add(archive, name, source, UInt32(ZIP_FL_ENC_UTF_8))
        guard index >= 0 else {
            zip_source_free(source)
            throw failure
        }
        return UInt64(index)
    }

    /// Gives the part at `index` other bytes; its name, place, method and time stay.
    func replace(_ index: UInt64, with bytes: [UInt8]) throws(PackageFailure) {
        var status = zip_stat_t()
        guard zip_stat_index(archive, index, 0, &status) == 0 else { throw failure }
        let source = copied(bytes)
        guard zip_file_replace(archive, index, source, 0) == 0 else {
            zip_source_free(source)
            throw failure
        }
        try setMethod(index, isStored: status.comp_method == UInt16(ZIP_CM_STORE))
        guard zip_file_set_mtime(archive, index, status.mtime, 0) == 0 else { throw failure }
    }

    /// The time of the part at `index` is that of the part at `other`.
    func copyTime(to index: UInt64, from other: UInt64) throws(PackageFailure) {
        var status = zip_stat_t()
        guard zip_stat_index(archive, other, UInt32(ZIP_FL_UNCHANGED), &status) == 0,
            zip_file_set_mtime(archive, index, status.mtime, 0) == 0
        else { throw failure }
    }

    func setMethod(_ index: UInt64, isStored: Bool) throws(PackageFailure) {
        // Level 6 packs these small texts as well as 9 does, in half the time.
        let (method, level) = isStored ? (Int32(ZIP_CM_STORE), UInt32(0)) : (Int32(ZIP_CM_DEFLATE), UInt32(6))
        guard zip_set_file_compression(archive, index, method, level) == 0 else { throw failure }
    }

    /// - Parameter date: as MS-DOS writes it; the time is midnight.
    func setDate(_ index: UInt64, _ date: UInt16) throws(PackageFailure) {
        guard zip_file_set_dostime(archive, index, 0, date, 0) == 0 else { throw failure }
    }

    /// A source that owns a copy of `bytes`.
    private func copied(_ bytes: [UInt8]) -> OpaquePointer? {
        bytes.withUnsafeBytes { bytes in
            guard let copy = malloc(max(1, bytes.count)) else { return nil }
            if let start = bytes.baseAddress { memcpy(copy, start, bytes.count) }
            return zip_source_buffer(archive, copy, UInt64(bytes.count), 1)
        }
    }
}
