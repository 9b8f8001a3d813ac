package import DocumentModel
package import Roadmap

/// A document with everything recognised in it: what the parameters look at.
///
/// Made by the outline and recognition, read by the parameters; neither side knows how the other works.
package struct Dossier: Sendable {
    package var document: Document
    package var circumstances: Circumstances
    package var register: SchoolRegister
    /// The school that counts: the folder's, else the one the content names with certainty; nil when unknown.
    package var school: School?
    package var schoolFinding: SchoolFinding
    /// Names of educational organisations met in the title block, passport, headers and footers, as written.
    package var organisations: [Mention]
    package var kind: DocumentKind
    package var kindConfidence: Confidence
    /// Words that show what kind the document is, or that it is a neighbour kind; for the remark of E03.
    package var kindSign: Mention?
    /// Directions the document is about (title block, passport rows, programme name).
    package var risks: [RiskDirection]
    /// Every direction named where a naming counts: titles, headings, passport rows, table cells, list items.
    package var riskMentions: [RiskMention]
    /// Blocks before the first section, joined over line breaks; stamps apart.
    package var titleBlock: TitleBlock
    package var sections: [SectionMatch]
    /// Tables with recognised columns of events (annex, roadmap).
    package var eventTables: [EventTable]
    package var outline: [OutlineLine]
    /// Rows and chapters that may stand, in other words, for a section that was not found.
    package var openTitles: [OpenTitle] = []

    /// The match of the section `id`; nil when it is missing.
    package func section(_ id: String) -> SectionMatch? { sections.first { $0.id == id } }
}

/// A title that stands for no section for certain.
package struct OpenTitle: Sendable, Equatable {
    package var mention: Mention
    /// Ids of the sections it may stand for; none of them was found.
    package var sections: [String]
}

/// A piece of text with its place.
package struct Mention: Sendable, Equatable {
    package var text: String
    package var place: Place

    package init(text: String, place: Place) {
        self.text = text
        self.place = place
    }
}

package struct RiskMention: Sendable, Equatable {
    package enum Spot: String, Sendable { case title, passport, heading, tableCell, listItem }
    package var risk: RiskDirection
    package var spot: Spot
    package var mention: Mention
    /// Id of the section the mention stands in; nil before the first section.
    package var section: String?

    package init(risk: RiskDirection, spot: Spot, mention: Mention, section: String? = nil) {
        self.risk = risk
        self.spot = spot
        self.mention = mention
        self.section = section
    }
}

/// What stands before the first section of a document.
package struct TitleBlock: Sendable, Equatable {
    /// Lines of the title itself, without stamps and organisation names.
    package var lines: [Mention]
    /// Texts of approval stamps («УТВЕРЖДАЮ …»), one for each stamp, lines joined by newlines.
    package var approvals: [Mention]
    /// Texts of acceptance stamps («РАССМОТРЕНО», «ПРИНЯТО», «СОГЛАСОВАНО» …).
    package var acceptances: [Mention]
    /// A picture stands in it: a stamp may be on the picture.
    package var hasPicture: Bool

    package init(
        lines: [Mention] = [],
        approvals: [Mention] = [],
        acceptances: [Mention] = [],
        hasPicture: Bool = false
    ) {
        self.lines = lines
        self.approvals = approvals
        self.acceptances = acceptances
        self.hasPicture = hasPicture
    }
}

/// A section of the lexicon found in the document.
package struct SectionMatch: Sendable, Equatable {
    package var id: String
    /// As written.
    package var title: String
    package var place: Place
    package var sign: SectionFinding.Sign
    /// What the section holds, in reading order; in a passport the paragraphs of the value cell. Text that follows a
    /// label in the same paragraph is its first piece.
    package var content: [ContentPiece]
    /// Named, but holds nothing but blanks, dashes, template hints, or a reference to an annex that is not there.
    package var isEmpty: Bool

    package init(
        id: String,
        title: String,
        place: Place,
        sign: SectionFinding.Sign,
        content: [ContentPiece],
        isEmpty: Bool
    ) {
        self.id = id
        self.title = title
        self.place = place
        self.sign = sign
        self.content = content
        self.isEmpty = isEmpty
    }

    /// All pieces joined by newlines.
    package var text: String { content.map(\.text).joined(separator: "\n") }
}

/// One paragraph of a section's content.
package struct ContentPiece: Sendable, Equatable {
    package var text: String
    package var place: Place
    /// An item of a list, automatic or typed («1)», «-», «•» at its start).
    package var isListItem: Bool

    package init(text: String, place: Place, isListItem: Bool = false) {
        self.text = text
        self.place = place
        self.isListItem = isListItem
    }
}

/// A table whose header names at least an event, a date and a responsible person.
package struct EventTable: Sendable, Equatable {
    /// Ids of `roadmapColumns` of the lexicon.
    package enum Column: String, Sendable, CaseIterable {
        case risk, task, event, date, indicator, evidence, responsible, participants, num

        /// Rows are asked for their columns all the time; hashing their names would cost more than the answers.
        package func hash(into hasher: inout Hasher) {
            let number: UInt8 =
                switch self {
                case .risk: 0
                case .task: 1
                case .event: 2
                case .date: 3
                case .indicator: 4
                case .evidence: 5
                case .responsible: 6
                case .participants: 7
                case .num: 8
                }
            hasher.combine(number)
        }
    }

    package var place: Place
    /// Header cells as written.
    package var columns: [Column: Mention]
    package var rows: [EventRow]
    /// Id of the section it stands in (`a.annex`, `m.table`, `r.table` …), when there is one.
    package var section: String?

    package init(place: Place, columns: [Column: Mention], rows: [EventRow], section: String? = nil) {
        self.place = place
        self.columns = columns
        self.rows = rows
        self.section = section
    }
}

/// One event; merged cells above are carried down, repeated headers and full-width group rows are not events.
package struct EventRow: Sendable, Equatable {
    /// 1-based row of the table.
    package var row: Int
    /// Values of the columns the table has; an empty text where the cell is empty.
    package var values: [EventTable.Column: Mention]
    /// Direction named by the risk column or by the group row above.
    package var risk: RiskDirection?
    /// Text of the full-width group row above («Задача 1. …»), when there is one.
    package var group: String?

    package init(
        row: Int,
        values: [EventTable.Column: Mention],
        risk: RiskDirection? = nil,
        group: String? = nil
    ) {
        self.row = row
        self.values = values
        self.risk = risk
        self.group = group
    }
}
