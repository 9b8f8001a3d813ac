import DocumentModel
import Expertise
import Roadmap

/// Something that judges a document: the examination, or a naive one to compare it with.
protocol Checker: Sendable {
    var name: String { get }
    func answer(_ document: Document, in circumstances: Circumstances) -> Answer
}

/// What a checker says of a document, in the shape in which it is compared with the label.
struct Answer: Sendable, Equatable {
    var status: String
    /// Code of the refusal.
    var reason: String?
    var kind: String?
    var risks: [String] = []
    /// The school the document is filed under: the folder's, else the one the text names with certainty.
    var school: String?
    /// The school the text names.
    var schoolByContent: String?
    var period: Label.Dates?
    var sections: [String: SectionFinding] = [:]
    var parameters: [String: ParameterResult] = [:]
    var verdict: String?

    static func refused(_ code: String, school: String?) -> Answer {
        Answer(status: ExaminationStatus.unreadable.rawValue, reason: code, school: school, schoolByContent: school)
    }

    /// The remarks that a school would have to answer: critical and main parameters answered `no` or `partly`.
    var graveRemarks: [ParameterResult] {
        parameters.values.filter { $0.weight != .advisory && ($0.outcome == .no || $0.outcome == .partly) }
            .sorted { $0.id < $1.id }
    }
}
