internal import DocumentModel

/// The run that is open, and its formatting.
struct WordRunState {
    enum Properties { case none, run, mark }

    var isOpen = false
    /// Reading stands in `w:instrText`.
    var isInstruction = false
    /// Whose `w:rPr` reading stands in.
    var properties = Properties.none
    var direct = WordRunFormat()
    var style: Int?
    /// What the run looks like; nil until its first text.
    var format: WordRunFormat?
    /// Its hidden text has been noted.
    var isNotedHidden = false

    @inline(__always)
    mutating func begin() {
        isOpen = true
        isInstruction = false
        properties = .none
        direct = WordRunFormat()
        style = nil
        format = nil
        isNotedHidden = false
    }

    mutating func forgetFormat() { format = nil }
}

extension WordStory {
    mutating func readRunProperty(_ name: WordName, _ element: XMLElement<WordName, WordSpace>) {
        switch name {
        case .b: run.direct.set(.bold, element.isOn)
        case .i: run.direct.set(.italic, element.isOn)
        case .caps: run.direct.set(.capitals, element.isOn)
        case .vanish: run.direct.set(.hidden, element.isOn)
        case .u: run.direct.set(.underlined, element.value(of: .val).map { !$0.equals("none") } ?? true)
        case .highlight: run.direct.set(.highlighted, element.value(of: .val).map { !$0.equals("none") } ?? true)
        case .shd:
            if let fill = element.value(of: .fill), !fill.equals("auto"), !fill.equals("FFFFFF"), !fill.equals("ffffff")
            {
                run.direct.set(.highlighted, true)
            }
        case .sz: run.direct.halfPoints = element.value(of: .val)?.integer.map { UInt16(clamping: $0) } ?? 0
        case .rStyle:
            run.style = element.value(of: .val).flatMap { styles.index(of: $0.bytes) }
        default: return
        }
    }

    mutating func readRunContent(_ name: WordName, _ element: XMLElement<WordName, WordSpace>) {
        switch name {
        case .tab, .ptab: append(StaticCharacter.tab)
        case .br: appendBreak(element)
        case .cr: append(StaticCharacter.newline)
        // Written as readers compare it; a hyphen that does not break looks like one that does.
        case .noBreakHyphen: append(StaticCharacter.hyphen)
        case .sym: appendSymbol(element)
        case .fldChar: readFieldCharacter(element)
        case .commentReference: notes.comments += 1
        case .object: notes.embedded += 1
        default: readWrapper(name, element)
        }
    }

    mutating func notePicture() {
        notes.pictures += 1
        paragraph.hasPicture = true
    }

    // MARK: Text

    @inline(__always)
    mutating func appendText(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard !isInFieldCodes else { return }
        if !paragraph.isOpen { openOrphan(bytes) }
        guard paragraph.isOpen else { return }
        let format = run.format ?? settleFormat()
        guard !format.on.contains(.hidden) else { return noteHidden() }
        let start = text.count
        text.append(contentsOf: bytes)
        if text.count - paragraph.start > limits.paragraphBytes { weighText() }
        var lowest: UInt8 = 0xFF
        for byte in bytes { lowest = min(lowest, byte) }
        // Line breaks of the XML file itself are spaces.
        if lowest < 0x20 { flattenBreaks(from: start) }
        count(bytes, as: format)
    }

    /// Text outside all paragraphs, as some programs leave it, makes one of its own.
    private mutating func openOrphan(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.contains(where: { $0 > 0x20 }) else { return }
        openParagraph()
    }

    /// Bytes of one character that an element stands for.
    enum StaticCharacter {
        static let tab: StaticString = "\t"
        static let newline: StaticString = "\n"
        static let hyphen: StaticString = "-"
    }

    private mutating func append(_ character: StaticString) {
        guard paragraph.isOpen, !isInFieldCodes else { return }
        let format = run.format ?? settleFormat()
        guard !format.on.contains(.hidden) else { return }
        character.withUTF8Buffer { bytes in
            text.append(contentsOf: bytes)
            count(bytes, as: format)
        }
    }

    /// A page or column break at the start of a paragraph stands before its text and not in it.
    private mutating func appendBreak(_ element: XMLElement<WordName, WordSpace>) {
        let type = element.value(of: .type)
        let startsPage = type?.equals("page") ?? false
        guard startsPage || type?.equals("column") ?? false, text.count == paragraph.start else {
            return append(StaticCharacter.newline)
        }
        if startsPage { paragraph.direct.startsPage = true }
    }

    private mutating func appendSymbol(_ element: XMLElement<WordName, WordSpace>) {
        guard let code = element.value(of: .char).flatMap({ UInt32($0.string, radix: 16) }),
            let scalar = WordSymbols.scalar(code, font: element.value(of: .font)?.string ?? "")
        else { return }
        var character = String(Character(scalar))
        character.withUTF8 { appendText($0) }
    }

    private mutating func flattenBreaks(from start: Int) {
        for index in start..<text.count where text[index] < 0x20 { text[index] = 0x20 }
    }

    private mutating func settleFormat() -> WordRunFormat {
        var format = paragraph.base
        if let style = run.style, styles.all[style].kind == .character {
            format = styles.all[style].run.toggled(over: format)
        }
        format = run.direct.over(format)
        run.format = format
        return format
    }

    private mutating func noteHidden() {
        if !run.isNotedHidden { notes.hidden += 1 }
        run.isNotedHidden = true
    }

    @inline(__always)
    private mutating func count(_ bytes: UnsafeBufferPointer<UInt8>, as format: WordRunFormat) {
        let isBold = format.on.contains(.bold)
        if isBold { paragraph.boldBytes += bytes.count }
        guard let first = bytes.first else { return }
        if first <= 0x20, bytes.allSatisfy({ $0 <= 0x20 }) { return }
        if paragraph.inkedBytes == 0 { paragraph.halfPoints = format.halfPoints }
        paragraph.inkedBytes += bytes.count
        if isBold {
            if paragraph.isBoldPrefixOpen { paragraph.boldPrefix = text.count - paragraph.start }
        } else {
            paragraph.isBoldPrefixOpen = false
        }
        if format.on.isDisjoint(with: [.italic, .underlined, .capitals, .highlighted]) { return }
        if format.on.contains(.italic) { paragraph.italicBytes += bytes.count }
        if format.on.contains(.underlined) { paragraph.underlinedBytes += bytes.count }
        if format.on.contains(.capitals) { paragraph.capitalBytes += bytes.count }
        if format.on.contains(.highlighted) { paragraph.isHighlighted = true }
    }
}
