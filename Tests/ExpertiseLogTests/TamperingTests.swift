import ExpertiseLog
import Foundation
import GRDB
import Hashing
import Roadmap
import Testing

@Suite("Tampering with the log")
struct TamperingTests {
    let fixture = LogFixture()

    private func report() throws -> ChainReport {
        try ExpertiseLog.reading(path: fixture.path).verifyChain()
    }

    @Test func `is not seen where there was none`() throws {
        let log = try fixture.filled()

        let report = try log.verifyChain()

        #expect(report.isIntact)
        #expect(report.entries == 10)
        #expect(try report.head == log.head().map { ChainHead(number: $0.number, hash: $0.hash) })
    }

    @Test(arguments: [
        "UPDATE entry SET line = json_set(line, '$.verdict', 'conforms') WHERE number = 6",
        "UPDATE entry SET line = json_set(line, '$.by', 'Иванов') WHERE number = 6",
        "UPDATE entry SET line = json_set(line, '$.time', '2023-03-01T00:00:00Z') WHERE number = 6",
        "UPDATE entry SET line = line || ' ' WHERE number = 6",
        "UPDATE entry SET hash = upper(hash) WHERE number = 6",
        "UPDATE entry SET hash = (SELECT hash FROM entry WHERE number = 5) WHERE number = 6",
        "UPDATE entry SET details = replace(details, 'да', 'нет') WHERE number = 6",
        "UPDATE entry SET details = NULL WHERE number = 6",
        "DELETE FROM entry WHERE number = 6",
        "UPDATE entry SET number = number + 1000 WHERE number >= 6",
    ])
    func `of one entry is found at that entry`(statement: String) throws {
        _ = try fixture.filled()
        try fixture.tamper(statement)

        #expect(try report().firstBroken == 6)
    }

    @Test func `by adding details to an entry without them is found`() throws {
        _ = try fixture.filled()
        try fixture.tamper("UPDATE entry SET details = '{}' WHERE number = 5")

        #expect(try report().firstBroken == 5)
    }

    @Test func `by swapping two entries is found`() throws {
        _ = try fixture.filled()
        try fixture.tamper(
            "UPDATE entry SET number = 100 WHERE number = 4",
            "UPDATE entry SET number = 4 WHERE number = 7",
            "UPDATE entry SET number = 7 WHERE number = 100"
        )

        #expect(try report().firstBroken == 4)
    }

    @Test func `by inserting an entry is found`() throws {
        _ = try fixture.filled()
        try fixture.tamper(
            "UPDATE entry SET number = -number WHERE number >= 6",
            "UPDATE entry SET number = 1 - number WHERE number < 0",
            "INSERT INTO entry (number, line, hash) SELECT 6, json_set(line, '$.number', 6), hash FROM entry WHERE number = 5"
        )

        #expect(try report().firstBroken == 6)
    }

