internal import Expertise
package import ExpertiseLog
internal import Hashing
package import Intake
internal import Reporting
package import Roadmap

extension CoordinatorReport {
    /// Gathers the report from one unchanging state of the log.
    ///
    /// - Parameters:
    ///   - today: the day of the report when `asOf` is nil; then every entry counts.
    ///   - asOf: the day the report speaks of. Entries of later days are left out of all figures and counted as such;
    ///     a stated day (`run --as-of`) is the day of its entry.
    package init(
        log: ExpertiseLog,
        configuration: WorkspaceConfiguration,
        today: CalendarDate,
        asOf: CalendarDate? = nil
    ) throws {
        self = try log.read { reader in
            try Gathering(reader, configuration, asOf: asOf).report(asOf: asOf ?? today, reader)
        }
    }
}

/// The log's entries, folded and sorted to the places they speak of.
private struct Gathering {
    private let register: SchoolRegister
    private let plan: RoadmapPlan
    private let ruleBook: RuleBook
    private let head: ChainHead?
    private let later: Int
    private var entries: [(entry: Entry, day: CalendarDate)] = []
    private var ledger = RoadmapLedger()
    /// Received versions by place, in the order they came.
    private var occupants: [Slot: [DocumentVersion]] = [:]
    private var duplicates: [Int64: [DocumentVersion]] = [:]
    /// Entries by the `received` entry they are about.
    private var histories: [Int64: [Entry]] = [:]

    init(
        _ reader: borrowing ExpertiseLog.Reader,
        _ configuration: WorkspaceConfiguration,
        asOf: CalendarDate?
    ) throws {
        register = configuration.register
        plan = configuration.plan
        ruleBook = configuration.ruleBook
        head = try reader.head().map { ChainHead(number: $0.number, hash: $0.hash) }
        let days = EntryDays(zone: configuration.register.settings.timeZone)
        var later = 0
        for entry in try reader.entries() {
            guard let day = days.day(of: entry) else {
                throw LogFailure(message: "У записи \(entry.number) нет времени. Запустите «expertise verify».")
            }
            if let asOf, day > asOf {
                later += 1
                continue
            }
            ledger.apply(entry)
            entries.append((entry, day))
        }
        self.later = later
        sort()
    }

    private mutating func sort() {
        for version in ledger.versions.sorted(by: { $0.received < $1.received }) {
            for slot in version.slots { occupants[slot, default: []].append(version) }
            if version.isDormant { duplicates[version.origin, default: []].append(version) }
        }
        for (entry, _) in entries {
            guard let received = ledger.version(behind: entry.number)?.received else { continue }
            histories[received, default: []].append(entry)
        }
    }

    func report(asOf: CalendarDate, _ reader: borrowing ExpertiseLog.Reader) throws -> CoordinatorReport {
        let status = ledger.status(of: register, plan: plan, asOf: asOf)
        let known = Set(register.schools.map(\.id))
        var schools: [SchoolPage] = []
        for standing in status.schools { schools.append(try page(of: standing, status.unplaced, reader)) }
        var homeless: [DocumentPage] = []
        for version in status.unplaced where !(version.school.map(known.contains) ?? false) {
            homeless.append(try unplaced(version, reader))
        }
        let pages = schools.flatMap(\.documents) + homeless
        return CoordinatorReport(
            municipality: register.municipality,
            asOf: asOf,
            zone: register.settings.timeZone,
            planTitle: plan.title,
            items: status.items,
            schools: schools,
            homeless: homeless,
            timeline: ShareTimeline(entries, register: register, plan: plan),
            journal: entries.map(\.entry),
            parameters: titles(of: pages),
            provenance: Provenance(
                head: head,
                entries: entries.count,
                later: later,
                program: ProgramVersion.current,
                parameters: ruleBook.digest.hex,
                judgedOtherwise: Set(
                    pages.compactMap { $0.version?.examined }
                        .filter { $0.fact.parameters != ruleBook.digest.hex }
                        .map(\.number)
                ).count
            )
        )
    }

    private func page(
        of standing: SchoolStanding,
        _ unplaced: [DocumentVersion],
        _ reader: borrowing ExpertiseLog.Reader
    ) throws -> SchoolPage {
        let school = standing.school
        var required: [DocumentPage] = []
        for document in standing.documents { required.append(try place(document, of: school, reader)) }
        var evidence: [DocumentPage] = []
        for version in evidenceVersions(of: school) { evidence.append(try self.evidence(version, reader)) }
        var strays: [DocumentPage] = []
        for version in unplaced where version.school == school.id {
            strays.append(try self.unplaced(version, reader))
        }
        return SchoolPage(
            standing: standing,
            required: required,
            roadmap: try place(standing.roadmap, of: school, reader),
            evidence: evidence,
            unplaced: strays,
            obstacles: Obstacles(required, of: standing, partlyCounts: register.settings.partlyCounts)
        )
    }

