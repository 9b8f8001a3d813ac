import Roadmap
import Testing

@Suite("Items 16 and 19")
struct Items16And19Tests {
    var story = Story()

    @Test func `do not hold for a school that sent nothing`() {
        #expect(story.school().documents.map(\.state) == [.missing, .missing, .missing])
        #expect(!story.school().item16)
        #expect(!story.school().item19)
    }

    @Test mutating func `hold when every required document is there and conforms`() {
        story.bringAll()

        #expect(story.school().documents.map(\.state) == [.conforms, .conforms, .conforms])
        #expect(story.school().item16)
        #expect(story.school().item19)
        #expect(story.count(16) == ItemStanding.Count(numerator: 1, denominator: 1))
    }

    @Test mutating func `want one programme for each activated direction`() {
        story = Story(risks: [.r02, .r09])
        story.bringAll()

        #expect(story.state(.antirisk, .r02) == .missing)
        #expect(!story.school().item16)

        story.bring(.antirisk, [.r02])
        #expect(story.school().item16)
    }

    @Test mutating func `take one programme for two directions`() {
        story = Story(risks: [.r02, .r09])
        story.bring(.concept)
        story.bring(.midterm)
        story.bring(.antirisk, [.r02, .r09])

        #expect(story.school().item16)
    }

    @Test(arguments: [Verdict.partly, .fails, .needsExpert, nil])
    mutating func `part where a document is there but does not conform`(verdict: Verdict?) {
        story.bring(.concept)
        story.bring(.midterm, [], verdict)
        story.bring(.antirisk, [.r09])

        #expect(story.school().item16)
        #expect(!story.school().item19)
    }

    @Test mutating func `count partly as conforming only where the register says so`() {
        story.bring(.concept, [], .partly)
        story.bring(.midterm)
        story.bring(.antirisk, [.r09])
        #expect(!story.school().item19)

        story.register.settings.partlyCounts = true
        #expect(story.school().item19)
    }

    @Test mutating func `count schools of the register and none else`() {
        story = Story(schools: ["north", "south", "east", "west"])
        story.bringAll()
        story.bring(.concept, school: "elsewhere")

        #expect(story.count(16) == ItemStanding.Count(numerator: 1, denominator: 4))
        #expect(story.count(19)?.share == 25)
    }

    @Test mutating func `do not count what is received and not yet examined`() {
        story.bringAll()
        let number = story.receive()
        story.decide(number, kind: .concept)

        #expect(story.state(.concept) == .conforms)
        #expect(story.ledger.version(behind: number)?.isReadable == false)
    }

    @Test mutating func `do not take the program's guess for the kind`() {
        story.bring(.concept, [], nil, status: .unrecognised)

        #expect(story.state(.concept) == .missing)
        #expect(story.status.unplaced.map(\.received) == [1])
    }

    @Test mutating func `do not count another kind or an unknown one`() {
        story.bring(.other)
        story.bring(nil, status: .unrecognised)
        story.bring(.antirisk, [])
        story.bring(.concept, school: nil)

        #expect(story.school().documents.allSatisfy { $0.state == .missing })
        #expect(story.status.unplaced.map(\.received) == [1, 3, 5, 7])
    }
}

@Suite("A new version")
struct NewVersionTests {
    var story = Story()

    @Test mutating func `is in force, better or worse`() {
        story.bring(.concept, [], .conforms)
        let second = story.bring(.concept, [], .fails)

        #expect(story.state(.concept) == .fails)
        #expect(story.document(.concept).version?.received == second)
        #expect(story.document(.concept).entry == second + 1)
    }

    @Test mutating func `ends the decision on the one before`() {
        let first = story.bring(.concept, [], .fails)
        story.decide(first + 1, verdict: .conforms)
        #expect(story.state(.concept) == .conforms)

        story.bring(.concept, [], .partly)
        #expect(story.state(.concept) == .partly)
    }

    @Test mutating func `takes the confirmation back, with or without an entry that says so`() {
        story.bringAll()
        story.confirm(.r09)
        #expect(story.document(.antirisk, .r09).confirmed == true)

        story.bring(.antirisk, [.r09])
        #expect(story.document(.antirisk, .r09).confirmed == false)
        #expect(!story.school().item23)
    }

    @Test mutating func `that cannot be read leaves the readable one in force`() {
        story.bringAll()
        story.confirm(.r09)
        let damaged = story.receive()
        story.examine(damaged, .antirisk, [.r09], nil, status: .unreadable)

        #expect(story.state(.antirisk, .r09) == .conforms)
        #expect(story.document(.antirisk, .r09).confirmed == true)
        #expect(story.school().item16)
    }

