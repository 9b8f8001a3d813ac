internal import Glibc
internal import Synchronization

/// Runs one pass at a time beside the thread that waits, and makes a descriptor readable when it is over.
final class PassRunner {
    struct Result {
        var began: ContinuousClock.Instant
        var outcome: Swift.Result<RunSummary, any Error>
    }

    private struct Running {
        var began: ContinuousClock.Instant
        var gate: RecordingGate
        var task: Task<Void, Never>
    }

    /// Readable when a result is there.
    let descriptor: Int32
    private let bell: Int32
    private let outcome = Outcome()
    private var running: Running?

    /// Shared with the task of the pass.
    private final class Outcome: Sendable {
        let value = Mutex<Swift.Result<RunSummary, any Error>?>(nil)
    }

    init() throws(SystemFailure) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw SystemFailure("начать слежение; процесс", "\(getpid())") }
        descriptor = ends[0]
        bell = ends[1]
    }

    deinit {
        close(descriptor)
        // The other end stays open: a pass that was left behind may still ring.
    }

    var isRunning: Bool { running != nil }

    /// Whether a group is being recorded now.
    var isRecording: Bool { running?.gate.isBusy ?? false }

    func start(
        _ intake: Intake,
        at began: ContinuousClock.Instant,
        observer: @escaping @Sendable (Intake.Event) -> Void
    ) {
        let (outcome, bell) = (outcome, bell)
        let task = Task.detached {
            let result: Swift.Result<RunSummary, any Error>
            do {
                result = .success(try await intake.run(observer))
            } catch {
                result = .failure(error)
            }
            outcome.value.withLock { $0 = result }
            var byte: UInt8 = 1
            _ = write(bell, &byte, 1)
        }
        running = Running(began: began, gate: intake.gate, task: task)
    }

    /// What became of the pass; nil while it is running.
    func takeResult() -> Result? {
        guard let running, let result = outcome.value.withLock({ $0.take() }) else { return nil }
        var byte: UInt8 = 0
        _ = read(descriptor, &byte, 1)
        self.running = nil
        return Result(began: running.began, outcome: result)
    }

    /// The pass records nothing more but the group in hand, and ends when it comes to look.
    func stop() {
        running?.gate.close()
        running?.task.cancel()
    }
}
