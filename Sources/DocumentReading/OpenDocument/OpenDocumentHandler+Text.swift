internal import DocumentModel

extension OpenDocumentHandler {
    /// Elements of the namespace `text`: paragraphs, lists, notes, fields and list styles.
    mutating func beginText(_ element: Element) -> Ending? {
        switch element.name {
        case .p: return beginParagraph(element, isHeading: false)
        case .h: return beginParagraph(element, isHeading: true)
        case .span, .a:
            guard flow.isInParagraph else { return .nothing }
            flow.enterSpan(styleName(element))
            return .span
        case .s:
            flow.append(UInt8(ascii: " "), count: min(max(element.value(of: .c)?.integer ?? 1, 1), Self.mostBlanks))
        case .tab: flow.append(UInt8(ascii: "\t"))
        case .lineBreak: flow.append(UInt8(ascii: "\n"))
        case .list: return beginList(element)
        case .listItem, .listHeader: return beginItem(element)
        case .numberedParagraph: return beginNumberedParagraph(element)
        default: return beginRareText(element)
        }
        return .nothing
    }

    /// Most blanks that one `text:s` brings. Picked: a page is narrower.
    private static let mostBlanks = 1_000

    private mutating func beginRareText(_ element: Element) -> Ending? {
        switch element.name {
        case .section: return beginSection(element)
        case .note:
            let isEndnote = element.value(of: .noteClass)?.equals("endnote") ?? false
            noteKinds.append(isEndnote ? .endnote : .footnote)
            return .note
        case .noteBody:
            flow.beginAside(noteKinds.last ?? .footnote)
            return .container
        case .tableOfContent, .illustrationIndex, .tableIndex, .objectIndex, .userIndex, .alphabeticalIndex:
            flow.contentsDepth += 1
            return .contents
        case .trackedChanges:
            skipCountingChanges()
            return nil
        case .listStyle, .outlineStyle:
            styles.beginListStyle(element, in: &flow.sheet)
            return element.name == .listStyle ? .listStyle : .outlineStyle
        case .listLevelStyleNumber, .outlineLevelStyle: styles.readLevel(element, kind: .number)
        case .listLevelStyleBullet: styles.readLevel(element, kind: .bullet)
        case .listLevelStyleImage: styles.readLevel(element, kind: .image)
        case .tableOfContentSource, .illustrationIndexSource, .tableIndexSource, .objectIndexSource,
            .userIndexSource, .alphabeticalIndexSource, .bibliographySource, .rubyText, .noteCitation, .script,
            .number:
            return nil
        default: return beginField(element)
        }
        return .nothing
    }

    // MARK: Paragraphs and lists

    private mutating func beginParagraph(_ element: Element, isHeading: Bool) -> Ending? {
        guard flow.isOpen else { return .nothing }
        var tag = OpenDocumentFlow.ParagraphTag(style: styleName(element))
        if remembersOrigins { tag.origin = element.endInPart }
        if isHeading {
            tag.headingLevel = element.value(of: .outlineLevel)?.integer ?? 1
            tag.isListHeader = element.value(of: .isListHeader)?.equals("true") ?? false
            tag.restartsNumbering = element.value(of: .restartNumbering)?.equals("true") ?? false
            tag.start = element.value(of: .startValue)?.integer
        }
        return flow.beginParagraph(tag) ? .strayParagraph : .paragraph
    }

    private mutating func beginList(_ element: Element) -> Ending? {
        flow.lists.beginList(
            style: styleName(element),
            id: identifier(element.value(of: .id)),
            continuesNumbering: element.value(of: .continueNumbering)?.equals("true") ?? false,
            continuedID: identifier(element.value(of: .continueList))
        )
        return .list
    }

    private mutating func beginItem(_ element: Element) -> Ending? {
        flow.lists.beginItem(
            start: element.value(of: .startValue)?.integer,
            style: interned(element.value(of: .styleOverride)),
            isHeader: element.name == .listHeader
        )
        return .item
    }

