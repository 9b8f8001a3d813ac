internal import JSONText
internal import Roadmap
package import ExpertiseLog
internal import Foundation
internal import Glibc
internal import Hashing

/// Compares every original with what the log says of it (requirement R41).
package struct ArchiveVerification: Sendable {
    let workspace: Workspace

    package init(workspace: Workspace) { self.workspace = workspace }

    package struct Finding: Sendable, Equatable {
        package enum Kind: String, Sendable { case missing, changed, foreign, unreadable }
        package var kind: Kind
        /// Below `archive/`.
        package var path: String
        /// Number of the `received` entry; nil for a file that the log does not know.
        package var entry: Int64?
    }

    package struct Result: Sendable {
        package var originals = 0
        package var findings: [Finding] = []
    }

    /// Hashes every original anew and looks for files that the log does not know.
    ///
    /// - Parameter progress: called after each original with the number of those done.
    package func run(_ log: ExpertiseLog, progress: (Int) -> Void = { _ in }) throws -> Result {
        var result = Result()
        var known: Set<String> = []
        var originals: [(path: String, digest: ContentDigest, entry: Int64)] = []
        try log.entries(after: 0) { entry in
            guard entry.fact.event == .received, entry.fact.duplicateOf == nil, let document = entry.fact.document
            else {
                return
            }
            originals.append((document.archivedAs, document.sha256, entry.number))
        }
        for original in originals {
            known.insert(original.path)
            result.originals += 1
            if let kind = fault(of: original.path, original.digest) {
                result.findings.append(Finding(kind: kind, path: original.path, entry: original.entry))
            }
            progress(result.originals)
        }
        let derived = DerivedNames(of: known)
        for path in try files() where !known.contains(path) && !isOwn(path, beside: known) && !derived.contain(path) {
            result.findings.append(Finding(kind: .foreign, path: path, entry: nil))
        }
        return result
    }

    private func fault(of path: String, _ digest: ContentDigest) -> Finding.Kind? {
        do throws(SystemFailure) {
            return try FileAccess.digest(RawPath(path), below: workspace.archive) == digest ? nil : .changed
        } catch {
            return error.code == ENOENT || error.code == ENOTDIR ? .missing : .unreadable
        }
    }

    /// All files below `archive/`, in order.
    private func files() throws -> [String] {
        guard let walk = FileManager.default.enumerator(atPath: workspace.archive) else {
            throw SystemFailure("прочитать папку", workspace.archive)
        }
        var files: [String] = []
        while let path = walk.nextObject() as? String {
            if walk.fileAttributes?[.type] as? FileAttributeType != .typeDirectory { files.append(path) }
        }
        return files.sorted()
    }

    /// Files that the program itself puts into the archive beside originals.
    private func isOwn(_ path: String, beside known: Set<String>) -> Bool {
        path.hasPrefix(".intake/") || path.hasPrefix("expertise.sqlite") || path.hasPrefix("reports/")
            || path == ".gitkeep"
    }
}
