import DocumentModel
import Roadmap
import Testing

@testable import Expertise

private typealias Draft = ParameterDraft

private let rules = RuleBook.builtIn

/// A set of documents and what a curator would say of the first of them.
private struct SetSample: CustomTestStringConvertible, Sendable {
    enum Manner: CaseIterable { case passes, fails, nearMiss }

    var id: String
    var manner: Manner
    var story: String
    var expected: Outcome
    var answer: @Sendable () -> ParameterResult?

    init(
        _ id: String,
        _ manner: Manner,
        _ story: String,
        _ expected: Outcome,
        _ answer: @escaping @Sendable () -> ParameterResult?
    ) {
        self.id = id
        self.manner = manner
        self.story = story
        self.expected = expected
        self.answer = answer
    }

    var testDescription: String { "\(id) \(manner): \(story)" }

    static let agreement: [SetSample] = [
        SetSample("E24", .passes, "the same value in both", .yes) {
            agreement(
                "- доля родителей, посещающих школьные собрания, с 40 % до 60 %;",
                "Доля родителей, посещающих школьные собрания: не менее 60 %"
            )
        },
        SetSample("E24", .passes, "the same value in other inflections", .yes) {
            agreement(
                "- увеличение доли родителей, посещающих школьные собрания, с 40 % до 60 %;",
                "Доля родителей, посещающих школьные собрания, с 45 % до 60 %"
            )
        },
        SetSample("E24", .fails, "70 % here, 60 % there", .no) {
            agreement(
                "- доля родителей, посещающих школьные собрания, с 40 % до 70 %;",
                "Доля родителей, посещающих школьные собрания, с 40 % до 60 %"
            )
        },
        SetSample("E24", .nearMiss, "another year", .notChecked) {
            agreement(
                "- доля родителей, посещающих школьные собрания, с 40 % до 70 % в 2024 году;",
                "Доля родителей, посещающих школьные собрания, с 40 % до 60 %"
            )
        },
        SetSample("E24", .nearMiss, "those who do and those who do not", .notChecked) {
            agreement(
                "- доля родителей, не посещающих школьные собрания, с 60 % до 30 %;",
                "Доля родителей, посещающих школьные собрания, с 40 % до 70 %"
            )
        },
        SetSample("E24", .nearMiss, "raised and lowered", .notChecked) {
            agreement(
                "- доля учеников, повысивших годовую отметку, с 10 % до 30 %;",
                "Доля учеников, снизивших годовую отметку, с 30 % до 10 %"
            )
        },
        SetSample("E24", .nearMiss, "other classes", .notChecked) {
            agreement(
                "- доля учеников 5 классов с низкой мотивацией, с 40 % до 30 %;",
                "Доля учеников 9 классов с низкой мотивацией, с 40 % до 20 %"
            )
        },
        SetSample("E24", .nearMiss, "one may be what is, the other what is to be", .notChecked) {
            agreement(
                "- доля родителей, посещающих школьные собрания, с 40 % до 70 %;",
                "Доля родителей, посещающих школьные собрания – 40 %"
            )
        },
        SetSample("E24", .nearMiss, "by how much, not to what", .notChecked) {
            agreement(
                "- доля родителей, посещающих школьные собрания, с 40 % до 70 %;",
                "Доля родителей, посещающих школьные собрания, вырастет на 30 %"
            )
        },
    ]

    private static func agreement(_ own: String, _ other: String) -> ParameterResult? {
        let midterm = Draft.midterm.with {
            $0.title = ["СРЕДНЕСРОЧНАЯ ПРОГРАММА РАЗВИТИЯ", "на 2023 год"]
            $0["m.terms"] = ["2023 год"]
            $0["m.ind"] = [other, "- доля педагогов первой категории: 30 %"]
        }
        let programme = Draft.antirisk.with { $0["a.ind"] = [own] }
        return SchoolParameters.agreement(of: programme.member(1), with: [midterm.member(3)], by: rules)
    }

