import ExpertiseLog
import Foundation
import GRDB
import Hashing
import Roadmap
import Testing

/// The same seed, the same facts (SplitMix64).
private struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

private struct FactSource {
    var generator: SeededGenerator
    var received: [(number: Int64, school: String?)] = []

    init(seed: UInt64) { generator = SeededGenerator(state: seed) }

    /// The fact that gets `number`; sensible or not.
    mutating func fact(_ number: Int64) -> Fact {
        let event =
            [.received, .received, .examined, .examined, .examined, .decided, .confirmed, .withdrawn]
            .randomElement(using: &generator)! as Fact.Event
        let old = received.randomElement(using: &generator)
        var fact = Fact(event: event, by: "program", program: "1")
        fact.school = (["north", "south", nil] as [String?]).randomElement(using: &generator)!
        fact.kind = event == .received ? nil : (DocumentKind.allCases + [nil]).randomElement(using: &generator)!
        fact.risks = [[], [.r02], [.r09], [.r02, .r09], [.r13]].randomElement(using: &generator)!
        fact.verdict = event == .received ? nil : (Verdict.allCases + [nil]).randomElement(using: &generator)!
        fact.status = event == .examined ? ExaminationStatus.allCases.randomElement(using: &generator)! : nil
        switch event {
        case .received:
            if Int.random(in: 0..<4, using: &generator) == 0 { fact.duplicateOf = old?.number }
            received.append((number, fact.school))
        case .examined, .decided:
            // Now and then an entry about another entry, or about nothing.
            fact.subject = [old?.number, old?.number, old.map { $0.number + 1 }, nil].randomElement(using: &generator)!
        case .confirmed, .withdrawn: fact.subject = old?.number
        }
        return fact
    }
}

@Suite("The status of a log")
struct LogStandingTests {
    let fixture = LogFixture()
    let register = SchoolRegister(schools: [
        School(id: "north", name: "Север", risks: [.r02, .r09]),
        School(id: "south", name: "Юг", risks: [.r09]),
    ])
    let day = CalendarDate(iso: "2023-06-01")!

    private func fill(_ log: ExpertiseLog, seed: UInt64, count: Int) throws {
        var source = FactSource(seed: seed)
        let facts = (1...count).map { source.fact(Int64($0)) }
        try log.append(Array(facts.prefix(count / 2)), at: LogFixture.start)
        try log.append(Array(facts.dropFirst(count / 2)), at: LogFixture.start + 86_400)
    }

