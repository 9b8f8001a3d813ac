internal import CLinux
internal import DocumentReading
internal import Glibc
internal import Hashing

/// A file of the inbox, looked at and copied by a worker; nothing is in the archive yet.
enum Taken: Sendable {
    /// Not whole, open in an editor, or not readable just now: left where it is.
    case waiting(String, needsPerson: Bool)
    /// Renamed or removed since the scan.
    case vanished
    /// Kept and recorded by an earlier run, which could not remove it from the inbox.
    case lingering(entry: Int64)
    case staged(Staged)

    struct Staged: Sendable {
        /// Name in the staging folder; its bytes are on the disk for good.
        var name: String
        var examined: ExaminedFile
        var digest: ContentDigest
        var bytes: Int64
    }
}

/// Copies files into the staging folder and tells whole ones from those still on their way (requirements R1, R2).
struct Stager: Sendable {
    let inbox: String
    let staging: String
    /// Seconds after which a damaged file is taken as it is.
    let waitSeconds: Int64
    let now: Int64
    /// The earlier look is too fresh to tell whether the file is still written.
    let isUnsettled: Bool

    /// What the copy is before it is examined.
    enum Copy: Sendable {
        case waiting(String, needsPerson: Bool)
        case vanished
        case whole(path: String, digest: ContentDigest, bytes: Int64)
    }

    /// - Parameters:
    ///   - sighting: what an earlier run saw at this path.
    ///   - name: unique name in the staging folder.
    func copy(_ file: InboxScan.File, seenBefore sighting: Sightings.Sighting?, as name: String) throws(SystemFailure)
        -> Copy
    {
        guard !file.isOpenInEditor else {
            return .waiting("Документ открыт в редакторе. Он будет принят, когда его закроют.", needsPerson: false)
        }
        let isSettled = sighting?.identity == file.identity && !isUnsettled
        let target = staging + "/" + name
        guard let source = try Self.openIfThere(file.path, below: inbox) else { return .vanished }
        let before = FileIdentity(try source.status())
        if isSettled, let sighting, now - sighting.firstSeen < waitSeconds, clinux_has_writer(source.descriptor) == 1 {
            // Its writer only paused, and would write the rest into a file that is gone from the inbox.
            return .waiting("Файл ещё записывается.", needsPerson: false)
        }
        guard isSettled || Self.mayBeWhole(source, size: before.size) else {
            return .waiting(Self.notYetWhole, needsPerson: false)
        }
        let digest = try OpenFile.creating(target).copy(source)
        guard FileIdentity(try source.status()) == before, before == file.identity else {
            try FileAccess.remove(target)
            return .waiting("Файл ещё записывается.", needsPerson: false)
        }
        if !isSettled, try !Self.isProvenComplete(target) {
            try FileAccess.remove(target)
            return .waiting(Self.notYetWhole, needsPerson: false)
        }
        return .whole(path: target, digest: digest, bytes: before.size)
    }

    private static func openIfThere(_ path: RawPath, below folder: String) throws(SystemFailure) -> OpenFile? {
        do throws(SystemFailure) {
            return try OpenFile.reading(path, below: folder)
        } catch {
            if error.code == ENOENT || error.code == ELOOP { return nil }
            throw error
        }
    }

    private static func isProvenComplete(_ path: String) throws(SystemFailure) -> Bool {
        guard let proof = CompletenessProof.examine(path: path) else { throw SystemFailure("открыть", path) }
        return proof == .complete
    }

    private static let notYetWhole =
        "Не видно, что файл скопирован целиком. Он будет принят, когда перестанет меняться."

    /// A cheap look that spares the copy: a ZIP ends with its end-of-central-directory record (APPNOTE 4.3.16), of
    /// which the comment is empty in office documents.
    private static func mayBeWhole(_ file: borrowing OpenFile, size: Int64) -> Bool {
        let length = 22
        guard size > Int64(length) else { return false }
        var tail = [UInt8](repeating: 0, count: length)
        guard pread(file.descriptor, &tail, length, Int(size) - length) == length else { return false }
        return tail.starts(with: [0x50, 0x4B, 0x05, 0x06])
    }

    /// Whether a refused file should be given more time: its damage may be a copy that has not ended.
    func shouldWait(_ examined: ExaminedFile, firstSeen: Int64) -> Bool {
        guard let refusal = examined.refusal else { return false }
        // The copy could not be read: that is our disk's or memory's trouble and says nothing of the document.
        guard refusal.code != "unreadable-file" else { return true }
        let mayHeal: Set<String> = ["empty-file", "damaged-archive", "damaged-xml"]
        return mayHeal.contains(refusal.code) && now - firstSeen < waitSeconds
    }
}
