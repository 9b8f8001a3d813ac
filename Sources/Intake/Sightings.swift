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

    /// A file that a killed run recorded, and that cannot be removed now.
    mutating func note(_ lingering: Recovery.Lingering, at now: Moment) {
        self[lingering.path] = Sighting(
            identity: lingering.step.identity,
            firstSeen: self[RawPath(bytes: lingering.step.source)]?.firstSeen ?? now.seconds,
            looks: 1,
            failure: lingering.failure.message,
            archivedAs: lingering.step.entry
        )
    }

    /// The sighting of a file that an earlier run recorded and could not remove, whatever its name is now.
    func kept(_ identity: FileIdentity) -> Sighting? {
        byPath.values.first { $0.archivedAs != nil && $0.identity == identity }
    }

    /// Sees again, with what is known of them, all files at `path` or below it in `earlier`.
    mutating func keep(_ path: RawPath, of earlier: Sightings) {
        for (key, sighting) in earlier.byPath where Self.isAt(path, key) { byPath[key] = sighting }
    }

    private static func isAt(_ folder: RawPath, _ key: String) -> Bool {
        let path = bytes(of: key)
        guard path.starts(with: folder.bytes) else { return false }
        return path.count == folder.bytes.count || path[folder.bytes.count] == UInt8(ascii: "/")
    }

    private static func bytes(of key: String) -> [UInt8] {
        guard key.hasPrefix("raw:") else { return Array(key.utf8) }
        let digits = Array(key.utf8.dropFirst(4))
        return stride(from: 0, to: digits.count - 1, by: 2).compactMap {
            UInt8(String(decoding: digits[$0...($0 + 1)], as: UTF8.self), radix: 16)
        }
    }

    private static func key(_ path: RawPath) -> String {
        guard let raw = path.rawWhenDifferent else { return path.shown }
        return "raw:" + raw
    }
}
