internal import Expertise
internal import ExpertiseLog
internal import Roadmap

/// Answers the parameters of a document that other documents decide, from what the log and the tables beside it say.
///
/// Belongs to one transaction: what was read of a document once is not read again.
final class AcrossAnswers {
    private let register: SchoolRegister
    private let ruleBook: RuleBook
    private let official: Set<Int64>
    private var facts: [Int64: SharedFacts?] = [:]
    private var sets: [String: SchoolSet] = [:]

    init(register: SchoolRegister, ruleBook: RuleBook) {
        self.register = register
        self.ruleBook = ruleBook
        official = Fingerprints.everyShingle(of: ruleBook.parameters.officialWording)
    }

    /// The documents of a school that count.
    struct SchoolSet {
        var concept: SchoolMember?
        var midterm: SchoolMember?
        var roadmap: SchoolMember?
        /// Each once, in the order they came.
        var programmes: [SchoolMember] = []
    }

    /// Answers of `version`, which has been examined; empty for kinds that have no such parameters.
    ///
    /// - Parameter settled: answers to be kept where nothing can have changed them.
    func answers(
        of version: DocumentVersion,
        keeping settled: [ParameterResult] = [],
        _ log: borrowing ExpertiseLog.Reader
    ) throws -> [ParameterResult] {
        guard let school = version.school, let kind = version.kind, let member = try member(version, log) else {
            return []
        }
        let set = try set(of: school, log)
        var answers: [ParameterResult?] = []
        switch kind {
        case .antirisk:
            // A version before or after it is no other programme.
            let programmes = set.programmes.filter { Set($0.risks).isDisjoint(with: member.risks) }
            let wider = [set.midterm].compactMap(\.self) + programmes
            answers.append(SchoolParameters.agreement(of: member, with: wider, by: ruleBook))
            answers.append(SchoolParameters.nesting(of: member, in: set.midterm, by: ruleBook))
            answers.append(try copies(version, school, settled, log))
            answers.append(SchoolParameters.difference(of: member, from: programmes, by: ruleBook))
        case .midterm:
            answers.append(SchoolParameters.agreement(of: member, with: set.programmes, by: ruleBook))
            answers.append(SchoolParameters.nesting(of: member, in: set.concept, by: ruleBook))
            answers.append(try copies(version, school, settled, log))
        case .concept, .roadmap:
            answers.append(try copies(version, school, settled, log))
        case .evidence:
            answers.append(SchoolParameters.event(of: member, among: programmes(of: member, set), by: ruleBook))
            answers.append(
                SchoolParameters.repetition(of: member, in: try equals(version, log), by: ruleBook)
            )
        case .other: break
        }
        return answers.compactMap(\.self)
    }

    // MARK: The school's documents

    private func set(of school: String, _ log: borrowing ExpertiseLog.Reader) throws -> SchoolSet {
        if let known = sets[school] { return known }
        var set = SchoolSet()
        set.concept = try inForce(.concept(school), log)
        set.midterm = try inForce(.midterm(school), log)
        set.roadmap = try inForce(.roadmap(school), log)
        var seen: Set<Int64> = []
        for risk in RiskDirection.allCases {
            guard let programme = try inForce(.antirisk(school, risk), log), seen.insert(programme.entry).inserted
            else { continue }
            set.programmes.append(programme)
        }
        set.programmes.sort { $0.entry < $1.entry }
        sets[school] = set
        return set
    }

    private func inForce(_ slot: Slot, _ log: borrowing ExpertiseLog.Reader) throws -> SchoolMember? {
        guard let version = try log.inForce(in: slot), version.isReadable else { return nil }
        return try member(version, log)
    }

    /// Nil when nothing is kept of the document.
    private func member(_ version: DocumentVersion, _ log: borrowing ExpertiseLog.Reader) throws -> SchoolMember? {
        guard let kind = version.kind, let facts = try facts(of: version, log) else { return nil }
        return SchoolMember(entry: version.received, kind: kind, risks: version.risks, facts: facts)
    }

    private func facts(of version: DocumentVersion, _ log: borrowing ExpertiseLog.Reader) throws -> SharedFacts? {
        if let known = facts[version.origin] { return known }
        let found = try log.acrossFacts(of: version.origin).flatMap { KeptContent.facts($0) }
        facts[version.origin] = .some(found)
        return found
    }

    // MARK: Evidence

    /// Where a paper's event may stand: the programmes of its directions, and when it names none, all of them; the
    /// mid-term programme and the school's roadmap hold events of every direction.
    private func programmes(of paper: SchoolMember, _ set: SchoolSet) -> [SchoolMember] {
        let own = set.programmes.filter { programme in
            paper.risks.isEmpty || programme.risks.contains(where: paper.risks.contains)
        }
        // Without the programme of its direction the others say little of a paper.
        guard !own.isEmpty else { return [] }
        return own + [set.midterm, set.roadmap].compactMap(\.self)
    }

    private func equals(_ version: DocumentVersion, _ log: borrowing ExpertiseLog.Reader) throws -> [SchoolMember] {
        try log.versions(ofOrigin: version.origin).filter { $0.received != version.received }.map { other in
            // A duplicate that nobody decided on still came for a direction.
            let risks = other.isDormant ? other.arrival.risks : other.risks
            return SchoolMember(entry: other.received, kind: .evidence, risks: risks, facts: SharedFacts())
        }
    }

    // MARK: Copies

    /// Later documents never make an earlier one a copy; they can only show that its wording is everybody's. So an
    /// answer without a fault stays.
    private func copies(
        _ version: DocumentVersion,
        _ school: String,
        _ settled: [ParameterResult],
        _ log: borrowing ExpertiseLog.Reader
    ) throws -> ParameterResult? {
        if try log.acrossCopied(version.origin) == false, let known = settled.first(where: { $0.id == "E39" }) {
            return known
        }
        let prints = try log.acrossPrints(of: version.origin).map {
            Fingerprint(hash: $0.hash, section: $0.section, word: $0.word)
        }
        var witnesses = CopyWitnesses(
            occurrences: [:],
            schools: try log.acrossSchoolCount(),
            hasEarlier: try log.acrossHasOthers(than: school, before: version.origin)
        )
        if witnesses.hasEarlier {
            witnesses.occurrences = try log.acrossOccurrences(of: Set(prints.map(\.hash))).mapValues { places in
                places.map {
                    CopyOccurrence(school: $0.school, received: $0.received, section: $0.section, word: $0.word)
                }
            }
        }
        let found = CopySearch(witnesses, official: official)
            .sections(of: prints, school: school, received: version.origin)
        var others: [Int64: CopyText] = [:]
        for copy in found ?? [] where others[copy.received] == nil {
            others[copy.received] = try log.acrossText(of: copy.received).flatMap { KeptContent.text($0) }
        }
        let isCopied = found?.isEmpty == false
        return CopySearch.judge(
            isCopied ? try log.acrossText(of: version.origin).flatMap { KeptContent.text($0) } : nil,
            found,
            others: others,
            names: { [register] in register.school(id: $0)?.name ?? $0 },
            by: ruleBook
        )
    }
}

extension [ParameterResult] {
    /// Whether E39 found the wording elsewhere; nil when it was not asked.
    var saysCopied: Bool? {
        first { $0.id == "E39" }.map { $0.outcome == .no || $0.outcome == .partly }
    }
}
