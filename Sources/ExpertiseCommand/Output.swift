import Foundation
import Reporting

/// Standard output for results, standard error for people.
enum Output {
    static func write(_ text: String) {
        FileHandle.standardOutput.write(Data(text.utf8))
    }

    /// One line for each sentence.
    static func complain(_ sentences: [String]) {
        for sentence in sentences { complain("Внимание: \(sentence)") }
    }

    static func complain(_ text: String) {
        FileHandle.standardError.write(Data((text.hasSuffix("\n") ? text : text + "\n").utf8))
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
