import Foundation
import TestSupport
import Testing

@testable import Intake

@Suite("Events of an inbox")
struct InboxEventsTests {
    private let stand: Stand
    private let events: InboxEvents

    init() throws {
        stand = try Stand()
        events = InboxEvents(inbox: stand.workspace.inbox)
    }

    private func folders() throws -> [InboxScan.Folder] {
        try InboxScan(inbox: stand.workspace.inbox, now: 0).folders
    }

    @Test func `tell of a file that was written, and that it may be whole`() throws {
        _ = events.follow(try folders())
        #expect(events.drain() == InboxEvents.News())

        try stand.write([1], to: "inbox/Ключи/К.docx")

        #expect(events.drain() == InboxEvents.News(hasEvents: true, mayHaveHealed: true))
        #expect(events.drain() == InboxEvents.News())
    }

    @Test func `do not take the removal of a file for healing`() throws {
        try stand.write([1], to: "inbox/Ключи/К.docx")
        _ = events.follow(try folders())

        try FileManager.default.removeItem(atPath: stand.path + "/inbox/Ключи/К.docx")

        #expect(events.drain() == InboxEvents.News(hasEvents: true, mayHaveHealed: false))
    }

    @Test func `name a folder new that was not followed before, and only then`() throws {
        #expect(events.follow(try folders()).hasNew)
        #expect(!events.follow(try folders()).hasNew)

        try FileManager.default.createDirectory(
            atPath: stand.path + "/inbox/Ключи/2023/март",
            withIntermediateDirectories: true
        )

        #expect(events.drain().hasEvents)
        #expect(events.follow(try folders()).hasNew)
        try stand.write([1], to: "inbox/Ключи/2023/март/К.docx")
        #expect(events.drain().hasEvents)
    }

    @Test func `come no more from a folder that left the inbox`() throws {
        _ = events.follow(try folders())
        try FileManager.default.moveItem(atPath: stand.path + "/inbox/Ключи", toPath: stand.path + "/Ключи")
        #expect(events.drain().hasEvents)
        #expect(!events.follow(try folders()).hasNew)
        _ = events.drain()

        try stand.write([1], to: "Ключи/К.docx")

        #expect(!events.drain().hasEvents)
    }

    @Test func `come from a folder that was made anew under its old name`() throws {
        _ = events.follow(try folders())
        try FileManager.default.removeItem(atPath: stand.path + "/inbox/Ключи")
        try FileManager.default.createDirectory(
            atPath: stand.path + "/inbox/Ключи",
            withIntermediateDirectories: false
        )

        #expect(events.follow(try folders()).hasNew)
    }

    @Test func `that were too many count as one that says look at everything`() throws {
        let limit = try String(contentsOfFile: "/proc/sys/fs/inotify/max_queued_events", encoding: .utf8)
        let most = try #require(Int(limit.trimmingCharacters(in: .whitespacesAndNewlines)))
        _ = events.follow(try folders())
        let names = (stand.path + "/inbox/а", stand.path + "/inbox/б")
        #expect(FileManager.default.createFile(atPath: names.0, contents: nil))
        _ = events.drain()

        // Renaming makes two events each time, none of which is one of a file that was written.
        for _ in 0...(most / 4) {
            #expect(rename(names.0, names.1) == 0 && rename(names.1, names.0) == 0)
        }

        #expect(events.drain() == InboxEvents.News(hasEvents: true, mayHaveHealed: true))
        try stand.write([1], to: "inbox/Ключи/К.docx")
        #expect(events.drain().hasEvents)
    }

    @Test(arguments: [
        (0xEF53, nil), (0x0102_1994, nil), (0x6969, "NFS"), (0xFE53_4D42, "SMB"), (0xFF53_4D42, "SMB"),
        (0x6573_5546, "FUSE"),
    ])
    func `are enough on a local file system and not on a shared one`(type: Int, name: String?) {
        #expect(FileSystemKind(type: UInt(type)).remoteName == name)
    }

    @Test(arguments: [
        InboxEvents.Blindness.remote("SMB"), .tooManyFolders, .unavailable(EMFILE), .unavailable(ENOSYS),
    ])
    func `that do not come are told of in full sentences with the pace of looking`(blindness: InboxEvents.Blindness) {
        let sentence = blindness.sentence(pollSeconds: 5)

        #expect(sentence.hasSuffix("."))
        #expect(sentence.contains("каждые 5 с."))
    }
}

@Suite("Looks at an inbox")
struct LooksTests {
    private let start = ContinuousClock.now
    private var looks = Looks(settling: .seconds(1))

