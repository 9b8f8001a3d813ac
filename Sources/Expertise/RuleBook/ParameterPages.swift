package import Roadmap

/// The checklist of the expertise as data: one page for each parameter, and the days the project counts by.
package struct ParameterPages: Sendable, Equatable {
    package var project: Project
    /// In the order of their ids, E before V.
    package var pages: [Page]
    /// Wording of official templates, which every school may use: no sign of copying (E39).
    package var officialWording: [String] = []

    package func page(_ id: String) -> Page? { pages.first { $0.id == id } }

    /// Pages that are judged on a document of `kind`.
    package func pages(for kind: DocumentKind) -> [Page] {
        pages.filter { $0.scope == .document && $0.kinds.contains(kind) }
    }

    /// Days of the project's year.
    package struct Project: Sendable, Equatable {
        /// The year the programmes must cover.
        package var year: Int
        /// Last day for the approval of concept documents (roadmap item 16).
        package var approvedBy: CalendarDate
        /// Last day for the approval of schools' own roadmaps (item 21).
        package var roadmapsApprovedBy: CalendarDate
        /// Last day of stage I (items 23, 25).
        package var firstStageUntil: CalendarDate
        /// Last day of stage II (item 33).
        package var secondStageUntil: CalendarDate
        /// Region whose name is no sign of a foreign document.
        package var region: String

        package var calendarYear: Period? {
            CalendarDate(year: year, month: 1, day: 1).flatMap { from in
                CalendarDate(year: year, month: 12, day: 31).flatMap { Period(from: from, to: $0) }
            }
        }
    }

    /// What a coordinator needs to know of one parameter.
    package struct Page: Sendable, Equatable {
        package enum Scope: String, Sendable, CaseIterable {
            /// Judged on one document.
            case document
            /// Judged over the documents of a school; not in the list of a single document.
            case school
        }

        /// How far a program can judge it.
        package enum Automation: String, Sendable, CaseIterable {
            case full, partly, none

            package var title: String {
                switch self {
                case .full: "проверяется полностью"
                case .partly: "проверяется по признакам, решает человек"
                case .none: "решает человек"
                }
            }
        }

        /// `E01`…`E40`, `V01`…`V08`; never given to another parameter.
        package var id: String
        package var title: String
        package var weight: Weight
        package var scope: Scope
        package var kinds: [DocumentKind]
        package var automation: Automation
        /// What demands it.
        package var basis: String
        /// How the program tests it.
        package var test: String
        /// Texts of remarks by key; names in braces are filled in.
        package var remarks: [String: String]
        package var mend: String
        package var wrong: String
        package var right: String
        /// Version of the checklist that brought it.
        package var since: String
    }
}
