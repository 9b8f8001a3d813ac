import Foundation
import TestSupport

/// A file system over a folder, for what a full, another or a read-only disk does; gone with its owner.
final class Mount: Sendable {
    private let folder: String

    /// Whether this machine lets tests mount: it wants root, and a container may forbid it all the same.
    static let isPossible: Bool = {
        let scratch = Scratch("mount")
        return (try? Mount(tmpfs: scratch.path, size: "1m")) != nil
    }()

    /// Whether this machine knows files that nobody may rename or remove.
    static let knowsImmutableFiles: Bool = {
        let scratch = Scratch("chattr")
        let file = scratch.appending("file")
        guard FileManager.default.createFile(atPath: file, contents: nil) else { return false }
        defer { try? setImmutable(file, false) }
        return (try? setImmutable(file, true)) != nil
    }()

    /// An empty disk of `size` («4m») in memory.
    init(tmpfs folder: String, size: String) throws {
        self.folder = folder
        try Self.run("mount", "-t", "tmpfs", "-o", "size=\(size)", "tmpfs", folder)
    }

    /// `folder` as it is, but read-only.
    init(readOnly folder: String) throws {
        self.folder = folder
        try Self.run("mount", "--bind", folder, folder)
        try Self.run("mount", "-o", "remount,bind,ro", folder)
    }

    deinit { unmount() }

    func resize(to size: String) throws { try Self.run("mount", "-o", "remount,size=\(size)", folder) }

    /// What it hides is there again.
    func unmount() { try? Self.run("umount", "--lazy", folder) }

    static func setImmutable(_ path: String, _ isImmutable: Bool) throws {
        try run("chattr", isImmutable ? "+i" : "-i", path)
    }

    private struct Refused: Error {}

    private static func run(_ arguments: String...) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Refused() }
    }
}
