import Foundation
import TestSupport

/// What `check` needs for small files that ask for much memory.
struct BombRange {
    var expertise: String
    var folder: String

    /// Bytes that the largest part of a package unpacks to: about 1.5 MB packed, and as large as the reader takes.
    private static let unpacked = 250 << 20
    /// Bytes of the file.
    private static let packed = 2 << 20
    private static let most = 100.0

    /// Writes the bomb of that position in the list to `path`.
    static func make(_ index: Int, at path: String) throws {
        let bomb = Bomb.all[index]
        var bytes = bomb.bytes(size: bomb.format == .fodt ? Self.packed : Self.unpacked)
        // What packs badly is made smaller, so that all files are of one size.
        if bytes.count > Self.packed * 5 / 4 {
            bytes = bomb.bytes(size: Self.unpacked / 1024 * Self.packed / (bytes.count / 1024))
        }
        try Data(bytes).write(to: URL(filePath: path))
    }

    /// Prints a line for each bomb, and fails when one takes more than 100 MB.
    ///
    /// - Parameter only: piece of the names of those that are tried; nil for all.
    func run(only: String?) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        print("  file KB   peak MB   CPU s   answer              bomb")
        var failures = 0
        for (index, bomb) in Bomb.all.enumerated() where only.map({ bomb.description.contains($0) }) ?? true {
            let path = "\(folder)/bomb.\(bomb.format.rawValue)"
            // In a process of its own: the kernel counts the size of whoever starts a process to its peak.
            _ = try Child.cost(of: [CommandLine.arguments[0], "bomb", String(index), path])
            let bytes = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
            let (cost, output) = try Child.costAndOutput(
                of: [expertise, "check", "--workspace", folder, "--format", "json", path]
            )
            let answer = output.firstMatch(of: /"code"\s*:\s*"([a-z-]+)"/)?.1 ?? "read"
            if cost.peakMegabytes > Self.most { failures += 1 }
            let columns = [
                Table.column(Double(bytes) / 1024, 9), Table.column(cost.peakMegabytes, 9, digits: 1),
                Table.column(cost.cpuSeconds, 7, digits: 1), " ",
                String(answer).padding(toLength: 19, withPad: " ", startingAt: 0), bomb.description,
            ]
            print(columns.joined(separator: " "))
        }
        if failures > 0 { throw BenchFailure("\(failures) take more than \(Int(Self.most)) MB") }
    }
}
