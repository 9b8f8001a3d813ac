internal import Foundation
internal import Hashing

/// What earlier runs saw of the files that still lie in the inbox (requirements R1, R2, R4, R11).
///
/// Losing these notes loses no document: files wait one run longer.
struct Sightings: Sendable {
    struct Sighting: Sendable, Codable, Equatable {
        var identity: FileIdentity
        /// UTC seconds.
        var firstSeen: Int64
        /// Runs that looked at it and left it where it was.
        var looks: Int
        /// What the last run said, when something failed.
        var failure: String?
        /// Number of the log's entry, when the file is archived but could not be removed from the inbox.
        var archivedAs: Int64?
    }

    private(set) var byPath: [String: Sighting] = [:]

    init() {}

    /// - Returns: empty notes when there are none, or when they cannot be understood.
    init(from path: String) throws(SystemFailure) {
        guard let bytes = try FileAccess.contents(path) else { return }
        // Notes that a crash or a hand spoilt are the same as no notes: the files wait one run longer.
        byPath = (try? JSONDecoder().decode([String: Sighting].self, from: Data(bytes))) ?? [:]
    }

    func save(to path: String) throws(SystemFailure) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(byPath) else {
            preconditionFailure("sightings hold only strings and numbers")
        }
        try FileAccess.replace(path, with: Array(data))
    }

    subscript(path: RawPath) -> Sighting? {
        get { byPath[Self.key(path)] }
        set { byPath[Self.key(path)] = newValue }
    }

    private static func key(_ path: RawPath) -> String {
        guard let raw = path.rawWhenDifferent else { return path.shown }
        return "raw:" + raw
    }
}
