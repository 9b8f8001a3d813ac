import Expertise
import Roadmap
import Testing

@testable import Intake

@Suite("A conclusion says why the verdict is what it is")
struct ConclusionReasonsTests {
    private static func sentences(_ results: [(String, Outcome, Weight)]) -> (verdict: Verdict?, text: String) {
        let parameters = results.map { ParameterResult(id: $0.0, outcome: $0.1, weight: $0.2) }
        let examination = Examination(
            status: .examined,
            kind: .antirisk,
            kindConfidence: .certain,
            parameters: parameters,
            verdict: Verdict.of(parameters)
        )
        return (examination.verdict, ConclusionReasons.sentences(examination).joined(separator: " "))
    }

    @Test func `by the critical parameters that are not met`() {
        let found = Self.sentences([("E10", .no, .critical), ("E22", .no, .critical), ("E18", .no, .main)])
        #expect(found.verdict == .fails)
        #expect(found.text == "Не выполнены критические параметры: E10, E22.")
    }

    @Test func `by those that could not be checked`() {
        let found = Self.sentences([("E10", .yes, .critical), ("E30", .notChecked, .critical)])
        #expect(found.verdict == .needsExpert)
        #expect(found.text.contains("E30") && found.text.contains("Вывод делает эксперт"))
    }

    @Test func `by the share of the main ones that were checked`() {
        let main =
            (1...4).map { ("E3\($0)", Outcome.yes, Weight.main) } + [("E18", .no, .main), ("E35", .notChecked, .main)]
        let met = Self.sentences([("E10", .yes, .critical)] + main)
        #expect(met.verdict == .conforms)
        #expect(met.text.contains("4 из 5 (80 %)"))
        let unmet = Self.sentences([("E10", .yes, .critical)] + main + [("E19", .partly, .main)])
        #expect(unmet.verdict == .partly)
        #expect(unmet.text.contains("4 из 6 (66 %); нужно не менее 80 %."))
    }

    @Test func `by a critical one that is met in part`() {
        let found = Self.sentences([("E10", .partly, .critical), ("E18", .yes, .main)])
        #expect(found.verdict == .partly)
        #expect(found.text.contains("Критические параметры выполнены частично: E10."))
    }

    @Test func `leaving out what one document cannot decide`() {
        let found = Self.sentences([
            ("E10", .yes, .critical), ("E18", .yes, .main), ("E24", .no, .main), ("E39", .notChecked, .main),
        ])
        #expect(found.verdict == .conforms)
        #expect(found.text.contains("1 из 1 (100 %)"))
    }
}
