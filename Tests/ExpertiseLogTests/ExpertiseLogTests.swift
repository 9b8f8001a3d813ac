import Foundation
import GRDB
import Hashing
import Roadmap
import TestSupport
import Testing

@testable import ExpertiseLog

@Suite("The expertise log")
struct ExpertiseLogTests {
    let fixture = LogFixture()

    @Test func `gives back what was appended, in order, with numbers and links`() throws {
        let log = try fixture.open()
        let facts = (1...3).map { Fact.sample($0) }

        let written = try log.append(facts, at: LogFixture.start)

        var query = ExpertiseLog.Query()
        query.withDetails = true
        #expect(try log.entries(query) == written)
        #expect(written.map(\.fact) == facts)
        #expect(written.map(\.number) == [1, 2, 3])
        #expect(written.map(\.time) == Array(repeating: "2023-03-28T09:00:00Z", count: 3))
        #expect(written.map(\.previous) == [Entry.beginning, written[0].hash, written[1].hash])
        #expect(try log.head()?.hash == written[2].hash)
    }

    @Test func `keeps every field of a fact, whatever its text`() throws {
        var fact = Fact(event: .decided, by: "Петрова \"А.\" И.\\\n", program: "1.0\u{0}\u{1F}")
        fact.items = [16, 19, 23]
        fact.school = "shkola-1"
        fact.kind = .evidence
        fact.risks = [.r01, .r13]
        fact.document = DocumentReference(
            sha256: ContentDigest(of: ""),
            name: "папка/и\u{306}\u{1F600}.docx",
            rawName: "d0b8cc86",
            archivedAs: "a/b",
            bytes: 0
        )
        fact.status = .unreadable
        fact.code = "legacy-doc"
        fact.verdict = .needsExpert
        fact.reason = "Причина:\tтабуляция"
        fact.duplicateOf = 1
        fact.replaces = 2
        fact.subject = 3
        fact.asOf = CalendarDate(iso: "2023-03-31")
        fact.parameters = ContentDigest(of: "x").hex
        fact.details = "{}"
        let log = try fixture.open()

        let written = try log.append([fact], at: 0)
        let read = try log.entry(1)

        #expect(read == written.first)
        #expect(read?.fact == fact)
        // Swift compares canonically equivalent text as equal; the bytes of a name must survive too.
        #expect(read?.fact.document.map { Array($0.name.utf8) } == fact.document.map { Array($0.name.utf8) })
    }

    @Test func `writes the line that its documentation promises, and its hash is the line's`() throws {
        let log = try fixture.open()
        var fact = Fact(event: .examined, by: "program", program: "0.1")
        fact.items = [16, 19]
        fact.school = "north"
        fact.kind = .antirisk
        fact.risks = [.r09]
        fact.verdict = .fails
        fact.subject = 1
        fact.details = "{}"
        try log.append([fact], at: 0)

        var lines: [(String, String)] = []
        try log.read { reader in try reader.forEachLine(ExpertiseLog.Query()) { lines.append(($0, $1)) } }

        // printf '{}' | sha256sum
        let details = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
        let line =
            #"{"by":"program","details":"\#(details)","event":"examined","items":[16,19],"kind":"antirisk","number":1,"#
            + #""previous":"\#(String(repeating: "0", count: 64))","program":"0.1","risks":["R09"],"school":"north","#
            + #""subject":1,"time":"1970-01-01T00:00:00Z","verdict":"fails"}"#
        #expect(lines.map(\.0) == [line])
        #expect(lines.map(\.1) == [ContentDigest(of: line).hex])
    }

    @Test func `is durable: synchronous is FULL on the connection that writes, after GRDB's own settings`() throws {
        let log = try fixture.open()

        #expect(try log.synchronous == 2)
        #expect(try fixture.journalMode() == "wal")
    }

    @Test(arguments: [
        "UPDATE entry SET details = 'x' WHERE number = 1",
        "UPDATE entry SET hash = hash",
        "DELETE FROM entry WHERE number = 10",
        "DELETE FROM entry",
        "INSERT OR REPLACE INTO entry (number, line, hash) SELECT number, line, hash FROM entry WHERE number = 10",
        "REPLACE INTO entry (number, line, hash) SELECT number, line, hash FROM entry WHERE number = 1",
        "UPDATE OR REPLACE entry SET number = 9 WHERE number = 10",
        "INSERT INTO entry (number, line, hash) SELECT 1, line, hash FROM entry WHERE number = 1 "
            + "ON CONFLICT (number) DO UPDATE SET hash = excluded.hash",
    ])
    func `refuses to be rewritten, even from an SQL console`(statement: String) throws {
        _ = try fixture.filled()

        #expect(try fixture.refusal(of: statement) == "the log is append-only")
        #expect(try ExpertiseLog.reading(path: fixture.path).verifyChain().isIntact)
    }

