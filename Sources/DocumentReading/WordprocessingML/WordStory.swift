internal import DocumentModel

/// Reads the stories of a document: body, notes, headers and footers, one part after the other.
///
/// Unknown elements are wrappers: what stands in them is read (requirement R23). Text counts only in `w:t` and
/// `m:t`, so field codes and deleted text fall away by themselves.
///
/// The methods stand by subject: paragraphs, runs, fields, tables and wrappers have a file each.
struct WordStory: XMLHandler, ~Copyable {
    static let spaces = WordSpace.uris

    let styles: WordStyles
    let limits: ReadingLimits
    /// Packed size of the part that is read, in bytes, and its name.
    var source = (name: "", packedBytes: 0)
    var numbering: WordNumbering

    /// Whether ``DocumentModel/Paragraph/origin`` is filled in.
    var remembersOrigins = false

    // MARK: What has been read

    var text: [UInt8] = []
    var notes = ReadingNotes()
    var styleNames: [String] = []
    private(set) var refusal: Refusal?
    /// Blocks of the container that is open: body, cell, text box or aside.
    var blocks: [Block] = []
    private(set) var asides: [Aside] = []
    /// The root element was one of a story.
    private(set) var hasRoot = false
    /// The part had an element `w:body`.
    private(set) var hasBody = false

    // MARK: Where reading stands

    var paragraph = WordParagraphState()
    var run = WordRunState()
    /// A paragraph whose mark is deleted and that goes on in the next one.
    var joined: WordParagraphState?
    var fields: [WordFieldState] = []
    /// Fields open beyond those that are followed.
    var deeperFields = 0
    var tables: [WordTableState] = []
    var boxes: [WordBoxState] = []
    /// For each open `mc:AlternateContent`, whether a branch has been taken.
    var alternatives: [Bool] = []
    /// For each open content control, whether it holds a contents list.
    var controls: [Bool] = []
    var contentsControls = 0
    var tablesOpened = 0
    var paragraphsKept = 0
    /// Elements open below and with the one whose content is passed over; 0 when none is.
    var skipDepth = 0
    var isText = false
    private var aside: Aside.Kind?
    /// Index into ``styleNames`` for each style met.
    var styleNameIndices: [Int: UInt16] = [:]

    init(styles: WordStyles, numbering: WordNumbering, limits: ReadingLimits) {
        self.styles = styles
        self.numbering = numbering
        self.limits = limits
    }

    /// Takes the blocks of the body away, so that asides can be read next.
    mutating func takeBody() -> [Block] {
        closeParagraph()
        flushJoined()
        defer { blocks = [] }
        return blocks
    }

    /// Forgets where reading stood, after a part that broke off; what was read so far stays.
    mutating func recover() {
        while let box = boxes.popLast() { blocks = box.blocks + blocks }
        while let table = tables.popLast() { blocks = table.outerBlocks }
        endAside()
        (paragraph, run, joined) = (WordParagraphState(), WordRunState(), nil)
        (fields, alternatives, controls) = ([], [], [])
        (contentsControls, skipDepth, deeperFields, isText) = (0, 0, 0, false)
    }

    // MARK: Events

    mutating func open(_ element: XMLElement<WordName, WordSpace>) {
        if skipDepth > 0 {
            skipDepth += 1
            return
        }
        guard let name = element.name, let space = element.space else { return }
        switch space {
        case .word: openWord(name, element)
        case .math: openMath(name)
        case .compatibility: openAlternative(name)
        case .drawing: if name == .blip { notePicture() }
        case .vml: if name == .imagedata { notePicture() } else if name == .textpath { readTextPath(element) }
        case .chart, .diagram: if name == .chart || name == .relIds { notes.embedded += 1 }
        default: return
        }
    }

    mutating func close(_ name: WordName?, _ space: WordSpace?) {
        if skipDepth > 0 {
            skipDepth -= 1
            return
        }
        guard let name, let space else { return }
        switch space {
        case .word: closeWord(name)
        case .math:
            if name == .t { isText = false } else if name == .r { run.isOpen = false }
        case .compatibility: if name == .alternateContent { _ = alternatives.popLast() }
        default: return
        }
    }

