import ExpertiseLog
import Foundation
import Glibc
import Hashing
import Roadmap
import TestSupport
import Testing

@testable import Intake

@Suite("When a run is hindered")
struct InterruptedTests {
    private func sighting(_ seconds: Int64, archivedAs: Int64? = nil) -> Sightings.Sighting {
        var status = stat()
        status.st_ino = 7
        return Sightings.Sighting(
            identity: FileIdentity(status),
            firstSeen: seconds,
            looks: 1,
            failure: nil,
            archivedAs: archivedAs
        )
    }

    @Test func `the day a file was first seen outlives a run that could not end`() async throws {
        let stand = try Stand()
        try stand.write(Stand.concept("Первая.").bytes(), to: "inbox/Ключи/К.docx")
        // Where the school's folder should be, lies a file.
        try stand.write([], to: "archive/klyuchi")
        await #expect(throws: SystemFailure.self) { try await stand.run() }

        try FileManager.default.removeItem(atPath: stand.path + "/archive/klyuchi")
        stand.wait(minutes: 24 * 60)
        try await stand.run()

        #expect(try stand.entries().first?.fact.firstSeen == "2023-03-28T10:00:00Z")
        #expect(try stand.entries().first?.time == "2023-03-29T10:00:00Z")
    }

    @Test func `what is known of the files behind a folder that is away is kept`() {
        var earlier = Sightings()
        let odd = RawPath(bytes: Array("Ключи/".utf8) + [0xCA, 0xEE])
        for path in [RawPath("Ключи/К.docx"), odd, RawPath("Ключики/К.docx")] { earlier[path] = sighting(5) }
        var kept = Sightings()

        kept.keep(RawPath("Ключи"), of: earlier)

        #expect(kept.byPath.count == 2)
        #expect(kept[odd]?.firstSeen == 5)
        #expect(kept[RawPath("Ключики/К.docx")] == nil)
    }

    @Test func `a clock that jumps back makes nobody wait for it to catch up`() async throws {
        let stand = try Stand()
        try stand.write(Stand.concept("Вторая.").bytes(damage: .cut(share: 0.6)), to: "inbox/Ключи/К.docx")
        stand.wait(minutes: 60 * 24 * 365)
        try await stand.run()
        stand.wait(minutes: -60 * 24 * 365)

        #expect(try await stand.run().count(.waiting) == 1)
        stand.wait(minutes: 61)
        #expect(try await stand.run().count(.unreadable) == 1)
    }

    @Test func `entries written before the clock jumped back stay proven`() async throws {
        let stand = try Stand()
        try stand.write(Stand.concept("Первая.").bytes(), to: "inbox/Ключи/К.docx")
        try await stand.run()
        stand.wait(minutes: -60 * 24 * 30)
        try stand.write(Stand.concept("Вторая.").bytes(), to: "inbox/Ключи/К.docx")

        try await stand.run()

        let log = try stand.workspace.readLog()
        #expect(try log.verifyChain().faults.isEmpty)
        #expect(try stand.entries()[2].fact.replaces == 1)
    }

    @Test func `a file that grows is taken when it is whole, and not before`() async throws {
        let stand = try Stand()
        let bytes = Stand.concept("Растёт.").bytes()
        let piece = 97
        for length in stride(from: piece, to: bytes.count, by: piece) {
            try stand.write(Array(bytes[..<length]), to: "inbox/Ключи/К.docx")
            #expect(try await stand.run().count(.waiting) == 1)
        }
        try stand.write(bytes, to: "inbox/Ключи/К.docx")

        #expect(try await stand.run().count(.archived) == 1)
        #expect(try stand.entries().first?.fact.document?.sha256 == ContentDigest(of: bytes))
    }

    @Test func `a version put over the name of one being removed stays`() throws {
        let stand = try Stand()
        try stand.write([1], to: "inbox/К.docx")
        let path = RawPath("К.docx")
        let identity = FileIdentity(try OpenFile.reading(path, below: stand.workspace.inbox).status())
        try stand.write([2, 2], to: "new")
        #expect(rename(stand.path + "/new", stand.path + "/inbox/К.docx") == 0)

        let result = InboxRemoval.remove(path, identity, claim: "x", inbox: stand.workspace.inbox)

        guard case .replacedMeanwhile = result else {
            Issue.record("\(result)")
            return
        }
        #expect(try Data(contentsOf: URL(filePath: stand.path + "/inbox/К.docx")) == Data([2, 2]))
    }

