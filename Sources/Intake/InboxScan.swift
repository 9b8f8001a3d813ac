internal import Foundation
internal import Glibc

/// Everything that lies in the inbox at one moment, each name accounted for (requirements R3, R8–R10, R13).
struct InboxScan {
    struct File: Sendable {
        /// Below `inbox/`.
        var path: RawPath
        var identity: FileIdentity
        /// A live lock file of Word or LibreOffice lies beside it.
        var isOpenInEditor: Bool
    }

    struct Folder: Sendable, Equatable {
        /// Below `inbox/`; empty for the inbox itself.
        var path: RawPath
        var device: UInt64
    }

    struct Ignored: Sendable {
        var path: RawPath
        var reason: Reason

        enum Reason: Sendable {
            /// Lock, temporary and service files.
            case service
            case symbolicLink, fifo, socket, device
            /// Deeper than ``InboxScan/maximumDepth`` folders.
            case tooDeep
        }
    }

    /// Regular files, the earliest modified first and then by name, so that of two versions that lie side by side
    /// the later one is taken later.
    var files: [File] = []
    var ignored: [Ignored] = []
    /// Folders that were listed, the inbox first.
    var folders: [Folder] = []
    /// Folders and files that could not be looked at; they are there, so they are waiting.
    var unreachable: [(path: RawPath, failure: SystemFailure)] = []

    var seen: Int { files.count + ignored.count + unreachable.count }

    /// Deeper folders are reported and not entered; a school's upload has two or three.
    static let maximumDepth = 32
    /// A lock file that nobody touched for so long was left behind by a crashed editor. Picked: longer than any
    /// working day.
    static let staleLockSeconds: Int64 = 24 * 3600

    /// - Parameter now: UTC seconds, to tell a live lock file from one left behind.
    init(inbox: String, now: Int64) throws(SystemFailure) {
        let descriptor = open(inbox, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemFailure("открыть папку", inbox) }
        try list(descriptor, at: RawPath(bytes: []), depth: 0, now: now)
        files.sort {
            ($0.identity.modifiedNanoseconds, $0.path) < ($1.identity.modifiedNanoseconds, $1.path)
        }
        ignored.sort { $0.path < $1.path }
    }

    /// Lists the folder open as `descriptor`, which is closed in the end.
    private mutating func list(_ descriptor: Int32, at folder: RawPath, depth: Int, now: Int64) throws(SystemFailure) {
        guard let stream = fdopendir(descriptor) else {
            close(descriptor)
            throw SystemFailure("прочитать папку", folder.shown)
        }
        defer { closedir(stream) }
        var own = stat()
        if fstat(descriptor, &own) == 0 { folders.append(Folder(path: folder, device: UInt64(own.st_dev))) }
        let names = try Self.names(in: stream, of: folder)
        let locks = Self.liveLocks(among: names, in: descriptor, now: now)
        for name in names {
            look(at: name, in: descriptor, folder: folder, locks: locks, depth: depth, now: now)
        }
    }

    private static func names(in stream: OpaquePointer, of folder: RawPath) throws(SystemFailure) -> [RawPath] {
        var names: [RawPath] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else {
                guard errno == 0 else { throw SystemFailure("прочитать папку", folder.shown) }
                return names
            }
            let bytes = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: UInt8.self, capacity: 256) { base in
                    Array(
                        UnsafeBufferPointer(
                            start: base,
                            count: strnlen(UnsafeRawPointer(base).assumingMemoryBound(to: CChar.self), 256)
                        )
                    )
                }
            }
            if bytes != [0x2E], bytes != [0x2E, 0x2E] { names.append(RawPath(bytes: bytes)) }
        }
    }

    private static func liveLocks(among names: [RawPath], in folder: Int32, now: Int64) -> Set<String> {
        var locks: Set<String> = []
        for name in names where name.shown.hasPrefix("~$") || name.shown.hasPrefix(".~lock.") {
            guard let status = status(of: name, in: folder) else { continue }
            if now - Int64(status.st_mtim.tv_sec) < staleLockSeconds { locks.insert(name.shown) }
        }
        return locks
    }

    private static func status(of name: RawPath, in folder: Int32) -> stat? {
        var status = stat()
        let result = name.withCString { fstatat(folder, $0, &status, AT_SYMLINK_NOFOLLOW) }
        return result == 0 ? status : nil
    }

    private mutating func look(
        at name: RawPath,
        in descriptor: Int32,
        folder: RawPath,
        locks: Set<String>,
        depth: Int,
        now: Int64
    ) {
        let path = folder.appending(name)
        guard let status = Self.status(of: name, in: descriptor) else {
            // Gone between listing and looking: it was renamed or removed, and is not in the inbox any more.
            if errno != ENOENT { unreachable.append((path, SystemFailure("прочитать свойства", path.shown))) }
            return
        }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: enter(name, in: descriptor, path: path, depth: depth, now: now)
        case S_IFREG:
            if InboxName.isIgnored(file: name.shown), !InboxRemoval.isClaim(name.shown) {
                ignored.append(Ignored(path: path, reason: .service))
            } else {
                let isOpen = InboxName.editorLocks(of: name.shown).contains(where: locks.contains)
                files.append(File(path: path, identity: FileIdentity(status), isOpenInEditor: isOpen))
            }
        case S_IFLNK: ignored.append(Ignored(path: path, reason: .symbolicLink))
        case S_IFIFO: ignored.append(Ignored(path: path, reason: .fifo))
        case S_IFSOCK: ignored.append(Ignored(path: path, reason: .socket))
        default: ignored.append(Ignored(path: path, reason: .device))
        }
    }

    private mutating func enter(_ name: RawPath, in parent: Int32, path: RawPath, depth: Int, now: Int64) {
        guard !InboxName.isIgnored(folder: name.shown) else {
            ignored.append(Ignored(path: path, reason: .service))
            return
        }
        guard depth < Self.maximumDepth else {
            ignored.append(Ignored(path: path, reason: .tooDeep))
            return
        }
        let descriptor = name.withCString { openat(parent, $0, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) }
        guard descriptor >= 0 else {
            if errno != ENOENT { unreachable.append((path, SystemFailure("открыть папку", path.shown))) }
            return
        }
        do throws(SystemFailure) {
            try list(descriptor, at: path, depth: depth + 1, now: now)
        } catch {
            unreachable.append((path, error))
        }
    }
}
