internal import DocumentModel
internal import Roadmap

/// Б. Оформление.
extension ParameterTests {
    static let chapterB: [ParameterTest] = [
        ParameterTest("E06", ["missing": [], "picture": [], "bare": [], "number": [], "date": []], judge: approved),
        ParameterTest(
            "E07",
            ["missing": [], "incomplete": [], "order": ["accepted", "approved"]],
            judge: accepted
        ),
        ParameterTest(
            "E08",
            [
                "blank": ["fragment"], "hint": ["fragment"], "impossible": ["fragment"], "highlight": ["fragment"],
                "comments": ["count"], "changes": ["count"],
            ],
            judge: isFilledIn
        ),
        ParameterTest("E09", ["foreign": ["fragment"], "outdated": ["fragment"]], judge: isUpToDate),
    ]

    // MARK: E06, E07

    private static func approved(_ inspection: Inspection) -> Answer {
        let dossier = inspection.dossier
        guard let stamp = inspection.approval else {
            return dossier.titleBlock.hasPicture ? .open(.init("picture")) : .no(.init("missing"))
        }
        let (quote, place) = (stamp.mention.text, stamp.mention.place)
        let hasNumber = inspection.approvals.contains(where: \.hasNumber)
        switch (hasNumber, stamp.date != nil) {
        case (true, true): return .yes
        case (false, true): return .partly(.init("number", quote: quote, place: place))
        case (true, false): return .partly(.init("date", quote: quote, place: place))
        case (false, false): return .no(.init("bare", quote: quote, place: place))
        }
    }

    private static func accepted(_ inspection: Inspection) -> Answer {
        let dossier = inspection.dossier
        let stamps = inspection.acceptances
        guard let stamp = stamps.first(where: { $0.date != nil }) ?? stamps.first else {
            return dossier.titleBlock.hasPicture ? .notChecked : .no(.init("missing"))
        }
        let (quote, place) = (stamp.mention.text, stamp.mention.place)
        if let date = stamp.date, let approval = inspection.approval?.date, date > approval {
            let values = ["accepted": date.russian, "approved": approval.russian]
            return .no(.init("order", values, quote: quote, place: place))
        }
        guard stamp.date != nil, stamps.contains(where: \.hasNumber) else {
            return .partly(.init("incomplete", quote: quote, place: place))
        }
        return .yes
    }

    // MARK: E08

    private static func isFilledIn(_ inspection: Inspection) -> Answer {
        let document = inspection.dossier.document
        let blanks = BlankPlaces.find(in: inspection.layout, school: inspection.dossier.school)
        if !blanks.isEmpty { return Answer(outcome: .no, faults: blanks) }
        var signs: [Answer.Fault] = []
        inspection.layout.forEachParagraph { paragraph, place, _ in
            guard paragraph.traits.contains(.highlighted), !paragraph.text.isEmpty, signs.count < 10 else { return }
            guard let quote = Quotation.make(document.string(of: paragraph)) else { return }
            signs.append(.init("highlight", ["fragment": quote], quote: quote, place: place))
        }
        let notes = document.notes
        if notes.comments > 0 { signs.append(.init("comments", ["count": String(notes.comments)])) }
        let changes = notes.insertions + notes.deletions
        if changes > 0 { signs.append(.init("changes", ["count": String(changes)])) }
        return .of(signs, else: .partly)
    }

    // MARK: E09

    private static func isUpToDate(_ inspection: Inspection) -> Answer {
        let faults = ForeignTraces.find(
            in: inspection.layout,
            region: inspection.project.region,
            municipality: inspection.dossier.register.municipality
        )
        return .of(faults, else: .partly)
    }
}
