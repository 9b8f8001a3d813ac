internal import Foundation

/// Counts documents, schools and items (contract, chapter 4).
package struct StatusArithmetic<Store: LedgerStore> {
    private let store: Store
    private let register: SchoolRegister
    private let plan: RoadmapPlan
    private let zone: TimeZone?

    package init(store: Store, register: SchoolRegister, plan: RoadmapPlan) {
        self.store = store
        self.register = register
        self.plan = plan
        zone = TimeZone(identifier: register.settings.timeZone)
    }

    package func status(asOf: CalendarDate) throws(Store.Failure) -> RoadmapStatus {
        var schools: [SchoolStanding] = []
        for school in register.schools { schools.append(try standing(of: school)) }
        return RoadmapStatus(
            asOf: asOf,
            items: plan.items.map { ItemStanding(item: $0, count: count(of: $0.number, in: schools)) },
            schools: schools,
            unplaced: try store.unplaced()
        )
    }

    private func count(of item: Int, in schools: [SchoolStanding]) -> ItemStanding.Count? {
        func holding(_ holds: (SchoolStanding) -> Bool) -> ItemStanding.Count {
            ItemStanding.Count(numerator: schools.count(where: holds), denominator: schools.count)
        }
        switch item {
        case 16: return holding(\.item16)
        case 19: return holding(\.item19)
        case 21: return holding(\.item21)
        case 23:
            let pairs = schools.flatMap(\.documents).filter { $0.kind == .antirisk }
            return ItemStanding.Count(numerator: pairs.count { $0.confirmed == true }, denominator: pairs.count)
        default: return nil
        }
    }

    private func standing(of school: School) throws(Store.Failure) -> SchoolStanding {
        var documents = [
            try document(.concept, nil, in: .concept(school.id)),
            try document(.midterm, nil, in: .midterm(school.id)),
        ]
        for risk in school.risks { documents.append(try document(.antirisk, risk, in: .antirisk(school.id, risk))) }
        let roadmap = try document(.roadmap, nil, in: .roadmap(school.id))
        let programmes = documents.filter { $0.kind == .antirisk }
        let isComplete = documents.allSatisfy(\.isPlaced)
        return SchoolStanding(
            school: school,
            documents: documents,
            roadmap: roadmap,
            evidenceWithoutDirection: try store.count(in: .evidence(school.id, nil)),
            item16: isComplete,
            item19: isComplete && documents.allSatisfy { conforms($0.state) },
            item21: roadmap.isPlaced && !roadmap.late,
            item23: !programmes.isEmpty && programmes.allSatisfy { $0.confirmed == true },
            remarks: try remarks(on: school, documents)
        )
    }

    private func conforms(_ state: DocumentStanding.State) -> Bool {
        state == .conforms || (state == .partly && register.settings.partlyCounts)
    }

    private func document(
        _ kind: DocumentKind,
        _ risk: RiskDirection?,
        in slot: Slot
    ) throws(Store.Failure) -> DocumentStanding {
        let version = try store.inForce(in: slot)
        let isProgramme = kind == .antirisk
        let confirmation = isProgramme ? try store.confirmation(in: slot) : nil
        let isConfirmed =
            confirmation != nil && version?.isReadable == true && confirmation?.version == version?.received
        return DocumentStanding(
            kind: kind,
            risk: risk,
            state: DocumentStanding.State(version),
            version: version,
            confirmed: isProgramme ? isConfirmed : nil,
            confirmation: isConfirmed ? confirmation?.entry : nil,
            evidence: try evidence(for: slot, risk),
            late: try isLate(kind, slot)
        )
    }

    private func evidence(for slot: Slot, _ risk: RiskDirection?) throws(Store.Failure) -> Int {
        guard let school = slot.school, let risk else { return 0 }
        return try store.count(in: .evidence(school, risk))
    }

    private func isLate(_ kind: DocumentKind, _ slot: Slot) throws(Store.Failure) -> Bool {
        guard let deadline = plan.item(kind == .roadmap ? 21 : 16)?.deadline,
            let seen = try store.firstSeen(in: slot), let day = localDay(seen)
        else { return false }
        return day > deadline
    }

    /// The day in the register's time zone; a stated day is one already.
    ///
    /// Stated days and moments compare as text only where local time is not behind UTC, as everywhere in Russia.
    private func localDay(_ seen: String) -> CalendarDate? {
        guard let seconds = UTCTime.seconds(seen) else { return CalendarDate(iso: seen) }
        let offset = zone?.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))) ?? 0
        return CalendarDate(iso: UTCTime.text(seconds + Int64(offset)).prefix(10))
    }

    private func remarks(
        on school: School,
        _ documents: [DocumentStanding]
    ) throws(Store.Failure) -> [SchoolRemark] {
        var remarks = documents.filter { !$0.isPlaced }.map(SchoolRemark.absence)
        for risk in try store.directions(of: school.id) where !school.risks.contains(risk) {
            let text = "Направление «\(risk.title)» не активировано для школы."
            remarks.append(SchoolRemark(parameter: "E15", kind: .antirisk, risk: risk, text: text))
        }
        for document in documents where document.kind == .antirisk && document.evidence == 0 {
            guard let risk = document.risk else { continue }
            let text = "Нет подтверждающего документа I этапа по направлению «\(risk.title)»."
            remarks.append(SchoolRemark(parameter: "V01", kind: .evidence, risk: risk, text: text))
        }
        return remarks
    }
}

extension SchoolRemark {
    fileprivate static func absence(of document: DocumentStanding) -> SchoolRemark {
        let name =
            switch document.kind {
            case .concept: "Концепция развития"
            case .midterm: "Среднесрочная программа развития"
            case .antirisk: "антирисковая программа по направлению «\(document.risk?.title ?? "")»"
            case .roadmap, .evidence, .other: document.kind.title
            }
        let text =
            switch document.state {
            case .unreadable: "Не читается \(name): разместите документ в формате DOCX или ODT."
            case .received: "Получена и ещё не прочитана \(name)."
            case .missing, .needsExpert, .conforms, .partly, .fails: "Не размещена \(name)."
            }
        return SchoolRemark(parameter: "E01", kind: document.kind, risk: document.risk, text: text)
    }
}
