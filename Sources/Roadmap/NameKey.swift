/// A school's name or alias as compared: case, ё, quotes, dashes and spaces do not tell names apart.
package struct NameKey: Sendable, Hashable {
    private let folded: String

    /// Composed and decomposed letters (й from macOS) give the same key.
    package init(_ name: String) {
        let quotes: Set<Character> = ["«", "»", "\"", "“", "”", "„", "'", "’", "‘"]
        let dashes: Set<Character> = ["-", "‐", "‑", "‒", "–", "—", "−", "_"]
        var folded = ""
        var pendingSpace = false
        // Character by character, because equality of characters is canonical equivalence.
        for character in name.lowercased() where !quotes.contains(character) {
            if character.isWhitespace || dashes.contains(character) {
                pendingSpace = !folded.isEmpty
                continue
            }
            if pendingSpace { folded.append(" ") }
            pendingSpace = false
            folded.append(character == "ё" ? "е" : character)
        }
        self.folded = folded
    }

    package var isEmpty: Bool { folded.isEmpty }
}
