/// Where the reader stands among nested lists, and the running numbers of all lists of the document.
struct OpenDocumentLists {
    /// What precedes a paragraph that stands in a list.
    struct Label {
        /// 0-based.
        var level: UInt8
        /// Empty when the paragraph goes on with an item or the list shows no labels.
        var text: [UInt8] = []
        var isBulleted = false
    }

    private struct Frame {
        var style: OpenDocumentNames.ID?
        var level: Int
        var sequence: OpenDocumentListSequence
        /// The list goes on with earlier numbers, and so do the lists in it until the first item is labelled.
        var continues: Bool
        var item: Item?
    }

    private struct Item {
        var start: Int?
        var style: OpenDocumentNames.ID?
        var awaitsLabel: Bool
    }

    private var frames: [Frame] = []
    /// Number of frames outside each container (cell, note, text box) that is open: lists do not reach into it.
    private var outer: [Int] = []
    private var sequencesByID: [String: OpenDocumentListSequence] = [:]
    private var latestByStyle: [OpenDocumentNames.ID: OpenDocumentListSequence] = [:]
    private var latest: OpenDocumentListSequence?
    private var outlineSequence = OpenDocumentListSequence()

    // MARK: Containers

    mutating func enterContainer() { outer.append(frames.count) }

    mutating func leaveContainer() {
        guard let count = outer.popLast() else { return }
        frames.removeLast(max(0, frames.count - count))
    }

    private var base: Int { outer.last ?? 0 }
    /// Lists that later ones may refer to.
    var rememberedCount: Int { max(sequencesByID.count, latestByStyle.count) }
    private var isInside: Bool { frames.count > base }

    // MARK: Lists and items

    /// - Parameters:
    ///   - id: `xml:id` of the list, by which later ones may continue it.
    ///   - continuedID: `text:continue-list`.
    mutating func beginList(
        style: OpenDocumentNames.ID?,
        id: String?,
        continuesNumbering: Bool,
        continuedID: String?
    ) {
        if isInside, let around = frames.last {
            let continues = continuesNumbering || around.continues
            if !continues { around.sequence.restart(from: around.level + 1) }
            frames.append(
                Frame(
                    style: style ?? around.item?.style ?? around.style,
                    level: around.level + 1,
                    sequence: around.sequence,
                    continues: continues
                )
            )
        } else {
            let earlier = continuedID.flatMap { sequencesByID[$0] } ?? (continuesNumbering ? lastSequence(style) : nil)
            let sequence = earlier ?? OpenDocumentListSequence()
            frames.append(Frame(style: style, level: 0, sequence: sequence, continues: earlier != nil))
            note(sequence, style: style, id: id)
        }
    }

    /// `text:numbered-paragraph`: an item of a list that is known by its id only.
    mutating func beginNumberedParagraph(
        style: OpenDocumentNames.ID?,
        id: String?,
        level: Int,
        continuesNumbering: Bool,
        start: Int?
    ) {
        let earlier = id.flatMap { sequencesByID[$0] } ?? (id == nil || continuesNumbering ? lastSequence(style) : nil)
        let sequence = earlier ?? OpenDocumentListSequence()
        note(sequence, style: style, id: id)
        frames.append(
            Frame(
                style: style,
                level: level,
                sequence: sequence,
                continues: false,
                item: Item(start: start, style: nil, awaitsLabel: true)
            )
        )
    }

    mutating func endList() {
        guard isInside else { return }
        frames.removeLast()
    }

    /// - Parameter isHeader: `text:list-header`, which has no label and is not counted.
    mutating func beginItem(start: Int?, style: OpenDocumentNames.ID?, isHeader: Bool) {
        guard isInside else { return }
        frames[frames.count - 1].item = Item(start: start, style: style, awaitsLabel: !isHeader)
    }

    mutating func endItem() {
        guard isInside else { return }
        frames[frames.count - 1].item = nil
    }

    private func lastSequence(_ style: OpenDocumentNames.ID?) -> OpenDocumentListSequence? {
        guard let style else { return latest }
        return latestByStyle[style]
    }

    private mutating func note(_ sequence: OpenDocumentListSequence, style: OpenDocumentNames.ID?, id: String?) {
        latest = sequence
        if let style { latestByStyle[style] = sequence }
        if let id { sequencesByID[id] = sequence }
    }

    // MARK: Labels

    /// The label of a paragraph that begins here; nil outside lists.
    ///
    /// The first paragraph of an item is labelled and counted, the others go on with it.
    mutating func label(paragraphListStyle: OpenDocumentNames.ID?, in sheet: OpenDocumentStyleSheet) -> Label? {
        guard isInside, let frame = frames.last else { return nil }
        var label = Label(level: UInt8(clamping: frame.level))
        guard let item = frame.item, item.awaitsLabel else { return label }
        frames[frames.count - 1].item?.awaitsLabel = false
        for index in base..<frames.count { frames[index].continues = false }
        guard let name = item.style ?? frame.style ?? paragraphListStyle, let style = sheet.listStyle(name)
        else { return label }
        latestByStyle[name] = frame.sequence
        frame.sequence.advance(level: frame.level, in: style, startingWith: item.start)
        label.text = style.label(at: frame.level, numbers: frame.sequence.numbers)
        label.isBulleted = style.isBulleted(at: frame.level)
        return label
    }

    /// The number of a `text:h` outside lists, by the outline style.
    ///
    /// - Parameter level: 0-based.
    mutating func outlineLabel(level: Int, start: Int?, restarts: Bool, style: OpenDocumentListStyle) -> [UInt8] {
        guard style[level] != nil else { return [] }
        if restarts { outlineSequence.restart(from: level) }
        outlineSequence.advance(level: level, in: style, startingWith: start)
        outlineSequence.restart(from: level + 1)
        return style.label(at: level, numbers: outlineSequence.numbers)
    }
}
