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
        /// Originals whose bytes were compared.
        package var originals = 0
        /// Originals that an earlier run compared: they are there and have their size, and no more is known.
        package var trustedOriginals = 0
        package var findings: [Finding] = []
    }

    package struct Outcome: Sendable {
        package var chain: ChainReport
        package var archive = Result()
        /// Everything up to here was found sound, so that an interrupted run can go on after it; nil when that is
        /// nothing. It never lies behind a finding: who goes on meets that again.
        package var soundThrough: ChainHead?
    }

    /// Reads the whole chain, hashes every original anew and looks for files that the log does not know.
    ///
    /// - Parameters:
    ///   - start: up to here an earlier run, since interrupted, found everything sound. The chain is read from the
    ///     beginning all the same, because that is cheap; originals and details up to here are not hashed again.
    ///     Check with ``ExpertiseLog/ExpertiseLog/verify(against:)`` first that this entry is still the same.
    ///   - goesOn: called after each original and each portion of the chain with entries done and their total; false
    ///     interrupts.
    package func run(
        _ log: ExpertiseLog,
        from start: ChainHead? = nil,
        goesOn: (_ done: Int64, _ total: Int64) -> Bool = { _, _ in true }
    ) throws -> Outcome {
        var known: Set<String> = []
        var archive = Result()
        var soundThrough: ChainHead?
        var portion: [(entry: Entry, isSound: Bool)] = []
        let chain = try log.verifyChain(trustingDetailsThrough: start) { entry, isSound in
            portion.append((entry, isSound))
        } progress: { done, total in
            defer { portion.removeAll(keepingCapacity: true) }
            for (entry, isSound) in portion {
                let wasHashed = compare(entry, trusted: entry.number <= start?.number ?? 0, &known, &archive)
                if isSound, archive.findings.isEmpty {
                    soundThrough = ChainHead(number: entry.number, hash: entry.hash)
                }
                if wasHashed, !goesOn(entry.number, total) { return false }
            }
            return goesOn(done, total)
        }
        if !chain.wasInterrupted {
            for path in try files() where !known.contains(path) && !isOwn(path, beside: known) {
                archive.findings.append(Finding(kind: .foreign, path: path, entry: nil))
            }
        }
        return Outcome(chain: chain, archive: archive, soundThrough: soundThrough)
    }

    /// - Returns: whether bytes were hashed, which takes its time.
    private func compare(_ entry: Entry, trusted: Bool, _ known: inout Set<String>, _ result: inout Result) -> Bool {
        guard entry.fact.event == .received, entry.fact.duplicateOf == nil, let document = entry.fact.document
        else { return false }
        known.insert(document.archivedAs)
        if trusted { result.trustedOriginals += 1 } else { result.originals += 1 }
        let fault = trusted ? visibleFault(of: document) : fault(of: document.archivedAs, document.sha256)
        if let fault {
            result.findings.append(Finding(kind: fault, path: document.archivedAs, entry: entry.number))
        }
        return !trusted
    }

    /// What a look without reading finds.
    private func visibleFault(of document: DocumentReference) -> Finding.Kind? {
        do throws(SystemFailure) {
            let size = try OpenFile.reading(RawPath(document.archivedAs), below: workspace.archive).status().st_size
            return Int64(size) == document.bytes ? nil : .changed
        } catch {
            return error.code == ENOENT || error.code == ENOTDIR ? .missing : .unreadable
        }
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