    static let nesting: [SetSample] = [
        SetSample("E28", .passes, "February to November 2023 in 2022–2024", .yes) {
            SchoolParameters.nesting(of: Draft.antirisk.member(1), in: Draft.midterm.member(3), by: rules)
        },
        SetSample("E28", .passes, "the mid-term programme in the concept", .yes) {
            SchoolParameters.nesting(of: Draft.midterm.member(1), in: Draft.concept.member(3), by: rules)
        },
        SetSample("E28", .fails, "until May 2025 in 2022–2024", .no) {
            let programme = Draft.antirisk.with { $0["a.terms"] = ["Февраль 2023 г. – май 2025 г."] }
            return SchoolParameters.nesting(of: programme.member(1), in: Draft.midterm.member(3), by: rules)
        },
        SetSample("E28", .nearMiss, "the wider one is not there", .notChecked) {
            SchoolParameters.nesting(of: Draft.antirisk.member(1), in: nil, by: rules)
        },
        SetSample("E28", .nearMiss, "the wider one states no term", .notChecked) {
            let midterm = Draft.midterm.with {
                $0.title = ["СРЕДНЕСРОЧНАЯ ПРОГРАММА РАЗВИТИЯ"]
                $0["m.terms"] = ["Определяются приказом"]
            }
            return SchoolParameters.nesting(of: Draft.antirisk.member(1), in: midterm.member(3), by: rules)
        },
    ]

    static let programmes: [SetSample] = [
        SetSample("E40", .passes, "tasks and events of their own", .yes) {
            SchoolParameters.difference(of: Draft.antirisk.member(1), from: [Draft.parents.member(3)], by: rules)
        },
        SetSample("E40", .fails, "the same programme under another name", .no) {
            let copy = Draft.antirisk.with { $0.risks = [.r13] }
            return SchoolParameters.difference(of: Draft.antirisk.member(1), from: [copy.member(3)], by: rules)
        },
        SetSample("E40", .fails, "the direction's words replaced in every item", .no) {
            let copy = Draft.parents.with {
                $0["a.tasks"] = $0["a.tasks"]?.map { $0.replacing("семьи", with: "соседи") }
            }
            return SchoolParameters.difference(of: Draft.parents.member(1), from: [copy.member(3, .r09)], by: rules)
        },
        SetSample("E40", .nearMiss, "two events are the same and have to be", .yes) {
            let other = Draft.parents.with { $0.events.append(Draft.antirisk.events[1]) }
            return SchoolParameters.difference(of: Draft.antirisk.member(1), from: [other.member(3)], by: rules)
        },
        SetSample("E40", .nearMiss, "no other programme is there", .notChecked) {
            SchoolParameters.difference(of: Draft.antirisk.member(1), from: [], by: rules)
        },
    ]

    static let events: [SetSample] = [
        SetSample("V02", .passes, "the title names the event", .yes) {
            event(["Справка", "по итогам анкетирования обучающихся 5–9 классов"])
        },
        SetSample("V02", .passes, "an order names the event below its title", .yes) {
            event(["ПРИКАЗ"], ["от 28.04.2023 № 58", "Об итогах недели школьных проектов", "Неделя прошла в срок."])
        },
        SetSample("V02", .fails, "nothing of any event in it", .partly) {
            event(["Приказ", "о пожарной безопасности"], ["Назначить ответственным завхоза Громова П. П."])
        },
        SetSample("V02", .nearMiss, "one word of an event", .notChecked) {
            event(["Справка о проверке тетрадей и школьной формы"], ["Проверены тетради 9 класса."])
        },
        SetSample("V02", .nearMiss, "the programme of its direction is not there", .notChecked) {
            SchoolParameters.event(of: paper(["Приказ", "о пожарной безопасности"], []), among: [], by: rules)
        },
        SetSample("V02", .nearMiss, "the programme has no events", .notChecked) {
            let bare = Draft.antirisk.with {
                $0.events = []
                $0["a.measures"] = []
            }
            return SchoolParameters.event(
                of: paper(["Приказ", "о пожарной безопасности"], []),
                among: [bare.member(3)],
                by: rules
            )
        },
    ]

