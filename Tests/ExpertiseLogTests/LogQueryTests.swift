import ExpertiseLog
import Foundation
import Roadmap
import Testing

@Suite("A query of the log")
struct LogQueryTests {
    let fixture = LogFixture()

    private func numbers(_ set: (inout ExpertiseLog.Query) -> Void) throws -> [Int64] {
        let log = try ExpertiseLog.reading(path: fixture.path)
        var query = ExpertiseLog.Query()
        set(&query)
        return try log.entries(query).map(\.number)
    }

    init() throws { _ = try fixture.filled() }

    @Test func `selects by each condition`() throws {
        #expect(try numbers { _ in } == Array(1...10))
        #expect(try numbers { $0.school = "north" } == [3, 6, 9])
        #expect(try numbers { $0.item = 16 } == Array(1...10))
        #expect(try numbers { $0.item = 19 } == [2, 4, 6, 8, 10])
        #expect(try numbers { $0.item = 1 } == [])
        #expect(try numbers { $0.kind = .antirisk } == [1, 3, 5, 7, 9])
        #expect(try numbers { $0.verdict = .conforms } == [4, 8])
    }

    @Test func `takes since as included and until as not`() throws {
        let minute: Int64 = 60
        #expect(try numbers { $0.since = LogFixture.start + 8 * minute } == [8, 9, 10])
        #expect(try numbers { $0.until = LogFixture.start + 3 * minute } == [1, 2])
        #expect(
            try numbers {
                $0.since = LogFixture.start + 3 * minute
                $0.until = LogFixture.start + 5 * minute
            } == [3, 4]
        )
    }

    @Test func `joins conditions with and`() throws {
        #expect(
            try numbers {
                $0.school = "south"
                $0.kind = .concept
                $0.item = 19
                $0.verdict = .conforms
                $0.since = LogFixture.start
            } == [4]
        )
        #expect(
            try numbers {
                $0.item = 16
                $0.after = 2
                $0.limit = 3
            } == [3, 4, 5]
        )
    }

    @Test func `fetches details only when asked`() throws {
        let log = try ExpertiseLog.reading(path: fixture.path)
        var query = ExpertiseLog.Query()
        #expect(try log.entries(query).allSatisfy { $0.fact.details == nil })
        #expect(try log.entries(query)[1].detailsDigest != nil)
        query.withDetails = true
        #expect(try log.entries(query)[1].fact.details == Fact.sample(2).details)
    }

    @Test func `finds what was said about an entry`() throws {
        let log = try fixture.open()
        var fact = Fact.sample(2)
        fact.subject = 7
        try log.append([fact], at: 0)

        #expect(try log.read { try $0.entries(about: 7).map(\.number) } == [11])
    }
}
