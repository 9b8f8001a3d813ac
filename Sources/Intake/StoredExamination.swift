internal import DocumentModel
internal import Expertise
internal import Foundation
internal import Hashing
internal import Roadmap

extension ExaminedFile {
    /// The result that an `examined` entry keeps in its details.
    ///
    /// - Returns: nil when `details` are of a shape that no version of the program wrote.
    package init?(details: String) {
        guard let stored = try? JSONDecoder().decode(Stored.self, from: Data(details.utf8)) else { return nil }
        self.init(
            path: stored.path,
            digest: stored.sha256.flatMap { ContentDigest(hex: $0) },
            bytes: stored.bytes,
            format: stored.format.flatMap(DocumentFormat.init(rawValue:)),
            result: .refused(code: stored.reason?.code ?? "", message: stored.reason?.message ?? "")
        )
        if let examination = stored.examination { result = .examined(examination) }
    }
}

extension ParameterResult {
    /// One parameter of the details of an `examined` entry.
    ///
    /// - Returns: nil when `stored` is of a shape that no version of the program wrote.
    init?(stored: String) {
        guard let parameter = try? JSONDecoder().decode(Stored.Parameter.self, from: Data(stored.utf8)) else {
            return nil
        }
        self = parameter.result
    }
}

/// The contract's JSON of one examined document, read back.
private struct Stored: Decodable {
    struct Reason: Decodable {
        var code: String
        var message: String
    }

    struct Kind: Decodable {
        var id: DocumentKind
        var confidence: Confidence
    }

    struct FoundSchool: Decodable {
        var id: String?
        var confidence: Confidence
        var named: String?
    }

    struct Dates: Decodable {
        var from: String
        var to: String

        var period: Period? {
            guard let from = CalendarDate(iso: from), let to = CalendarDate(iso: to) else { return nil }
            return Period(from: from, to: to)
        }
    }

    struct Spot: Decodable {
        var block: Int
        var table: Int?
        var row: Int?
        var cell: Int?

        var place: Place { Place(block: block, table: table, row: row, cell: cell) }
    }

    struct Section: Decodable {
        var id: String
        var state: String
        var title: String?
        var place: Spot?
        var sign: String?

        var finding: SectionFinding {
            SectionFinding(
                id: id,
                state: SectionFinding.State(rawValue: state) ?? .missing,
                title: title,
                place: place?.place,
                sign: sign.flatMap(SectionFinding.Sign.init(rawValue:))
            )
        }
    }

    struct StoredRemark: Decodable {
        struct Other: Decodable {
            var entry: Int64
            var quote: String?
            var place: Spot?
        }

        var text: String
        var quote: String?
        var place: Spot?
        var other: Other?

        var remark: Remark {
            Remark(
                text: text,
                quote: quote,
                place: place?.place,
                other: other.map { .init(entry: $0.entry, quote: $0.quote, place: $0.place?.place) }
            )
        }
    }

    struct Parameter: Decodable {
        var id: String
        var outcome: Outcome
        var weight: Weight
        var remarks: [StoredRemark]

        var result: ParameterResult {
            ParameterResult(
                id: id,
                outcome: outcome,
                weight: weight,
                remarks: remarks.map(\.remark)
            )
        }
    }

    struct Line: Decodable {
        var text: String
        var level: Int
        var place: Spot
    }

    var path: String
    var sha256: String?
    var bytes: Int64
    var format: String?
    var status: ExaminationStatus
    var reason: Reason?
    var kind: Kind?
    var risks: [RiskDirection]
    var school: FoundSchool?
    var period: Dates?
    var sections: [Section]
    var parameters: [Parameter]
    var verdict: Verdict?
    var outline: [Line]

    var examination: Examination? {
        guard status != .unreadable, let kind else { return nil }
        return Examination(
            status: status,
            kind: kind.id,
            kindConfidence: kind.confidence,
            risks: risks,
            school: SchoolFinding(
                id: school?.id,
                confidence: school?.confidence ?? .doubtful,
                named: school?.named
            ),
            period: period?.period,
            sections: sections.map(\.finding),
            parameters: parameters.map(\.result),
            verdict: verdict,
            outline: outline.map { OutlineLine(text: $0.text, place: $0.place.place, level: $0.level) }
        )
    }
}