    private static func paper(_ title: [String], _ body: [String]) -> SchoolMember {
        Draft.evidence.with {
            $0.title = title
            $0.extra = body
            $0.organisations = []
        }.member(1, .r09)
    }

    private static func event(_ title: [String], _ body: [String] = []) -> ParameterResult? {
        SchoolParameters.event(of: paper(title, body), among: [Draft.antirisk.member(3)], by: rules)
    }

    static let repetition: [SetSample] = [
        SetSample("V08", .passes, "no other file with these bytes", .yes) {
            SchoolParameters.repetition(of: Draft.evidence.member(1, .r09), in: [], by: rules)
        },
        SetSample("V08", .fails, "the same file for another direction", .no) {
            let other = Draft.evidence.member(3, .r13)
            return SchoolParameters.repetition(of: Draft.evidence.member(1, .r09), in: [other], by: rules)
        },
        SetSample("V08", .nearMiss, "the same file twice for one direction", .yes) {
            let other = Draft.evidence.member(3, .r09)
            return SchoolParameters.repetition(of: Draft.evidence.member(1, .r09), in: [other], by: rules)
        },
        SetSample("V08", .nearMiss, "the paper itself names both directions", .yes) {
            let other = Draft.evidence.member(3, .r13)
            return SchoolParameters.repetition(of: Draft.evidence.member(1, .r09, .r13), in: [other], by: rules)
        },
    ]

    static let all = agreement + nesting + programmes + events + repetition
}

@Suite("Parameters of a document that others decide")
struct ParametersOverDocumentsTests {
    @Test(arguments: SetSample.all)
    private func `answer as a curator would`(sample: SetSample) throws {
        let result = try #require(sample.answer())
        #expect(result.id == sample.id)
        #expect(result.outcome == sample.expected, "\(result.remarks)")
    }

    @Test func `have each a set that passes, one that fails and a near miss`() {
        // E39 has its own in «Texts taken over from another school».
        for id in ParametersOverDocuments.ids.subtracting(["E39"]) {
            let manners = Set(SetSample.all.filter { $0.id == id }.map(\.manner))
            #expect(manners == Set(SetSample.Manner.allCases), "\(id)")
        }
    }

    @Test(arguments: SetSample.all)
    private func `never say no in silence, and speak in full sentences`(sample: SetSample) throws {
        let result = try #require(sample.answer())
        if result.outcome == .no || result.outcome == .partly { #expect(!result.remarks.isEmpty) }
        if result.outcome == .yes { #expect(result.remarks.isEmpty) }
        for remark in result.remarks {
            #expect(remark.text.hasSuffix(".") && !remark.text.contains("{") && !remark.text.contains("«»"))
            #expect((remark.quote?.count ?? 0) <= 120 && (remark.other?.quote?.count ?? 0) <= 120)
        }
    }

    @Test func `quote both places where values differ`() throws {
        let sample = try #require(SetSample.agreement.first { $0.manner == .fails })
        let remark = try #require(sample.answer()?.remarks.first)
        #expect(remark.quote?.contains("70 %") == true && remark.place != nil)
        #expect(remark.other?.entry == 3 && remark.other?.quote?.contains("60 %") == true)
        #expect(remark.other?.place != nil)
        #expect(remark.text.contains("70 %") && remark.text.contains("60 %") && remark.text.contains("запись 3"))
    }

    @Test func `name the event that may be meant`() throws {
        let sample = try #require(SetSample.events.first { $0.story == "one word of an event" })
        let remark = try #require(sample.answer()?.remarks.first)
        #expect(remark.other?.entry == 3 && remark.other?.quote?.isEmpty == false)
    }

    @Test func `call copies equal by 100 per cent`() throws {
        let sample = try #require(SetSample.programmes.first { $0.manner == .fails })
        #expect(try #require(sample.answer()?.remarks.first).text.contains("100 %"))
    }
}

/// The same outcomes in every run.
private struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 29
    }
}