    @Test func `a file that is gone between the scan and the look is nobody's fault`() throws {
        let stand = try Stand()
        try stand.write(Stand.concept("Исчез.").bytes(), to: "inbox/К.docx")
        let scan = try InboxScan(inbox: stand.workspace.inbox, now: 0)
        try FileManager.default.removeItem(atPath: stand.path + "/inbox/К.docx")
        let stager = Stager(
            inbox: stand.workspace.inbox,
            staging: stand.path,
            waitSeconds: 0,
            now: 0,
            isUnsettled: false
        )

        guard case .vanished = try stager.copy(try #require(scan.files.first), seenBefore: nil, as: "0") else {
            Issue.record("not seen as gone")
            return
        }
    }

    @Test func `a name left behind by a removal is no service file, and is taken away`() async throws {
        let stand = try Stand()
        try stand.write(Stand.concept("Первая.").bytes(), to: "inbox/Ключи/К.docx")
        try await stand.run()
        try stand.write(Stand.concept("Первая.").bytes(), to: "inbox/Ключи/.expertise-0-0.part")

        #expect(try await stand.run().count(.duplicate) == 1)
        #expect(stand.files(in: "inbox").isEmpty)
    }

    @Test func `one step that cannot be settled keeps neither the others nor the run`() async throws {
        let stand = try Stand()
        try FileManager.default.createDirectory(
            atPath: stand.workspace.staging,
            withIntermediateDirectories: true
        )
        // The original is there without its entry, and where the file lay is a file now: it cannot be given back.
        let bytes = Stand.concept("Ничья.").bytes()
        try stand.write(bytes, to: "archive/ничья.docx")
        try stand.write(Array("нет папки".utf8), to: "inbox/rodniki")
        let step = Journal.Step(
            source: Array("rodniki/Р.docx".utf8),
            identity: sighting(0).identity,
            sha256: ContentDigest(of: bytes).hex,
            staged: "0-0",
            target: "ничья.docx",
            entry: 99
        )
        try Journal(steps: [step]).write(stand.workspace.journal)
        try stand.write(Stand.concept("Первая.").bytes(), to: "inbox/Ключи/К.docx")

        let hindered = try await stand.run()

        #expect(hindered.count(.archived) == 1)
        #expect(hindered.warnings.count == 1)
        #expect(try Journal.read(stand.workspace.journal).steps.count == 1)
        try FileManager.default.removeItem(atPath: stand.path + "/inbox/rodniki")
        let free = try await stand.run()
        #expect(free.count(.archived) == 1)
        #expect(try stand.entries().last?.fact.school == "rodniki")
        #expect(!FileManager.default.fileExists(atPath: stand.workspace.journal))
    }

    @Test func `a log that was cut short stops the run and leaves the inbox alone`() async throws {
        let stand = try Stand()
        try stand.write(Stand.concept("Первая.").bytes(), to: "inbox/Ключи/К.docx")
        try await stand.run()
        let log = stand.workspace.log
        for name in [log + "-wal", log + "-shm"] { try? FileManager.default.removeItem(atPath: name) }
        #expect(truncate(log, 8192) == 0)
        try stand.write(Stand.concept("Вторая.").bytes(), to: "inbox/Ключи/К.docx")

        let failure = await #expect(throws: LogFailure.self) { try await stand.run() }

        #expect(failure?.message.contains("резервной копии") == true)
        #expect(stand.files(in: "inbox") == ["Ключи/К.docx"])
    }

    @Test func `sockets and devices are counted and left alone`() throws {
        let stand = try Stand()
        let socket = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        // The path of a socket is short, so it is bound from its folder's short alias.
        let alias = "/tmp/expertise-socket-\(getpid())"
        #expect(symlink(stand.workspace.inbox, alias) == 0)
        defer { unlink(alias) }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: (alias + "/s").utf8) }
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: Glibc.sockaddr.self, capacity: 1) {
                bind(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        #expect(bound == 0)

        let scan = try InboxScan(inbox: stand.workspace.inbox, now: 0)

        #expect(scan.ignored.map(\.path.shown) == ["s"])
        #expect(scan.files.isEmpty)
    }
}
