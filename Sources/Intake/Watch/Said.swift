internal import Synchronization

/// What was said already, so that a watch of many days says each thing once.
struct Said {
    enum Topic: Hashable { case coverage, inbox, trouble }

    private var last: [Topic: String] = [:]
    private var warnings: Set<String> = []
    let outcomes = OutcomeFilter()

    /// `sentence`, unless it was the last one said of `topic`; nil forgets the topic.
    mutating func once(_ topic: Topic, _ sentence: String?) -> String? {
        defer { last[topic] = sentence }
        return last[topic] == sentence ? nil : sentence
    }

    mutating func forget(_ topic: Topic) { last[topic] = nil }

    /// Those of `warnings` that the pass before did not give.
    mutating func news(among warnings: [String]) -> [String] {
        defer { self.warnings = Set(warnings) }
        return warnings.filter { !self.warnings.contains($0) }
    }
}

/// Lets what is said of a file through once, for as long as the file is there and nothing else is said of it.
final class OutcomeFilter: Sendable {
    private struct State {
        var before: [String: String] = [:]
        var now: [String: String] = [:]
    }

    private let state = Mutex(State())

    func begin() { state.withLock { $0.now = [:] } }

    func isNews(_ outcome: FileOutcome) -> Bool {
        switch outcome.category {
        case .archived, .duplicate, .unreadable: return outcome.category != .duplicate || isNewSentence(outcome)
        case .waiting, .ignored: return isNewSentence(outcome)
        }
    }

    /// The pass came to its end, so what it did not name is gone.
    func end() { state.withLock { $0.before = $0.now } }

    private func isNewSentence(_ outcome: FileOutcome) -> Bool {
        // Tries are counted in the sentence; their number alone is no news.
        let sentence = "\(outcome.category.rawValue) \(outcome.entry ?? 0) \(outcome.message.filter { !$0.isNumber })"
        return state.withLock { state in
            state.now[outcome.path] = sentence
            return state.before[outcome.path] != sentence
        }
    }
}