    @Test mutating func `that cannot be read is shown where there is no other`() {
        let damaged = story.receive()
        story.examine(damaged, .concept, [], nil, status: .unreadable)

        #expect(story.state(.concept) == .unreadable)
        #expect(!story.school().item16)
        #expect(
            story.school().remarks.first?.text
                == "Не читается Концепция развития: разместите документ в формате DOCX или ODT."
        )
    }

    @Test mutating func `keeps its place when the older file is examined again`() {
        let first = story.bring(.concept, [], .fails)
        story.bring(.concept, [], .conforms)
        story.examine(first, .concept, [], .fails)

        #expect(story.state(.concept) == .conforms)
    }

    @Test mutating func `is not what new rules recognise in an old file`() {
        let old = story.bring(nil, status: .unrecognised)
        let concept = story.bring(.concept, [], .partly)
        story.examine(old, .concept, [], .conforms)

        #expect(story.document(.concept).version?.received == concept)
    }
}

@Suite("A duplicate")
struct DuplicateTests {
    var story = Story()

    @Test mutating func `of the version in force changes nothing`() {
        story.bringAll()
        story.confirm(.r09)
        story.receive(duplicateOf: 5)

        #expect(story.document(.antirisk, .r09).version?.received == 5)
        #expect(story.document(.antirisk, .r09).confirmed == true)
        #expect(story.status.unplaced.isEmpty)
    }

    @Test mutating func `of a replaced version does not come into force`() {
        let first = story.bring(.concept, [], .conforms)
        let second = story.bring(.concept, [], .fails)
        story.receive(duplicateOf: first)

        #expect(story.document(.concept).version?.received == second)
    }

    @Test mutating func `of a replaced version comes into force by a decision, with the examination its bytes have`() {
        let first = story.bring(.concept, [], .partly)
        story.bring(.concept, [], .fails)
        let again = story.receive(duplicateOf: first)
        story.decide(again, kind: .concept)

        #expect(story.document(.concept).version?.received == again)
        #expect(story.state(.concept) == .partly)
    }

    @Test mutating func `does not revive the decision on the version it repeats`() {
        let first = story.bring(.concept, [], .fails)
        story.decide(first, verdict: .conforms)
        story.bring(.concept, [], .partly)
        let again = story.receive(duplicateOf: first)
        story.decide(again, kind: .concept)

        #expect(story.state(.concept) == .fails)
    }

    @Test mutating func `of the version in force passes a decision on to it`() {
        let first = story.bring(.concept, [], .fails)
        let again = story.receive(duplicateOf: first)
        story.decide(again, verdict: .conforms)

        #expect(story.document(.concept).version?.received == first)
        #expect(story.state(.concept) == .conforms)
    }

    @Test mutating func `keeps the day its bytes were first seen`() {
        let first = story.bring(.concept, [], .fails)
        story.bring(.concept, [], .fails)
        story.pass(to: "2023-04-20")
        let again = story.receive(duplicateOf: first)
        story.decide(again, kind: .concept)

        #expect(story.document(.concept).late == false)
    }

    @Test mutating func `brought into force hears of a new examination of the first file`() {
        let first = story.bring(.concept, [], .fails)
        story.bring(.concept, [], .fails)
        let again = story.receive(duplicateOf: first)
        story.decide(again, kind: .concept)
        story.examine(first, .concept, [], .conforms)

        #expect(story.state(.concept) == .conforms)
    }
}

@Suite("A decision")
struct DecisionTests {
    var story = Story()

    @Test mutating func `on the verdict stands above the program's, also when it looks again`() {
        let concept = story.bring(.concept, [], .fails)
        story.decide(concept + 1, verdict: .conforms)
        story.examine(concept, .concept, [], .fails)

        #expect(story.state(.concept) == .conforms)
    }

    @Test mutating func `replaces the earlier one`() {
        let concept = story.bring(.concept, [], .fails)
        story.decide(concept, verdict: .conforms)
        story.decide(concept, verdict: .partly)

        #expect(story.state(.concept) == .partly)
    }

    @Test mutating func `gives an unrecognised document its place, and the next examination its verdict`() {
        let number = story.bring(nil, status: .unrecognised)
        story.decide(number, kind: .antirisk, risks: [.r09])
        #expect(story.state(.antirisk, .r09) == .received)
        #expect(story.document(.antirisk, .r09).isPlaced)
        #expect(story.status.unplaced.isEmpty)

        story.examine(number, .antirisk, [.r09], .partly)
        #expect(story.state(.antirisk, .r09) == .partly)
    }

