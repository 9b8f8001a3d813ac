internal import CLinux
internal import Glibc
internal import Hashing

/// What makes a file the same file at a second look.
struct FileIdentity: Hashable, Sendable, Codable {
    var device: UInt64
    var inode: UInt64
    var size: Int64
    var modifiedNanoseconds: Int64

    init(_ status: stat) {
        device = UInt64(status.st_dev)
        inode = UInt64(status.st_ino)
        size = Int64(status.st_size)
        modifiedNanoseconds = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
    }
}

/// An open file that is closed when it goes out of use.
struct OpenFile: ~Copyable {
    let descriptor: Int32
    private let path: String

    /// - Parameter path: for messages only.
    init(owning descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    deinit { close(descriptor) }

    /// Opens for reading; never follows a symbolic link, never waits for the other end of a FIFO.
    static func reading(_ file: RawPath, below folder: String) throws(SystemFailure) -> OpenFile {
        let descriptor = file.withCString(below: folder) { open($0, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC) }
        guard descriptor >= 0 else { throw SystemFailure("открыть", file.shown, isReading: true) }
        return OpenFile(owning: descriptor, path: file.shown)
    }

    /// Creates a file that must not exist yet.
    static func creating(_ path: String) throws(SystemFailure) -> OpenFile { try creating(RawPath(path), below: nil) }

    /// - Parameter folder: nil when `file` stands for itself.
    static func creating(_ file: RawPath, below folder: String?) throws(SystemFailure) -> OpenFile {
        func create(_ path: UnsafePointer<CChar>) -> Int32 {
            open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        }
        let descriptor = folder.map { file.withCString(below: $0, create) } ?? file.withCString(create)
        guard descriptor >= 0 else { throw SystemFailure("создать", file.shown) }
        return OpenFile(owning: descriptor, path: file.shown)
    }

    func status() throws(SystemFailure) -> stat {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw SystemFailure("прочитать свойства", path, isReading: true) }
        return status
    }

    /// Reads up to `buffer.count` bytes; 0 at the end of the file.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(SystemFailure) -> Int {
        while true {
            let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            if count >= 0 { return count }
            guard errno == EINTR else { throw SystemFailure("прочитать", path, isReading: true) }
        }
    }

    /// Writes all of `bytes`, however the system cuts them.
    func write(_ bytes: UnsafeRawBufferPointer) throws(SystemFailure) {
        var rest = bytes
        while !rest.isEmpty {
            let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
            if count > 0 {
                rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            } else if count == 0 || errno != EINTR {
                throw SystemFailure("записать", path, code: count == 0 ? ENOSPC : errno)
            }
        }
    }

    /// Writes all of `source` from where it stands, and hashes it on the way; durable when this returns.
    func copy(_ source: borrowing OpenFile) throws(SystemFailure) -> ContentDigest {
        var hasher = SHA256Hasher()
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: FileAccess.chunkBytes, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let count = try source.read(into: buffer)
            if count == 0 { break }
            let chunk = UnsafeRawBufferPointer(rebasing: buffer[..<count])
            hasher.update(chunk)
            try write(chunk)
        }
        try synchronise()
        return hasher.finish()
    }

    func synchronise() throws(SystemFailure) {
        guard fsync(descriptor) == 0 else { throw SystemFailure("сохранить на диск", path) }
    }
}

