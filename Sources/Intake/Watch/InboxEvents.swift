internal import CLinux
internal import Glibc

/// Tells that something happened below the inbox, through inotify. What happened is found by looking.
///
/// Every event means the same: look. So a queue that overflowed loses nothing, folders that are made, moved or removed
/// need no book-keeping, and ``follow(_:)`` after each look is all there is to do.
final class InboxEvents {
    /// Why some folder has to be looked at by the clock.
    enum Blindness: Equatable, Sendable {
        /// The file system hears only of what this computer does; with its name.
        case remote(String)
        /// The system watches no more folders for this user.
        case tooManyFolders
        /// The system gives no queue of events, with the `errno`.
        case unavailable(Int32)
    }

    /// Readable when something happened; nil when there are no events.
    let descriptor: Int32?
    private let inbox: String
    private let refusal: Blindness?
    private var watched: Set<Int32> = []
    /// By device number.
    private var kinds: [UInt64: FileSystemKind] = [:]

    /// `IN_CREATE` for links and folders, `IN_DELETE` and `IN_MOVED_FROM` for lock files, `IN_ATTRIB` for programs
    /// that set the time of a copy after they closed it. Not `IN_MODIFY`: a large copy would be thousands of events.
    private static let mask = UInt32(
        IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF
    )

    init(inbox: String) {
        self.inbox = inbox
        let descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
        self.descriptor = descriptor < 0 ? nil : descriptor
        refusal = descriptor < 0 ? .unavailable(errno) : nil
    }

    deinit {
        if let descriptor { close(descriptor) }
    }

    /// Hears from exactly these folders from now on.
    ///
    /// - Returns: whether one of them is new, so that what came into it before now was not heard; and what is not heard
    ///   of in spite of all.
    func follow(_ folders: [InboxScan.Folder]) -> (hasNew: Bool, blindness: Blindness?) {
        var blindness = refusal
        var current: Set<Int32> = []
        for folder in folders {
            if let remote = kind(of: folder).remoteName { blindness = blindness ?? .remote(remote) }
            guard let descriptor, blindness != .tooManyFolders else { continue }
            let watch = folder.path.withCString(below: inbox) {
                inotify_add_watch(descriptor, $0, Self.mask | UInt32(IN_ONLYDIR) | UInt32(IN_DONT_FOLLOW))
            }
            if watch >= 0 {
                current.insert(watch)
            } else if errno == ENOSPC || errno == ENOMEM {
                blindness = .tooManyFolders
            }
            // Any other refusal is of a folder that is gone or closed to us: the next look tells.
        }
        for left in watched.subtracting(current) {
            // Refused for a folder that was deleted: its watch went with it.
            if let descriptor { inotify_rm_watch(descriptor, left) }
        }
        defer { watched = current }
        return (!current.isSubset(of: watched), blindness)
    }

    /// What the queue held, all in all.
    struct News: Equatable {
        var hasEvents = false
        /// A file that was there may be whole or readable now, although it looks the same.
        var mayHaveHealed = false
    }

    /// Takes everything out of the queue.
    func drain() -> News {
        var news = News()
        guard let descriptor else { return news }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 8)
        defer { buffer.deallocate() }
        while true {
            let count = read(descriptor, buffer.baseAddress, buffer.count)
            if count > 0 {
                news.hasEvents = true
                let healing = UInt32(IN_CLOSE_WRITE | IN_ATTRIB | IN_Q_OVERFLOW)
                if Self.masks(of: buffer[..<count]) & healing != 0 { news.mayHaveHealed = true }
            } else if count == 0 || errno != EINTR {
                return news
            }
        }
    }

    /// The masks of all events that the system wrote into `buffer`; each event is followed by its name.
    private static func masks(of buffer: Slice<UnsafeMutableRawBufferPointer>) -> UInt32 {
        let bytes = UnsafeRawBufferPointer(rebasing: buffer)
        var masks: UInt32 = 0
        var at = 0
        while at + MemoryLayout<inotify_event>.size <= bytes.count {
            let event = bytes.loadUnaligned(fromByteOffset: at, as: inotify_event.self)
            masks |= event.mask
            at += MemoryLayout<inotify_event>.size + Int(event.len)
        }
        return masks
    }

    private func kind(of folder: InboxScan.Folder) -> FileSystemKind {
        if let known = kinds[folder.device] { return known }
        let kind = FileSystemKind(of: folder.path, below: inbox)
        kinds[folder.device] = kind
        return kind
    }
}

/// Whether a file system tells of what other computers do in it.
struct FileSystemKind: Sendable {
    /// Nil when all changes come through this computer's kernel.
    let remoteName: String?

    init(type: UInt) { remoteName = Self.remote[type] }

    /// One that cannot be asked is taken for local: it cannot be listed either.
    init(of path: RawPath, below folder: String) {
        var type: UInt = 0
        let result = path.withCString(below: folder) { clinux_file_system_type($0, &type) }
        self.init(type: result == 0 ? type : 0)
    }

    /// Source: statfs(2) and linux/magic.h.
    private static let remote: [UInt: String] = [
        0x6969: "NFS", 0x517B: "SMB", 0xFF53_4D42: "SMB", 0xFE53_4D42: "SMB", 0x6573_5546: "FUSE",
        0x0102_1997: "9P", 0x5346_414F: "AFS", 0x6B41_4653: "AFS", 0x00C3_6400: "Ceph", 0x7375_7245: "Coda",
        0x786F_4256: "VirtualBox", 0x0BD0_0BD0: "Lustre", 0x0116_1970: "GFS2", 0x7461_636F: "OCFS2",
        0x564C: "NCP",
    ]
}
