import Expertise
import Roadmap

/// What the author of a labelled document expects of it; `Tests/Labelled/README.md` explains every field.
struct Label: Decodable {
    /// Where a section's title takes its words from.
    enum Wording: String, Decodable, CaseIterable {
        /// Close to the usual ones.
        case near
        /// The writer's own.
        case free
    }

    struct Title: Decodable {
        var title: String
        var wording: Wording
    }

    struct Dates: Decodable, Hashable {
        var from: String
        var to: String
    }

    /// What an honest judgement may say instead.
    struct Alternatives: Decodable {
        var status: [String]?
        var kind: [String?]?
        var risks: [[String]]?
        var school: [String?]?
        var period: [Dates?]?
        var verdict: [String?]?
    }

    /// Below the labelled set's folder, as written there.
    var path: String
    var status: String
    /// Code of the refusal; nil when the document can be read.
    var reason: String?
    var kind: String?
    var risks: [String]
    var school: String?
    /// The school the text names where the folder names another one.
    var schoolByContent: String?
    var period: Dates?
    var titles: [String: Title]
    /// By section id; nil where honest people may differ.
    var states: [String: String?]
    /// Accepted outcomes by parameter id.
    var outcomes: [String: [String]]
    var verdicts: [String?]
    /// In words; empty when no remark should be made.
    var faults: [String]
    var nearMisses: [String]
    var quirk: String
    var form: [String: String]
    var heldBack: Bool
    var accept: Alternatives?
}

extension Label {
    /// Whether a careful curator would have nothing to say.
    var isFaultless: Bool { faults.isEmpty && status == ExaminationStatus.examined.rawValue }

    func accepts(status found: String) -> Bool { found == status || (accept?.status ?? []).contains(found) }
    func accepts(kind found: String?) -> Bool { found == kind || (accept?.kind ?? []).contains(found) }
    func accepts(risks found: [String]) -> Bool { found == risks || (accept?.risks ?? []).contains(found) }
    func accepts(school found: String?) -> Bool { found == school || (accept?.school ?? []).contains(found) }
    func accepts(period found: Dates?) -> Bool { found == period || (accept?.period ?? []).contains(found) }
    func accepts(verdict found: String?) -> Bool {
        verdicts.contains(found) || (accept?.verdict ?? []).contains(found)
    }

    func accepts(schoolByContent found: String?) -> Bool {
        schoolByContent.map { $0 == found } ?? accepts(school: found)
    }
}

extension Label.Dates {
    init(_ period: Period) {
        self.init(from: period.from.description, to: period.to.description)
    }
}