    // MARK: Places

    private func place(
        _ document: DocumentStanding,
        of school: School,
        _ reader: borrowing ExpertiseLog.Reader
    ) throws -> DocumentPage {
        let slot = Slot(school: school.id, purpose: .single(document.kind, document.risk))
        var page = DocumentPage(
            kind: document.kind,
            risks: document.risk.map { [$0] } ?? [],
            state: document.state
        )
        page.late = document.late
        page.confirmed = document.confirmed
        page.evidence = document.evidence
        page.version = try document.version.flatMap { try version($0, reader) }
        page.history = history(of: occupants[slot] ?? [])
        page.confirmation = document.confirmation.flatMap { number in page.history.first { $0.number == number } }
        return page
    }

    private func evidenceVersions(of school: School) -> [DocumentVersion] {
        let slots = [Slot.evidence(school.id, nil)] + RiskDirection.allCases.map { .evidence(school.id, $0) }
        var seen: Set<Int64> = []
        return slots.flatMap { occupants[$0] ?? [] }.filter { seen.insert($0.received).inserted }
            .sorted { $0.received < $1.received }
    }

    private func evidence(
        _ version: DocumentVersion,
        _ reader: borrowing ExpertiseLog.Reader
    ) throws -> DocumentPage {
        var page = DocumentPage(kind: .evidence, risks: version.risks, state: DocumentStanding.State(version))
        page.version = try self.version(version, reader)
        page.history = history(of: [version])
        return page
    }

    private func unplaced(
        _ version: DocumentVersion,
        _ reader: borrowing ExpertiseLog.Reader
    ) throws -> DocumentPage {
        var page = DocumentPage(
            kind: version.kind,
            risks: version.risks,
            state: DocumentStanding.State(version)
        )
        page.version = try self.version(version, reader)
        page.history = history(of: [version])
        return page
    }

    private func history(of versions: [DocumentVersion]) -> [Entry] {
        let copies = versions.flatMap { duplicates[$0.origin] ?? [] }
        let received = Set((versions + copies).map(\.received))
        return received.flatMap { histories[$0] ?? [] }.sorted { $0.number < $1.number }
    }

    // MARK: Versions

    private func version(
        _ version: DocumentVersion,
        _ reader: borrowing ExpertiseLog.Reader
    ) throws -> VersionPage? {
        let entries = histories[version.received] ?? []
        guard let received = entries.first(where: { $0.number == version.received }) else { return nil }
        // An examination is recorded once for equal bytes; it may be about an older copy of them.
        let examined = try version.examination.flatMap { try reader.entry($0.entry) }
        var page = VersionPage(
            received: received,
            examined: examined,
            decision: version.decision.flatMap { decision in entries.first { $0.number == decision.entry } },
            automaticVerdict: version.automaticVerdict,
            remarks: [],
            unchecked: [],
            outline: []
        )
        // What is kept of it from here on is what is shown.
        page.examined?.fact.details = nil
        guard let examination = examined?.fact.details.flatMap(ExaminedFile.init(details:))?.examination else {
            return page
        }
        page.remarks = remarks(in: examination)
        page.unchecked = examination.parameters.filter { $0.outcome == .notChecked && $0.remarks.isEmpty }.map(\.id)
        page.outline = outline(of: examination)
        return page
    }

    private func remarks(in examination: Examination) -> [RemarkLine] {
        examination.parameters.filter { $0.outcome != .yes }.flatMap { result in
            result.remarks.map { remark in
                RemarkLine(
                    parameter: result.id,
                    title: ruleBook.parameters.page(result.id)?.title ?? "",
                    outcome: result.outcome,
                    weight: result.weight,
                    text: remark.text,
                    quote: remark.quote,
                    place: remark.place?.russian
                )
            }
        }
    }

    private func outline(of examination: Examination) -> [String] {
        let isIncomplete = examination.sections.contains {
            $0.state == .missing && ruleBook.lexicon.section($0.id)?.level == .required
        }
        guard isIncomplete else { return [] }
        return examination.outline.map(\.text)
    }

    private func titles(of pages: [DocumentPage]) -> [ParameterTitle] {
        let ids = Set(pages.flatMap { $0.remarks.map(\.parameter) + ($0.version?.unchecked ?? []) })
        return ids.sorted().map { id in
            let page = ruleBook.parameters.page(id)
            return ParameterTitle(id: id, title: page?.title ?? "", mend: page?.mend ?? "")
        }
    }
}
