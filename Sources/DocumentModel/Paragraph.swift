/// One paragraph with the facts that help to tell a heading from running text.
package struct Paragraph: Sendable, Equatable {
    /// The text, automatic numbers not included. Tabs are tabs, line breaks are newlines.
    package var text: TextRange
    /// The automatic number as shown («1.2.», «а)», «•»); empty when there is none.
    package var label: TextRange
    /// Set when the format itself says that this is a heading.
    package var heading: Heading?
    /// Level of the list the paragraph belongs to, 0-based; nil outside lists.
    package var listLevel: UInt8?
    package var alignment: Alignment
    package var traits: Traits
    /// Size of the first visible text in half-points; 0 when unknown.
    package var fontHalfPoints: UInt16
    /// Bytes of ``text`` that are set in bold.
    package var boldBytes: UInt32
    /// Bytes at the start of ``text`` that are set in bold without a gap: the «Цель программы:» of
    /// a paragraph that goes on in ordinary type. White space at the seam may fall on either side.
    package var boldPrefixBytes: UInt32
    /// Index into ``Document/styleNames``; nil when the paragraph names no style.
    package var style: UInt16?
    /// Where the paragraph stands in the file, when the reader was asked to remember: the byte of the part of the body
    /// at which the paragraph's start tag ends («>» or «/»). 0 when nothing is known. A paragraph in a text box has
    /// the place of the one that holds the box, because a comment cannot stand in a box.
    package var origin: UInt32 = 0

    package init(text: TextRange) {
        self.text = text
        label = .empty
        heading = nil
        listLevel = nil
        alignment = .start
        traits = []
        fontHalfPoints = 0
        boldBytes = 0
        boldPrefixBytes = 0
        style = nil
    }

    package enum Alignment: UInt8, Sendable { case start, center, end, justified }

    package struct Traits: OptionSet, Sendable {
        package let rawValue: UInt16
        package init(rawValue: UInt16) { self.rawValue = rawValue }

        /// A line of a contents list (field, content control, contents style or `text:table-of-content`).
        package static let contents = Traits(rawValue: 1 << 0)
        /// Shown in capitals by formatting, whatever the letters in the file.
        package static let capitals = Traits(rawValue: 1 << 1)
        /// Some of the text is marked with a highlighter or shading of the run.
        package static let highlighted = Traits(rawValue: 1 << 2)
        /// A picture is anchored here.
        package static let picture = Traits(rawValue: 1 << 3)
        /// The paragraph stands in a text box or frame.
        package static let textBox = Traits(rawValue: 1 << 4)
        package static let pageBreakBefore = Traits(rawValue: 1 << 5)
        /// All of the text is underlined.
        package static let underlined = Traits(rawValue: 1 << 6)
        /// All of the text is italic.
        package static let italic = Traits(rawValue: 1 << 7)
        /// The label is a bullet rather than a number.
        package static let bulleted = Traits(rawValue: 1 << 8)
    }
}

/// What the format says of a paragraph being a heading.
package struct Heading: Sendable, Hashable {
    /// 1 for the topmost, at most 10. A title style («Название», «Title») counts as 1.
    package var level: UInt8
    package var source: Source

    package init(level: UInt8, source: Source) {
        self.level = level
        self.source = source
    }

    /// Where the level was found; raw values are those of the contract.
    package enum Source: String, Sendable {
        /// `w:outlineLvl` of the paragraph itself.
        case outlineLevel = "outline-level"
        /// `w:outlineLvl` of the paragraph's own style.
        case styleOutlineLevel = "style-outline-level"
        /// `w:outlineLvl` or a heading name found along `w:basedOn` (ODF: `style:parent-style-name`).
        case basedOn = "based-on"
        /// The style's id or name («heading 1», «Заголовок 1», «Название»).
        case styleName = "style-name"
        /// `text:h` with `text:outline-level`.
        case textH = "text:h"
    }
}
