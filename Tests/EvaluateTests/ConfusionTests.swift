import Testing

@testable import Evaluate

@Suite("Figures of the evaluation")
struct ConfusionTests {
    /// Expected a a a a b b c, answered a a a b b a a.
    private static let confusion: Confusion<String> = {
        var confusion = Confusion<String>()
        for (expected, found) in zip("aaaabbc", "aaabbaa") {
            confusion.add(expected: String(expected), found: String(found))
        }
        return confusion
    }()

    @Test func `accuracy is the share of right answers`() {
        #expect(Self.confusion.accuracy == Share(of: 4, in: 7))
        #expect(Self.confusion.accuracy.ratio == 4.0 / 7)
    }

    @Test func `hits, false alarms and misses are counted for one value`() {
        #expect(Self.confusion.detection(of: "a") == Detection(hits: 3, falseAlarms: 2, misses: 1))
        #expect(Self.confusion.detection(of: "b") == Detection(hits: 1, falseAlarms: 1, misses: 1))
        #expect(Self.confusion.detection(of: "c") == Detection(hits: 0, falseAlarms: 0, misses: 1))
    }

    @Test func `F1 is the harmonic mean of precision and recall`() {
        let detection = Self.confusion.detection(of: "a")
        #expect(detection.precision == 3.0 / 5)
        #expect(detection.recall == 3.0 / 4)
        #expect(detection.f1 == 2.0 / 3)
    }

    @Test func `macro F1 counts rare values like frequent ones`() throws {
        let macro = try #require(Self.confusion.macroF1)
        #expect(abs(macro - (2.0 / 3 + 1.0 / 2 + 0) / 3) < 1e-12)
    }

    @Test func `a value that is neither expected nor found has no F1`() {
        #expect(Self.confusion.detection(of: "z").f1 == nil)
        #expect(Confusion<String>().macroF1 == nil)
        #expect(Confusion<String>().accuracy.ratio == nil)
    }

    @Test func `sets are compared member by member`() {
        var detection = Detection()
        detection.add(expected: ["R01", "R02"], found: ["R02", "R09", "R13"])
        detection.add(expected: ["R05"], found: [])
        #expect(detection == Detection(hits: 1, falseAlarms: 2, misses: 2))
    }
}