    @Test mutating func `on the kind voids a verdict on another kind`() {
        let number = story.bring(.midterm, [], .conforms)
        story.decide(number, kind: .concept)

        #expect(story.state(.concept) == .received)
        #expect(story.state(.midterm) == .missing)
    }

    @Test mutating func `on the kind voids an earlier decision on the verdict`() {
        let number = story.bring(.midterm, [], .fails)
        story.decide(number, verdict: .conforms)
        story.decide(number, kind: .concept)

        #expect(story.state(.concept) == .received)
    }

    @Test mutating func `on kind and verdict at once sets both`() {
        let number = story.bring(.other)
        story.decide(number, verdict: .conforms, kind: .concept)

        #expect(story.state(.concept) == .conforms)
    }

    @Test mutating func `on the direction moves the programme`() {
        story = Story(risks: [.r02, .r09])
        let number = story.bring(.antirisk, [.r02])
        story.decide(number, risks: [.r09])

        #expect(story.state(.antirisk, .r02) == .missing)
        #expect(story.state(.antirisk, .r09) == .received)
    }

    @Test mutating func `on the school moves the document`() {
        story = Story(schools: ["north", "south"])
        let number = story.bring(.concept, school: nil)
        story.decide(number, school: "south")
        story.examine(number, .concept, [], .conforms, school: "south")

        #expect(story.state(.concept, of: "south") == .conforms)
        #expect(story.state(.concept, of: "north") == .missing)
    }

    @Test mutating func `on the school voids a verdict given for another school`() {
        story = Story(schools: ["north", "south"])
        let number = story.bring(.concept)
        story.decide(number, school: "south")

        #expect(story.state(.concept, of: "south") == .received)
    }

    @Test mutating func `that a newer file is no concept brings the older one back`() {
        let first = story.bring(.concept, [], .partly)
        let second = story.bring(.concept, [], .fails)
        story.decide(second, kind: .other)

        #expect(story.document(.concept).version?.received == first)
        #expect(story.state(.concept) == .partly)
    }

    @Test mutating func `that a programme is no programme takes the confirmation back for good`() {
        story.bringAll()
        story.confirm(.r09)
        let newer = story.bring(.antirisk, [.r09])
        story.decide(newer, kind: .other)

        #expect(story.document(.antirisk, .r09).version?.received == 5)
        #expect(story.document(.antirisk, .r09).confirmed == false)
    }

    @Test mutating func `that names a file as concept puts it in the place of the one before`() {
        let old = story.bring(nil, status: .unrecognised)
        let concept = story.bring(.concept, [], .conforms)
        story.decide(old, kind: .concept)

        #expect(story.document(.concept).version?.received == old)
        #expect(story.ledger.version(behind: concept).map { story.ledger.isReplaced($0) } == true)
    }

    @Test mutating func `about nothing the log knows changes nothing`() {
        story.bringAll()
        let before = story.school()
        story.decide(99, verdict: .fails)

        #expect(story.school() == before)
    }
}

@Suite("Item 23")
struct Item23Tests {
    var story = Story(risks: [.r02, .r09])

    @Test mutating func `counts confirmed pairs of school and direction`() {
        story.bringAll()
        story.confirm(.r09)

        #expect(story.count(23) == ItemStanding.Count(numerator: 1, denominator: 2))
        #expect(!story.school().item23)

        story.bring(.antirisk, [.r02], .fails)
        story.confirm(.r02)
        #expect(story.count(23) == ItemStanding.Count(numerator: 2, denominator: 2))
        #expect(story.school().item23)
    }

    @Test mutating func `does not take a confirmation without a programme`() {
        story.confirm(.r09)
        #expect(story.document(.antirisk, .r09).confirmed == false)

        story.bring(.antirisk, [.r09])
        #expect(story.document(.antirisk, .r09).confirmed == false)
    }

    @Test mutating func `does not take a confirmation of a file that cannot be read`() {
        let damaged = story.receive()
        story.examine(damaged, .antirisk, [.r09], nil, status: .unreadable)
        story.confirm(.r09)
        story.examine(damaged, .antirisk, [.r09], .conforms)

        #expect(story.state(.antirisk, .r09) == .conforms)
        #expect(story.document(.antirisk, .r09).confirmed == false)
    }

    @Test mutating func `loses what is withdrawn`() {
        story.bringAll()
        let confirmation = story.confirm(.r09)
        #expect(story.document(.antirisk, .r09).confirmation == confirmation)

        story.confirm(.r09, withdraw: true)
        #expect(story.document(.antirisk, .r09).confirmed == false)
    }

