internal import DocumentModel

/// The document as it grows: containers that are open, the paragraph in them, and what is finished.
struct OpenDocumentFlow {
    private(set) var document: Document
    var sheet = OpenDocumentStyleSheet()
    var lists = OpenDocumentLists()
    private(set) var refusal: Refusal?
    /// The body was met.
    private(set) var hasBody = false

    private let limits: ReadingLimits
    private var line = OpenDocumentLine()
    private var containers: [Container] = []
    /// Paragraphs that are open outside of containers, outermost first.
    private var outerLines: [OpenDocumentLine] = []
    private var tables: [OpenDocumentTableBuilder] = []
    private var copyBudget = OpenDocumentCopyBudget()
    /// Paragraphs kept, other blocks in their weight.
    private var kept = 0
    /// Name and packed size in bytes of the part that is read.
    private var source = (name: "", packedBytes: 0)
    /// Indices into ``Document/styleNames`` by the number of the style's name; nil for names not yet shown.
    private var styleIndices: [UInt16?] = []
    /// Open elements whose paragraphs are lines of a contents list.
    var contentsDepth = 0
    private var boxDepth = 0
    /// A table has begun on a new page and no paragraph of it has ended.
    private var tableBreaks = false

    /// A place that takes blocks.
    private struct Container {
        enum Kind {
            case body
            case aside(Aside.Kind)
            case cell(OpenDocumentTableBuilder.CellShape)
            /// A text box or a shape; its blocks follow the paragraph it is anchored in.
            case box
            /// A paragraph inside a paragraph, which no standard knows.
            case stray
        }

        var kind: Kind
        var blocks: [Block] = []
        var breaksBeforeNext = false
        /// The container stands in a paragraph, the last of ``outerLines``.
        var interruptsLine = false
    }

    init(format: DocumentFormat, limits: ReadingLimits) {
        document = Document(format: format)
        self.limits = limits
    }

    /// Begins a part; `bytes` is what it unpacks to.
    ///
    /// Makes room, so that a large text is not copied about while it grows; memory not written to costs nothing.
    mutating func beginPart(_ name: String, bytes: Int, packedBytes: Int) {
        source = (name, packedBytes)
        // Source: measured, text is a fifth to a half of the content, at about 300 bytes for each paragraph.
        document.text.bytes.reserveCapacity(document.text.bytes.count + min(bytes, limits.keptTextBytes) / 2)
    }

    /// Whether paragraphs have a place to go to.
    var isOpen: Bool { !containers.isEmpty }
    var isInParagraph: Bool { line.isOpen }
    var isInTable: Bool { !tables.isEmpty }

    // MARK: Containers

    mutating func beginBody() {
        hasBody = true
        enter(.body)
    }

    mutating func beginAside(_ kind: Aside.Kind) { enter(.aside(kind)) }

    mutating func beginBox() {
        keep(weight: 1)
        boxDepth += 1
        enter(.box)
    }

    mutating func endBox() {
        boxDepth -= 1
        leave()
    }

    private mutating func enter(_ kind: Container.Kind) {
        var container = Container(kind: kind)
        if line.isOpen {
            container.interruptsLine = true
            outerLines.append(line)
            line = OpenDocumentLine()
        }
        containers.append(container)
        lists.enterContainer()
    }

    /// Ends the innermost container and hands its blocks on.
    mutating func leave() {
        if line.isOpen { endParagraph() }
        lists.leaveContainer()
        guard let container = containers.popLast() else { return }
        if container.interruptsLine, let outer = outerLines.popLast() { line = outer }
        switch container.kind {
        case .body:
            if document.blocks.isEmpty {
                document.blocks = container.blocks
            } else {
                document.blocks += container.blocks
            }
        case .aside(let kind):
            if container.blocks.contains(where: \.hasText) {
                keep(weight: 2)
                document.asides.append(Aside(kind: kind, blocks: container.blocks))
            }
        case .cell(let shape):
            guard !tables.isEmpty else { return }
            tables[tables.count - 1].endCell(shape, blocks: container.blocks, copyBudget: &copyBudget)
        case .box, .stray:
            // Every shape has an empty paragraph for the text that nobody wrote into it.
            guard container.blocks.contains(where: { $0.hasText || $0.showsPicture }) else { return }
            if line.isOpen { line.anchored += container.blocks } else { append(container.blocks) }
        }
    }

    private mutating func append(_ blocks: [Block]) {
        guard !containers.isEmpty else { return }
        containers[containers.count - 1].blocks += blocks
    }

    // MARK: Paragraphs

    /// What the tag of a `text:p` or `text:h` says.
    struct ParagraphTag {
        var style: OpenDocumentNames.ID?
        /// From 1; nil for `text:p`.
        var headingLevel: Int?
        var isListHeader = false
        var restartsNumbering = false
        var start: Int?
        /// As ``DocumentModel/Paragraph/origin``.
        var origin: UInt32 = 0
    }

