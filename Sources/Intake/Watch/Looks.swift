/// What the looks at the inbox saw, and whether that is a reason to work.
///
/// A look is cheap: names and properties, no content. A pass is what `run` does.
struct Looks {
    typealias Instant = ContinuousClock.Instant

    private struct Seen: Equatable {
        var identity: FileIdentity
        var isOpenInEditor: Bool
        /// When it was first seen just so.
        var since: Instant
    }

    /// How long a file must have looked the same to pass for one that is no longer written.
    var settling: Duration
    private var files: [RawPath: Seen] = [:]
    /// Names that are reported and never taken, and folders that could not be looked into.
    private var others: Set<RawPath> = []
    /// What the last pass had before it, and which of that had settled; nil when there was none.
    private var handled: (files: [RawPath: (seen: Seen, hadSettled: Bool)], others: Set<RawPath>)?

    init(settling: Duration) { self.settling = settling }

    mutating func see(_ scan: InboxScan, at now: Instant) {
        var current: [RawPath: Seen] = [:]
        for file in scan.files {
            var seen = Seen(identity: file.identity, isOpenInEditor: file.isOpenInEditor, since: now)
            if let earlier = files[file.path], earlier.identity == file.identity { seen.since = earlier.since }
            current[file.path] = seen
        }
        files = current
        others = Set(scan.unreachable.map(\.path))
        for ignored in scan.ignored where ignored.reason != .service { others.insert(ignored.path) }
    }

    /// Whether there is something that the last pass did not have before it, or that has settled since.
    func haveNews(at now: Instant) -> Bool {
        guard let handled else { return !files.isEmpty || !others.isEmpty }
        return !others.isSubset(of: handled.others)
            || files.contains { path, seen in
                guard let before = handled.files[path], before.seen == seen else { return true }
                return !before.hadSettled && hasSettled(seen, at: now)
            }
    }

    /// When the next file settles that the last pass was too early for.
    var nextSettling: Instant? {
        files.compactMap { path, seen in
            handled?.files[path]?.hadSettled == true ? nil : seen.since + settling
        }.min()
    }

    /// Files that a pass which begins now must not take for settled.
    func unsettled(at now: Instant) -> [RawPath: FileIdentity] {
        files.filter { !hasSettled($0.value, at: now) }.mapValues(\.identity)
    }

    /// A pass that began at `start`, after the last look, came to its end.
    mutating func wereHandled(at start: Instant) {
        handled = (files.mapValues { ($0, hasSettled($0, at: start)) }, others)
    }

    /// What the last pass had before it may be another thing by now, although it looks the same.
    mutating func mistrustTheLastPass() { handled = nil }

    private func hasSettled(_ seen: Seen, at now: Instant) -> Bool { now - seen.since >= settling }
}