    @Test mutating func `keeps evidence apart from confirmation`() {
        story.bringAll()
        story.bring(.evidence, [.r09])
        story.bring(.evidence, [.r09, .r02])
        story.bring(.evidence, [])
        story.receive(duplicateOf: 7)

        #expect(story.document(.antirisk, .r09).evidence == 2)
        #expect(story.document(.antirisk, .r02).evidence == 1)
        #expect(story.school().evidenceWithoutDirection == 1)
        #expect(story.document(.antirisk, .r09).confirmed == false)
        #expect(story.document(.concept).confirmed == nil)
    }

    @Test mutating func `counts a scan as evidence when a person says that it is`() {
        let scan = story.receive()
        story.examine(scan, nil, [], nil, status: .unreadable)
        #expect(story.document(.antirisk, .r09).evidence == 0)

        story.decide(scan, kind: .evidence, risks: [.r09])
        #expect(story.document(.antirisk, .r09).evidence == 1)
    }

    @Test func `does not hold for a school whose directions are not activated`() {
        #expect(!Story(risks: []).school().item23)
    }
}

@Suite("Being late")
struct LateTests {
    var story = Story()

    @Test mutating func `is counted by the first acceptable version`() {
        story.pass(to: "2023-03-31")
        story.bring(.concept, [], .fails)
        story.pass(to: "2023-04-20")
        story.bring(.concept)
        story.bring(.midterm)

        #expect(!story.document(.concept).late)
        #expect(story.document(.midterm).late)
        #expect(!story.document(.antirisk, .r09).late)
    }

    @Test mutating func `is not undone by a file that could not be read`() {
        let damaged = story.receive()
        story.examine(damaged, .concept, [], nil, status: .unreadable)
        story.pass(to: "2023-04-20")
        story.bring(.concept)

        #expect(story.document(.concept).late)
    }

    @Test mutating func `goes by the day in the register's time zone`() {
        // 19:59 UTC is 23:59 in Saratov.
        story.pass(to: "2023-03-31", seconds: 19 * 3600 + 58 * 60)
        story.bring(.concept)
        story.pass(to: "2023-03-31", seconds: 19 * 3600 + 59 * 60)
        story.bring(.midterm)

        #expect(!story.document(.concept).late)
        #expect(story.document(.midterm).late)
    }

    @Test mutating func `goes by the stated day`() {
        story.pass(to: "2023-04-20")
        let taken = story.receive(asOf: "2023-03-31")
        story.examine(taken, .concept)

        #expect(!story.document(.concept).late)
    }

    @Test mutating func `of the school's roadmap goes by item 21`() {
        story.pass(to: "2023-04-20")
        story.bring(.roadmap)
        #expect(story.school().item21)
        #expect(story.count(21)?.numerator == 1)

        story = Story()
        story.pass(to: "2023-05-02")
        story.bring(.roadmap)
        #expect(story.school().roadmap.late)
        #expect(!story.school().item21)
    }
}

@Suite("Remarks on a school's set")
struct SchoolRemarkTests {
    @Test func `name what is missing in the parameter's words`() {
        var story = Story(risks: [.r02, .r09])
        story.bring(.concept)
        story.bring(.antirisk, [.r09])
        story.bring(.antirisk, [.r13])
        story.bring(.evidence, [.r09])

        #expect(story.school().remarks.map(\.parameter) == ["E01", "E01", "E15", "V01"])
        #expect(
            story.school().remarks.map(\.text) == [
                "Не размещена Среднесрочная программа развития.",
                "Не размещена антирисковая программа по направлению «Дефицит педагогических кадров».",
                "Направление «Низкий уровень вовлечённости родителей» не активировано для школы.",
                "Нет подтверждающего документа I этапа по направлению «Дефицит педагогических кадров».",
            ]
        )
    }
}

@Suite("A share")
struct ShareTests {
    @Test(arguments: [
        (3, 4, 75.0), (1, 3, 33.3), (2, 3, 66.7), (0, 7, 0), (7, 7, 100), (1999, 2000, 99.9), (2999, 3000, 99.9),
    ])
    func `is in percent and full only when all are in`(numerator: Int, denominator: Int, share: Double) {
        #expect(ItemStanding.Count(numerator: numerator, denominator: denominator).share == share)
    }

    @Test func `of nothing is none`() {
        #expect(ItemStanding.Count(numerator: 0, denominator: 0).share == nil)
    }
}
