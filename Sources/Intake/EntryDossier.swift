internal import JSONText
internal import Hashing
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
        var all: [Entry] = []
        var ledger = RoadmapLedger()
        try log.entries(after: 0) { other in
            ledger.apply(other)
            all.append(other)
        }
        let root = ledger.version(behind: number)?.origin
        var versions: Set<Int64> = root.map { [$0] } ?? []
        // Versions chain in both directions; each pass adds the neighbours of those known.
        var isGrowing = !versions.isEmpty
        while isGrowing {
            let before = versions.count
            for other in all where other.fact.event == .received {
                if let replaced = other.fact.replaces {
                    if versions.contains(replaced) { versions.insert(other.number) }
                    if versions.contains(other.number) { versions.insert(replaced) }
                }
                if let original = other.fact.duplicateOf, versions.contains(original) { versions.insert(other.number) }
            }
            isGrowing = versions.count > before
        }
        history = all.filter { other in
            ledger.version(behind: other.number).map { versions.contains($0.received) } ?? false
        }
        let examined =
            entry.fact.event == .examined
            ? number
            : all.last { $0.fact.event == .examined && ledger.version(behind: $0.number)?.origin == root }?.number
        file = try examined.flatMap { try log.entry($0)?.fact.details }.flatMap(ExaminedFile.init(details:))
    }
}
