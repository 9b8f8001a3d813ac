import Foundation
import Intake
import Reporting
import Synchronization

/// Standard output for results, standard error for people.
///
/// Neither ends the program when it cannot be written to: a run whose terminal was closed still does its work, and the
/// exit status tells in the end.
enum Output {
    private static let failure = Mutex<SystemFailure?>(nil)

    static func write(_ text: String) {
        do throws(SystemFailure) {
            try write(text, to: STDOUT_FILENO)
        } catch {
            failure.withLock { $0 = $0 ?? error }
        }
    }

    /// One line for each sentence.
    static func complain(_ sentences: [String]) {
        for sentence in sentences { complain("Внимание: \(sentence)") }
    }

    static func complain(_ text: String) {
        show(text.hasSuffix("\n") ? text : text + "\n")
    }

    /// As it is, on standard error. Whoever cannot be told anything cannot be told that either.
    static func show(_ text: String) {
        try? write(text, to: STDERR_FILENO)
    }

    /// - Throws: why something that was to be printed was not.
    static func checkThatAllWasPrinted() throws {
        if let failure = failure.withLock({ $0 }) { throw failure }
    }

    private static func write(_ text: String, to descriptor: Int32) throws(SystemFailure) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                bytes = bytes.dropFirst(count)
            } else if errno != EINTR {
                throw SystemFailure("напечатать ответ:", "стандартный вывод")
            }
        }
    }

    /// Colour when there is a terminal and no `NO_COLOR` (no-color.org); its width, within reason.
    static var style: TerminalStyle {
        guard isatty(STDOUT_FILENO) == 1 else { return .plain }
        let environment = ProcessInfo.processInfo.environment
        let isMuted = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        var size = winsize()
        let width = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
        return TerminalStyle(
            hasColour: !isMuted && environment["TERM"] != "dumb",
            width: min(max(width, 40), 160)
        )
    }
}