    /// - Returns: whether the paragraph was put into a container of its own, to be left after it.
    mutating func beginParagraph(_ tag: ParagraphTag) -> Bool {
        let isStray = line.isOpen
        if isStray { enter(.stray) }
        let facts = sheet.paragraphFacts(tag.style)
        line.begin(facts)
        line.origin = origin(of: tag)
        line.heading = facts.heading
        line.label = lists.label(paragraphListStyle: facts.listStyle, in: sheet)
        if let level = tag.headingLevel {
            let level = min(max(level, 1), OpenDocumentListStyle.levelCount)
            line.heading = Heading(level: UInt8(level), source: .textH)
            if line.label == nil, !tag.isListHeader {
                let text = lists.outlineLabel(
                    level: level - 1,
                    start: tag.start,
                    restarts: tag.restartsNumbering,
                    style: sheet.outline
                )
                if !text.isEmpty { line.label = OpenDocumentLists.Label(level: UInt8(level - 1), text: text) }
            }
        }
        if facts.isContents || contentsDepth > 0 { line.traits.insert(.contents) }
        if boxDepth > 0 { line.traits.insert(.textBox) }
        return isStray
    }

    /// Of a paragraph in a box that of the paragraph which holds the outermost box.
    private func origin(of tag: ParagraphTag) -> UInt32 {
        guard tag.origin > 0 else { return 0 }
        var interrupted = 0
        for container in containers {
            switch container.kind {
            case .box, .stray: return container.interruptsLine ? outerLines[interrupted].origin : 0
            case .body, .aside, .cell: if container.interruptsLine { interrupted += 1 }
            }
        }
        return tag.origin
    }

    mutating func endParagraph() {
        guard line.isOpen, !containers.isEmpty else { return }
        line.end()
        weighDefinitions()
        document.notes.hidden += line.tally.hiddenStretches
        let current = containers.count - 1
        let isFirst = containers[current].blocks.isEmpty && containers.count == 1
        let breaks = containers[current].breaksBeforeNext || tableBreaks || (line.facts.breaksBefore && !isFirst)
        tableBreaks = false
        if breaks { line.traits.insert(.pageBreakBefore) }
        if line.isHidden {
            document.notes.hidden += 1
            return
        }
        containers[current].breaksBeforeNext = line.facts.breaksAfter
        // A paragraph of a hidden style takes no line at all.
        let vanishes =
            line.facts.character.marks.contains(.hidden) && line.bytes.isEmpty && line.tally.hiddenStretches > 0
        if !vanishes {
            let paragraph = finishedParagraph()
            containers[current].blocks.append(.paragraph(paragraph))
        }
        if !line.anchored.isEmpty { containers[current].blocks += line.anchored }
    }

    private mutating func finishedParagraph() -> Paragraph {
        keep(weight: 1)
        var label = TextRange.empty
        if let text = line.label?.text, !text.isEmpty { label = text.withUnsafeBufferPointer { keep($0) } }
        var paragraph = Paragraph(text: line.bytes.isEmpty ? .empty : line.bytes.withBytes { keep($0) })
        paragraph.origin = line.origin
        paragraph.label = label
        paragraph.heading = line.heading
        paragraph.listLevel = line.label?.level
        paragraph.alignment = line.facts.alignment
        paragraph.traits = line.paragraphTraits
        if line.label?.isBulleted == true { paragraph.traits.insert(.bulleted) }
        paragraph.fontHalfPoints = line.tally.fontHalfPoints
        paragraph.boldBytes = UInt32(line.tally.boldBytes)
        paragraph.boldPrefixBytes = UInt32(line.tally.boldPrefixBytes)
        paragraph.style = line.facts.visibleStyle.flatMap { styleIndex($0) }
        return paragraph
    }

    private mutating func keep(_ bytes: UnsafeBufferPointer<UInt8>) -> TextRange {
        let start = document.text.bytes.count
        weighText(start + bytes.count)
        guard refusal == nil else { return .empty }
        document.text.bytes.append(contentsOf: bytes)
        return TextRange(start: UInt32(start), end: UInt32(start + bytes.count))
    }

    /// Refuses text that is too long, or longer than its packed size allows.
    private mutating func weighText(_ bytes: Int) {
        if bytes > min(limits.keptTextBytes, Int(UInt32.max)) {
            refusal = refusal ?? .tooLarge(.text(limit: limits.keptTextBytes))
        } else if limits.isSuspicious(text: bytes, paragraphs: kept, packed: source.packedBytes) {
            refusal = refusal ?? .suspiciousArchive(.ratio(part: source.name))
        }
    }

    /// Counts what is kept against the limit; `weight` is in paragraphs.
    private mutating func keep(weight: Int) {
        kept += weight
        if kept > limits.keptParagraphs {
            refusal = refusal ?? .tooLarge(.paragraphs(limit: limits.keptParagraphs))
        } else {
            weighText(document.text.bytes.count)
        }
    }

    /// Refuses more definitions, or names and lists referred to, than a person could have made.
    mutating func weighDefinitions() {
        if max(sheet.definitionCount, lists.rememberedCount) > limits.definitions {
            refusal = refusal ?? .tooLarge(.definitions(part: source.name, limit: limits.definitions))
        }
    }

