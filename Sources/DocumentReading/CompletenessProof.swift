internal import Glibc

/// Whether a file on disk is proven to be wholly there (requirement R1).
package enum CompletenessProof: Sendable, Equatable {
    /// End-of-central-directory record at the very end, directory directly before it, first local header at 0,
    /// every entry inflates with the right CRC.
    case complete
    /// A ZIP that the proof does not hold for; time must decide. The text says in Russian what is missing.
    case unproven(String)
    /// Not a ZIP at all: nothing in the format tells where it ends.
    case notZIP

    /// Examines `bytes`, which are the whole file as read just now.
    ///
    /// Entries are unpacked piece by piece and thrown away; memory stays bounded whatever they hold, and work by
    /// the limits of reading.
    package static func examine(_ bytes: [UInt8]) -> CompletenessProof {
        guard FileSignature(head: Array(bytes.prefix(4))) == .zip else { return .notZIP }
        return bytes.withUnsafeBytes { prove(ByteSource($0)) }
    }

    /// As ``examine(_:)`` for the file at `path`, read piece by piece; the file must not change meanwhile.
    ///
    /// - Returns: nil when it cannot be opened, with the reason in `errno`.
    package static func examine(path: String) -> CompletenessProof? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        let source = ByteSource(descriptor: descriptor, count: Int(status.st_size))
        guard FileSignature(head: source.bytes(in: 0..<4)) == .zip else { return .notZIP }
        return prove(source)
    }

    private static func prove(_ source: ByteSource) -> CompletenessProof {
        guard let record = ZipDirectoryRecord(in: source, reach: ZipDirectoryRecord.longestTail) else {
            return .unproven("у архива нет конца: нет записи о его содержимом")
        }
        guard record.end == source.count, record.isWhole(in: source) else {
            return .unproven("после конца архива есть лишние байты")
        }
        guard record.directoryOffset + record.directorySize == record.directoryEnd else {
            return .unproven("оглавление архива стоит не перед его концом")
        }
        guard let first = firstLocalHeader(of: record, in: source) else {
            return .unproven("оглавление архива повреждено")
        }
        guard first == 0 else { return .unproven("первая часть архива стоит не в начале файла") }
        return proveEntries(source)
    }

    /// The least position of a local header that the directory names; nil when the directory is not sound.
    private static func firstLocalHeader(of record: ZipDirectoryRecord, in source: ByteSource) -> UInt64? {
        // An empty archive has no local header to stand anywhere.
        if record.entries == 0 { return record.directorySize == 0 && record.directoryOffset == 0 ? 0 : nil }
        var position = record.directoryOffset
        let end = record.directoryOffset + record.directorySize
        var least = UInt64.max
        for _ in 0..<record.entries {
            guard let entry = ZipDirectoryEntry(at: position, before: end, in: source) else { return nil }
            least = min(least, entry.localHeader)
            position = entry.end
        }
        return position == end ? least : nil
    }

    private static func proveEntries(_ source: ByteSource) -> CompletenessProof {
        var name = ""
        do throws(Refusal) {
            var package = try ZipPackage(source, limits: ReadingLimits())
            for part in package.parts.indices {
                name = package.parts[part].name
                try package.prove(part)
            }
            return .complete
        } catch {
            switch error {
            case .damagedArchive: return .unproven("часть «\(name)» не распаковывается без ошибок")
            default: return .unproven("часть «\(name)» нельзя проверить")
            }
        }
    }
}