    @Test(arguments: UInt64(1)...12)
    func `is what a walk through its entries says, in every slot`(seed: UInt64) throws {
        let log = try fixture.open()
        try fill(log, seed: seed, count: 80)
        let ledger = RoadmapLedger(try log.entries())

        let status = try log.status(of: register, plan: .builtIn, asOf: day)

        #expect(status == ledger.status(of: register, plan: .builtIn, asOf: day))
        try log.read { (reader: borrowing ExpertiseLog.Reader) throws in
            #expect(try reader.unplaced() == ledger.unplaced())
            for number in Int64(1)...80 {
                let version = ledger.version(behind: number)
                #expect(try reader.version(behind: number) == version)
                if let version { #expect(try reader.isReplaced(version) == ledger.isReplaced(version)) }
            }
        }
        #expect(try log.verifyStanding() == nil)
    }

    @Test func `is the same after the tables behind it are made anew`() throws {
        let log = try fixture.open()
        try fill(log, seed: 7, count: 80)
        let before = try log.status(of: register, plan: .builtIn, asOf: day)

        try log.rebuildStanding()

        #expect(try log.status(of: register, plan: .builtIn, asOf: day) == before)
        #expect(try log.verifyStanding() == nil)
    }

    @Test(arguments: [
        "DELETE FROM standing_state",
        "UPDATE standing_state SET rules = 0",
        "UPDATE standing_state SET through = 3, hash = (SELECT hash FROM entry WHERE number = 3)",
        "UPDATE standing_state SET hash = replace(hash, 'a', 'b')",
    ])
    func `is right for a reader while the tables are behind, and they catch up with the next entry`(
        statement: String
    ) throws {
        let log = try fixture.open()
        try fill(log, seed: 3, count: 80)
        let before = try log.status(of: register, plan: .builtIn, asOf: day)
        // Behind by three entries at most, or not to be trusted at all: the rest of the tables goes with it.
        try fixture.tamper(
            statement,
            "DELETE FROM standing_version",
            "DELETE FROM standing_place",
            "DELETE FROM standing_confirmation",
            "UPDATE standing_state SET through = 0 WHERE through = 3"
        )

        let reader = try ExpertiseLog.reading(path: fixture.path)
        #expect(try reader.status(of: register, plan: .builtIn, asOf: day) == before)

        try log.append([Fact(event: .withdrawn, by: "program", program: "1")], at: 0)
        #expect(try log.verifyStanding() == nil)
        #expect(try log.status(of: register, plan: .builtIn, asOf: day) == before)
    }

    @Test(arguments: [
        "UPDATE standing_version SET decided_verdict = 'conforms', decided = 1",
        "UPDATE standing_version SET examined_verdict = iif(examined_verdict IS 'fails', 'partly', 'fails') WHERE examined",
        "UPDATE standing_place SET acceptable = 1 - acceptable",
        "UPDATE standing_place SET seen = '2023-01-01'",
        "DELETE FROM standing_place WHERE purpose = 'concept'",
        "INSERT INTO standing_place (school, purpose, acceptable, rank, received, seen) "
            + "SELECT school, 'midterm', 1, rank + 1000, received, seen FROM standing_place LIMIT 1",
        "INSERT OR REPLACE INTO standing_confirmation VALUES ('north', 'antirisk:R02', 1, 1)",
    ])
    func `betrays that somebody changed the tables behind it`(statement: String) throws {
        let log = try fixture.open()
        try fill(log, seed: 5, count: 80)
        #expect(try log.verifyStanding() == nil)
        try fixture.tamper(statement)

        #expect(
            try log.verifyStanding() == "Указатель состояния документов не совпадает с записями журнала; записи верны."
        )
        try log.rebuildStanding()
        #expect(try log.verifyStanding() == nil)
    }

    @Test func `is seen inside the transaction that changes it`() throws {
        let log = try fixture.open()

        let replaced = try log.write(at: 0) { writer in
            var numbers: [Int64?] = []
            for _ in 1...3 {
                numbers.append(try writer.reader.inForce(in: .concept("north"))?.received)
                var arrival = Fact(event: .received, by: "program", program: "1")
                arrival.school = "north"
                var examination = Fact(event: .examined, by: "program", program: "1")
                examination.subject = try writer.append(arrival).number
                examination.school = "north"
                examination.kind = .concept
                examination.status = .examined
                try writer.append(examination)
            }
            return numbers
        }

        #expect(replaced == [nil, 1, 3])
    }

    @Test func `is there for a log made before the tables were`() throws {
        do {
            let log = try fixture.open()
            try fill(log, seed: 9, count: 40)
        }
        try fixture.tamper(
            "DROP TABLE standing_state",
            "DROP TABLE standing_version",
            "DROP TABLE standing_place",
            "DROP TABLE standing_confirmation",
            "DELETE FROM migration WHERE name = '0002 standing'"
        )
        #expect(throws: LogFailure.self) { try ExpertiseLog.reading(path: fixture.path) }

        let log = try ExpertiseLog(path: fixture.path, creating: false)

        let expected = RoadmapLedger(try log.entries()).status(of: register, plan: .builtIn, asOf: day)
        #expect(try log.status(of: register, plan: .builtIn, asOf: day) == expected)
        try log.append([Fact(event: .withdrawn, by: "program", program: "1")], at: 0)
        #expect(try log.verifyStanding() == nil)
        #expect(try log.verifyChain().isIntact)
    }
}
