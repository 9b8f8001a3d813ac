internal import DocumentModel

/// Character formatting as far as it matters here: what is said, and what it is.
struct WordRunFormat: Equatable {
    struct Bits: OptionSet {
        let rawValue: UInt8
        static let bold = Bits(rawValue: 1)
        static let italic = Bits(rawValue: 2)
        static let capitals = Bits(rawValue: 4)
        static let hidden = Bits(rawValue: 8)
        static let underlined = Bits(rawValue: 16)
        static let highlighted = Bits(rawValue: 32)
        /// Those that a paragraph style and a character style toggle against each other (17.7.3).
        static let toggles: Bits = [.bold, .italic, .capitals, .hidden]
    }

    /// Which properties are said at all.
    var said: Bits = []
    /// Those of them that are on.
    var on: Bits = []
    /// Size in half-points; 0 when not said.
    var halfPoints: UInt16 = 0

    @inline(__always)
    mutating func set(_ bit: Bits, _ isOn: Bool) {
        said.insert(bit)
        if isOn { on.insert(bit) } else { on.remove(bit) }
    }

    /// What holds when `self` is laid over `base`.
    @inline(__always)
    func over(_ base: WordRunFormat) -> WordRunFormat {
        WordRunFormat(
            said: base.said.union(said),
            on: base.on.subtracting(said).union(on),
            halfPoints: halfPoints != 0 ? halfPoints : base.halfPoints
        )
    }

    /// What holds when the character style `self` is laid over the paragraph style `base`.
    @inline(__always)
    func toggled(over base: WordRunFormat) -> WordRunFormat {
        var result = over(base)
        let both = said.intersection(base.said).intersection(.toggles)
        result.on = result.on.subtracting(both).union(on.symmetricDifference(base.on).intersection(both))
        return result
    }
}

/// Paragraph formatting as far as it matters here; nil where nothing is said.
struct WordParagraphFormat: Equatable {
    /// 0-based as in the file; 9 is body text.
    var outlineLevel: UInt8?
    var numberingID: Int32?
    var listLevel: UInt8?
    var alignment: Paragraph.Alignment?
    var startsPage: Bool?

    func over(_ base: WordParagraphFormat) -> WordParagraphFormat {
        WordParagraphFormat(
            outlineLevel: outlineLevel ?? base.outlineLevel,
            numberingID: numberingID ?? base.numberingID,
            listLevel: numberingID != nil ? listLevel : listLevel ?? base.listLevel,
            alignment: alignment ?? base.alignment,
            startsPage: startsPage ?? base.startsPage
        )
    }
}

/// One style as `styles.xml` defines it, and what follows from those it is based on.
struct WordStyle {
    enum Kind { case paragraph, character, table, numbering }

    var kind = Kind.paragraph
    var id = ""
    var name = ""
    var basedOn: String?
    var isDefault = false
    /// The style's own until ``WordStyles/resolve()``, then what holds with all it is based on.
    var run = WordRunFormat()
    /// Likewise.
    var paragraph = WordParagraphFormat()
    /// Whether the style says the outline level itself.
    var saysOutlineLevel = false
    /// Set by ``WordStyles/resolve()``.
    var heading: Heading?
    /// The style of a line in a contents list, or of its title.
    var isContents = false
}

/// The styles of a document, looked up by id.
struct WordStyles {
    private(set) var all: [WordStyle] = []
    private var byID = ByteTable()
    /// Run formatting under all styles (`w:docDefaults`).
    var defaults = WordRunFormat()
    /// The style of paragraphs that name none.
    private(set) var defaultParagraph: Int?

    mutating func append(_ style: WordStyle) {
        if style.kind == .paragraph, style.isDefault, defaultParagraph == nil { defaultParagraph = all.count }
        byID.insert(style.id.utf8, value: all.count)
        all.append(style)
    }

    @inline(__always)
    func index(of id: UnsafeBufferPointer<UInt8>) -> Int? { byID[id] }

    func index(of id: String) -> Int? {
        var id = id
        return id.withUTF8 { byID[$0] }
    }

    /// Lays every style over those it is based on.
    ///
    /// Each style is done once, so a chain of any length costs its length; a cycle ends where it closes.
    mutating func resolve() {
        var isDone = Array(repeating: false, count: all.count)
        for start in all.indices {
            var chain: [Int] = []
            var current: Int? = start
            while let index = current, !isDone[index] {
                isDone[index] = true
                chain.append(index)
                current = all[index].basedOn.flatMap { self.index(of: $0) }.flatMap { base in
                    all[base].kind == all[index].kind ? base : nil
                }
            }
            for index in chain.reversed() { resolve(index) }
        }
    }

    private mutating func resolve(_ index: Int) {
        var style = all[index]
        let base = style.basedOn.flatMap { self.index(of: $0) }.map { all[$0] }
        let named = WordStyleName(style)
        style.isContents = named == .contents || (base?.isContents ?? false)
        style.heading = heading(of: style, named: named, base: base)
        if let base, base.kind == style.kind {
            style.run = style.run.over(base.run)
            style.paragraph = style.paragraph.over(base.paragraph)
        } else if style.kind == .paragraph {
            style.run = style.run.over(defaults)
        }
        all[index] = style
    }

    /// Requirement R20, with one exception: a style that *is* «heading 2» keeps its own level even where it is based
    /// on «heading 1», as Word itself keeps it.
    private func heading(of style: WordStyle, named: WordStyleName?, base: WordStyle?) -> Heading? {
        guard style.kind == .paragraph else { return nil }
        if style.saysOutlineLevel, let level = style.paragraph.outlineLevel {
            return level < 9 ? Heading(level: level + 1, source: .styleOutlineLevel) : nil
        }
        // The title of a contents list is based on a heading in most files and is none itself.
        if style.isContents { return nil }
        if case .heading(let level) = named { return Heading(level: level, source: .styleName) }
        if let inherited = base?.heading { return Heading(level: inherited.level, source: .basedOn) }
        return named == .title ? Heading(level: 1, source: .styleName) : nil
    }
}

/// What a style's name or id says by itself, in the languages met.
enum WordStyleName: Equatable {
    case heading(UInt8), title, contents

    init?(_ style: WordStyle) {
        guard let found = Self.meaning(of: style.name) ?? Self.meaning(of: style.id) else { return nil }
        self = found
    }

    /// The meaning of a style called `name`; nil when it says nothing.
    static func meaning(of name: String) -> WordStyleName? {
        let words = name.lowercased().filter { !$0.isWhitespace && $0 != "_" && $0 != "-" }
        if words == "title" || words == "название" || words == "заглавие" { return .title }
        for (start, isHeading) in starts where words.hasPrefix(start) {
            let rest = words.dropFirst(start.count)
            if isHeading {
                if let level = headingLevel(rest) { return .heading(level) }
            } else if rest.isEmpty || UInt8(rest) != nil || rest == "heading" {
                return .contents
            }
        }
        return nil
    }

    /// The digit of «heading 1», «Заголовок №1» (OCR programs) and «Heading 1 (user)» (LibreOffice).
    private static func headingLevel(_ rest: Substring) -> UInt8? {
        let rest = rest.first == "№" ? rest.dropFirst() : rest
        let digits = rest.prefix { $0 != "(" }
        guard let level = UInt8(digits), (1...9).contains(level) else { return nil }
        return level
    }

    private static let starts: [(String, Bool)] = [
        ("heading", true), ("заголовок", true), ("toc", false), ("оглавление", false), ("contents", false),
        ("contentsheading", false), ("заголовокоглавления", false),
    ]
}
