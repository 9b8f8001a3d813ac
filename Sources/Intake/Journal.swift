internal import Foundation
internal import Hashing

/// What the writer is about to do with a group of files, on disk before it is done (requirement R5).
///
/// Between the rename into the archive and the removal from the inbox a file is in two places. After a crash the
/// journal tells which of the two is to go; without it a second copy, or a second entry, would stay behind.
struct Journal: Sendable, Codable {
    struct Step: Sendable, Codable {
        /// Below `inbox/`: raw bytes.
        var source: [UInt8]
        var identity: FileIdentity
        var sha256: String
        /// Name in the staging folder.
        var staged: String
        /// Below `archive/`; nil when the bytes are there already (a duplicate).
        var target: String?
        /// Number that the `received` entry will have; if it is there with these bytes, the group was committed.
        var entry: Int64
    }

    var steps: [Step] = []

    static func read(_ path: String) throws(SystemFailure) -> Journal {
        guard let bytes = try FileAccess.contents(path), !bytes.isEmpty else { return Journal() }
        // It is written by one rename, so it is whole or it is not there.
        return (try? JSONDecoder().decode(Journal.self, from: Data(bytes))) ?? Journal()
    }

    /// Leaves no file when there are no steps.
    func replace(_ path: String) throws(SystemFailure) {
        if steps.isEmpty { try FileAccess.remove(path) } else { try write(path) }
    }

    func write(_ path: String) throws(SystemFailure) {
        guard let data = try? JSONEncoder().encode(self) else {
            preconditionFailure("a journal holds only strings and numbers")
        }
        try FileAccess.replace(path, with: Array(data))
        try FileAccess.synchroniseFolder(String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]))
    }
}
