internal import CLibZip
internal import Glibc

/// The parts of one DOCX or ODT file, opened for reading through libzip.
///
/// Holds of every open package:
/// - part names are unique, letter case and the kind of slash aside; a file with duplicates is refused on opening;
/// - no part is unpacked beyond ``ReadingLimits``, whatever its directory claims;
/// - a part read to its end had the checksum that its directory names;
/// - the file on disk is not changed.
///
/// Belongs to one task, from opening to its end: libzip keeps a read position inside.
struct ZipPackage: ~Copyable {
    /// One entry of the directory.
    struct Part {
        /// As written in the directory, backslashes turned into slashes.
        let name: String
        /// What the directory claims, in bytes.
        let inflatedBytes: Int
        let packedBytes: Int
        let isEncrypted: Bool
        /// Number of the entry for libzip.
        let indexInArchive: UInt64
    }

    let parts: [Part]
    let limits: ReadingLimits
    private let archive: OpaquePointer
    private let indexByName: [String: Int]
    private let buffer: UnsafeMutableRawBufferPointer
    private var inflatedTotal = 0

    /// Opens the archive in `source`, whose bytes must outlive the package.
    ///
    /// Bytes before and behind the archive are passed over, as Word and LibreOffice do.
    init(_ source: ByteSource, limits: ReadingLimits) throws(Refusal) {
        guard let archive = Self.open(source) else { throw .damagedArchive(.noDirectory) }
        do {
            let parts = try Self.parts(of: archive, limits: limits)
            indexByName = try Self.index(parts)
            self.parts = parts
        } catch {
            zip_discard(archive)
            throw error
        }
        self.archive = archive
        self.limits = limits
        buffer = .allocate(byteCount: XMLLibrary.chunkBytes, alignment: 16)
    }

    deinit {
        // Discard, not close: closing may write.
        zip_discard(archive)
        buffer.deallocate()
    }

    /// Position in ``parts`` of the part called `name`, letter case, slashes and a leading slash aside.
    func find(_ name: String) -> Int? { indexByName[Self.key(name)] }

    /// Unpacks a part piece by piece and hands the pieces to `handler` as XML.
    ///
    /// - Parameter limit: most bytes it may unpack to; nil for ``ReadingLimits/inflatedBytesPerPart``.
    mutating func parse<Handler: XMLHandler & ~Copyable>(
        _ part: Int,
        limit: Int? = nil,
        documentType: XMLDocumentType = .refused,
        with handler: inout Handler
    ) throws(Refusal) {
        let feed = try XMLFeed<Handler>(limits: limits)
        try parse(part, limit: limit, documentType: documentType, through: feed, with: &handler)
    }

    /// The same through a feed that has served other parts, or will.
    ///
    /// When the part is both malformed and altered, the refusal names the alteration, which is the cause.
    mutating func parse<Handler: XMLHandler & ~Copyable>(
        _ part: Int,
        limit: Int? = nil,
        documentType: XMLDocumentType = .refused,
        through feed: borrowing XMLFeed<Handler>,
        with handler: inout Handler
    ) throws(Refusal) {
        var stream = try PartStream(self.parts[part], in: archive, limits: limits, limit: limit, total: inflatedTotal)
        defer { inflatedTotal += stream.inflated }
        do {
            try feed.parse(part: parts[part].name, documentType: documentType, with: &handler, buffer: buffer) {
                buffer throws(Refusal) in try stream.next(into: buffer)
            }
        } catch {
            if case .damagedXML = error {
                while try stream.next(into: buffer) > 0 {}
            }
            throw error
        }
    }

    /// The unpacked bytes of a small part, such as `mimetype`.
    mutating func bytes(of part: Int, limit: Int) throws(Refusal) -> [UInt8] {
        var stream = try PartStream(self.parts[part], in: archive, limits: limits, limit: limit, total: inflatedTotal)
        defer { inflatedTotal += stream.inflated }
        var bytes: [UInt8] = []
        while true {
            let count = try stream.next(into: buffer)
            if count == 0 { return bytes }
            bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        }
    }

