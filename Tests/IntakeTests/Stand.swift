import ExpertiseLog
import Foundation
import Roadmap
import Synchronization
import TestSupport
import Testing

@testable import Intake

/// A workspace with one school, and a clock that the test turns.
final class Stand: Sendable {
    let scratch = Scratch("intake")
    /// UTC seconds: 28 March 2023, noon.
    let seconds = Mutex<Int64>(1_679_997_600)

    var path: String { scratch.path }
    var workspace: Workspace { Workspace(root: path) }

    init() throws {
        for folder in ["inbox/Ключи", "archive"] {
            try FileManager.default.createDirectory(atPath: path + "/" + folder, withIntermediateDirectories: true)
        }
        try write(
            Array(
                """
                municipality: Район
                schools:
                  - id: klyuchi
                    name: МБОУ «СОШ с. Ключи»
                    aliases: [Ключи]
                    risks: [R09]
                  - id: rodniki
                    name: МБОУ «СОШ с. Родники»
                    risks: [R09]
                """.utf8
            ),
            to: "schools.yaml"
        )
    }

    func write(_ bytes: [UInt8], to name: String) throws {
        try Data(bytes).write(to: URL(filePath: path + "/" + name))
    }

    func wait(minutes: Int64) { seconds.withLock { $0 += minutes * 60 } }

    @discardableResult
    func run(groupSize: Int = 50) async throws -> RunSummary {
        let intake = Intake(
            workspace: workspace,
            configuration: try WorkspaceConfiguration(workspace),
            clock: { [self] in Moment(seconds.withLock { $0 }) },
            groupSize: groupSize
        )
        return try await intake.run { _ in }
    }

    func entries() throws -> [Entry] { try workspace.readLog().entries() }

    func files(in folder: String) -> [String] {
        let all = (FileManager.default.enumerator(atPath: path + "/" + folder)?.allObjects as? [String]) ?? []
        return all.filter { name in
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: "\(path)/\(folder)/\(name)", isDirectory: &isFolder)
            return !isFolder.boolValue && !name.hasPrefix(".intake") && !name.hasPrefix("expertise.sqlite")
        }.sorted()
    }

    /// As ``files(in:)``, without what the program makes of them.
    func originals(in folder: String) -> [String] { files(in: folder).filter { !ArchivePapers.contain($0) } }

    /// A concept of the school, told apart by `words`.
    static func concept(_ words: String) -> PackageFixture {
        let lines = [
            "МБОУ «СОШ с. Ключи»", "Концепция развития", "на 2023–2025 годы", "Введение", words,
            "Цели и задачи развития",
            "Повышение качества образования к 2025 году.",
        ]
        return .docx(body: lines.map { "<w:p><w:r><w:t>\($0)</w:t></w:r></w:p>" }.joined())
    }
}
