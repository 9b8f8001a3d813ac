internal import DocumentModel

/// A text box that is open, and the paragraph around it.
struct WordBoxState {
    var paragraph: WordParagraphState
    var run: WordRunState
    /// Text of the outer paragraph before the box, set aside.
    var earlierText: [UInt8]
    /// Blocks of the container that holds the outer paragraph.
    var blocks: [Block]
    var fieldCount: Int
}

extension WordStory {
    mutating func readWrapper(_ name: WordName, _ element: XMLElement<WordName, WordSpace>) {
        switch name {
        case .fldSimple: openSimpleField(element)
        case .docPartGallery: readGallery(element)
        case .gridSpan, .vMerge, .hMerge, .gridBefore, .tblHeader, .cellDel: readTableProperty(name, element)
        default: return
        }
    }

    private mutating func readGallery(_ element: XMLElement<WordName, WordSpace>) {
        guard let last = controls.indices.last, !controls[last] else { return }
        guard element.value(of: .val)?.equals("Table of Contents") == true else { return }
        controls[last] = true
        contentsControls += 1
    }

    // MARK: Tracked changes

    mutating func openChange(_ name: WordName) {
        let isIn = name == .ins || name == .moveTo
        if isIn { notes.insertions += 1 } else { notes.deletions += 1 }
        if run.properties == .mark || paragraph.isInProperties {
            if !isIn { paragraph.isMarkDeleted = true }
        } else if let last = tables.indices.last, tables[last].isInRowProperties {
            if !isIn { tables[last].isRowDeleted = true }
        } else if !isIn {
            skip()
        }
    }

    // MARK: One of several ways to say the same

    mutating func openAlternative(_ name: WordName) {
        switch name {
        case .alternateContent: alternatives.append(false)
        case .choice, .fallback:
            guard let last = alternatives.indices.last, !alternatives[last] else { return skip() }
            alternatives[last] = true
        default: return
        }
    }

    mutating func openMath(_ name: WordName) {
        switch name {
        case .r: run.begin()
        case .t: isText = true
        default: return
        }
    }

    // MARK: Text boxes

    mutating func openBox() {
        let outer = paragraph
        // Copied through a pointer: a slice would be a second owner, and taking the end off would copy the whole text.
        let earlier = outer.isOpen ? text.withUnsafeBufferPointer { Array($0[outer.start...]) } : []
        text.removeLast(earlier.count)
        boxes.append(
            WordBoxState(
                paragraph: outer,
                run: run,
                earlierText: earlier,
                blocks: blocks,
                fieldCount: fields.count
            )
        )
        (paragraph, run, isText) = (WordParagraphState(), WordRunState(), false)
        blocks = []
    }

    mutating func closeBox() {
        if paragraph.isOpen { closeParagraph() }
        flushJoined()
        guard var box = boxes.popLast() else { return }
        // Swapped, not copied: a second owner would make the next append copy the whole body, or all boxes before.
        swap(&blocks, &box.blocks)
        let inner = box.blocks
        swap(&paragraph, &box.paragraph)
        run = box.run
        isText = false
        fields.removeLast(max(0, fields.count - box.fieldCount))
        guard paragraph.isOpen else {
            blocks += inner
            return
        }
        paragraph.start = text.count
        text += box.earlierText
        paragraph.anchored += inner
    }

    /// Lettering drawn along a path (`v:textpath`, the WordArt of older files) reads as a text box of one line.
    mutating func readTextPath(_ element: XMLElement<WordName, WordSpace>) {
        guard let lettering = element.value(of: .string)?.string, !lettering.isEmpty else { return }
        openBox()
        openParagraph()
        var line = lettering
        line.withUTF8 { appendText($0) }
        closeParagraph()
        closeBox()
    }
}