    private mutating func styleIndex(_ name: OpenDocumentNames.ID) -> UInt16? {
        let position = Int(name)
        if position < styleIndices.count, let known = styleIndices[position] { return known }
        guard let index = UInt16(exactly: document.styleNames.count) else { return nil }
        document.styleNames.append(sheet.visibleName(name))
        while styleIndices.count <= position { styleIndices.append(nil) }
        styleIndices[position] = index
        return index
    }

    // MARK: Characters

    mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        guard line.isOpen else { return }
        line.append(text)
        weighLongLine()
    }

    mutating func append(_ sign: UInt8, count: Int = 1) {
        guard line.isOpen else { return }
        line.append(sign, count: count)
        weighLongLine()
    }

    /// A single paragraph may be the bomb: a thousand blanks are asked for in a few bytes.
    private mutating func weighLongLine() {
        if line.bytes.count > limits.paragraphBytes {
            refusal = refusal ?? .tooLarge(.paragraph(limit: limits.paragraphBytes))
        }
    }

    /// - Parameter style: nil for a span that changes nothing.
    mutating func enterSpan(_ style: OpenDocumentNames.ID?) {
        line.enterSpan(style.map { sheet.characterFacts($0) } ?? OpenDocumentCharacterFacts())
    }

    mutating func leaveSpan() { line.leaveSpan() }

    mutating func hideParagraph() {
        if line.isOpen { line.isHidden = true }
    }

    mutating func anchorPicture() {
        document.notes.pictures += 1
        if line.isOpen { line.traits.insert(.picture) }
    }

    // MARK: Tables

    mutating func beginTable(_ style: OpenDocumentNames.ID?) {
        tables.append(OpenDocumentTableBuilder())
        guard !containers.isEmpty else { return }
        let current = containers.count - 1
        let isFirst = current == 0 && containers[0].blocks.isEmpty
        // The page begins with the first paragraph in the table.
        if containers[current].breaksBeforeNext || (!isFirst && sheet.tableBreaksBefore(style)) { tableBreaks = true }
        containers[current].breaksBeforeNext = false
    }

    mutating func endTable() {
        guard let table = tables.popLast() else { return }
        keep(weight: 4)
        append([.table(Table(ordinal: 0, rows: table.rows))])
    }

    /// Tells the innermost table something; nothing happens outside tables.
    mutating func withTable(_ change: (inout OpenDocumentTableBuilder) -> Void) {
        guard !tables.isEmpty else { return }
        change(&tables[tables.count - 1])
    }

    mutating func endRow() {
        guard !tables.isEmpty else { return }
        keep(weight: 2)
        tables[tables.count - 1].endRow(copyBudget: &copyBudget)
    }

    mutating func beginCell(_ shape: OpenDocumentTableBuilder.CellShape) {
        keep(weight: 1)
        enter(.cell(shape))
    }

    // MARK: The whole

    mutating func count(_ note: WritableKeyPath<ReadingNotes, Int>) { document.notes[keyPath: note] += 1 }

    mutating func uncountComment() { document.notes.comments -= 1 }

    mutating func setProperty(_ property: WritableKeyPath<DocumentProperties, String>, _ value: String) {
        document.properties[keyPath: property] = value
    }

    /// Forgets what was open when a part turned out to be damaged; what was finished stays.
    mutating func abandonOpenElements() {
        while !containers.isEmpty {
            lists.leaveContainer()
            containers.removeLast()
        }
        line = OpenDocumentLine()
        outerLines = []
        tables = []
        contentsDepth = 0
        boxDepth = 0
        tableBreaks = false
    }

    /// Hands out the document, with its tables numbered; an empty one stays behind.
    ///
    /// Swapped and not copied, or its tables would be copied when they are numbered.
    mutating func takeDocument() -> Document {
        var document = Document(format: document.format)
        swap(&document, &self.document)
        var ordinal = 0
        Self.numberTables(in: &document.blocks, from: &ordinal)
        for index in document.asides.indices {
            Self.numberTables(in: &document.asides[index].blocks, from: &ordinal)
        }
        document.notes.skipped += copyBudget.refused
        return document
    }

    /// Ordinals are given at the end, because text boxes and repeated cells move and multiply tables.
    private static func numberTables(in blocks: inout [Block], from ordinal: inout Int) {
        for index in blocks.indices {
            guard case .table(var table) = blocks[index] else { continue }
            // Taken out while it is changed, or its rows would be copied.
            blocks[index] = .paragraph(Paragraph(text: .empty))
            ordinal += 1
            table.ordinal = ordinal
            for row in table.rows.indices {
                for cell in table.rows[row].cells.indices
                where table.rows[row].cells[cell].blocks.contains(where: \.isTable) {
                    numberTables(in: &table.rows[row].cells[cell].blocks, from: &ordinal)
                }
            }
            blocks[index] = .table(table)
        }
    }
}

extension Block {
    fileprivate var isTable: Bool {
        if case .table = self { true } else { false }
    }

    fileprivate var showsPicture: Bool {
        guard case .paragraph(let paragraph) = self else { return false }
        return paragraph.traits.contains(.picture)
    }
}
