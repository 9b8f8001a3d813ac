import ExpertiseLog
import Foundation
import Glibc
import Hashing
import Roadmap
import TestSupport
import Testing

@testable import Intake

@Suite("On disks that are full, foreign or locked", .enabled(if: Mount.isPossible, "mounting needs root"))
struct DiskTests {
    /// A document of twenty kilobytes that do not pack.
    private static func large(_ words: String) -> [UInt8] {
        let noise = [UInt8](repeating: 0x5A, count: 20_000)
        return Stand.concept(words).adding(.init("word/media/image1.png", bytes: noise, method: .stored)).bytes()
    }

    private func digests(_ stand: Stand) throws -> [ContentDigest: Int] {
        var counts: [ContentDigest: Int] = [:]
        for folder in ["inbox", "archive"] {
            for file in stand.files(in: folder) {
                let bytes = Array(try Data(contentsOf: URL(filePath: "\(stand.path)/\(folder)/\(file)")))
                counts[ContentDigest(of: bytes), default: 0] += 1
            }
        }
        return counts
    }

    @Test func `a run does not begin where there is no room for its originals`() async throws {
        let stand = try Stand()
        let disk = try Mount(tmpfs: stand.path + "/archive", size: "8m")
        try stand.write(Stand.concept("Первая.").bytes(), to: "inbox/Ключи/К.docx")

        let failure = await #expect(throws: SystemFailure.self) { try await stand.run() }

        #expect(failure?.code == ENOSPC)
        #expect(failure?.message.hasSuffix("освободите место и запустите программу снова.") == true)
        #expect(stand.files(in: "inbox") == ["Ключи/К.docx"])
        try disk.resize(to: "80m")
        #expect(try await stand.run().count(.archived) == 1)
    }

    @Test func `a disk that fills up while a run works loses nothing`() async throws {
        let stand = try Stand()
        let disk = try Mount(tmpfs: stand.path + "/archive", size: "80m")
        for number in 1...60 { try stand.write(Self.large("Номер \(number)."), to: "inbox/Ключи/К\(number).docx") }
        let before = try digests(stand)
        let intake = Intake(
            workspace: stand.workspace,
            configuration: try WorkspaceConfiguration(stand.workspace),
            groupSize: 10
        )

        let failure = await #expect(throws: (any Error).self) {
            try await intake.run { event in
                // There was room enough when the run began.
                guard case .started = event else { return }
                #expect(throws: Never.self) { try disk.resize(to: "1200k") }
            }
        }

        let code = (failure as? SystemFailure)?.code
        #expect(code == ENOSPC || (failure as? LogFailure)?.message.contains("нет места") == true)
        #expect(Set(try digests(stand).keys) == Set(before.keys))
        try disk.resize(to: "80m")
        try await stand.run(groupSize: 10)
        #expect(try digests(stand) == before)
        #expect(stand.files(in: "inbox").isEmpty)
        #expect(try stand.entries().count { $0.fact.event == .received } == 60)
        #expect(
            try ArchiveVerification(workspace: stand.workspace).run(stand.workspace.readLog()).archive.findings.isEmpty
        )
    }

    @Test func `an inbox on another disk is emptied like any other`() async throws {
        let stand = try Stand()
        let disk = try Mount(tmpfs: stand.path + "/inbox", size: "8m")
        try FileManager.default.createDirectory(
            atPath: stand.path + "/inbox/Ключи",
            withIntermediateDirectories: true
        )
        try stand.write(Stand.concept("Первая.").bytes(), to: "inbox/Ключи/К.docx")

        #expect(try await stand.run().count(.archived) == 1)
        #expect(stand.files(in: "inbox").isEmpty)
        #expect(stand.files(in: "archive").count == 1)
        disk.unmount()
    }

    @Test func `the only copy left goes back to an inbox on another disk, into its school's folder`() async throws {
        let stand = try Stand()
        let bytes = Stand.concept("Первая.").bytes()
        let target = "klyuchi/концепция/2023-03-28-К.docx"
        for folder in [stand.workspace.staging, stand.path + "/archive/klyuchi/концепция"] {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }
        try stand.write(bytes, to: "archive/" + target)
        let step = Journal.Step(
            source: Array("Ключи/К.docx".utf8),
            identity: FileIdentity(try OpenFile.reading(RawPath(target), below: stand.workspace.archive).status()),
            sha256: ContentDigest(of: bytes).hex,
            staged: "0-0",
            target: target,
            entry: 1
        )
        try Journal(steps: [step]).write(stand.workspace.journal)
        let disk = try Mount(tmpfs: stand.path + "/inbox", size: "8m")

        let summary = try await stand.run()

        #expect(summary.warnings.count == 1)
        #expect(summary.count(.archived) == 1)
        #expect(try stand.entries().first?.fact.school == "klyuchi")
        #expect(stand.files(in: "archive") == [target])
        disk.unmount()
    }

    @Test func `what cannot leave a read-only inbox is recorded once, and leaves when it can`() async throws {
        let stand = try Stand()
        try stand.write(Stand.concept("Первая.").bytes(), to: "inbox/Ключи/К.docx")
        let lock = try Mount(readOnly: stand.path + "/inbox")

        let first = try await stand.run()
        let second = try await stand.run()

        #expect(first.count(.archived) == 1)
        #expect(first.warnings.count == 1)
        #expect(second.count(.duplicate) == 1)
        #expect(second.files.first?.needsPerson == true)
        #expect(try stand.entries().count == 2)
        lock.unmount()
        let third = try await stand.run()
        #expect(third.files.first?.needsPerson == false)
        #expect(third.isBalanced)
        #expect(stand.files(in: "inbox").isEmpty)
        #expect(try stand.entries().count == 2)
    }

    @Test(.enabled(if: Mount.knowsImmutableFiles, "this disk knows no immutable files"))
    func `what nobody may remove is recorded once, and leaves when it can`() async throws {
        let stand = try Stand()
        let path = stand.path + "/inbox/Ключи/К.docx"
        try stand.write(Stand.concept("Первая.").bytes(), to: "inbox/Ключи/К.docx")
        try Mount.setImmutable(path, true)
        defer { try? Mount.setImmutable(path, false) }

        try await stand.run()
        try await stand.run()

        #expect(stand.files(in: "inbox") == ["Ключи/К.docx"])
        #expect(try stand.entries().count == 2)
        try Mount.setImmutable(path, false)
        try await stand.run()
        #expect(stand.files(in: "inbox").isEmpty)
        #expect(try stand.entries().count == 2)
    }

    @Test func `a read-only workspace can be read and says that nothing can be taken`() async throws {
        let stand = try Stand()
        try stand.write(Stand.concept("Первая.").bytes(), to: "inbox/Ключи/К.docx")
        try await stand.run()
        try stand.write(Stand.concept("Вторая.").bytes(), to: "inbox/Ключи/К.docx")
        let lock = try Mount(readOnly: stand.path)

        await #expect(throws: (any Error).self) { try await stand.run() }

        #expect(try stand.entries().count == 2)
        #expect(stand.files(in: "inbox") == ["Ключи/К.docx"])
        lock.unmount()
        #expect(try await stand.run().count(.archived) == 1)
    }
}