    private mutating func beginNumberedParagraph(_ element: Element) -> Ending? {
        flow.lists.beginNumberedParagraph(
            style: styleName(element),
            id: identifier(element.value(of: .listID)),
            level: min(max(element.value(of: .level)?.integer ?? 1, 1), OpenDocumentListStyle.levelCount) - 1,
            continuesNumbering: element.value(of: .continueNumbering)?.equals("true") ?? false,
            start: element.value(of: .startValue)?.integer
        )
        return .list
    }

    private mutating func styleName(_ element: Element) -> OpenDocumentNames.ID? {
        interned(element.value(of: .styleName, in: .text))
    }

    private func identifier(_ value: XMLValue?) -> String? {
        guard let value, value.bytes.count <= Self.longestIdentifierBytes else { return nil }
        return value.string
    }

    /// Most bytes of a list's id; longer ones are taken as absent, as all are kept. Picked: office programs write 24.
    private static let longestIdentifierBytes = 128

    mutating func interned(_ value: XMLValue?) -> OpenDocumentNames.ID? {
        guard let value, !value.bytes.isEmpty, value.bytes.count <= Self.longestNameBytes else { return nil }
        return flow.sheet.names.intern(value.bytes)
    }

    /// Most bytes of a style's name; longer ones are taken as absent. Picked: office programs take 255 letters, each
    /// of which may be escaped by six bytes.
    private static let longestNameBytes = 2_048

    // MARK: What may be hidden

    private mutating func beginSection(_ element: Element) -> Ending? {
        let isConditional = element.value(of: .display)?.equals("condition") ?? false
        let isOff = element.value(of: .display)?.equals("none") ?? false
        guard isOff || (isConditional && isHidden(element)) else { return .nothing }
        flow.count(\.hidden)
        return nil
    }

    private func isHidden(_ element: Element) -> Bool { element.value(of: .isHidden)?.equals("true") ?? false }

    /// Fields are read as they were shown when the file was saved.
    private mutating func beginField(_ element: Element) -> Ending? {
        guard let name = element.name, Self.isField(name) else { return .nothing }
        switch name {
        case .hiddenText where isHidden(element):
            flow.count(\.hidden)
            return nil
        case .hiddenParagraph:
            if isHidden(element) { flow.hideParagraph() }
        case .pageVariableSet, .databaseNext, .databaseRowSelect: return nil
        default:
            // A variable may be set without being shown.
            if element.value(of: .display)?.equals("none") ?? false { return nil }
        }
        flow.count(\.fields)
        return .nothing
    }

    private static func isField(_ name: OpenDocumentName) -> Bool {
        switch name {
        case .date, .time, .chapter, .sequence, .expression, .placeholder, .description, .subject, .keywords, .title,
            .creator, .initialCreator, .userDefined, .pageNumber, .pageCount, .pageContinuation, .pageVariableGet,
            .pageVariableSet, .authorName, .authorInitials, .senderFirstname, .senderLastname, .senderInitials,
            .senderTitle, .senderPosition, .senderEmail, .senderPhonePrivate, .senderPhoneWork, .senderFax,
            .senderCompany, .senderStreet, .senderCity, .senderPostalCode, .senderCountry, .senderStateOrProvince,
            .variableSet, .variableGet, .variableInput, .userFieldGet, .userFieldInput, .textInput, .creationDate,
            .creationTime, .modificationDate, .modificationTime, .printDate, .printTime, .printedBy, .editingCycles,
            .editingDuration, .paragraphCount, .wordCount, .characterCount, .tableCount, .imageCount, .objectCount,
            .databaseDisplay, .databaseRowNumber, .databaseName, .databaseNext, .databaseRowSelect, .sheetName,
            .fileName, .templateName, .bookmarkRef, .referenceRef, .noteRef, .sequenceRef, .bibliographyMark,
            .hiddenText, .conditionalText, .hiddenParagraph, .ddeConnection, .measure, .tableFormula, .metaField,
            .dropDown, .executeMacro:
            true
        default: false
        }
    }
}
