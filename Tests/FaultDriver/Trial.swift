internal import Foundation

/// One fault in one run over a copy of a scenario, and what is left of it after the cause is gone.
struct Trial {
    let scenario: Scenario
    let program: TestedProgram
    let fault: Fault
    /// What undisturbed runs lead to.
    let undisturbed: WorkspaceState

    struct Finding: Sendable {
        /// Nil when the run was over before the call came.
        var faultedCall: String?
        var losses = 0
        var duplicates = 0
        var problems: [String] = []
    }

    /// Runs that follow, so that what is taken only at a second look is taken.
    static let runsAfter = 2

    func run() throws -> Finding {
        let copy = try scenario.copy()
        let before = try WorkspaceState.digestsKept(in: copy.path)
        let disturbed = try program.run(["run", "--format", "json"], on: copy.path, fault: fault)
        var finding = Finding(faultedCall: disturbed.faultedCall)
        guard finding.faultedCall != nil else { return finding }

        finding.losses = before.subtracting(try WorkspaceState.digestsKept(in: copy.path)).count
        finding.problems += complaints(about: disturbed)
        for _ in 0..<Self.runsAfter {
            let next = try program.run(["run", "--format", "json"], on: copy.path)
            if next.status != 0 { finding.problems.append("next run: \(next.status) \(next.complaints)") }
        }
        do {
            compare(try WorkspaceState(of: copy.path, program), into: &finding)
        } catch {
            finding.problems.append("\(error)")
        }
        return finding
    }

    /// The state that runs lead to when nothing goes wrong, and the calls that the first of them makes.
    static func undisturbed(_ scenario: Scenario, _ program: TestedProgram) throws -> (
        state: WorkspaceState, calls: [String]
    ) {
        let copy = try scenario.copy()
        var calls: [String] = []
        for index in 0...runsAfter {
            // A fault that never comes: the calls are counted as in a trial.
            let fault = Fault(.kill, at: .max, countsReads: true)
            let answer = try program.run(["run"], on: copy.path, fault: index == 0 ? fault : nil)
            guard answer.status == 0 else { throw DriverFailure("run: \(answer.status) \(answer.complaints)") }
            if index == 0 { calls = answer.calls }
        }
        let state = try WorkspaceState(of: copy.path, program)
        guard state.faults.isEmpty else { throw DriverFailure("undisturbed: \(state.faults)") }
        return (state, calls)
    }

    // MARK: Judging

    private func complaints(about answer: TestedProgram.Answer) -> [String] {
        if answer.hung { return ["the run hangs"] }
        switch fault.kind {
        case .kill: return answer.status == -SIGKILL ? [] : ["not killed: \(answer.status)"]
        case .shortWrite:
            return answer.status == 0 ? [] : ["a short write is no failure: \(answer.status) \(answer.complaints)"]
        case .error: return complaintsAboutError(answer)
        }
    }

    private func complaintsAboutError(_ answer: TestedProgram.Answer) -> [String] {
        let sentence = answer.complaints.trimmingCharacters(in: .whitespacesAndNewlines)
        switch answer.status {
        case 0: return sentence.isEmpty ? [] : ["status 0, and yet: \(sentence)"]
        case 74: return Self.isRussianSentence(sentence) ? [] : ["not one Russian sentence: «\(sentence)»"]
        default: return ["status \(answer.status): \(sentence)"]
        }
    }

    /// One line that begins with a Cyrillic capital and ends as a sentence, or with SQLite's words in brackets.
    private static func isRussianSentence(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, ("А"..."Я").contains(first) else { return false }
        return !text.contains("\n") && (text.hasSuffix(".") || text.hasSuffix(")"))
    }

    private func compare(_ state: WorkspaceState, into finding: inout Finding) {
        finding.problems += state.faults
        let isExact: Bool
        if case .error = fault.kind { isExact = false } else { isExact = true }
        for (digest, number) in undisturbed.archived where state.archived[digest, default: 0] < number {
            finding.losses += 1
            finding.problems.append("missing in the archive: \(digest.prefix(8))")
        }
        for (digest, number) in state.archived where number > undisturbed.archived[digest, default: 0] {
            finding.duplicates += 1
            finding.problems.append("too often in the archive: \(digest.prefix(8))")
        }
        for (digest, number) in state.received where number > undisturbed.received[digest, default: 0] {
            finding.duplicates += 1
            finding.problems.append("received too often: \(digest.prefix(8))")
        }
        // A document that came a run later than its neighbours may be examined once more beside them, with papers for it.
        let isPaired =
            isExact
            ? state.papers == undisturbed.papers
            : state.firstPapers.count == undisturbed.firstPapers.count
        if !isPaired {
            let differing = state.papers.symmetricDifference(undisturbed.papers)
            finding.problems.append("conclusions: \(differing.sorted())")
        }
        if state.inbox != undisturbed.inbox {
            finding.problems.append("inbox: \(state.inbox.keys.sorted())")
        }
        // After an error a document may come a run later than its siblings, and those are examined again then.
        let entries = isExact ? state.entries : state.entriesOfExaminedOnce
        let wanted = isExact ? undisturbed.entries : undisturbed.entriesOfExaminedOnce
        if entries != wanted {
            let differing = Set(entries.keys).union(wanted.keys).filter { entries[$0] != wanted[$0] }
            finding.problems.append("entries: \(differing.sorted())")
        }
        let expected = isExact ? undisturbed.status : undisturbed.statusWithoutNumbers
        let found = isExact ? state.status : state.statusWithoutNumbers
        if found != expected { finding.problems.append("status: \(Self.difference(expected, found))") }
    }

    /// The first lines that differ.
    private static func difference(_ expected: String, _ found: String) -> String {
        let pairs = zip(expected.split(separator: "\n"), found.split(separator: "\n"))
        let lines = pairs.filter { $0 != $1 }.prefix(3).map { "«\($0)» became «\($1)»" }
        return lines.joined(separator: ", ")
    }
}
