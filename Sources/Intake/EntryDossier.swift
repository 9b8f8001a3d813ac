package import ExpertiseLog
package import Roadmap

/// An entry with everything the log says of its document.
package struct EntryDossier: Sendable {
    package var entry: Entry
    /// Entries about the document, its earlier and later versions, ascending.
    package var history: [Entry]
    /// What the examination said that the entry is about: its own, or the document's last one.
    package var file: ExaminedFile?

    /// - Returns: nil when there is no such entry.
    package init?(_ number: Int64, in log: ExpertiseLog) throws {
        guard let entry = try log.entry(number) else { return nil }
        self.entry = entry
        history = []
        guard let version = try log.read({ try $0.version(behind: number) }) else { return }
        let versions = try log.read { reader in try Self.versions(around: version, reader) }
        for received in versions.sorted() {
            if let arrival = try log.entry(received) { history.append(arrival) }
            history += try log.read { reader in try Self.entries(about: received, reader) }
        }
        history.sort { $0.number < $1.number }
        let examined = entry.fact.event == .examined ? number : version.examination?.entry
        file = try examined.flatMap { try log.entry($0)?.fact.details }.flatMap(ExaminedFile.init(details:))
    }

    /// `received` numbers of the document's versions: what it replaced, what replaced it, and equal bytes.
    private static func versions(
        around version: DocumentVersion,
        _ log: borrowing ExpertiseLog.Reader
    ) throws -> Set<Int64> {
        var query = ExpertiseLog.Query()
        query.school = version.school
        var neighbours: [Int64: Set<Int64>] = [:]
        // Without a school nothing replaces anything; then only equal bytes belong together.
        if version.school != nil {
            for entry in try log.entries(query) where entry.fact.event == .received {
                for other in [entry.fact.replaces, entry.fact.duplicateOf].compactMap(\.self) {
                    neighbours[entry.number, default: []].insert(other)
                    neighbours[other, default: []].insert(entry.number)
                }
            }
        }
        var reached: Set<Int64> = [version.received, version.origin]
        var waiting = Array(reached)
        while let next = waiting.popLast() {
            for neighbour in neighbours[next] ?? [] where reached.insert(neighbour).inserted {
                waiting.append(neighbour)
            }
        }
        return reached
    }

    /// Entries about the version that `received` brought, and about those entries in turn.
    private static func entries(about received: Int64, _ log: borrowing ExpertiseLog.Reader) throws -> [Entry] {
        var found: [Entry] = []
        var waiting = [received]
        while let next = waiting.popLast() {
            let about = try log.entries(about: next)
            found += about
            waiting += about.map(\.number)
        }
        return found
    }
}
