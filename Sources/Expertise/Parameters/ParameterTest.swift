internal import DocumentModel
internal import Roadmap

/// The code behind one page of the checklist.
struct ParameterTest: Sendable {
    let id: String
    /// Keys of the remarks it can make, each with the names it fills in; the page holds their texts.
    let remarks: [String: Set<String>]
    /// Nil for parameters that one document cannot answer.
    let judge: (@Sendable (Inspection) -> Answer)?

    init(_ id: String, _ remarks: [String: Set<String>], judge: (@Sendable (Inspection) -> Answer)? = nil) {
        self.id = id
        self.remarks = remarks
        self.judge = judge
    }
}

/// What a test says: an outcome, and the faults it rests on.
struct Answer {
    /// One fault; its text is on the page under ``key``.
    struct Fault {
        var key: String
        var values: [String: String] = [:]
        var quote: String?
        var place: Place?
        /// Where the other document says it, of faults that take two documents.
        var other: Remark.Counterpart?
        /// Id of the section that is missing; of E10 alone.
        var section: String?

        init(
            _ key: String,
            _ values: [String: String] = [:],
            quote: String? = nil,
            place: Place? = nil,
            other: Remark.Counterpart? = nil
        ) {
            self.key = key
            self.values = values
            self.quote = quote
            self.place = place
            self.other = other
        }
    }

    var outcome: Outcome
    var faults: [Fault]

    static let yes = Answer(outcome: .yes, faults: [])
    /// Nothing to go by: a person decides.
    static let notChecked = Answer(outcome: .notChecked, faults: [])

    /// A sign that only a person can weigh.
    static func open(_ fault: Fault) -> Answer { Answer(outcome: .notChecked, faults: [fault]) }
    static func partly(_ faults: Fault...) -> Answer { Answer(outcome: .partly, faults: faults) }
    static func no(_ faults: Fault...) -> Answer { Answer(outcome: .no, faults: faults) }
    static func no(_ faults: [Fault]) -> Answer { Answer(outcome: .no, faults: faults) }

    /// `yes` without faults, else `outcome` with them.
    static func of(_ faults: [Fault], else outcome: Outcome) -> Answer {
        faults.isEmpty ? .yes : Answer(outcome: outcome, faults: faults)
    }
}

/// All tests, by the id of their parameter.
enum ParameterTests {
    static let all: [ParameterTest] =
        chapterA + chapterB + chapterC + chapterD + chapterE + chapterF + chapterG + chapterH + chapterI + chapterK
        + chapterV

    static let byID: [String: ParameterTest] = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
}
