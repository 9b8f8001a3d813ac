internal import DocumentModel

/// Reads `styles.xml` (17.7).
struct WordStylesPart: XMLHandler, ~Copyable {
    enum Name: String, XMLVocabulary {
        case docDefaults, style, name, basedOn, pPr, rPr, outlineLvl, numPr, ilvl, numId, jc, pageBreakBefore
        case b, i, u, caps, vanish, sz, highlight, shd, tblStylePr, pPrChange, rPrChange
        case alternateContent = "AlternateContent"
        case fallback = "Fallback"
        case type, styleId, `default`, val, fill
    }

    static let spaces = WordSpace.uris

    private(set) var styles = WordStyles()
    private var current: WordStyle?
    private var inDefaults = false
    private var inRun = false
    private var skipDepth = 0
    private let most: Int
    private(set) var refusal: Refusal?

    /// - Parameter most: styles believed at most.
    init(most: Int) { self.most = most }

    mutating func open(_ element: XMLElement<Name, WordSpace>) {
        if skipDepth > 0 {
            skipDepth += 1
            return
        }
        switch element.name {
        case .docDefaults: inDefaults = true
        case .style: begin(element)
        // Formatting of parts of a table, and formatting before a tracked change.
        case .tblStylePr, .pPrChange, .rPrChange, .fallback: skipDepth = 1
        case .rPr: inRun = true
        default:
            guard let name = element.name else { return }
            if inRun { readRun(name, element) } else if current != nil { readStyle(name, element) }
        }
    }

    mutating func close(_ name: Name?, _ space: WordSpace?) {
        if skipDepth > 0 {
            skipDepth -= 1
            return
        }
        switch name {
        case .docDefaults: inDefaults = false
        case .rPr: inRun = false
        case .style:
            if let style = current { styles.append(style) }
            if styles.all.count > most { refusal = .tooLarge(.definitions(part: "styles.xml", limit: most)) }
            current = nil
        default: return
        }
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

    /// The styles with everything they inherit.
    consuming func resolved() -> WordStyles {
        var styles = styles
        styles.resolve()
        return styles
    }

    private mutating func begin(_ element: XMLElement<Name, WordSpace>) {
        var style = WordStyle()
        style.id = element.value(of: .styleId)?.string ?? ""
        style.isDefault = element.value(of: .default)?.isOn ?? false
        if let type = element.value(of: .type) {
            style.kind =
                type.equals("character")
                ? .character
                : type.equals("table")
                    ? .table
                    : type.equals("numbering") ? .numbering : .paragraph
        }
        current = style
    }

    private mutating func readStyle(_ name: Name, _ element: XMLElement<Name, WordSpace>) {
        let value = element.value(of: .val)
        switch name {
        case .name: current.change { $0.name = value?.string ?? "" }
        case .basedOn: current.change { $0.basedOn = value?.string }
        case .outlineLvl:
            current?.paragraph.outlineLevel = value?.integer.flatMap { UInt8(exactly: $0) }.map { min($0, 9) }
            current?.saysOutlineLevel = true
        case .ilvl: current?.paragraph.listLevel = value?.integer.map { UInt8(clamping: min(8, max(0, $0))) }
        case .numId: current?.paragraph.numberingID = value?.integer.map { Int32(clamping: $0) }
        case .jc: current?.paragraph.alignment = value.flatMap { Paragraph.Alignment($0) }
        case .pageBreakBefore: current?.paragraph.startsPage = value?.isOn ?? true
        default: return
        }
    }

    private mutating func readRun(_ name: Name, _ element: XMLElement<Name, WordSpace>) {
        var format = inDefaults ? styles.defaults : current?.run ?? WordRunFormat()
        let value = element.value(of: .val)
        switch name {
        case .b: format.set(.bold, value?.isOn ?? true)
        case .i: format.set(.italic, value?.isOn ?? true)
        case .caps: format.set(.capitals, value?.isOn ?? true)
        case .vanish: format.set(.hidden, value?.isOn ?? true)
        case .u: format.set(.underlined, value.map { !$0.equals("none") } ?? true)
        case .highlight: format.set(.highlighted, value.map { !$0.equals("none") } ?? true)
        case .sz: format.halfPoints = value?.integer.map { UInt16(clamping: $0) } ?? 0
        default: return
        }
        if inDefaults { styles.defaults = format } else { current?.run = format }
    }
}

extension Paragraph.Alignment {
    /// From `w:jc` (17.18.44).
    init?(_ value: XMLValue) {
        if value.equals("center") {
            self = .center
        } else if value.equals("right") || value.equals("end") {
            self = .end
        } else if value.equals("both") || value.equals("distribute") {
            self = .justified
        } else if value.equals("left") || value.equals("start") {
            self = .start
        } else {
            return nil
        }
    }
}