    /// Unpacks a part to its end and throws the bytes away, for its checksum.
    mutating func prove(_ part: Int) throws(Refusal) {
        var stream = try PartStream(self.parts[part], in: archive, limits: limits, limit: nil, total: inflatedTotal)
        defer { inflatedTotal += stream.inflated }
        while try stream.next(into: buffer) > 0 {}
    }

    // MARK: Opening

    private static func open(_ source: ByteSource) -> OpaquePointer? {
        if let archive = open(source, window: 0..<source.count) { return archive }
        // Bytes before the archive shift all offsets, many bytes behind it hide its end from libzip.
        guard let record = ZipDirectoryRecord(in: source, reach: source.count) else { return nil }
        guard record.isWhole(in: source) else { return nil }
        let shift = record.directoryEnd - record.directorySize - record.directoryOffset
        let end = min(record.end, source.count)
        guard shift >= 0, shift > 0 || end < source.count else { return nil }
        return open(source, window: shift..<end)
    }

    private static func open(_ source: ByteSource, window: Range<Int>) -> OpaquePointer? {
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let zipSource = zipSource(source, window: window, error: &error) else { return nil }
        guard let archive = zip_open_from_source(zipSource, ZIP_RDONLY, &error) else {
            zip_source_free(zipSource)
            return nil
        }
        return archive
    }

    private static func zipSource(_ source: ByteSource, window: Range<Int>, error: inout zip_error_t) -> OpaquePointer?
    {
        switch source.storage {
        case .memory(let bytes):
            guard let start = bytes.baseAddress else { return nil }
            return zip_source_buffer_create(start + window.lowerBound, UInt64(window.count), 0, &error)
        case .descriptor(let descriptor):
            let copy = dup(descriptor)
            guard copy >= 0 else { return nil }
            guard let file = fdopen(copy, "rb") else {
                close(copy)
                return nil
            }
            guard let source = zip_source_filep_create(file, UInt64(window.lowerBound), Int64(window.count), &error)
            else {
                fclose(file)
                return nil
            }
            return source
        }
    }

    private static func parts(of archive: OpaquePointer, limits: ReadingLimits) throws(Refusal) -> [Part] {
        let count = zip_get_num_entries(archive, 0)
        guard count <= limits.entries else { throw .tooLarge(.entries(limit: limits.entries)) }
        var parts: [Part] = []
        parts.reserveCapacity(Int(count))
        for index in 0..<UInt64(max(0, count)) {
            var entry = zip_stat_t()
            guard zip_stat_index(archive, index, UInt32(ZIP_FL_ENC_GUESS), &entry) == 0, let name = entry.name else {
                throw .damagedArchive(.noDirectory)
            }
            parts.append(
                Part(
                    name: String(cString: name).replacingBackslashes,
                    inflatedBytes: Int(clamping: entry.size),
                    packedBytes: Int(clamping: entry.comp_size),
                    isEncrypted: entry.encryption_method != UInt16(ZIP_EM_NONE),
                    indexInArchive: index
                )
            )
        }
        return parts
    }

    private static func index(_ parts: [Part]) throws(Refusal) -> [String: Int] {
        var index: [String: Int] = [:]
        index.reserveCapacity(parts.count)
        for (position, part) in parts.enumerated() where !part.name.hasSuffix("/") {
            guard index.updateValue(position, forKey: key(part.name)) == nil else {
                throw .suspiciousArchive(.duplicateName(part.name))
            }
        }
        return index
    }

    /// Part names are compared without regard to ASCII letter case (ECMA-376 part 2, 6.2.2.3).
    private static func key(_ name: String) -> String {
        var name = name
        return name.withUTF8 { bytes in
            let path = bytes.drop { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }
            return String(unsafeUninitializedCapacity: path.count) { key in
                for (index, byte) in path.enumerated() {
                    key[index] =
                        switch byte {
                        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
                        case UInt8(ascii: "\\"): UInt8(ascii: "/")
                        default: byte
                        }
                }
                return path.count
            }
        }
    }
}

extension String {
    fileprivate var replacingBackslashes: String {
        utf8.contains(UInt8(ascii: "\\"))
            ? split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "/") : self
    }
}
