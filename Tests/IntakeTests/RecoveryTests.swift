import ExpertiseLog
import Foundation
import Hashing
import Roadmap
import TestSupport
import Testing

@testable import Intake

/// What a run finds that was killed between two steps of its writer; the steps are made by hand here.
@Suite("After a run was killed")
struct RecoveryTests {
    private let stand: Stand
    private let bytes = Stand.concept("Текст.").bytes()
    private let target = "klyuchi/концепция/2023-03-28-К.docx"

    init() throws {
        stand = try Stand()
        try stand.write(bytes, to: "inbox/Ключи/К.docx")
        try FileManager.default.createDirectory(
            atPath: stand.workspace.staging,
            withIntermediateDirectories: true
        )
    }

    private func identity() throws -> FileIdentity {
        FileIdentity(try OpenFile.reading(RawPath("Ключи/К.docx"), below: stand.workspace.inbox).status())
    }

    private func journal(entry: Int64 = 1) throws {
        let step = Journal.Step(
            source: Array("Ключи/К.docx".utf8),
            identity: try identity(),
            sha256: ContentDigest(of: bytes).hex,
            staged: "0-0",
            target: target,
            entry: entry
        )
        try Journal(steps: [step]).write(stand.workspace.journal)
    }

    private func putIntoArchive() throws {
        try FileManager.default.createDirectory(
            atPath: stand.path + "/archive/klyuchi/концепция",
            withIntermediateDirectories: true
        )
        try stand.write(bytes, to: "archive/" + target)
    }

    private func expectOneOfEverything() throws {
        #expect(stand.files(in: "inbox").isEmpty)
        #expect(stand.originals(in: "archive") == [target])
        #expect(try stand.entries().map(\.fact.event) == [.received, .examined])
        #expect(!FileManager.default.fileExists(atPath: stand.workspace.journal))
        #expect(try FileManager.default.contentsOfDirectory(atPath: stand.workspace.staging).isEmpty)
    }

    @Test func `a staged copy without a journal is thrown away`() async throws {
        try stand.write(bytes, to: "archive/.intake/staging/0-0")

        try await stand.run()

        try expectOneOfEverything()
    }

    @Test func `a journal without anything done is forgotten`() async throws {
        try journal()
        try stand.write(bytes, to: "archive/.intake/staging/0-0")

        try await stand.run()

        try expectOneOfEverything()
    }

    @Test func `an original without its entry is taken back, and the file taken again`() async throws {
        try journal()
        try putIntoArchive()

        try await stand.run()

        try expectOneOfEverything()
    }

    @Test func `an original without its entry is found again even when the journal was lost`() async throws {
        try putIntoArchive()

        try await stand.run()

        try expectOneOfEverything()
    }

    @Test func `a file whose entry is there only has to leave the inbox`() async throws {
        try await stand.run()
        try stand.write(bytes, to: "inbox/Ключи/К.docx")
        try journal()

        let summary = try await stand.run()

        #expect(summary.seen == 0)
        try expectOneOfEverything()
    }

    @Test func `a file claimed for removal goes, and one that took its name stays`() async throws {
        try await stand.run()
        try stand.write(bytes, to: "inbox/Ключи/К.docx")
        try journal()
        try FileManager.default.moveItem(
            atPath: stand.path + "/inbox/Ключи/К.docx",
            toPath: stand.path + "/inbox/Ключи/.expertise-0-0.part"
        )
        try stand.write(Stand.concept("Новая.").bytes(), to: "inbox/Ключи/К.docx")

        let summary = try await stand.run()

        #expect(summary.count(.archived) == 1)
        #expect(stand.files(in: "inbox").isEmpty)
        #expect(try stand.entries().count == 4)
    }

    @Test func `the only copy left is given back to the inbox, not deleted`() async throws {
        try journal()
        try putIntoArchive()
        try FileManager.default.removeItem(atPath: stand.path + "/inbox/Ключи/К.docx")

        let summary = try await stand.run()

        #expect(summary.warnings.count == 1)
        #expect(try stand.entries().map(\.fact.event) == [.received, .examined])
        #expect(stand.originals(in: "archive").count == 1)
    }
}
