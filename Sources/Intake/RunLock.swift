internal import Foundation
internal import Glibc

/// The one lock of a workspace: while it is held, no other run or watch touches inbox and archive (requirement R6).
///
/// An `flock`, so the kernel frees it when the process ends, however it ends. Readers and `decide`/`confirm` do not
/// take it.
package struct RunLock: ~Copyable {
    private let descriptor: Int32

    deinit { close(descriptor) }

    /// - Throws: ``WorkspaceBusy`` when another process holds it.
    init(_ path: String, now: Int64) throws {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw SystemFailure("создать", path) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            defer { close(descriptor) }
            guard code == EWOULDBLOCK else { throw SystemFailure("занять", path, code: code) }
            throw WorkspaceBusy(holder: Self.note(in: descriptor))
        }
        self.descriptor = descriptor
        Self.leaveNote(in: descriptor, now: now)
    }

    private static func note(in descriptor: Int32) -> String {
        var buffer = [UInt8](repeating: 0, count: 512)
        let count = pread(descriptor, &buffer, buffer.count, 0)
        guard count > 0 else { return "" }
        return String(decoding: buffer[..<count], as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// The note is for people; the lock holds without it, so a failure to write it is no failure of the lock.
    private static func leaveNote(in descriptor: Int32, now: Int64) {
        let note = "процесс \(getpid()) на компьютере «\(ProcessInfo.processInfo.hostName)», с \(Moment(now).text)\n"
        guard ftruncate(descriptor, 0) == 0 else { return }
        _ = pwrite(descriptor, note, note.utf8.count, 0)
    }
}

/// Another run holds the workspace: exit status 75.
package struct WorkspaceBusy: Error, Sendable, Equatable {
    /// Who holds it and since when, as that run wrote it; empty when it had no time to.
    package let holder: String
    /// It watches the inbox and works only now and then: `run` is free to.
    package var isWatching = false

    package var message: String {
        let who = holder.isEmpty ? "другой запуск" : holder
        guard !isWatching else {
            return "За папкой inbox уже следит «expertise watch»: \(who). Второй раз следить за ней незачем."
        }
        return "Рабочая папка занята: \(who). Дождитесь окончания и запустите программу снова."
    }
}
