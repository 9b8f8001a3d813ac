internal import DocumentModel
internal import Roadmap

extension SchoolParameters {
    /// Items both programmes must have before they are compared: of two tasks one may well be shared.
    private static let leastItems = 3
    /// Of two items: words both have, as a part of the longer one.
    private static let sameItem = 0.75
    /// Percent of both programmes' items from which a person is asked, and from which they coincide.
    private static let similarShare = 50
    private static let equalShare = 80

    /// E40: the anti-risk programmes of a school differ in tasks, measures and events.
    ///
    /// The share is that of the items that the other programme has too among all items of both; in programmes that
    /// are copies of each other it is 100 %.
    package static func difference(
        of member: SchoolMember,
        from others: [SchoolMember],
        by ruleBook: RuleBook
    ) -> ParameterResult? {
        let own = items(of: member.facts)
        guard own.count >= leastItems else { return result("E40", .notChecked, ruleBook) }
        var faults: [Answer.Fault] = []
        var isEqual = false
        var wasCompared = false
        for other in others where other.entry != member.entry {
            let theirs = items(of: other.facts)
            guard theirs.count >= leastItems else { continue }
            wasCompared = true
            let (share, pair) = shared(own, theirs)
            guard share >= similarShare, let pair else { continue }
            isEqual = isEqual || share >= equalShare
            faults.append(
                Answer.Fault(
                    share >= equalShare ? "equal" : "similar",
                    [
                        "first": titles(member.risks), "second": titles(other.risks), "share": String(share),
                        "entry": String(other.entry),
                    ],
                    quote: pair.own.text,
                    place: pair.own.place,
                    other: Remark.Counterpart(
                        entry: other.entry,
                        quote: Quotation.make(pair.other.text),
                        place: pair.other.place
                    )
                )
            )
        }
        guard wasCompared else { return result("E40", .notChecked, ruleBook) }
        return result("E40", .of(faults, else: isEqual ? .no : .partly), ruleBook)
    }

    private static func titles(_ risks: [RiskDirection]) -> String { risks.map(\.title).joined(separator: ", ") }

    private struct Item {
        var quoted: Quoted
        var bag: WordBag
    }

    private static func items(of facts: SharedFacts) -> [Item] {
        (facts.tasks + facts.measures + facts.events)
            .map { Item(quoted: $0, bag: WordBag($0.text)) }
            .filter { !$0.bag.stems.isEmpty }
    }

    /// Each item is matched once, so that a phrase repeated in one programme does not match all of the other.
    private static func shared(
        _ own: [Item],
        _ theirs: [Item]
    ) -> (share: Int, longest: (own: Quoted, other: Quoted)?) {
        var free = Array(theirs.indices)
        var longest: (own: Quoted, other: Quoted)?
        var matched = 0
        for item in own {
            guard let position = free.firstIndex(where: { item.bag.identity(with: theirs[$0].bag) >= sameItem }) else {
                continue
            }
            let match = theirs[free.remove(at: position)]
            matched += 1
            if item.quoted.text.count > longest?.own.text.count ?? 0 { longest = (item.quoted, match.quoted) }
        }
        return (matched * 200 / (own.count + theirs.count), longest)
    }
}
