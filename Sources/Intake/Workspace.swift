/// The folder the program works in, and where everything lies in it (the contract, chapter 1).
package struct Workspace: Sendable {
    /// Without a slash at the end.
    package let root: String

    package init(root: String) {
        var root = root.isEmpty ? "." : root
        while root.count > 1, root.hasSuffix("/") { root.removeLast() }
        self.root = root
    }

    package var inbox: String { root + "/inbox" }
    package var archive: String { root + "/archive" }
    package var log: String { archive + "/expertise.sqlite" }
    package var schools: String { root + "/schools.yaml" }
    package var roadmap: String { root + "/roadmap.yaml" }
    package var parameters: String { root + "/parameters.yaml" }
    package var lexicon: String { root + "/lexicon.yaml" }
    /// The program's own notes between runs: lock, sightings, half-done work. Inside the archive, because that is the
    /// one folder that only the program writes to.
    package var state: String { archive + "/.intake" }
    package var lock: String { state + "/lock" }
    /// Held by `watch` as long as it stays, so that no two watch one inbox.
    package var watchLock: String { state + "/watch.lock" }
    package var sightings: String { state + "/sightings.json" }
    package var journal: String { state + "/journal.json" }
    /// Copies on their way into the archive; on the archive's own file system, so that a rename finishes them.
    package var staging: String { state + "/staging" }
}