@Suite("An examination with the answers of other documents")
struct AnsweredExaminationTests {
    private let results = ParameterDraft.antirisk.results()

    private func examination(_ kind: DocumentKind, _ results: [ParameterResult]) -> Examination {
        Examination(
            status: .examined,
            kind: kind,
            kindConfidence: .certain,
            parameters: results,
            verdict: Verdict.of(results)
        )
    }

    private func answer(_ id: String, _ outcome: Outcome) -> ParameterResult {
        let weight = rules.parameters.page(id)?.weight ?? .critical
        let remarks = outcome == .no || outcome == .partly ? [Remark(text: "Замечание.")] : []
        return ParameterResult(id: id, outcome: outcome, weight: weight, remarks: remarks)
    }

    @Test func `lists every parameter of the kind once, in the order of the ids`() {
        let answered = examination(.antirisk, results).answering([answer("E40", .yes)], by: rules)
        let ids = answered.parameters.map(\.id)
        #expect(ids == Set(ids).sorted())
        #expect(Set(["E24", "E28", "E39", "E40"]).isSubset(of: ids))
        #expect(answered.parameters.filter { $0.outcome == .notChecked }.map(\.id) == ["E24", "E28", "E35", "E39"])
    }

    @Test func `forgets earlier answers that are not given again`() {
        let once = examination(.antirisk, results).answering([answer("E40", .no)], by: rules)
        #expect(once.answering([], by: rules) == examination(.antirisk, results).answering([], by: rules))
    }

    @Test func `counts E39 and E40 as main ones, and no other`() {
        let main = results.count { $0.weight == .main && $0.outcome == .yes }
        // So many faults that one more brings it below four fifths.
        let faults = main / 4
        let spoilt =
            results.enumerated().map { _, result in result }
            + (0..<faults).map { number in
                ParameterResult(id: "E9\(number)", outcome: .no, weight: .main, remarks: [Remark(text: "Замечание.")])
            }
        let base = examination(.antirisk, spoilt)
        #expect(base.answering([], by: rules).verdict == .conforms)
        #expect(base.answering([answer("E24", .no), answer("E28", .no)], by: rules).verdict == .conforms)
        #expect(base.answering([answer("E39", .no), answer("E40", .no)], by: rules).verdict == .partly)
    }

    @Test func `of evidence waits for its event`() {
        let base = examination(.evidence, ParameterDraft.evidence.results())
        #expect(base.verdict == .needsExpert)
        #expect(base.answering([], by: rules).verdict == .needsExpert)
        #expect(base.answering([answer("V02", .notChecked)], by: rules).verdict == .needsExpert)
        #expect(base.answering([answer("V02", .partly)], by: rules).verdict == .partly)
        #expect(base.answering([answer("V02", .yes)], by: rules).verdict == .conforms)
    }

    /// Whatever is unknown about the others, a document is never better off than with a plain «да».
    @Test func `never conforms on what is unknown`() {
        var generator = Seeded(state: 7)
        for _ in 0..<500 {
            let own = results.map { result in
                var result = result
                if !ParametersOverDocuments.ids.contains(result.id), Int.random(in: 0..<6, using: &generator) == 0 {
                    result.outcome = Outcome.allCases.randomElement(using: &generator) ?? .no
                }
                return result
            }
            let kind: DocumentKind = Bool.random(using: &generator) ? .antirisk : .evidence
            let base = examination(kind, own)
            let known = ParametersOverDocuments.ids(of: kind, by: rules).map { answer($0, .yes) }
            if base.answering(known, by: rules).verdict != .conforms {
                #expect(base.answering([], by: rules).verdict != .conforms)
            }
            if kind == .evidence { #expect(base.answering([], by: rules).verdict != .conforms) }
        }
    }

    @Test func `leaves alone what was not recognised`() {
        let unknown = Examination(status: .unrecognised, kind: .other, kindConfidence: .doubtful)
        #expect(unknown.answering([answer("E39", .no)], by: rules) == unknown)
    }
}
