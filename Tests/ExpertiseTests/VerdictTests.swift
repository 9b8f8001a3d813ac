import Roadmap
import Testing

@testable import Expertise

@Suite("The verdict")
struct VerdictTests {
    private static func results(
        critical: [Outcome] = [.yes],
        main: [Outcome] = [],
        advisory: [Outcome] = []
    ) -> [ParameterResult] {
        func make(_ outcomes: [Outcome], _ weight: Weight) -> [ParameterResult] {
            outcomes.enumerated().map { ParameterResult(id: "X\(weight.rawValue)\($0)", outcome: $1, weight: weight) }
        }
        return make(critical, .critical) + make(main, .main) + make(advisory, .advisory)
    }

    @Test func `fails on one critical no, whatever else is open`() {
        #expect(Verdict.of(Self.results(critical: [.yes, .notChecked, .no])) == .fails)
    }

    @Test func `waits for a person when something critical was not checked`() {
        #expect(Verdict.of(Self.results(critical: [.yes, .notChecked, .partly])) == .needsExpert)
    }

    @Test func `conforms with exactly four fifths of the main ones met`() {
        #expect(Verdict.of(Self.results(main: [.yes, .yes, .yes, .yes, .no])) == .conforms)
        #expect(Verdict.of(Self.results(main: [.yes, .yes, .yes, .yes, .partly])) == .conforms)
        #expect(Verdict.of(Self.results(main: [.yes, .yes, .yes, .partly])) == .partly)
    }

    @Test func `leaves main ones that were not checked out of the count`() {
        #expect(Verdict.of(Self.results(main: [.yes, .yes, .yes, .yes, .no, .notChecked, .notChecked])) == .conforms)
        #expect(Verdict.of(Self.results(main: [.no, .notChecked, .notChecked, .notChecked])) == .partly)
        #expect(Verdict.of(Self.results(main: [.notChecked])) == .conforms)
    }

    @Test func `is partly when something critical is only partly met`() {
        #expect(Verdict.of(Self.results(critical: [.yes, .partly], main: [.yes, .yes])) == .partly)
    }

    @Test func `needs a person when nothing critical was looked at`() {
        #expect(Verdict.of([]) == .needsExpert)
        #expect(Verdict.of(Self.results(critical: [], main: [.yes])) == .needsExpert)
    }

    @Test func `is not held up by parameters over several documents`() {
        let own = Self.results(main: [.yes])
        let several = ["E01", "E24", "E28", "E39", "E40", "V01", "V08"].flatMap { id in
            [Weight.critical, .main].map { ParameterResult(id: id, outcome: .notChecked, weight: $0) }
        }
        #expect(Verdict.of(own + several) == .conforms)
        #expect(
            Verdict.of(own + several.map { ParameterResult(id: $0.id, outcome: .no, weight: $0.weight) }) == .conforms
        )
    }

    /// Every combination of up to three critical, three main and one advisory outcome.
    private static let combinations: [[ParameterResult]] = {
        func lists(_ length: Int) -> [[Outcome]] {
            guard length > 0 else { return [[]] }
            let shorter = lists(length - 1)
            return shorter
                + shorter.filter { $0.count == length - 1 }.flatMap { list in
                    Outcome.allCases.map { list + [$0] }
                }
        }
        return lists(3).flatMap { critical in
            lists(3).flatMap { main in lists(1).map { results(critical: critical, main: main, advisory: $0) } }
        }
    }()

    @Test func `never conforms while anything critical is other than yes`() {
        for results in Self.combinations where Verdict.of(results) == .conforms {
            #expect(results.filter { $0.weight == .critical }.allSatisfy { $0.outcome == .yes })
        }
    }

    @Test func `is never bettered by turning an answer into one that was not checked, if that is critical`() {
        let rank: [Verdict: Int] = [.fails: 0, .needsExpert: 1, .partly: 1, .conforms: 2]
        for results in Self.combinations {
            let before = Verdict.of(results)
            for (index, result) in results.enumerated() where result.weight == .critical && result.outcome == .yes {
                var changed = results
                changed[index].outcome = .notChecked
                #expect(rank[Verdict.of(changed)]! <= rank[before]!)
                #expect(Verdict.of(changed) != .conforms)
            }
        }
    }

    @Test func `is never changed by an advisory parameter`() {
        for results in Self.combinations {
            let without = results.filter { $0.weight != .advisory }
            #expect(Verdict.of(results) == Verdict.of(without))
        }
    }

    @Test func `does not depend on the order of the parameters`() {
        for results in Self.combinations.prefix(2000) {
            #expect(Verdict.of(results) == Verdict.of(results.reversed()))
        }
    }
}
