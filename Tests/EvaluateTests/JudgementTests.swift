import Expertise
import Roadmap
import Testing

@testable import Evaluate

@Suite("What an answer to a parameter is worth")
struct JudgementTests {
    /// Found, accepted, worth.
    private static let cases: [(Outcome, Set<Outcome>, Judgement)] = [
        (.yes, [.yes], .right),
        (.notChecked, [.yes, .notChecked], .right),
        (.partly, [.no, .partly], .right),
        (.no, [.yes], .falseAlarm),
        (.partly, [.yes, .notChecked], .falseAlarm),
        (.yes, [.no], .missed),
        (.yes, [.no, .partly, .notChecked], .missed),
        (.yes, [.notChecked], .missed),
        (.notChecked, [.yes], .abstained),
        (.notChecked, [.no], .abstained),
        (.no, [.partly], .degree),
        (.partly, [.no, .notChecked], .degree),
    ]

    @Test(arguments: cases)
    func `depends on what a curator would accept`(found: Outcome, accepted: Set<Outcome>, judgement: Judgement) {
        #expect(Judgement(found, accepted: accepted) == judgement)
    }

    @Test func `is counted apart when there is no answer`() {
        #expect(Judgement(nil, accepted: [.yes]) == .absent)
    }

    @Test func `adds up to the finding of faults`() {
        var score = ParameterScore()
        func add(_ found: Outcome, _ accepted: [Outcome]) {
            score.add(
                Comparison.Parameter(
                    id: "E22",
                    accepted: accepted.map(\.rawValue),
                    found: ParameterResult(id: "E22", outcome: found, weight: .critical),
                    judgement: Judgement(found, accepted: Set(accepted))
                )
            )
        }
        add(.no, [.no])
        add(.no, [.partly])
        add(.notChecked, [.no, .partly])
        add(.yes, [.no, .notChecked])
        add(.no, [.yes])
        add(.yes, [.yes])

        #expect(score.detection == Detection(hits: 2, falseAlarms: 1, misses: 1))
        #expect(score.accuracy == Share(of: 2, in: 6))
    }
}
