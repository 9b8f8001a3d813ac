internal import DocumentModel

/// The paragraph that is being read: its text so far and what is known of it.
///
/// Blanks are collapsed as OpenDocument 1.2 part 1, 6.1.2 says: a run of blanks, tabs and line ends in the file is
/// one blank, none at all at the ends of the paragraph; only `text:s`, `text:tab` and `text:line-break` are kept as
/// they are.
struct OpenDocumentLine {
    private(set) var bytes = ByteBuffer()
    private(set) var isOpen = false
    var facts = OpenDocumentParagraphFacts()
    /// As ``DocumentModel/Paragraph/origin``.
    var origin: UInt32 = 0
    var heading: Heading?
    var label: OpenDocumentLists.Label?
    /// Traits known before the end; those of the characters come with ``paragraphTraits``.
    ///
    /// Not written as `[]`, which goes through the witnesses of another module and costs more than all the rest of
    /// a paragraph.
    var traits = Paragraph.Traits(rawValue: 0)
    /// The paragraph as a whole is not shown.
    var isHidden = false
    /// What text boxes anchored here hold; it follows the paragraph.
    var anchored: [Block] = []
    private(set) var tally = Tally()

    private var character = OpenDocumentCharacterFacts()
    private var outerCharacters: [OpenDocumentCharacterFacts] = []

    /// What is counted while text comes in.
    struct Tally {
        /// Stretches of hidden text met, which are not in ``bytes``.
        fileprivate(set) var hiddenStretches = 0
        fileprivate(set) var fontHalfPoints: UInt16 = 0
        fileprivate(set) var boldBytes = 0
        fileprivate(set) var boldPrefixBytes = 0
        fileprivate var isBoldFromStart = true
        fileprivate var isInHiddenStretch = false
        /// A blank in the file would collapse into what stands before it.
        fileprivate var swallowsBlank = true
        /// The last byte is a blank that collapses at the end of the paragraph.
        fileprivate var endsInSoftBlank = false

        /// Bytes of stretches with visible signs, and how many of them carry each mark.
        fileprivate var inkBytes = 0
        fileprivate var capitalBytes = 0
        fileprivate var underlinedBytes = 0
        fileprivate var italicBytes = 0
        fileprivate var isHighlighted = false
    }

    /// Begins a paragraph; the buffers of the previous one are used again.
    mutating func begin(_ facts: OpenDocumentParagraphFacts) {
        bytes.clear()
        tally = Tally()
        if !outerCharacters.isEmpty { outerCharacters.removeAll(keepingCapacity: true) }
        if !anchored.isEmpty { anchored = [] }
        heading = nil
        label = nil
        traits = Paragraph.Traits(rawValue: 0)
        isHidden = false
        isOpen = true
        self.facts = facts
        character = facts.character
    }

    /// Ends the paragraph; ``bytes`` and the other facts stay readable until the next ``begin(_:)``.
    mutating func end() {
        isOpen = false
        guard tally.endsInSoftBlank else { return }
        bytes.removeLast()
        tally.boldBytes = min(tally.boldBytes, bytes.count)
        tally.boldPrefixBytes = min(tally.boldPrefixBytes, bytes.count)
    }

    // MARK: Characters

    mutating func enterSpan(_ facts: OpenDocumentCharacterFacts) {
        outerCharacters.append(character)
        character = character.overlaid(by: facts)
    }

    mutating func leaveSpan() {
        if let outer = outerCharacters.popLast() { character = outer }
    }

    mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        guard !passesOver(text) else { return }
        if !tally.swallowsBlank || text.first != 0x20, Self.isPlain(text) { return appendPlain(text) }
        let countBefore = bytes.count
        var hasInk = false
        var kept = 0
        // A copy outside of the structure stays in a register.
        var isAfterBlank = tally.swallowsBlank
        for index in 0..<text.count {
            let byte = text[index]
            guard byte <= 0x20 else {
                hasInk = true
                isAfterBlank = false
                continue
            }
            if isAfterBlank || byte != 0x20 {
                bytes.append(UnsafeBufferPointer(rebasing: text[kept..<index]))
                kept = index + 1
                if !isAfterBlank { bytes.append(repeating: 0x20, count: 1) }
            }
            isAfterBlank = true
        }
        tally.swallowsBlank = isAfterBlank
        bytes.append(UnsafeBufferPointer(rebasing: text[kept..<text.count]))
        guard bytes.count > countBefore else { return }
        tally.endsInSoftBlank = tally.swallowsBlank
        account(added: bytes.count - countBefore, hasInk: hasInk)
    }

    /// Whether no white space in `text` has to be changed: nearly always, so it pays to look first.
    private static func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let start = text.baseAddress, text.count > 1 else { return false }
        // Without a branch, so that the compiler takes many bytes at once.
        var isChanged: UInt8 = start[0] < 0x20 ? 1 : 0
        for index in 1..<text.count {
            let isBlank: UInt8 = start[index] == 0x20 ? 1 : 0
            let followsBlank: UInt8 = start[index - 1] == 0x20 ? 1 : 0
            let isControl: UInt8 = start[index] < 0x20 ? 1 : 0
            isChanged |= isBlank & followsBlank | isControl
        }
        return isChanged == 0
    }

    /// Appends two bytes or more that are kept as they are; among them is always a visible one.
    @inline(__always)
    private mutating func appendPlain(_ text: UnsafeBufferPointer<UInt8>) {
        bytes.append(text)
        tally.swallowsBlank = text.last == 0x20
        tally.endsInSoftBlank = tally.swallowsBlank
        account(added: text.count, hasInk: true)
    }

    /// Appends a sign that does not collapse: a tab, a line break or blanks.
    mutating func append(_ sign: UInt8, count: Int = 1) {
        guard !character.marks.contains(.hidden), !isHidden else { return }
        bytes.append(repeating: sign, count: count)
        tally.swallowsBlank = false
        tally.endsInSoftBlank = false
        account(added: count, hasInk: false)
    }

    /// Whether the text is hidden; counts the stretch it belongs to.
    private mutating func passesOver(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard character.marks.contains(.hidden) else {
            tally.isInHiddenStretch = false
            return false
        }
        if !tally.isInHiddenStretch, text.contains(where: { $0 > 0x20 }) {
            tally.isInHiddenStretch = true
            tally.hiddenStretches += 1
        }
        return true
    }

    private mutating func account(added: Int, hasInk: Bool) {
        let marks = character.marks
        if marks.contains(.bold) {
            tally.boldBytes += added
            if tally.isBoldFromStart { tally.boldPrefixBytes = bytes.count }
        }
        guard hasInk else { return }
        if !marks.contains(.bold) { tally.isBoldFromStart = false }
        if tally.inkBytes == 0 { tally.fontHalfPoints = character.halfPoints }
        tally.inkBytes += added
        if marks.contains(.capitals) { tally.capitalBytes += added }
        if marks.contains(.underlined) { tally.underlinedBytes += added }
        if marks.contains(.italic) { tally.italicBytes += added }
        if marks.contains(.highlighted) { tally.isHighlighted = true }
    }

    /// ``traits`` with those that follow from the characters.
    var paragraphTraits: Paragraph.Traits {
        var traits = traits
        if tally.inkBytes > 0 {
            if tally.capitalBytes == tally.inkBytes { traits.insert(.capitals) }
            if tally.underlinedBytes == tally.inkBytes { traits.insert(.underlined) }
            if tally.italicBytes == tally.inkBytes { traits.insert(.italic) }
            if tally.isHighlighted { traits.insert(.highlighted) }
        }
        return traits
    }
}
