internal import DocumentModel

/// Turns the elements of OpenDocument's parts into calls of ``OpenDocumentFlow`` and the style collector.
///
/// One handler reads `styles.xml`, `content.xml` and `meta.xml` one after the other, or a flat file alone. Elements
/// that it does not know are transparent: what they hold is read as if they were not there.
struct OpenDocumentHandler: XMLHandler, ~Copyable {
    typealias Name = OpenDocumentName
    typealias Space = OpenDocumentSpace
    typealias Element = XMLElement<OpenDocumentName, OpenDocumentSpace>

    static var spaces: [(uri: StaticString, space: OpenDocumentSpace)] { OpenDocumentSpace.uris }
    static var namesEndTags: Bool { false }

    var flow: OpenDocumentFlow
    var styles = OpenDocumentStyleCollector()
    /// What the body holds when it is no text.
    var foreignBody: OpenDocumentName?
    private var endings: [Ending] = []
    /// Depth inside an element that is passed over; 0 outside of any.
    private var skippedDepth = 0
    private var countsChanges = false
    /// Who wrote the comment that is passed over, as far as it was read; nil outside comments.
    private var commentAuthor: [UInt8]?
    private var isInCommentAuthor = false
    /// Whether ``DocumentModel/Paragraph/origin`` is filled in.
    var remembersOrigins = false
    var frames: [Frame] = []
    var noteKinds: [Aside.Kind] = []
    private var property: (path: WritableKeyPath<DocumentProperties, String>, bytes: [UInt8])?

    /// What is to be done at an end tag.
    enum Ending: UInt8 {
        case nothing
        case paragraph, strayParagraph, span
        case list, item
        case container, box, frame, note, contents
        case table, headerRows, row
        case style, listStyle, outlineStyle, automaticStyles
        case property
    }

    /// A `draw:frame`, whose children are versions of one thing.
    struct Frame {
        var hasContent = false
    }

    var refusal: Refusal? { flow.refusal }

    init(format: DocumentFormat, limits: ReadingLimits) { flow = OpenDocumentFlow(format: format, limits: limits) }

    mutating func open(_ element: Element) {
        if skippedDepth > 0 {
            skippedDepth += 1
            if countsChanges, element.space == .text { countChange(element.name) }
            if commentAuthor != nil, element.space == .dc, element.name == .creator { isInCommentAuthor = true }
        } else if let ending = begin(element) {
            endings.append(ending)
        } else {
            skippedDepth = 1
        }
    }

    mutating func close(_ name: OpenDocumentName?, _ space: OpenDocumentSpace?) {
        if skippedDepth > 0 {
            skippedDepth -= 1
            isInCommentAuthor = false
            if skippedDepth == 0 {
                countsChanges = false
                endComment()
            }
        } else if let ending = endings.popLast() {
            end(ending)
        }
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard skippedDepth == 0 else {
            if isInCommentAuthor, (commentAuthor?.count ?? 0) + bytes.count <= Self.longestPropertyBytes {
                commentAuthor?.append(contentsOf: bytes)
            }
            return
        }
        if property != nil {
            if (property?.bytes.count ?? 0) + bytes.count <= Self.longestPropertyBytes {
                property?.bytes.append(contentsOf: bytes)
            }
        } else {
            flow.append(bytes)
        }
    }

    /// Most bytes kept of one property. Picked: titles are lines, not pages.
    private static let longestPropertyBytes = 4_096

    /// Forgets what is open after a part that could not be read to its end.
    mutating func abandonPart() {
        endings = []
        skippedDepth = 0
        countsChanges = false
        commentAuthor = nil
        isInCommentAuthor = false
        frames = []
        noteKinds = []
        property = nil
        styles = OpenDocumentStyleCollector()
        flow.abandonOpenElements()
    }

    // MARK: Beginnings

    /// - Returns: what to do at the end tag; nil to pass over the element with all it holds.
    private mutating func begin(_ element: Element) -> Ending? {
        switch element.space {
        case .text: beginText(element)
        case .table: beginTable(element)
        case .draw: beginDrawing(element)
        case .style: beginStyle(element)
        case .office: beginOffice(element)
        case .meta, .dc: beginProperty(element)
        // Names and descriptions of drawings are not on the page.
        case .svg: element.name == .title || element.name == .desc ? nil : .nothing
        case .form: nil
        case nil: .nothing
        }
    }

