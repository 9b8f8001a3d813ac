internal import DocumentModel

/// A line, label or cell that may be the title of a section.
struct Candidate {
    /// What it looks like, from the most to the least telling.
    enum Form {
        /// The format itself says that it is a heading.
        case heading
        /// Bold, capitals, centred or underlined.
        case emphasised
        /// Label cell of a passport.
        case passportRow
        /// The only filled cell of a row.
        case titleRow
        /// First cell of a column in a table that is neither passport nor events.
        case tableHeader
        /// Bold words before the rest of a paragraph.
        case boldLabel
        /// A numbered line that stands alone, in ordinary type.
        case numbered
        /// Words before a colon or dash in ordinary type.
        case plainLabel
        /// A short line in ordinary type.
        case plainLine
    }

    var form: Form
    /// Lines that make up the title.
    var lines: Range<Int>
    var tokens: ArraySlice<Token>
    /// Bytes of the title as written; nil when it is the whole of ``lines``.
    var titleBytes: Range<Int>?
    /// Smaller is higher; see ``CandidateFinder``.
    var rank: Int
    /// First byte of the text that follows the label in its own line.
    var inlineContent: Int?
    /// Lines of the value cells; nil when the content runs on below the title.
    var valueLines: [Range<Int>]?
    /// Table the title stands in.
    var table: Int?
    var place: Place
    /// A number stands before it, typed or automatic.
    var isNumbered = false

    /// Stands on a line of its own and is set apart from the text.
    var isTitle: Bool {
        switch form {
        case .heading, .emphasised, .titleRow, .numbered: true
        case .passportRow, .tableHeader, .boldLabel, .plainLabel, .plainLine: false
        }
    }

    /// The least score that makes it a section.
    var threshold: Double {
        switch form {
        case .heading, .emphasised, .passportRow, .boldLabel: TitleMatcher.threshold
        case .titleRow: 0.55
        case .numbered: 0.6
        case .plainLabel: 0.62
        case .tableHeader, .plainLine: 0.9
        }
    }
}

/// A line that divides the text, whether or not it is a known section.
struct Boundary {
    var line: Int
    var rank: Int
    /// Set by the format itself or by its number, not only by its looks.
    var isCertain: Bool
}
