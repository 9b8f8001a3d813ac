internal import Expertise
internal import Foundation
internal import JSONText
internal import Roadmap

/// What a new version of a document mended, kept and spoilt (requirement R7), by the parameters that have remarks.
struct RemarkChanges {
    private(set) var mended: [String] = []
    private(set) var remaining: [String] = []
    private(set) var new: [String] = []

    /// - Parameter before: stored details of the version before; nil when there are none to compare with.
    init(before: String?, after: Examination?) {
        let earlier = before.map(Self.faults(inDetails:)) ?? []
        let later = Set((after?.parameters ?? []).filter { $0.outcome.isFault }.map(\.id))
        mended = earlier.subtracting(later).sorted()
        remaining = earlier.intersection(later).sorted()
        new = later.subtracting(earlier).sorted()
    }

    private struct StoredParameters: Decodable {
        struct Parameter: Decodable {
            var id: String
            var outcome: Outcome
        }
        var parameters: [Parameter]
    }

    private static func faults(inDetails text: String) -> Set<String> {
        // Details of an older program may be of another shape; then nothing is compared.
        guard let stored = try? JSONDecoder().decode(StoredParameters.self, from: Data(text.utf8)) else { return [] }
        return Set(stored.parameters.filter { $0.outcome.isFault }.map(\.id))
    }

    var sentence: String {
        let parts = [("устранены", mended), ("остались", remaining), ("новые", new)].filter { !$0.1.isEmpty }
        guard !parts.isEmpty else { return "Замечаний не было и нет." }
        return "Замечания: " + parts.map { "\($0.0) — \($0.1.joined(separator: ", "))" }.joined(separator: "; ") + "."
    }

    var json: JSONValue {
        .object([("mended", .strings(mended)), ("remaining", .strings(remaining)), ("new", .strings(new))])
    }
}

extension Outcome {
    fileprivate var isFault: Bool { self == .no || self == .partly }
}
