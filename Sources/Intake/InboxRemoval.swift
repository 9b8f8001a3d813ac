internal import CLinux
internal import Glibc

/// Takes a recorded file out of the inbox, and never another one that came in its place.
enum InboxRemoval {
    enum Result {
        case removed
        /// Another file has the name now; it is left for the next run.
        case replacedMeanwhile
        /// It lies at this path still: its own, or a name of ours if it could not even be given back.
        case failed(SystemFailure, left: RawPath)
    }

    /// Whether `name` is one that a file gets while it is being removed. Seen by a scan, it was left behind.
    static func isClaim(_ name: String) -> Bool { name.hasPrefix(prefix) && name.hasSuffix(ending) }

    private static let prefix = ".expertise-"
    private static let ending = ".part"

    /// The file is renamed to a name of ours first: whoever puts a new version over the old name in that moment
    /// keeps it, because what is deleted is what was looked at.
    ///
    /// - Parameter claim: unique in the run, and known to the journal.
    static func remove(_ path: RawPath, _ identity: FileIdentity, claim: String, inbox: String) -> Result {
        guard let status = status(of: path, inbox) else {
            return errno == ENOENT ? .removed : .failed(SystemFailure("посмотреть", path.shown), left: path)
        }
        guard FileIdentity(status) == identity else { return .replacedMeanwhile }
        let claimed = claimedPath(path, claim: claim)
        guard claimed == path || rename(path, claimed, inbox) else {
            return errno == ENOENT ? .removed : .failed(SystemFailure("удалить", path.shown), left: path)
        }
        return finish(claimed, from: path, identity, inbox: inbox)
    }

    /// After a crash: a file that was claimed already.
    static func finishClaim(_ path: RawPath, _ identity: FileIdentity, claim: String, inbox: String) -> Result? {
        let claimed = claimedPath(path, claim: claim)
        guard status(of: claimed, inbox) != nil else { return nil }
        return finish(claimed, from: path, identity, inbox: inbox)
    }

    /// Gives a claimed file its name back; for a group that was never committed.
    static func giveBack(_ path: RawPath, claim: String, inbox: String) {
        _ = rename(claimedPath(path, claim: claim), path, inbox)
    }

    private static func finish(_ claimed: RawPath, from path: RawPath, _ identity: FileIdentity, inbox: String)
        -> Result
    {
        guard let status = status(of: claimed, inbox), FileIdentity(status) == identity else {
            _ = rename(claimed, path, inbox)
            return .replacedMeanwhile
        }
        guard claimed.withCString(below: inbox, { unlink($0) }) == 0 || errno == ENOENT else {
            let failure = SystemFailure("удалить", path.shown)
            return .failed(failure, left: rename(claimed, path, inbox) ? path : claimed)
        }
        return .removed
    }

    private static func claimedPath(_ path: RawPath, claim: String) -> RawPath {
        path.folder.appending(RawPath(prefix + claim + ending))
    }

    private static func status(of path: RawPath, _ inbox: String) -> stat? {
        var status = stat()
        let result = path.withCString(below: inbox) { lstat($0, &status) }
        return result == 0 ? status : nil
    }

    private static func rename(_ from: RawPath, _ to: RawPath, _ inbox: String) -> Bool {
        from.withCString(below: inbox) { from in
            to.withCString(below: inbox) { to in
                if clinux_rename_noreplace(AT_FDCWD, from, AT_FDCWD, to) == 0 { return true }
                guard errno == EINVAL || errno == ENOSYS || errno == ENOTSUP else { return false }
                return Glibc.rename(from, to) == 0
            }
        }
    }
}
