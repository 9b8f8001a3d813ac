internal import Dispatch
internal import Synchronization

/// Many trials of one kind of fault: at every call, or at every so many.
package struct Campaign: Sendable {
    package let scenario: Scenario
    package let program: TestedProgram
    /// Trials at once.
    package let jobs: Int
    /// What runs lead to when nothing goes wrong.
    private let undisturbed: WorkspaceState
    /// All counted calls of such a run.
    private let calls: [String]

    package init(_ scenario: Scenario, _ program: TestedProgram, jobs: Int = 2) throws {
        self.scenario = scenario
        self.program = program
        self.jobs = jobs
        (undisturbed, calls) = try Trial.undisturbed(scenario, program)
    }

    /// How many calls an undisturbed run makes.
    private func number(countingReads: Bool) -> Int {
        guard !countingReads else { return calls.count }
        let reads: Set<Substring> = ["open", "read", "pread"]
        return calls.count { !reads.contains($0.split(separator: " ")[1]) }
    }

    /// The figures of a campaign.
    package struct Outcome: Sendable {
        package var scenario: String
        package var kind: Fault.Kind
        /// Calls of an undisturbed run.
        package var calls: Int
        package var points = 0
        package var losses = 0
        package var duplicates = 0
        /// One line for each trial that did not end as it should.
        package var problems: [String] = []

        package var line: String {
            "\(scenario), \(kind): calls \(calls), points tried \(points), losses \(losses), "
                + "duplicates \(duplicates), problems \(problems.count)"
        }
    }

    /// Faults of `kind` at every `step`-th call from `first` on, until a run ends undisturbed.
    package func run(_ kind: Fault.Kind, countsReads: Bool = false, first: Int = 1, step: Int = 1) -> Outcome {
        let calls = number(countingReads: countsReads)
        let outcome = Mutex(Outcome(scenario: scenario.name, kind: kind, calls: calls))
        let next = Mutex(first)
        let isOver = Mutex(false)
        DispatchQueue.concurrentPerform(iterations: jobs) { _ in
            while !isOver.withLock(\.self) {
                let call = next.withLock { number in
                    defer { number += step }
                    return number
                }
                let fault = Fault(kind, at: call, countsReads: countsReads)
                let trial = Trial(scenario: scenario, program: program, fault: fault, undisturbed: undisturbed)
                let result = Result { try trial.run() }
                if case .success(let finding) = result, finding.faultedCall == nil {
                    isOver.withLock { $0 = true }
                } else {
                    outcome.withLock { $0.add(result, of: fault) }
                }
            }
        }
        return outcome.withLock(\.self)
    }
}

extension Campaign.Outcome {
    fileprivate mutating func add(_ result: Result<Trial.Finding, any Error>, of fault: Fault) {
        points += 1
        switch result {
        case .failure(let error): problems.append("\(fault): \(error)")
        case .success(let finding):
            losses += finding.losses
            duplicates += finding.duplicates
            if finding.losses + finding.duplicates > 0 || !finding.problems.isEmpty {
                let words = finding.problems.joined(separator: "; ")
                problems.append("\(fault) (\(finding.faultedCall ?? "")): \(words)")
            }
        }
    }
}
