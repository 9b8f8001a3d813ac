internal import Roadmap

/// What holds a school up on each item: empty exactly where the item holds.
package struct Obstacles: Sendable, Equatable {
    package var item16: [Obstacle] = []
    package var item19: [Obstacle] = []
    package var item23: [Obstacle] = []

    package func on(_ item: Int) -> [Obstacle] {
        switch item {
        case 16: item16
        case 19: item19
        case 23: item23
        default: []
        }
    }
}

/// One document that holds a school up, and why, in words for the coordinator.
package struct Obstacle: Sendable, Equatable {
    /// «Антирисковая программа R09».
    package var document: String
    /// `received` entry of the version in force; nil when nothing is there.
    package var entry: Int64?
    /// «не соответствует», «не подтверждена куратором».
    package var words: String
    /// The critical remarks behind it, else the first ones; texts as the school reads them.
    package var reasons: [String] = []
}

extension Obstacles {
    /// - Parameter partlyCounts: the register's setting: whether «частично соответствует» is enough for item 19.
    init(_ required: [DocumentPage], of standing: SchoolStanding, partlyCounts: Bool) {
        for (page, document) in zip(required, standing.documents) {
            if !document.isPlaced {
                item16.append(Obstacle(page, document.state.title))
            }
            let conforms = document.state == .conforms || (document.state == .partly && partlyCounts)
            if !document.isPlaced || !conforms {
                item19.append(Obstacle(page, document.state.title, reasons: Self.reasons(page)))
            }
            if document.kind == .antirisk, document.confirmed != true {
                item23.append(Obstacle(page, document.isPlaced ? "не подтверждена куратором" : document.state.title))
            }
        }
        if standing.school.risks.isEmpty {
            item23.append(Obstacle(document: "Рисковые направления", words: "не указаны в реестре школ"))
        }
    }

    private static func reasons(_ page: DocumentPage) -> [String] {
        let remarks = page.remarks
        let critical = remarks.filter(\.isCritical)
        let telling = critical.isEmpty ? remarks.filter { $0.weight == .main && $0.outcome == .no } : critical
        return telling.map { "\($0.parameter): \($0.text)" }
    }
}

extension Obstacle {
    fileprivate init(_ page: DocumentPage, _ words: String, reasons: [String] = []) {
        self.init(document: page.name, entry: page.version?.received.number, words: words, reasons: reasons)
    }
}