    @Test(arguments: ["12, json_set(line, '$.number', 12)", "11, json_set(line, '$.number', 11)"])
    func `refuses an entry that does not follow the last one`(values: String) throws {
        _ = try fixture.filled()
        let statement = "INSERT INTO entry (number, line, hash) SELECT \(values), hash FROM entry WHERE number = 10"

        #expect(try fixture.refusal(of: statement) == "the entry does not follow the last one")
    }

    @Test func `makes facts from what it says at the moment of writing`() throws {
        let log = try fixture.filled()

        let written = try log.append(at: LogFixture.start) { reader in
            let first = try reader.received(ContentDigest(of: "bytes 1")).first
            var fact = Fact.sample(1)
            fact.duplicateOf = first?.number
            return [fact]
        }

        #expect(written.map(\.fact.duplicateOf) == [1])
    }

    @Test func `writes nothing when making the facts fails, and passes the cause on`() throws {
        struct Refused: Error {}
        let log = try fixture.filled()

        #expect(throws: Refused.self) { try log.append(at: 0) { _ in throw Refused() } }
        #expect(try log.head()?.number == 10)
    }

    @Test func `takes appends from several connections at once`() async throws {
        _ = try fixture.open()
        let path = fixture.path

        try await withThrowingTaskGroup { group in
            for writer in 1...4 {
                group.addTask {
                    let log = try ExpertiseLog(path: path, creating: false)
                    for number in 1...25 { try log.append([.sample(writer), .sample(number)], at: Int64(number)) }
                }
            }
            try await group.waitForAll()
        }

        let log = try ExpertiseLog.reading(path: path)
        #expect(try log.head()?.number == 200)
        #expect(try log.verifyChain().isIntact)
    }

    @Test func `can be created by several at once`() async throws {
        let path = fixture.path

        try await withThrowingTaskGroup { group in
            for _ in 1...8 {
                group.addTask { try ExpertiseLog(path: path, creating: true).append([.sample(1)], at: 0) }
            }
            try await group.waitForAll()
        }

        #expect(try ExpertiseLog.reading(path: path).head()?.number == 8)
    }

    @Test func `is not created for reading or by mistake`() throws {
        #expect(throws: LogFailure.missing) { try ExpertiseLog.reading(path: fixture.path) }
        #expect(throws: LogFailure.missing) { try ExpertiseLog(path: fixture.path, creating: false) }
        #expect(try fixture.files().isEmpty)
    }

    @Test func `says that a file is no log`() throws {
        try Data("это не база данных, а просто текст, достаточно длинный, чтобы в нём был заголовок".utf8)
            .write(to: URL(filePath: fixture.path))

        let failure = #expect(throws: LogFailure.self) { try ExpertiseLog(path: fixture.path, creating: true) }
        #expect(failure?.message.hasPrefix("Файл archive/expertise.sqlite — не журнал экспертизы.") == true)
    }

    @Test func `leaves another program's database alone`() throws {
        try DatabaseQueue(path: fixture.path).write { try $0.execute(sql: "CREATE TABLE other (x)") }

        #expect(throws: LogFailure.foreign) { try ExpertiseLog(path: fixture.path, creating: true) }
        #expect(throws: LogFailure.foreign) { try ExpertiseLog.reading(path: fixture.path) }
    }

    @Test func `of a newer program is neither read nor changed`() throws {
        _ = try fixture.filled()
        try fixture.tamper("INSERT INTO migration VALUES ('9999 from the future')")

        #expect(throws: LogFailure.newer) { try ExpertiseLog(path: fixture.path, creating: true) }
        #expect(throws: LogFailure.newer) { try ExpertiseLog.reading(path: fixture.path) }
    }

    @Test func `says that somebody holds it for too long`() throws {
        #expect(
            LogFailure(DatabaseError(resultCode: .SQLITE_BUSY)).message
                == "Журнал экспертизы занят другой программой. Подождите и повторите. (SQLite 5: database is locked)"
        )
        #expect(
            LogFailure(DatabaseError(resultCode: .SQLITE_FULL, message: "full")).message
                == "Журнал экспертизы не записан: на диске нет места. Освободите место и запустите программу снова. "
                + "(SQLite 13: full)"
        )
    }
}

extension LogFixture {
    func journalMode() throws -> String? {
        try DatabaseQueue(path: path).read { try String.fetchOne($0, sql: "PRAGMA journal_mode") }
    }

    func files() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: scratch.path).sorted()
    }
}