    private mutating func beginOffice(_ element: Element) -> Ending? {
        switch element.name {
        case .text:
            flow.beginBody()
            return .container
        case .spreadsheet, .presentation, .drawing, .chart, .image, .database:
            foreignBody = element.name
            return nil
        case .automaticStyles:
            styles.isAutomatic = true
            return .automaticStyles
        case .annotation:
            flow.count(\.comments)
            commentAuthor = []
            return nil
        case .forms, .binaryData, .eventListeners, .ddeSource, .scripts, .settings, .fontFaceDecls: return nil
        default: return .nothing
        }
    }

    private mutating func beginProperty(_ element: Element) -> Ending? {
        // The body has fields of like names in another namespace; here only the document's own are met.
        guard !flow.isOpen else { return .nothing }
        switch (element.space, element.name) {
        case (.dc, .title): property = (\.title, [])
        case (.dc, .creator): property = (\.lastModifiedBy, [])
        case (.meta, .initialCreator): property = (\.creator, [])
        case (.meta, .userDefined):
            guard element.value(of: .name)?.equals("Company") ?? false else { return .nothing }
            property = (\.company, [])
        default: return .nothing
        }
        return .property
    }

    private mutating func beginStyle(_ element: Element) -> Ending? {
        switch element.name {
        case .style: styles.beginStyle(element, isDefault: false, in: &flow.sheet)
        case .defaultStyle: styles.beginStyle(element, isDefault: true, in: &flow.sheet)
        case .textProperties:
            styles.readTextProperties(element)
            return .nothing
        case .paragraphProperties, .tableProperties:
            styles.readParagraphProperties(element)
            return .nothing
        case .header, .headerLeft, .headerFirst: return beginAside(.header, element)
        case .footer, .footerLeft, .footerFirst: return beginAside(.footer, element)
        default: return .nothing
        }
        return .style
    }

    private mutating func beginAside(_ kind: Aside.Kind, _ element: Element) -> Ending? {
        // A header that is switched off keeps its text in the file.
        if element.value(of: .display)?.equals("false") ?? false { return nil }
        flow.beginAside(kind)
        return .container
    }

    /// Passes over an element and what it holds, counting the insertions and deletions it lists.
    mutating func skipCountingChanges() { countsChanges = true }

    private mutating func countChange(_ name: OpenDocumentName?) {
        if name == .insertion { flow.count(\.insertions) }
        if name == .deletion { flow.count(\.deletions) }
    }

    /// The program's own remarks are no comments that somebody forgot.
    private mutating func endComment() {
        guard let author = commentAuthor else { return }
        commentAuthor = nil
        if author.elementsEqual(RemarkAuthor.name.utf8) { flow.uncountComment() }
    }

    // MARK: Ends

    private mutating func end(_ ending: Ending) {
        switch ending {
        case .nothing: break
        case .paragraph: flow.endParagraph()
        case .strayParagraph, .container: flow.leave()
        case .span: flow.leaveSpan()
        case .list:
            flow.lists.endList()
            flow.weighDefinitions()
        case .item: flow.lists.endItem()
        case .box: flow.endBox()
        case .frame: frames.removeLast()
        case .note: noteKinds.removeLast()
        case .contents: flow.contentsDepth -= 1
        case .table: flow.endTable()
        case .headerRows: flow.withTable { $0.endHeaderRows() }
        case .row: flow.endRow()
        case .style:
            styles.endStyle(in: &flow.sheet)
            flow.weighDefinitions()
        case .listStyle:
            styles.endListStyle(isOutline: false, in: &flow.sheet)
            flow.weighDefinitions()
        case .outlineStyle: styles.endListStyle(isOutline: true, in: &flow.sheet)
        case .automaticStyles: styles.isAutomatic = false
        case .property: endProperty()
        }
    }

    private mutating func endProperty() {
        if let property { flow.setProperty(property.path, String(decoding: property.bytes, as: UTF8.self)) }
        property = nil
    }
}
