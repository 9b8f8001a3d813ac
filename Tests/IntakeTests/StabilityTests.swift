import ExpertiseLog
import Foundation
import Roadmap
import TestSupport
import Testing

@testable import Intake

@Suite("Whether a file is taken")
struct StabilityTests {
    @Test func `a document proven whole is taken at first sight`() async throws {
        let stand = try Stand()
        try stand.write(Stand.concept("Первая.").bytes(), to: "inbox/Ключи/Концепция.docx")

        let summary = try await stand.run()

        #expect(summary.count(.archived) == 1)
        #expect(stand.files(in: "inbox").isEmpty)
    }

    @Test(arguments: [0.2, 0.6, 0.95])
    func `a document of which a part has come waits`(share: Double) async throws {
        let stand = try Stand()
        try stand.write(Stand.concept("Вторая.").bytes(damage: .cut(share: share)), to: "inbox/Ключи/К.docx")

        let summary = try await stand.run()

        #expect(summary.count(.waiting) == 1)
        #expect(stand.files(in: "inbox").count == 1)
        #expect(try stand.entries().isEmpty)
    }

    @Test func `a file that was allocated and filled from the front waits`() async throws {
        let stand = try Stand()
        try stand.write(Stand.concept("Третья.").bytes(damage: .zeroedTail(share: 0.5)), to: "inbox/Ключи/К.docx")

        #expect(try await stand.run().count(.waiting) == 1)
    }

    @Test func `a file whose end came before its middle waits`() async throws {
        let stand = try Stand()
        let bytes = Stand.concept("Четвёртая.").bytes(damage: .hole(part: "word/document.xml", bytes: 32))
        try stand.write(bytes, to: "inbox/Ключи/К.docx")

        #expect(try await stand.run().count(.waiting) == 1)
    }

    @Test func `a sound file without proof is taken when it has not changed since an earlier look`() async throws {
        let stand = try Stand()
        try stand.write(Stand.concept("Пятая.").bytes(damage: .appended([0x20])), to: "inbox/Ключи/К.docx")
        #expect(try await stand.run().count(.waiting) == 1)

        stand.wait(minutes: 5)

        #expect(try await stand.run().count(.archived) == 1)
    }

    @Test func `a file that changed between two looks waits again`() async throws {
        let stand = try Stand()
        try stand.write(Stand.concept("Шестая.").bytes(damage: .appended([0x20])), to: "inbox/Ключи/К.docx")
        try await stand.run()
        try stand.write(Stand.concept("Шестая.").bytes(damage: .appended([0x20, 0x20])), to: "inbox/Ключи/К.docx")

        #expect(try await stand.run().count(.waiting) == 1)
    }

    @Test func `damage is given an hour and then archived with its reason`() async throws {
        let stand = try Stand()
        try stand.write(Stand.concept("Седьмая.").bytes(damage: .cut(share: 0.5)), to: "inbox/Ключи/К.docx")
        try await stand.run()
        stand.wait(minutes: 59)
        #expect(try await stand.run().count(.waiting) == 1)

        stand.wait(minutes: 2)
        let summary = try await stand.run()

        #expect(summary.count(.unreadable) == 1)
        let examined = try #require(try stand.entries().last)
        #expect(examined.fact.code == "damaged-archive")
        #expect(stand.originals(in: "archive") == ["klyuchi/нечитаемые/2023-03-28-К.docx"])
    }

    @Test func `the moment it was first seen is kept`() async throws {
        let stand = try Stand()
        try stand.write(Stand.concept("Восьмая.").bytes(damage: .appended([0x20])), to: "inbox/Ключи/К.docx")
        try await stand.run()
        stand.wait(minutes: 30)
        try await stand.run()

        let received = try #require(try stand.entries().first)
        #expect(received.fact.firstSeen == "2023-03-28T10:00:00Z")
        #expect(received.time == "2023-03-28T10:30:00Z")
    }

    @Test func `every damaged copy of a document waits and none is taken`() async throws {
        let stand = try Stand()
        let bytes = Stand.concept("Девятая.").bytes()
        let lengths = stride(from: 1, to: bytes.count, by: max(1, bytes.count / 60))
        for length in lengths {
            try stand.write(Array(bytes[..<length]), to: "inbox/Ключи/К-\(length).docx")
        }

        let summary = try await stand.run()

        #expect(summary.count(.waiting) == Array(lengths).count)
        #expect(summary.isBalanced)
    }
}
