import Foundation
import Testing

/// `expertise watch` at work on a workspace; ends with its owner.
final class Watching {
    let running: ExpertiseBinary.Running

    init(_ workspace: SampleWorkspace, _ arguments: String..., through wrapper: [String] = []) throws {
        running = try workspace.binary.start(["watch"] + arguments, through: wrapper)
    }

    deinit { if running.process.isRunning { kill(running.process.processIdentifier, SIGKILL) } }

    func send(_ signal: Int32) { kill(running.process.processIdentifier, signal) }

    func stop(_ signal: Int32 = SIGTERM) throws -> ExpertiseBinary.Answer {
        send(signal)
        return try running.answer()
    }

    /// Waits until it has printed `words`.
    func prints(_ words: String, _ location: SourceLocation = #_sourceLocation) throws {
        try eventually("prints «\(words)»", location) {
            try running.printed().split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(words)
        }
    }
}

/// Waits until `condition` holds. The deadline only makes a failing test end; it is far longer than anything here takes.
func eventually(
    _ what: String,
    _ location: SourceLocation = #_sourceLocation,
    _ condition: () throws -> Bool
) throws {
    let deadline = ContinuousClock.now + .seconds(120)
    while try !condition() {
        guard ContinuousClock.now < deadline else {
            Issue.record("never: \(what)", sourceLocation: location)
            throw NeverHappened()
        }
        usleep(20_000)
    }
}

struct NeverHappened: Error {}