    @Test func `by taking the rules off the table is found`() throws {
        _ = try fixture.filled()
        let queue = try DatabaseQueue(path: fixture.path)
        try queue.writeWithoutTransaction { try $0.execute(sql: "DROP TRIGGER entry_is_never_edited") }
        try queue.close()

        #expect(
            try report().faults.map(\.message) == [
                "Таблица журнала изменена: сняты правила, по которым в неё можно только дописывать."
            ]
        )
    }

    @Test func `by cutting the end is found by a head noted before`() throws {
        let log = try fixture.filled()
        let noted = try #require(try log.verifyChain().head)
        try fixture.tamper("DELETE FROM entry WHERE number > 8")

        let cut = try ExpertiseLog.reading(path: fixture.path)
        #expect(try cut.verifyChain().isIntact)
        #expect(try cut.verify(against: noted) == "Журнал укорочен: в нём записей 8, а запись 10 была.")
    }

    @Test func `by hashing a changed end anew is found by a head noted before`() throws {
        let log = try fixture.filled()
        let noted = try #require(try log.verifyChain().head)
        let earlier = try #require(try log.entry(5))
        try fixture.tamper("DELETE FROM entry WHERE number > 5")
        let forged = try ExpertiseLog(path: fixture.path, creating: false)
        for number in 6...10 { try forged.append([.sample(number + 1)], at: LogFixture.start + Int64(number) * 60) }

        #expect(try forged.verifyChain().isIntact)
        #expect(try forged.verify(against: noted) == "Хеш записи 10 другой, чем был: она или записи до неё заменены.")
        #expect(try forged.verify(against: ChainHead(number: 5, hash: earlier.hash)) == nil)
    }

    @Test func `is told from a head even where a line can no longer be read`() throws {
        let log = try fixture.filled()
        let noted = try #require(try log.verifyChain().head)
        try fixture.tamper("UPDATE entry SET line = line || ' ' WHERE number = 10")

        #expect(try log.verify(against: noted) == nil)
        #expect(throws: LogFailure.self) { try log.entry(10) }
        #expect(try log.verifyChain().firstBroken == 10)
    }

    @Test func `hides nothing from a check that goes on where it was interrupted`() throws {
        let log = try fixture.filled()
        var query = ExpertiseLog.Query()
        query.limit = 4
        let fourth = try #require(try log.entries(query).last)
        let start = ChainHead(number: fourth.number, hash: fourth.hash)

        #expect(try log.verifyChain(after: start).entries == 6)
        #expect(try log.verifyChain(after: start).isIntact)
        #expect(try log.verifyChain(after: ChainHead(number: 4, hash: Entry.beginning)).firstBroken == 5)
        #expect(try log.verifyChain { _, _ in false }.wasInterrupted)
    }

    @Test func `is found wherever in a line a value is changed`() throws {
        let fact = try everyValueGiven()
        let values = try JSONSerialization.jsonObject(with: Data(fact.utf8)) as? [String: Any]
        let keys = try #require(values?.keys.sorted())
        #expect(keys.count == 22, "a new key of the line needs no test of its own, but this one has to know of it")
        let document = try #require(values?["document"] as? [String: Any])

        for path in keys.filter({ $0 != "document" }) + document.keys.sorted().map({ "document.\($0)" }) {
            let fixture = LogFixture()
            try fillWithEverything(fixture)
            // Without these three the table itself refuses the line.
            if !["event", "items", "time"].contains(path) {
                try fixture.tamper("UPDATE entry SET line = json_remove(line, '$.\(path)') WHERE number = 2")
                #expect(try ExpertiseLog.reading(path: fixture.path).verifyChain().firstBroken == 2, "\(path) removed")
            }

            let other = LogFixture()
            try fillWithEverything(other)
            let value = ["number", "subject", "replaces", "duplicateOf", "document.bytes"].contains(path) ? "7" : "'x'"
            try other.tamper("UPDATE entry SET line = json_replace(line, '$.\(path)', \(value)) WHERE number = 2")
            #expect(try ExpertiseLog.reading(path: other.path).verifyChain().firstBroken == 2, "\(path) changed")
        }
    }

    /// The line of an entry in which nothing is left out.
    private func everyValueGiven() throws -> String {
        let fixture = LogFixture()
        try fillWithEverything(fixture)
        var line = ""
        try ExpertiseLog.reading(path: fixture.path).read { reader in
            try reader.forEachLine(ExpertiseLog.Query()) { text, _ in line = text.contains("firstSeen") ? text : line }
        }
        return line
    }

    private func fillWithEverything(_ fixture: LogFixture) throws {
        let log = try fixture.open()
        var fact = Fact.sample(4)
        fact.risks = [.r02]
        fact.status = .unreadable
        fact.code = "damaged-xml"
        fact.reason = "причина"
        fact.duplicateOf = 1
        fact.replaces = 1
        fact.subject = 1
        fact.firstSeen = "2023-03-28T08:00:00Z"
        fact.asOf = CalendarDate(iso: "2023-03-28")
        fact.parameters = String(repeating: "a", count: 64)
        fact.document?.rawName = "caee"
        fact.document?.modified = "2023-03-27T08:00:00Z"
        for (number, fact) in [Fact.sample(1), fact, Fact.sample(3)].enumerated() {
            try log.append([fact], at: LogFixture.start + Int64(number))
        }
    }

    @Test(arguments: [
        ("number", "99"), ("line", "replace(line, 'school', 'School')"),
        ("hash", "'\(String(repeating: "f", count: 64))'"), ("details", "'x'"),
    ])
    func `is found in every column that is stored`(column: String, value: String) throws {
        _ = try fixture.filled()
        let queue = try DatabaseQueue(path: fixture.path)
        let stored = try queue.read { database in
            try String.fetchAll(database, sql: "SELECT name FROM pragma_table_info('entry')")
        }
        try queue.close()
        #expect(stored == ["number", "line", "hash", "details"], "a new column needs a case here")

        try fixture.tamper("UPDATE entry SET \(column) = \(value) WHERE number = 6")

        #expect(try report().firstBroken == 6)
    }

    @Test func `shows the first faults and counts the rest`() throws {
        let log = try fixture.open()
        try log.append((1...40).map { Fact.sample($0) }, at: LogFixture.start)
        try fixture.tamper("UPDATE entry SET line = line || ' '")

        let report = try report()

        #expect(report.entries == 40)
        #expect(report.faults.count == ChainReport.mostFaults)
        #expect(report.omittedFaults == 80 - ChainReport.mostFaults)
    }

    @Test func `of details that an earlier check proved is left to it, and of nothing else`() throws {
        let log = try fixture.filled()
        let fourth = try #require(try log.entry(4))
        let trusted = ChainHead(number: 4, hash: fourth.hash)
        try fixture.tamper("UPDATE entry SET details = 'x' WHERE number = 2")

        #expect(try report().firstBroken == 2)
        #expect(try resumed(log, trusted).isIntact)

        try fixture.tamper("UPDATE entry SET details = 'x' WHERE number = 6")
        #expect(try resumed(log, trusted).firstBroken == 6)
        try fixture.tamper("UPDATE entry SET line = replace(line, 'south', 'north') WHERE number = 1")
        #expect(try resumed(log, trusted).firstBroken == 1)
    }

    private func resumed(_ log: ExpertiseLog, _ trusted: ChainHead) throws -> ChainReport {
        try log.verifyChain(trustingDetailsThrough: trusted) { _, _ in
        } progress: { _, _ in
            true
        }
    }

    @Test func `ends the trust in what comes after it`() throws {
        let log = try fixture.filled()
        try fixture.tamper("UPDATE entry SET details = 'x' WHERE number = 6")
        var sound: [Int64] = []

        _ = try log.verifyChain(trustingDetailsThrough: nil) { entry, isSound in
            if isSound { sound.append(entry.number) }
        } progress: { _, _ in
            true
        }

        #expect(sound == [1, 2, 3, 4, 5])
    }
}
