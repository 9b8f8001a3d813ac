internal import Expertise
internal import ExpertiseLog
internal import Hashing
internal import JSONText
internal import Roadmap

/// What the log says of a document up to one entry, as a conclusion needs it.
///
/// Entries after that one say nothing here, so a conclusion that is made again is the same.
struct ConclusionRecord {
    var entry: Entry
    var received: Entry
    var file: ExaminedFile
    var version: DocumentVersion
    /// The entry with the person's verdict in force.
    var decision: Entry?
    /// Nothing was said of the document before.
    var isFirst: Bool

    /// - Returns: nil when no conclusion is made for the entry `number`: it is no examination and no verdict of a
    ///   person, or nothing that can be read stands behind it.
    init?(_ number: Int64, in log: borrowing ExpertiseLog.Reader) throws {
        guard let entry = try log.entry(number), Self.concludes(entry.fact), let now = try log.version(behind: number)
        else { return nil }
        let entries = try Self.entries(about: now, upTo: number, log)
        guard let version = RoadmapLedger(entries).version(behind: number), let examination = version.examination,
            let received = entries.first(where: { $0.number == version.origin }),
            let details = try log.entry(examination.entry)?.fact.details, let file = ExaminedFile(details: details)
        else { return nil }
        self.entry = entry
        self.received = received
        self.file = file
        self.version = version
        isFirst = entries.first { Self.concludes($0.fact) }?.number == number
        if let verdict = version.decision?.verdict {
            decision = entries.last { $0.fact.event == .decided && $0.fact.verdict == verdict }
        }
    }

    static func concludes(_ fact: Fact) -> Bool {
        fact.event == .examined || (fact.event == .decided && fact.verdict != nil)
    }

    /// The document's own entries, ascending, none after `last`.
    private static func entries(
        about version: DocumentVersion,
        upTo last: Int64,
        _ log: borrowing ExpertiseLog.Reader
    ) throws -> [Entry] {
        var found: [Int64: Entry] = [:]
        var waiting = [version.origin, version.received]
        for number in waiting {
            if let entry = try log.entry(number) { found[number] = entry }
        }
        while let next = waiting.popLast() {
            for entry in try log.entries(about: next) where entry.number <= last && found[entry.number] == nil {
                found[entry.number] = entry
                waiting.append(entry.number)
            }
        }
        return found.values.sorted { $0.number < $1.number }
    }
}

extension Conclusion {
    init(_ record: ConclusionRecord, approval: String?, register: SchoolRegister, ruleBook: RuleBook) {
        let zone = register.settings.timeZone
        file = record.file
        school = record.version.school.flatMap { register.school(id: $0) }
        municipality = register.municipality
        kind = record.version.kind
        risks = record.version.risks
        received =
            record.received.fact.asOf?.russian ?? Moment(text: record.received.time)?.russian(in: zone)
            ?? record.received.time
        self.approval = approval
        if let entry = record.decision, let verdict = entry.fact.verdict {
            decision = Decision(
                verdict: verdict,
                by: entry.fact.by,
                reason: entry.fact.reason ?? "",
                day: Moment(text: entry.time)?.day(in: zone).russian ?? entry.time
            )
        }
        self.record = Record(
            entry: record.entry.number,
            hash: record.entry.hash,
            program: record.entry.fact.program,
            parameters: record.entry.fact.event == .examined ? record.entry.fact.parameters : nil
        )
        day = Moment(text: record.entry.time)?.day(in: zone).russian ?? record.entry.time
        time = record.entry.time
        localTime = Moment(text: record.entry.time)?.localText(in: zone) ?? record.entry.time
        self.ruleBook = ruleBook
    }
}
