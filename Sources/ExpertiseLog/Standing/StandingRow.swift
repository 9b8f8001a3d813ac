internal import GRDB
internal import Roadmap

/// A document version as a row of `standing_version`, column by column.
enum StandingRow {
    static func arguments(of version: DocumentVersion) -> StatementArguments {
        // The slots follow from the rest; only their ranks are told, in their order.
        let ranks = version.slots.map { String(version.ranks[$0] ?? 0) }.joined(separator: ",")
        let examined = version.examination
        let decided = version.decision
        return [
            version.received, version.origin, version.seen, version.isDormant, ranks,
            version.arrival.school, version.arrival.kind?.rawValue, text(version.arrival.risks),
            examined?.entry, examined?.status.rawValue,
            examined?.assignment.school, examined?.assignment.kind?.rawValue,
            examined.map { text($0.assignment.risks) }, examined?.verdict?.rawValue,
            decided?.entry, decided?.school, decided?.kind?.rawValue,
            decided?.risks.map { text($0) }, decided?.verdict?.rawValue,
        ]
    }

    static func version(from row: Row) throws -> DocumentVersion {
        var version = DocumentVersion(
            received: row[0],
            origin: row[1],
            seen: row[2],
            isDormant: row[3],
            arrival: DocumentVersion.Assignment(school: row[5], kind: try choice(row[6]), risks: try risks(row[7]))
        )
        if let entry = row[8] as Int64?, let status: ExaminationStatus = try choice(row[9]) {
            let assignment = DocumentVersion.Assignment(
                school: row[10],
                kind: try choice(row[11]),
                risks: try risks(row[12] ?? "")
            )
            version.examination = DocumentVersion.Examination(
                entry: entry,
                assignment: assignment,
                status: status,
                verdict: try choice(row[13])
            )
        }
        if let entry = row[14] as Int64? {
            var decision = DocumentVersion.Decision(entry: entry)
            decision.school = row[15]
            decision.kind = try choice(row[16])
            decision.risks = try (row[17] as String?).map { try risks($0) }
            decision.verdict = try choice(row[18])
            version.decision = decision
        }
        let ranks = (row[4] as String).split(separator: ",").compactMap { Int64($0) }
        let slots = version.slots
        guard ranks.count == slots.count else { throw damaged }
        version.ranks = Dictionary(zip(slots, ranks)) { first, _ in first }
        return version
    }

    private static func text(_ risks: [RiskDirection]) -> String { risks.map(\.rawValue).joined(separator: ",") }

    private static func risks(_ text: String) throws -> [RiskDirection] {
        try text.split(separator: ",").map { name in
            guard let risk = RiskDirection(rawValue: String(name)) else { throw damaged }
            return risk
        }
    }

    private static func choice<Choice: RawRepresentable<String>>(_ text: String?) throws -> Choice? {
        guard let text else { return nil }
        guard let choice = Choice(rawValue: text) else { throw damaged }
        return choice
    }

    private static let damaged = LogFailure(
        message: "Указатель состояния документов повреждён. Запустите «expertise verify»."
    )
}
