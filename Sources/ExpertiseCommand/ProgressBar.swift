import Foundation
import Reporting

/// A bar on standard error while there is more than a moment's work; silent when that is no terminal.
///
/// Lines that are to stay go to standard output; the bar is taken away before each and drawn again after it.
final class ProgressBar: @unchecked Sendable {
    private static let throttleNanoseconds: UInt64 = 50_000_000
    /// Fewer files are done before anyone would look.
    private static let smallestTotal = 10

    private let isWanted: Bool
    /// Guards everything below: outcomes arrive from the task that writes the log.
    private let lock = NSLock()
    private var total = 0
    private var done = 0
    private var lastDrawn: UInt64 = 0
    private var isDrawn = false

    init(isWanted: Bool) {
        self.isWanted = isWanted && isatty(STDERR_FILENO) == 1
    }

    func start(total: Int) {
        lock.withLock { self.total = total }
    }

    /// One more is done; `line` stays on the screen.
    func advance(past line: String?) {
        lock.withLock {
            done += 1
            if let line, !line.isEmpty {
                erase()
                Output.write(line)
            }
            draw()
        }
    }

    /// So many are done of so many.
    func show(done: Int, total: Int) {
        lock.withLock {
            self.done = done
            self.total = total
            draw()
        }
    }

    func end() {
        lock.withLock { erase() }
    }

    private func draw() {
        let now = DispatchTime.now().uptimeNanoseconds
        guard isWanted, total >= Self.smallestTotal, !isDrawn || now - lastDrawn >= Self.throttleNanoseconds else {
            return
        }
        let width = 30
        let filled = total == 0 ? width : width * done / total
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
        Output.show("\r\u{1B}[2K\(bar) \(done) из \(total)")
        isDrawn = true
        lastDrawn = now
    }

    private func erase() {
        guard isDrawn else { return }
        Output.show("\r\u{1B}[2K")
        isDrawn = false
    }
}