    @inline(__always)
    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if isText, skipDepth == 0 { appendText(bytes) } else if run.isInstruction { readInstruction(bytes) }
    }

    private mutating func openWord(_ name: WordName, _ element: XMLElement<WordName, WordSpace>) {
        switch name {
        case .t: isText = true
        case .r: run.begin()
        case .rPr: run.properties = paragraph.isInProperties ? .mark : run.isOpen ? .run : .none
        case .p: openParagraph(origin: remembersOrigins ? element.endInPart : 0)
        case .pPr: paragraph.isInProperties = paragraph.isOpen
        case .tbl: openTable()
        case .tr: openRow()
        case .tc: openCell()
        case .trPr: setRowProperties(true)
        case .sdt: controls.append(false)
        case .txbxContent: openBox()
        case .ins, .del, .moveTo, .moveFrom: openChange(name)
        case .instrText: run.isInstruction = true
        case .document, .footnotes, .endnotes, .hdr, .ftr: hasRoot = true
        case .body: hasBody = true
        case .footnote, .endnote: openNote(element)
        case .altChunk, .subDoc:
            notes.skipped += 1
            skip()
        case .sectPr, .sdtEndPr, .tabs, .ffData, .tblPr, .pPrChange, .rPrChange, .tblPrChange, .trPrChange,
            .tcPrChange, .sectPrChange, .tblPrExChange, .numberingChange:
            skip()
        default:
            if paragraph.isInProperties || run.properties != .none {
                readProperty(name, element)
            } else if run.isOpen {
                readRunContent(name, element)
            } else {
                readWrapper(name, element)
            }
        }
    }

    private mutating func closeWord(_ name: WordName) {
        switch name {
        case .t: isText = false
        case .r: run.isOpen = false
        case .rPr: run.properties = .none
        case .p: closeParagraph()
        case .pPr: closeParagraphProperties()
        case .tbl: closeTable()
        case .tr: closeRow()
        case .trPr: setRowProperties(false)
        case .tc: closeCell()
        case .sdt: if controls.popLast() == true { contentsControls -= 1 }
        case .txbxContent: closeBox()
        case .instrText: run.isInstruction = false
        case .fldSimple: closeField()
        case .footnote, .endnote: endAside()
        default: return
        }
    }

    /// Passes over everything in the element just opened.
    mutating func skip() { skipDepth = 1 }

    /// Counts what is kept against the limit; `weight` is in paragraphs.
    mutating func countKept(_ weight: Int) {
        paragraphsKept += weight
        if paragraphsKept > limits.keptParagraphs {
            refuse(.tooLarge(.paragraphs(limit: limits.keptParagraphs)))
        } else if limits.isSuspicious(text: text.count, paragraphs: paragraphsKept, packed: source.packedBytes) {
            refuse(.suspiciousArchive(.ratio(part: source.name)))
        }
    }

    /// Ends reading with `refusal`.
    mutating func refuse(_ refusal: Refusal) { if self.refusal == nil { self.refusal = refusal } }

    // MARK: Asides

    private mutating func openNote(_ element: XMLElement<WordName, WordSpace>) {
        // Separators are drawn lines, not notes.
        if let type = element.value(of: .type), !type.equals("normal") { return skip() }
        beginAside(element.name == .endnote ? .endnote : .footnote)
    }

    /// Starts to collect blocks for an aside of `kind`.
    mutating func beginAside(_ kind: Aside.Kind) {
        blocks = []
        aside = kind
    }

    /// Keeps the aside that is open, when it holds anything.
    mutating func endAside() {
        closeParagraph()
        flushJoined()
        guard let kind = aside else { return }
        aside = nil
        if !blocks.isEmpty { asides.append(Aside(kind: kind, blocks: blocks)) }
        blocks = []
    }
}
