internal import DocumentModel

/// The paragraph that is open, and what is known of it so far.
struct WordParagraphState {
    var isOpen = false
    /// Reading stands in its `w:pPr`.
    var isInProperties = false
    /// As ``DocumentModel/Paragraph/origin``.
    var origin: UInt32 = 0
    /// Where its text begins in the story's bytes.
    var start = 0
    var style: Int?
    var direct = WordParagraphFormat()
    /// Run formatting of its style, laid over the defaults.
    var base = WordRunFormat()
    /// Its mark is a tracked deletion: it goes on in the next paragraph.
    var isMarkDeleted = false
    /// A line of a contents list by a field or a content control.
    var isContents = false
    var hasPicture = false
    var isHighlighted = false
    var halfPoints: UInt16 = 0
    /// Bytes that are not in runs of white space, and how many of them are set in one way or another.
    var inkedBytes = 0
    var italicBytes = 0
    var underlinedBytes = 0
    var capitalBytes = 0
    var boldBytes = 0
    /// End of the bold start, counted from ``start``.
    var boldPrefix = 0
    var isBoldPrefixOpen = true
    /// Blocks of its text boxes, which come behind it.
    var anchored: [Block] = []
}

extension WordStory {
    /// - Parameter origin: where its tag ends; 0 for a paragraph without a tag of its own, or when nobody asks.
    mutating func openParagraph(origin: UInt32 = 0) {
        // Paragraphs nest only through text boxes and cells, which put the outer one aside.
        if paragraph.isOpen { closeParagraph() }
        if var earlier = joined {
            joined = nil
            // The mark that stays is the later one, and with it the formatting of the paragraph.
            earlier.direct = WordParagraphFormat()
            earlier.isMarkDeleted = false
            paragraph = earlier
        } else {
            paragraph = WordParagraphState()
            paragraph.start = text.count
            paragraph.origin = boxes.first?.paragraph.origin ?? origin
        }
        paragraph.isOpen = true
        setStyle(styles.defaultParagraph)
        if isInContentsList { paragraph.isContents = true }
    }

    private mutating func setStyle(_ style: Int?) {
        paragraph.style = style
        paragraph.base = style.map { styles.all[$0].run } ?? styles.defaults
        run.forgetFormat()
    }

    mutating func closeParagraphProperties() {
        paragraph.isInProperties = false
        run.properties = .none
    }

    mutating func closeParagraph() {
        guard paragraph.isOpen else { return }
        run.isOpen = false
        isText = false
        if isInContentsList { paragraph.isContents = true }
        noteParagraphInFieldCodes()
        paragraph.isOpen = false
        if paragraph.isMarkDeleted {
            joined = paragraph
        } else {
            keep(paragraph)
        }
        paragraph = WordParagraphState()
    }

    /// Keeps a paragraph that should have gone on in the next one, when there is no next one.
    mutating func flushJoined() {
        guard let last = joined else { return }
        joined = nil
        if text.count > last.start { keep(last) } else { blocks += last.anchored }
    }

    private mutating func keep(_ state: WordParagraphState) {
        let end = text.count
        weighText()
        if end - state.start > limits.paragraphBytes { refuse(.tooLarge(.paragraph(limit: limits.paragraphBytes))) }
        countKept(1)
        guard refusal == nil else { return }
        var result = Paragraph(text: TextRange(start: UInt32(state.start), end: UInt32(end)))
        let style = state.style.map { styles.all[$0] }
        result.origin = state.origin
        result.heading = heading(direct: state.direct, style: style)
        result.alignment = state.direct.alignment ?? style?.paragraph.alignment ?? .start
        result.fontHalfPoints = state.halfPoints
        result.boldBytes = UInt32(state.boldBytes)
        result.boldPrefixBytes = UInt32(state.boldPrefix)
        result.style = state.style.flatMap { styleNameIndex(of: $0) }
        result.traits = traits(of: state, style: style)
        number(&result, state: state, style: style)
        blocks.append(.paragraph(result))
        if !state.anchored.isEmpty { blocks += state.anchored }
    }

