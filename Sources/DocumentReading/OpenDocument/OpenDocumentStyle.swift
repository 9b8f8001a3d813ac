internal import DocumentModel

/// What a style says of the characters; unset facts are left to whatever is around.
struct OpenDocumentCharacterFacts: Equatable {
    struct Marks: OptionSet {
        let rawValue: UInt8
        static let bold = Marks(rawValue: 1 << 0)
        static let italic = Marks(rawValue: 1 << 1)
        static let underlined = Marks(rawValue: 1 << 2)
        static let capitals = Marks(rawValue: 1 << 3)
        static let highlighted = Marks(rawValue: 1 << 4)
        static let hidden = Marks(rawValue: 1 << 5)
    }

    /// Which marks are said to be on or off.
    private(set) var known: Marks = []
    /// The marks that are on; a subset of ``known``.
    private(set) var marks: Marks = []
    /// 0 when unset.
    var halfPoints: UInt16 = 0
    /// Size relative to the surrounding one in percent; 0 when unset.
    var sizePercent: UInt16 = 0

    mutating func set(_ mark: Marks, _ isOn: Bool) {
        known.insert(mark)
        if isOn { marks.insert(mark) } else { marks.remove(mark) }
    }

    /// These facts with those of `inner`, a style used inside, on top.
    func overlaid(by inner: Self) -> Self {
        var result = self
        result.marks = Marks(rawValue: marks.rawValue & ~inner.known.rawValue | inner.marks.rawValue)
        result.known = known.union(inner.known)
        if inner.halfPoints > 0 {
            result.halfPoints = inner.halfPoints
            result.sizePercent = 0
        } else if inner.sizePercent > 0 {
            if halfPoints > 0 {
                result.halfPoints = UInt16(clamping: Int(halfPoints) * Int(inner.sizePercent) / 100)
            } else {
                let outer = sizePercent > 0 ? Int(sizePercent) : 100
                result.sizePercent = UInt16(clamping: outer * Int(inner.sizePercent) / 100)
            }
        }
        return result
    }
}

/// One `style:style` or `style:default-style` as it stands in the file.
struct OpenDocumentStyle {
    enum Family { case paragraph, text, table }

    var family: Family
    var isAutomatic: Bool
    var name: OpenDocumentNames.ID?
    var displayName: String?
    var parent: OpenDocumentNames.ID?
    /// `style:default-outline-level`; 0 when the style says that it has none, nil when it says nothing.
    var outlineLevel: UInt8?
    var listStyle: ListReference = .inherited
    var startsMasterPage = false
    var breaksBefore: Bool?
    var breaksAfter: Bool?
    var alignment: Paragraph.Alignment?
    var character = OpenDocumentCharacterFacts()

    enum ListReference {
        case inherited
        case none
        case named(OpenDocumentNames.ID)
    }
}

/// What a paragraph style comes to after everything it inherits.
struct OpenDocumentParagraphFacts {
    var character = OpenDocumentCharacterFacts()
    var alignment: Paragraph.Alignment = .start
    var breaksBefore = false
    var breaksAfter = false
    var heading: Heading?
    var listStyle: OpenDocumentNames.ID?
    /// The style an author sees in the style list: the first one that is not automatic.
    var visibleStyle: OpenDocumentNames.ID?
    /// The style is one of those that lines of a contents list have.
    var isContents = false
}

extension OpenDocumentStyle {
    /// Puts what this style says into `facts`, which are those of its parent.
    func lay(over facts: inout OpenDocumentParagraphFacts) {
        facts.character = facts.character.overlaid(by: character)
        facts.alignment = alignment ?? facts.alignment
        facts.breaksBefore = startsMasterPage || (breaksBefore ?? facts.breaksBefore)
        facts.breaksAfter = breaksAfter ?? facts.breaksAfter
        switch listStyle {
        case .inherited: break
        case .none: facts.listStyle = nil
        case .named(let name): facts.listStyle = name
        }
    }
}
