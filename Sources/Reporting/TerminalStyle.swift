/// Whether there is colour, and how wide a line may be.
package struct TerminalStyle: Sendable {
    package var hasColour: Bool
    /// Characters in a line.
    package var width: Int

    package init(hasColour: Bool, width: Int) {
        self.hasColour = hasColour
        self.width = width
    }

    /// For files and pipes.
    package static let plain = TerminalStyle(hasColour: false, width: 100)

    package func bold(_ text: String) -> String { sgr(1, text) }
    package func dim(_ text: String) -> String { sgr(2, text) }
    package func red(_ text: String) -> String { sgr(31, text) }
    package func green(_ text: String) -> String { sgr(32, text) }
    package func yellow(_ text: String) -> String { sgr(33, text) }

    /// Select Graphic Rendition (ECMA-48 8.3.117).
    private func sgr(_ code: Int, _ text: String) -> String {
        hasColour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
