internal import Expertise
package import ExpertiseLog
package import Roadmap

extension ExpertiseLog {
    /// The status with what the examinations in force say of documents beside each other.
    package func statusWithAnswers(
        of register: SchoolRegister,
        plan: RoadmapPlan,
        asOf: CalendarDate
    ) throws -> RoadmapStatus {
        try read { reader in
            var status = try reader.status(of: register, plan: plan, asOf: asOf)
            for index in status.schools.indices {
                status.schools[index].remarks += try Self.answers(in: status.schools[index], reader)
            }
            return status
        }
    }

    /// ``SchoolStanding/remarks`` of one school; empty when the register does not have it.
    package func schoolRemarks(
        on school: String,
        register: SchoolRegister,
        plan: RoadmapPlan,
        asOf: CalendarDate
    ) throws -> [SchoolRemark] {
        var one = register
        one.schools.removeAll { $0.id != school }
        guard !one.schools.isEmpty else { return [] }
        return try statusWithAnswers(of: one, plan: plan, asOf: asOf).schools.first?.remarks ?? []
    }

    /// Faults of parameters over several documents. A fault that two documents share is told once, with the document
    /// that came first.
    private static func answers(
        in standing: SchoolStanding,
        _ log: borrowing ExpertiseLog.Reader
    ) throws -> [SchoolRemark] {
        var versions = (standing.documents + [standing.roadmap]).compactMap(\.version)
        for risk in RiskDirection.allCases.map(Optional.some) + [nil] {
            versions += try log.contents(of: .evidence(standing.school.id, risk))
        }
        var remarks: [SchoolRemark] = []
        var seen: Set<Int64> = []
        var told: Set<[String]> = []
        for version in versions.sorted(by: { $0.received < $1.received }) where seen.insert(version.received).inserted {
            guard let kind = version.kind, kind == version.examination?.assignment.kind,
                let entry = version.examination?.entry
            else { continue }
            let results = try log.parameters(ParametersOverDocuments.ids, of: entry)
                .compactMap { ParameterResult(stored: $0) }
            for result in results where result.outcome == .no || result.outcome == .partly {
                for remark in result.remarks where isNew(result.id, remark, version, &told) {
                    remarks.append(
                        SchoolRemark(
                            parameter: result.id,
                            kind: kind,
                            risk: version.risks.count == 1 ? version.risks.first : nil,
                            text: remark.text,
                            entry: version.received
                        )
                    )
                }
            }
        }
        return remarks
    }

    private static func isNew(
        _ parameter: String,
        _ remark: Remark,
        _ version: DocumentVersion,
        _ told: inout Set<[String]>
    ) -> Bool {
        // Of two documents that differ in two indicators, both are told; of two copies, one pair.
        guard ["E24", "E40"].contains(parameter), let other = remark.other else { return true }
        let pair = [version.received, other.entry].sorted().map(String.init)
        let quotes = parameter == "E24" ? [remark.quote ?? "", other.quote ?? ""].sorted() : []
        return told.insert([parameter] + pair + quotes).inserted
    }
}