    private func scan(_ files: (name: String, size: Int64)...) throws -> InboxScan {
        let scratch = Scratch("looks")
        var scan = try InboxScan(inbox: scratch.path, now: 0)
        for file in files {
            var status = stat()
            status.st_size = Int(file.size)
            scan.files.append(
                InboxScan.File(path: RawPath(file.name), identity: FileIdentity(status), isOpenInEditor: false)
            )
        }
        return scan
    }

    private func after(_ milliseconds: Int) -> Looks.Instant { start + .milliseconds(milliseconds) }

    @Test mutating func `at an empty inbox are no news`() throws {
        looks.see(try scan(), at: start)

        #expect(!looks.haveNews(at: start))
        #expect(looks.nextSettling == nil)
    }

    @Test mutating func `have news of a file once before it settles and once after`() throws {
        looks.see(try scan(("К.docx", 1)), at: start)
        #expect(looks.haveNews(at: start))
        #expect(looks.unsettled(at: start).count == 1)
        looks.wereHandled(at: start)

        looks.see(try scan(("К.docx", 1)), at: after(500))
        #expect(!looks.haveNews(at: after(500)))
        #expect(looks.nextSettling == after(1000))

        looks.see(try scan(("К.docx", 1)), at: after(1000))
        #expect(looks.haveNews(at: after(1000)))
        #expect(looks.unsettled(at: after(1000)).isEmpty)
        looks.wereHandled(at: after(1000))
        #expect(!looks.haveNews(at: after(9000)))
        #expect(looks.nextSettling == nil)
    }

    @Test mutating func `begin anew with a file that changed`() throws {
        looks.see(try scan(("К.docx", 1)), at: start)
        looks.wereHandled(at: start)
        looks.see(try scan(("К.docx", 2)), at: after(900))

        #expect(looks.haveNews(at: after(900)))
        #expect(looks.unsettled(at: after(1000)).count == 1)
        #expect(looks.nextSettling == after(1900))
    }

    @Test mutating func `keep what a failed pass had before it as news`() throws {
        looks.see(try scan(("К.docx", 1)), at: start)
        looks.see(try scan(("К.docx", 1)), at: after(5000))

        #expect(looks.haveNews(at: after(5000)))
    }

    @Test mutating func `trust no pass before an event that may have healed something`() throws {
        looks.see(try scan(("К.docx", 1)), at: start)
        looks.wereHandled(at: after(2000))
        #expect(!looks.haveNews(at: after(2000)))

        looks.mistrustTheLastPass()

        #expect(looks.haveNews(at: after(2000)))
    }

    @Test mutating func `are no news of what went away`() throws {
        looks.see(try scan(("К.docx", 1), ("П.docx", 1)), at: start)
        looks.wereHandled(at: after(2000))
        looks.see(try scan(("К.docx", 1)), at: after(3000))

        #expect(!looks.haveNews(at: after(3000)))
    }
}

@Suite("What a watch says")
struct SaidTests {
    private func outcome(_ category: FileOutcome.Category, _ message: String) -> FileOutcome {
        FileOutcome(path: "К.docx", category: category, message: message)
    }

    @Test func `is said once of a file that goes on waiting`() {
        let filter = OutcomeFilter()
        filter.begin()
        #expect(filter.isNews(outcome(.waiting, "Нет прав. Попыток: 1.")))
        filter.end()
        filter.begin()

        #expect(!filter.isNews(outcome(.waiting, "Нет прав. Попыток: 2.")))
        #expect(filter.isNews(outcome(.waiting, "Открыт в редакторе.")))
    }

    @Test func `is said again of a file that went and came back`() {
        let filter = OutcomeFilter()
        filter.begin()
        _ = filter.isNews(outcome(.waiting, "Нет прав."))
        filter.end()
        filter.begin()
        filter.end()
        filter.begin()

        #expect(filter.isNews(outcome(.waiting, "Нет прав.")))
    }

    @Test func `is always said of what was recorded`() {
        let filter = OutcomeFilter()
        for _ in 1...2 {
            filter.begin()
            #expect(filter.isNews(outcome(.archived, "")))
            filter.end()
        }
    }

    @Test func `names a warning when it is new`() {
        var said = Said()

        #expect(said.news(among: ["а", "б"]) == ["а", "б"])
        #expect(said.news(among: ["б", "в"]) == ["в"])
    }
}

@Suite("A gate before recording")
struct RecordingGateTests {
    @Test func `lets a group through, and is busy meanwhile`() throws {
        let gate = RecordingGate()

        #expect(try gate.pass { gate.isBusy })
        #expect(!gate.isBusy)
    }

    @Test func `lets what is in it come to its end, and nothing after it`() throws {
        let gate = RecordingGate()

        let isBusy = try gate.pass {
            gate.close()
            return gate.isBusy
        }

        #expect(isBusy)
        #expect(throws: RunStopped.self) { try gate.pass {} }
        #expect(!gate.isBusy)
    }
}
