internal import Foundation
internal import Hashing
internal import TestSupport

/// All that must be the same however a workspace came to where it is.
package struct WorkspaceState: Sendable {
    /// How often each digest lies in the archive.
    var archived: [String: Int] = [:]
    /// Conclusions and copies with remarks, by their paths below the archive.
    var papers: Set<String> = []
    /// Those of first examinations: later ones carry the number of their entry.
    var firstPapers: Set<String> {
        papers.filter { $0.firstMatch(of: /-[0-9]+\.[a-z]+$/) == nil }
    }
    /// Digests of the inbox by name below it.
    var inbox: [String: String] = [:]
    /// How many `received` entries, duplicates apart, each digest has.
    var received: [String: Int] = [:]
    /// How many entries of each sort there are: event, school, document.
    var entries: [String: Int] = [:]
    /// ``entries`` with every document's examinations counted as one.
    var entriesOfExaminedOnce: [String: Int] {
        Dictionary(uniqueKeysWithValues: entries.map { ($0.key, $0.key.hasPrefix("examined ") ? 1 : $0.value) })
    }
    /// The answer of `status`, without its moment.
    var status = ""
    /// As `status`, without numbers of entries.
    var statusWithoutNumbers = ""
    /// What `verify` and the program's own folders should not have shown.
    var faults: [String] = []

    package init(of workspace: String, _ program: TestedProgram) throws {
        try readFiles(workspace)
        let verified = try program.run(["verify"], on: workspace)
        if verified.status != 0 { faults.append("verify: \(verified.status) \(verified.output)\(verified.complaints)") }
        try readLog(program.run(["log", "--format", "json"], on: workspace))
        try readStatus(program.run(["status", "--format", "json"], on: workspace))
    }

    /// Digests that lie in inbox or archive, for a look at a workspace in which nothing can be asked yet.
    static func digestsKept(in workspace: String) throws -> Set<String> {
        var digests: Set<String> = []
        try forEachFile(below: workspace + "/inbox") { _, digest in digests.insert(digest) }
        try forEachFile(below: workspace + "/archive") { path, digest in
            if !isOwn(path) { digests.insert(digest) }
        }
        return digests
    }

    private mutating func readFiles(_ workspace: String) throws {
        var files: [(path: String, digest: String)] = []
        try Self.forEachFile(below: workspace + "/inbox") { inbox[$0] = $1 }
        try Self.forEachFile(below: workspace + "/archive") { files.append(($0, $1)) }
        for name in inbox.keys where name.contains(".expertise-") { faults.append("left in the inbox: \(name)") }
        for (path, digest) in files {
            if ArchivePapers.contain(path), !path.hasPrefix(".intake/") {
                papers.insert(path)
                if !Self.isWhole(workspace + "/archive/" + path) { faults.append("half written: \(path)") }
            } else if !Self.isOwn(path) {
                archived[digest, default: 0] += 1
            } else if path.hasPrefix(".intake/"), !Self.notes.contains(path) {
                faults.append("left behind: \(path)")
            }
        }
    }

    /// What the program keeps between runs.
    private static let notes: Set<String> = [".intake/lock", ".intake/sightings.json", ".intake/conclusions.json"]

    /// Whether a package ends as one does (APPNOTE 4.3.16).
    private static func isWhole(_ path: String) -> Bool {
        guard let bytes = contents(Array(path.utf8)), bytes.count > 22 else { return false }
        return bytes.suffix(22).starts(with: [0x50, 0x4B, 0x05, 0x06])
    }

    private static func isOwn(_ path: String) -> Bool {
        path.hasPrefix(".intake/") || path.hasPrefix("expertise.sqlite")
    }

    private mutating func readLog(_ answer: TestedProgram.Answer) throws {
        guard answer.status == 0, let log = Self.json(answer.output) as? [[String: Any]] else {
            throw DriverFailure("log: \(answer.status) \(answer.complaints)")
        }
        for entry in log {
            let document = entry["document"] as? [String: Any]
            let digest = document?["sha256"] as? String ?? ""
            let event = entry["event"] as? String ?? ""
            let isDuplicate = entry["duplicateOf"] is NSNumber
            let school = entry["school"] as? String ?? "-"
            entries["\(event)\(isDuplicate ? " duplicate" : "") \(school) \(digest.prefix(8))", default: 0] += 1
            if event == "received", !isDuplicate { received[digest, default: 0] += 1 }
        }
    }

    private mutating func readStatus(_ answer: TestedProgram.Answer) throws {
        guard answer.status == 0, var status = Self.json(answer.output) as? [String: Any] else {
            throw DriverFailure("status: \(answer.status) \(answer.complaints)")
        }
        status["asOf"] = nil
        // The chain's head stands on the moments of its entries.
        status["head"] = nil
        self.status = try Self.text(status)
        statusWithoutNumbers = try Self.text(Self.withoutNumbers(status))
    }

    private static func withoutNumbers(_ value: Any) -> Any {
        switch value {
        case var object as [String: Any]:
            object["entry"] = nil
            return object.mapValues(withoutNumbers)
        // Entries that wait for a person: how many they are stays the same.
        case let numbers as [Int]: return numbers.count
        case let array as [Any]: return array.map(withoutNumbers)
        default: return value
        }
    }

    private static func json(_ text: String) -> Any? { try? JSONSerialization.jsonObject(with: Data(text.utf8)) }

    private static func text(_ value: Any) throws -> String {
        let data = try JSONSerialization.data(withJSONObject: value, options: [.sortedKeys, .prettyPrinted])
        return String(decoding: data, as: UTF8.self)
    }

    /// Names are shown with U+FFFD for what is no UTF-8; FileManager does not list those at all.
    private static func forEachFile(below folder: String, _ body: (String, String) throws -> Void) throws {
        try walk(Array(folder.utf8), shown: "", body)
    }

    private static func walk(_ folder: [UInt8], shown: String, _ body: (String, String) throws -> Void) throws {
        guard let stream = opendir((folder + [0]).map { CChar(bitPattern: $0) }) else { return }
        defer { closedir(stream) }
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            if name == [0x2E] || name == [0x2E, 0x2E] { continue }
            let path = folder + [0x2F] + name
            let label = (shown.isEmpty ? "" : shown + "/") + String(decoding: name, as: UTF8.self)
            if entry.pointee.d_type == UInt8(DT_DIR) {
                try walk(path, shown: label, body)
            } else if let bytes = contents(path) {
                try body(label, ContentDigest(of: bytes).hex)
            }
        }
    }

    private static func contents(_ path: [UInt8]) -> [UInt8]? {
        guard let file = fopen((path + [0]).map { CChar(bitPattern: $0) }, "r") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            if count == 0 { return bytes }
            bytes += buffer[..<count]
        }
    }
}
