internal import Synchronization

/// Between examining and recording: once it is closed nothing more is recorded, and a group in hand is finished.
///
/// So whoever ends a run knows at any moment whether it may be left behind: what is not being recorded is untouched.
final class RecordingGate: Sendable {
    private struct State {
        var isOpen = true
        var isPassed = false
    }

    private let state = Mutex(State())

    /// Records through the gate.
    ///
    /// - Throws: ``RunStopped`` when it is closed; else what `body` throws.
    func pass<Value>(_ body: () throws -> Value) throws -> Value {
        let isOpen = state.withLock { state in
            state.isPassed = state.isOpen
            return state.isOpen
        }
        guard isOpen else { throw RunStopped() }
        defer { state.withLock { $0.isPassed = false } }
        return try body()
    }

    /// Lets nothing more through.
    func close() { state.withLock { $0.isOpen = false } }

    /// Whether something is being recorded now.
    var isBusy: Bool { state.withLock { $0.isPassed } }
}

/// A run that was told to end before it came to the end of the inbox; what it recorded is recorded whole.
struct RunStopped: Error {}
