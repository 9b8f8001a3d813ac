import Roadmap
import Testing

/// Repeats a run: the same seed, the same story.
private struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    /// SplitMix64.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

extension Story {
    /// What may happen in a school, in any order, sensible or not.
    static func random(seed: UInt64, steps: Int = 60, schools: [String] = ["north", "south"]) -> Story {
        var generator = SeededGenerator(state: seed)
        var story = Story(risks: [.r02, .r09], schools: schools)
        for _ in 0..<steps { story.happen(&generator, schools) }
        return story
    }

    private mutating func happen(_ generator: inout SeededGenerator, _ schools: [String]) {
        let school = schools.randomElement(using: &generator)!
        let kind = DocumentKind.allCases.randomElement(using: &generator)!
        let risks = [[], [.r02], [.r09], [.r02, .r09], [.r13]].randomElement(using: &generator)! as [RiskDirection]
        let verdict = (Verdict.allCases + [nil]).randomElement(using: &generator)!
        let own = entries.filter { $0.fact.event == .received && $0.fact.school == school }.map(\.number)
        let old = own.randomElement(using: &generator)
        switch Int.random(in: 0..<10, using: &generator) {
        case 0...3: bring(kind, risks, verdict, school: school)
        case 4: receive(school, duplicateOf: old)
        case 5:
            let received = receive(school)
            examine(
                received,
                nil,
                [],
                nil,
                school: school,
                status: [.unrecognised, .unreadable].randomElement(using: &generator)!
            )
        case 6: if let old { examine(old, kind, risks, verdict, school: school) }
        case 7:
            if let old {
                decide(
                    old,
                    verdict: verdict,
                    kind: Bool.random(using: &generator) ? kind : nil,
                    risks: risks,
                    school: school
                )
            }
        default:
            confirm(
                [.r02, .r09].randomElement(using: &generator)!,
                school: school,
                withdraw: Int.random(in: 0..<4, using: &generator) == 0
            )
        }
    }
}

@Suite("The ledger, whatever happens,")
struct LedgerPropertyTests {
    @Test(arguments: UInt64(1)...40)
    func `gives each school the same answer when the schools' entries change places`(seed: UInt64) {
        let story = Story.random(seed: seed)
        // Entries about one school stay in their order; the numbers stay with the entries.
        let byNorth = story.entries.filter { $0.fact.school == "north" }
        let bySouth = story.entries.filter { $0.fact.school == "south" }

        let shuffled = RoadmapLedger(bySouth + byNorth)

        let day = CalendarDate(iso: "2023-06-01")!
        #expect(shuffled.status(of: story.register, plan: .builtIn, asOf: day) == story.status)
    }

    @Test(arguments: UInt64(1)...40)
    func `can be folded in two parts`(seed: UInt64) {
        let story = Story.random(seed: seed)
        var ledger = RoadmapLedger(story.entries.prefix(story.entries.count / 2))
        for entry in story.entries.dropFirst(story.entries.count / 2) { ledger.apply(entry) }

        let day = CalendarDate(iso: "2023-06-01")!
        #expect(ledger.status(of: story.register, plan: .builtIn, asOf: day) == story.status)
        #expect(ledger.lastEntry == Int64(story.entries.count))
    }

    @Test(arguments: UInt64(1)...40)
    func `never counts what is not known as holding`(seed: UInt64) {
        for school in Story.random(seed: seed).status.schools {
            for document in school.documents {
                let examined = document.version?.examination
                if document.isPlaced { #expect(examined?.status == .examined || examined?.status == .unrecognised) }
                if [.conforms, .partly, .fails].contains(document.state) {
                    #expect(document.version?.verdict?.rawValue == document.state.rawValue)
                }
                if document.confirmed == true { #expect(document.isPlaced && document.kind == .antirisk) }
            }
            #expect(school.item16 == school.documents.allSatisfy(\.isPlaced))
            #expect(!school.item19 || school.item16)
            #expect(!school.item19 || school.documents.allSatisfy { $0.version?.verdict == .conforms })
            #expect(
                school.item23 == school.documents.filter { $0.kind == .antirisk }.allSatisfy { $0.confirmed == true }
            )
        }
    }

    @Test(arguments: UInt64(1)...40)
    func `counts no more than there is`(seed: UInt64) {
        let status = Story.random(seed: seed).status
        for item in status.items {
            guard let count = item.count else { continue }
            #expect((0...count.denominator).contains(count.numerator))
            #expect(count.denominator == (item.item.number == 23 ? 4 : 2))
        }
    }

    @Test(arguments: UInt64(1)...40)
    func `has exactly one place or several for every file that is no sleeping duplicate`(seed: UInt64) {
        let story = Story.random(seed: seed)
        for entry in story.entries where entry.fact.event == .received {
            let version = story.ledger.version(behind: entry.number)
            #expect(version?.ranks.isEmpty == version?.isDormant)
        }
    }
}