/// File operations by path that say what failed.
package enum FileAccess {
    /// Bytes moved at once when a file is copied or hashed.
    static let chunkBytes = 128 << 10

    /// Makes the folder and those above it; what is there already stays.
    package static func makeFolders(_ path: String) throws(SystemFailure) {
        var reached = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/") {
            reached += "/" + part
            if mkdir(reached, 0o755) != 0, errno != EEXIST { throw SystemFailure("создать папку", reached) }
        }
    }

    static func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    static func synchroniseFolder(_ path: String) throws(SystemFailure) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemFailure("открыть папку", path) }
        defer { close(descriptor) }
        // Some network file systems have no fsync for folders; there the rename itself is all there is.
        guard fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP else {
            throw SystemFailure("сохранить папку на диск", path)
        }
    }

    package static func remove(_ path: String) throws(SystemFailure) {
        guard unlink(path) == 0 || errno == ENOENT else { throw SystemFailure("удалить", path) }
    }

    /// Renames; never replaces.
    ///
    /// - Returns: false when `target` exists already.
    static func rename(_ source: String, to target: String) throws(SystemFailure) -> Bool {
        if clinux_rename_noreplace(AT_FDCWD, source, AT_FDCWD, target) == 0 { return true }
        switch errno {
        case EEXIST: return false
        case EINVAL, ENOSYS, ENOTSUP:
            // The file system cannot rename without replacing; a hard link refuses an existing name just as well.
            if link(source, target) == 0 {
                try remove(source)
                return true
            }
            if errno == EEXIST { return false }
            // No hard links either (FAT, some SMB): the lock keeps other runs out, so looking first is enough.
            guard !exists(target) else { return false }
            guard Glibc.rename(source, target) == 0 else { throw SystemFailure("переименовать", target) }
            return true
        default: throw SystemFailure("переименовать", target)
        }
    }

    /// Makes every folder of `path`, which lies below `folder`.
    static func makeFolders(_ path: RawPath, below folder: String) throws(SystemFailure) {
        var reached = RawPath(bytes: [])
        for part in path.bytes.split(separator: UInt8(ascii: "/")) {
            reached = reached.appending(RawPath(bytes: Array(part)))
            guard reached.withCString(below: folder, { mkdir($0, 0o755) }) == 0 || errno == EEXIST else {
                throw SystemFailure("создать папку", reached.shown)
            }
        }
    }

    /// Moves a file, between file systems too: then by a copy that is on the disk before the original goes. Never
    /// replaces.
    ///
    /// - Returns: false when the target exists already.
    static func move(
        _ source: RawPath,
        of sourceFolder: String,
        to target: RawPath,
        of targetFolder: String
    ) throws(SystemFailure) -> Bool {
        let code = source.withCString(below: sourceFolder) { from in
            target.withCString(below: targetFolder) { to in
                clinux_rename_noreplace(AT_FDCWD, from, AT_FDCWD, to) == 0 ? 0 : errno
            }
        }
        switch code {
        case 0: return true
        case EEXIST: return false
        // Another file system, or one that cannot rename without replacing.
        case EXDEV, EINVAL, ENOSYS, ENOTSUP: break
        default: throw SystemFailure("переложить", target.shown, code: code)
        }
        guard target.withCString(below: targetFolder, { access($0, F_OK) }) != 0 else { return false }
        let original = try OpenFile.reading(source, below: sourceFolder)
        do throws(SystemFailure) {
            _ = try OpenFile.creating(target, below: targetFolder).copy(original)
        } catch {
            // What is there of the copy is no document; nothing more can be done when it does not go.
            if error.code != EEXIST { _ = target.withCString(below: targetFolder) { unlink($0) } }
            throw error
        }
        try remove(sourceFolder + "/" + source.shown)
        return true
    }

    /// The digest of the file's bytes as they are on disk now.
    static func digest(_ path: RawPath, below folder: String) throws(SystemFailure) -> ContentDigest {
        let file = try OpenFile.reading(path, below: folder)
        var hasher = SHA256Hasher()
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: chunkBytes, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let count = try file.read(into: buffer)
            if count == 0 { return hasher.finish() }
            hasher.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        }
    }

    /// Replaces `path` with `bytes` in one step: whoever opens it sees the old or the new content, whole.
    package static func replace(_ path: String, with bytes: [UInt8]) throws(SystemFailure) {
        let temporary = path + ".part"
        try writeDurably(bytes, to: temporary)
        guard Glibc.rename(temporary, path) == 0 else { throw SystemFailure("переименовать", path) }
    }

    /// Puts a file that is written already in the place of `path`, durably and in one step.
    package static func finish(_ temporary: String, as path: String) throws(SystemFailure) {
        let descriptor = Glibc.open(temporary, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemFailure("открыть", temporary) }
        try OpenFile(owning: descriptor, path: temporary).synchronise()
        guard Glibc.rename(temporary, path) == 0 else { throw SystemFailure("переименовать", path) }
    }

    /// Writes `path` anew, what lay there aside; on the disk for good when this returns.
    static func writeDurably(_ bytes: [UInt8], to path: String) throws(SystemFailure) {
        try remove(path)
        let file = try OpenFile.creating(path)
        // A buffer is copied out so that the typed error need not pass through a closure.
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 1)
        defer { buffer.deallocate() }
        buffer.copyBytes(from: bytes)
        try file.write(UnsafeRawBufferPointer(rebasing: buffer[..<bytes.count]))
        try file.synchronise()
    }

    /// All bytes of a small file; nil when there is none.
    static func contents(_ path: String) throws(SystemFailure) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw SystemFailure("открыть", path)
        }
        let file = OpenFile(owning: descriptor, path: path)
        var bytes: [UInt8] = []
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: chunkBytes, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let count = try file.read(into: buffer)
            if count == 0 { return bytes }
            bytes.append(contentsOf: buffer[..<count])
        }
    }
}
