internal import DocumentModel

/// The paragraph that is being read: its text so far and what is known of it.
///
/// Blanks are collapsed as OpenDocument 1.2 part 1, 6.1.2 says: a run of blanks, tabs and line ends in the file is
/// one blank, none at all at the ends of the paragraph; only `text:s`, `text:tab` and `text:line-break` are kept as
/// they are.
struct OpenDocumentLine {
    private(set) var bytes: [UInt8] = []
    private(set) var isOpen = false
    var facts = OpenDocumentParagraphFacts()
    /// As ``DocumentModel/Paragraph/origin``.
    var origin: UInt32 = 0
    var heading: Heading?
    var label: OpenDocumentLists.Label?
    /// Traits known before the end; those of the characters come with ``paragraphTraits``.
    var traits: Paragraph.Traits = []
    /// The paragraph as a whole is not shown.
    var isHidden = false
    /// Stretches of hidden text met, which are not in ``bytes``.
    private(set) var hiddenStretches = 0
    /// What text boxes anchored here hold; it follows the paragraph.
    var anchored: [Block] = []

    private(set) var fontHalfPoints: UInt16 = 0
    private(set) var boldBytes = 0
    private(set) var boldPrefixBytes = 0
    private var isBoldFromStart = true
    private var isInHiddenStretch = false
    /// A blank in the file would collapse into what stands before it.
    private var swallowsBlank = true
    /// The last byte is a blank that collapses at the end of the paragraph.
    private var endsInSoftBlank = false

    /// Bytes of stretches with visible signs, and how many of them carry each mark.
    private var inkBytes = 0
    private var capitalBytes = 0
    private var underlinedBytes = 0
    private var italicBytes = 0
    private var isHighlighted = false

    private var character = OpenDocumentCharacterFacts()
    private var outerCharacters: [OpenDocumentCharacterFacts] = []

    /// Begins a paragraph; the buffers of the previous one are used again.
    mutating func begin(_ facts: OpenDocumentParagraphFacts) {
        var fresh = OpenDocumentLine()
        swap(&fresh.bytes, &bytes)
        swap(&fresh.outerCharacters, &outerCharacters)
        fresh.bytes.removeAll(keepingCapacity: true)
        fresh.outerCharacters.removeAll(keepingCapacity: true)
        self = fresh
        isOpen = true
        self.facts = facts
        character = facts.character
    }

    /// Ends the paragraph; ``bytes`` and the other facts stay readable until the next ``begin(_:)``.
    mutating func end() {
        isOpen = false
        guard endsInSoftBlank else { return }
        bytes.removeLast()
        boldBytes = min(boldBytes, bytes.count)
        boldPrefixBytes = min(boldPrefixBytes, bytes.count)
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
        if !swallowsBlank || text.first != 0x20, Self.isPlain(text) { return appendPlain(text) }
        let countBefore = bytes.count
        var hasInk = false
        var kept = 0
        // A copy outside of the structure stays in a register.
        var isAfterBlank = swallowsBlank
        for index in 0..<text.count {
            let byte = text[index]
            guard byte <= 0x20 else {
                hasInk = true
                isAfterBlank = false
                continue
            }
            if isAfterBlank || byte != 0x20 {
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[kept..<index]))
                kept = index + 1
                if !isAfterBlank { bytes.append(0x20) }
            }
            isAfterBlank = true
        }
        swallowsBlank = isAfterBlank
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[kept..<text.count]))
        guard bytes.count > countBefore else { return }
        endsInSoftBlank = swallowsBlank
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
    private mutating func appendPlain(_ text: UnsafeBufferPointer<UInt8>) {
        bytes.append(contentsOf: text)
        swallowsBlank = text.last == 0x20
        endsInSoftBlank = swallowsBlank
        account(added: text.count, hasInk: true)
    }

    /// Appends a sign that does not collapse: a tab, a line break or blanks.
    mutating func append(_ sign: UInt8, count: Int = 1) {
        guard !character.marks.contains(.hidden), !isHidden else { return }
        bytes.append(contentsOf: repeatElement(sign, count: count))
        swallowsBlank = false
        endsInSoftBlank = false
        account(added: count, hasInk: false)
    }

    /// Whether the text is hidden; counts the stretch it belongs to.
    private mutating func passesOver(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard character.marks.contains(.hidden) else {
            isInHiddenStretch = false
            return false
        }
        if !isInHiddenStretch, text.contains(where: { $0 > 0x20 }) {
            isInHiddenStretch = true
            hiddenStretches += 1
        }
        return true
    }

    private mutating func account(added: Int, hasInk: Bool) {
        let marks = character.marks
        if marks.contains(.bold) {
            boldBytes += added
            if isBoldFromStart { boldPrefixBytes = bytes.count }
        }
        guard hasInk else { return }
        if !marks.contains(.bold) { isBoldFromStart = false }
        if inkBytes == 0 { fontHalfPoints = character.halfPoints }
        inkBytes += added
        if marks.contains(.capitals) { capitalBytes += added }
        if marks.contains(.underlined) { underlinedBytes += added }
        if marks.contains(.italic) { italicBytes += added }
        if marks.contains(.highlighted) { isHighlighted = true }
    }

    /// ``traits`` with those that follow from the characters.
    var paragraphTraits: Paragraph.Traits {
        var traits = traits
        if inkBytes > 0 {
            if capitalBytes == inkBytes { traits.insert(.capitals) }
            if underlinedBytes == inkBytes { traits.insert(.underlined) }
            if italicBytes == inkBytes { traits.insert(.italic) }
            if isHighlighted { traits.insert(.highlighted) }
        }
        return traits
    }
}