    /// Refuses more text and paragraphs than are kept, or than the packed size allows. Asked at the end of each
    /// paragraph and while one grows, so that no more than a piece of the part is kept beyond the limit.
    mutating func weighText() {
        if text.count > limits.keptTextBytes {
            refuse(.tooLarge(.text(limit: limits.keptTextBytes)))
        } else if paragraph.isOpen, text.count - paragraph.start > limits.paragraphBytes {
            refuse(.tooLarge(.paragraph(limit: limits.paragraphBytes)))
        } else if limits.isSuspicious(text: text.count, paragraphs: paragraphsKept, packed: source.packedBytes) {
            refuse(.suspiciousArchive(.ratio(part: source.name)))
        }
    }

    private func heading(direct: WordParagraphFormat, style: WordStyle?) -> Heading? {
        guard let level = direct.outlineLevel else { return style?.heading }
        return level < 9 ? Heading(level: level + 1, source: .outlineLevel) : nil
    }

    private func traits(of state: WordParagraphState, style: WordStyle?) -> Paragraph.Traits {
        var traits: Paragraph.Traits = []
        if state.isContents || style?.isContents == true { traits.insert(.contents) }
        if state.isHighlighted { traits.insert(.highlighted) }
        if state.hasPicture { traits.insert(.picture) }
        if !boxes.isEmpty { traits.insert(.textBox) }
        if state.direct.startsPage ?? style?.paragraph.startsPage ?? false { traits.insert(.pageBreakBefore) }
        guard state.inkedBytes > 0 else { return traits }
        if state.underlinedBytes == state.inkedBytes { traits.insert(.underlined) }
        if state.italicBytes == state.inkedBytes { traits.insert(.italic) }
        if state.capitalBytes == state.inkedBytes { traits.insert(.capitals) }
        return traits
    }

    /// Counts the paragraph in its list and puts the label behind its text.
    private mutating func number(_ result: inout Paragraph, state: WordParagraphState, style: WordStyle?) {
        guard let id = state.direct.numberingID ?? style?.paragraph.numberingID, id != 0 else { return }
        let level: UInt8
        if let direct = state.direct.listLevel {
            level = direct
        } else if state.direct.numberingID == nil, let style {
            level = numbering.level(ofStyle: style.id, in: id) ?? style.paragraph.listLevel ?? 0
        } else {
            level = 0
        }
        guard let label = numbering.next(in: id, level: Int(level), styles: styles) else { return }
        result.listLevel = level
        if label.isBullet { result.traits.insert(.bulleted) }
        guard !label.text.isEmpty else { return }
        let start = text.count
        text.append(contentsOf: label.text.utf8)
        result.label = TextRange(start: UInt32(start), end: UInt32(text.count))
    }

    private mutating func styleNameIndex(of style: Int) -> UInt16? {
        if let known = styleNameIndices[style] { return known }
        guard let index = UInt16(exactly: styleNames.count) else { return nil }
        styleNames.append(styles.all[style].name)
        styleNameIndices[style] = index
        return index
    }

    // MARK: Properties

    mutating func readProperty(_ name: WordName, _ element: XMLElement<WordName, WordSpace>) {
        switch run.properties {
        case .run: readRunProperty(name, element)
        // Of the mark's own formatting only its deletion matters, which comes as a tracked change.
        case .mark: return
        case .none: readParagraphProperty(name, element)
        }
    }

    private mutating func readParagraphProperty(_ name: WordName, _ element: XMLElement<WordName, WordSpace>) {
        let value = element.value(of: .val)
        switch name {
        case .pStyle:
            // A style that is not defined counts as the default one (17.3.1.27).
            if let style = value.flatMap({ styles.index(of: $0.bytes) }), styles.all[style].kind == .paragraph {
                setStyle(style)
            }
        case .outlineLvl:
            paragraph.direct.outlineLevel = value?.integer.flatMap { UInt8(exactly: $0) }.map { min($0, 9) }
        case .ilvl: paragraph.direct.listLevel = value?.integer.map { UInt8(clamping: min(8, max(0, $0))) }
        case .numId: paragraph.direct.numberingID = value?.integer.map { Int32(clamping: $0) }
        case .jc: paragraph.direct.alignment = value.flatMap { Paragraph.Alignment($0) }
        case .pageBreakBefore: paragraph.direct.startsPage = element.isOn
        default: return
        }
    }
}
