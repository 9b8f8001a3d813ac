internal import DocumentModel

/// Gathers styles and list styles from their elements into a style sheet.
struct OpenDocumentStyleCollector {
    typealias Element = XMLElement<OpenDocumentName, OpenDocumentSpace>

    /// The styles met belong to one part and are forgotten after it.
    var isAutomatic = false
    private var style: OpenDocumentStyle?
    private var list: (style: OpenDocumentListStyle, name: OpenDocumentNames.ID?)?

    // MARK: Styles

    /// `style:style` and, without a name, `style:default-style`.
    mutating func beginStyle(_ element: Element, isDefault: Bool, in sheet: inout OpenDocumentStyleSheet) {
        style = nil
        guard let family = element.value(of: .family).flatMap(Self.family) else { return }
        var style = OpenDocumentStyle(family: family, isAutomatic: isAutomatic)
        element.forEachAttribute { name, space, value in
            switch name {
            case .name where space == .style: style.name = sheet.names.intern(value.bytes)
            case .displayName: style.displayName = Self.short(value)
            case .parentStyleName where !value.bytes.isEmpty: style.parent = sheet.names.intern(value.bytes)
            case .defaultOutlineLevel:
                // An empty value says that the style has no level whatever its parents have.
                style.outlineLevel = UInt8(min(max(value.integer ?? 0, 0), OpenDocumentListStyle.levelCount))
            case .listStyleName:
                style.listStyle = value.bytes.isEmpty ? .none : .named(sheet.names.intern(value.bytes))
            // A paragraph that calls for a page layout begins a page.
            case .masterPageName: style.startsMasterPage = !value.bytes.isEmpty
            default: break
            }
        }
        if isDefault { style.name = nil } else if style.name == nil { return }
        self.style = style
    }

    private static func family(_ value: XMLValue) -> OpenDocumentStyle.Family? {
        if value.equals("paragraph") { return .paragraph }
        if value.equals("text") { return .text }
        return value.equals("table") ? .table : nil
    }

    mutating func endStyle(in sheet: inout OpenDocumentStyleSheet) {
        if let style { sheet.add(style) }
        style = nil
    }

    /// `style:text-properties` of the style that is open.
    mutating func readTextProperties(_ element: Element) {
        guard var facts = style?.character else { return }
        element.forEachAttribute { name, _, value in
            switch name {
            case .fontWeight: facts.set(.bold, value.equals("bold") || (value.integer ?? 0) >= 600)
            case .fontStyle: facts.set(.italic, value.equals("italic") || value.equals("oblique"))
            case .textUnderlineStyle: facts.set(.underlined, !value.equals("none"))
            case .textTransform: facts.set(.capitals, value.equals("uppercase"))
            case .display: facts.set(.hidden, value.equals("none"))
            case .backgroundColor:
                // White is what editors leave behind when text is pasted from a web page.
                let isPlain = value.equals("transparent") || value.equals("#ffffff") || value.equals("#FFFFFF")
                facts.set(.highlighted, !isPlain)
            case .fontSize:
                switch OpenDocumentLength(value.bytes) {
                case .points(let points): facts.halfPoints = UInt16(min(max(points * 2, 1), 6_000).rounded())
                case .percent(let percent): facts.sizePercent = UInt16(min(max(percent, 1), 6_000).rounded())
                case nil: break
                }
            default: break
            }
        }
        style?.character = facts
    }

    /// `style:paragraph-properties` or `style:table-properties` of the style that is open.
    mutating func readParagraphProperties(_ element: Element) {
        guard style != nil else { return }
        element.forEachAttribute { name, _, value in
            switch name {
            case .textAlign: style?.alignment = Self.alignment(value)
            case .breakBefore: style?.breaksBefore = value.equals("page")
            case .breakAfter: style?.breaksAfter = value.equals("page")
            default: break
            }
        }
    }

    private static func alignment(_ value: XMLValue) -> Paragraph.Alignment {
        if value.equals("center") { return .center }
        if value.equals("end") || value.equals("right") { return .end }
        return value.equals("justify") ? .justified : .start
    }

    // MARK: List styles

    mutating func beginListStyle(_ element: Element, in sheet: inout OpenDocumentStyleSheet) {
        list = (OpenDocumentListStyle(), element.value(of: .name).map { sheet.names.intern($0.bytes) })
    }

    mutating func endListStyle(isOutline: Bool, in sheet: inout OpenDocumentStyleSheet) {
        if let list {
            if isOutline {
                sheet.outline = list.style
            } else if let name = list.name {
                sheet.add(list.style, named: name, isAutomatic: isAutomatic)
            }
        }
        list = nil
    }

    /// The value when a person may have written it; longer ones are taken as absent.
    private static func short(_ value: XMLValue?) -> String? {
        guard let value, value.bytes.count <= longestWordingBytes else { return nil }
        return value.string
    }

    /// Most bytes of a name shown or a piece of a label. Picked: office programs take 255 letters at most.
    private static let longestWordingBytes = 1_024

    enum LevelKind { case number, bullet, image }

    mutating func readLevel(_ element: Element, kind: LevelKind) {
        guard list != nil else { return }
        var level = OpenDocumentListStyle.Level()
        var number: Int?
        var format = ""
        var sign = ""
        var isSynchronised = false
        element.forEachAttribute { name, _, value in
            switch name {
            case .level: number = value.integer
            case .numPrefix: level.prefix = Self.short(value) ?? ""
            case .numSuffix: level.suffix = Self.short(value) ?? ""
            case .startValue: level.start = min(max(value.integer ?? 1, 0), OpenDocumentListSequence.largestNumber)
            case .displayLevels: level.displayedLevels = max(value.integer ?? 1, 1)
            case .numListFormat: level.template = Self.short(value)
            case .numLetterSync: isSynchronised = value.equals("true")
            case .numFormat: format = Self.short(value) ?? ""
            case .bulletChar: sign = Self.short(value) ?? ""
            default: break
            }
        }
        guard let number else { return }
        switch kind {
        case .number: level.sign = .number(OpenDocumentNumberFormat(format, isSynchronised: isSynchronised))
        // Signs of symbol fonts are told apart as in DOCX, so that both formats show the same.
        case .bullet: level.sign = .bullet(sign.isEmpty ? "•" : WordSymbols.bullet(sign))
        case .image: level.sign = .bullet("•")
        }
        list?.style[number - 1] = level
    }
}

/// A length or a share as styles write it: «14pt», «0.5cm», «120%».
enum OpenDocumentLength {
    case points(Double)
    case percent(Double)

    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        var number = 0.0
        var scale = 0.0
        var index = 0
        while index < min(bytes.count, 24) {
            let byte = bytes[index]
            if byte == UInt8(ascii: "."), scale == 0 {
                scale = 1
            } else if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
                number = number * 10 + Double(byte - UInt8(ascii: "0"))
                scale *= 10
            } else {
                break
            }
            index += 1
        }
        guard index > 0 else { return nil }
        if scale > 1 { number /= scale }
        switch String(decoding: bytes[index...].prefix(4), as: UTF8.self) {
        case "pt": self = .points(number)
        case "%": self = .percent(number)
        case "px": self = .points(number * 0.75)
        case "pc": self = .points(number * 12)
        case "in", "inch": self = .points(number * 72)
        case "cm": self = .points(number * 72 / 2.54)
        case "mm": self = .points(number * 7.2 / 2.54)
        default: return nil
        }
    }
}
