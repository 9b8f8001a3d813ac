internal import JSONText
internal import Hashing
package import ExpertiseLog
package import Roadmap

/// What people decide: on a verdict, on what a document is, on an anti-risk programme (requirements R40, R44).
///
/// Takes no lock: a decision can be recorded while `run` or `watch` works, because the log serialises what is appended.
package struct Decisions: Sendable {
    let log: ExpertiseLog
    let register: SchoolRegister
    let now: Moment

    package init(log: ExpertiseLog, register: SchoolRegister, now: Moment) {
        self.log = log
        self.register = register
        self.now = now
    }

    /// What a person says of a document; nil and empty mean that nothing is decided about it.
    package struct Decision: Sendable {
        package var verdict: Verdict?
        package var kind: DocumentKind?
        package var risks: [RiskDirection] = []
        package var school: School?
        package var by: String
        package var reason: String

        package init(
            verdict: Verdict?,
            kind: DocumentKind?,
            risks: [RiskDirection],
            school: School?,
            by: String,
            reason: String
        ) {
            self.verdict = verdict
            self.kind = kind
            self.risks = risks
            self.school = school
            self.by = by
            self.reason = reason
        }
    }

    /// Records `decision` about the document that entry `number` is about.
    ///
    /// - Throws: ``DecisionRefused`` when there is nothing it could apply to.
    package func decide(_ number: Int64, _ decision: Decision) throws -> Entry {
        let by = try named(decision.by)
        guard !decision.reason.isBlank else {
            throw DecisionRefused("Укажите причину решения: --reason «…». Без причины решение не записывается.")
        }
        guard decision.verdict != nil || decision.kind != nil || !decision.risks.isEmpty || decision.school != nil
        else {
            throw DecisionRefused("Укажите, что решено: --verdict, --kind, --risk или --school.")
        }
        let entries = try log.append(at: now.seconds) { reader in
            let version = try subject(number, in: reader)
            let kind = decision.kind ?? version.kind
            try Self.check(decision, kind: kind, number: number)
            var fact = Fact(event: .decided, by: by, program: ProgramVersion.current)
            fact.items = RoadmapItems.evidenced(by: .examined, kind: kind)
            fact.school = decision.school?.id ?? version.school
            fact.kind = decision.kind
            fact.risks = decision.risks.sorted()
            fact.verdict = decision.verdict
            fact.document = try reader.entry(version.received)?.fact.document
            fact.reason = decision.reason
            fact.subject = number
            return [fact]
        }
        return try only(entries)
    }

    /// The curator confirms, or takes back, the anti-risk programme of `school` for `risk` (item 23).
    package func confirm(_ school: School, _ risk: RiskDirection, by name: String, withdrawing: Bool, reason: String?)
        throws -> Entry
    {
        let by = try named(name)
        let entries = try log.append(at: now.seconds) { reader in
            let slot = Slot.antirisk(school.id, risk)
            let isConfirmed = try reader.confirmation(in: slot) != nil
            guard let programme = try reader.inForce(in: slot), programme.isReadable else {
                throw DecisionRefused(
                    "Антирисковая программа по направлению «\(risk.title)» школы «\(school.name)» не размещена: "
                        + "подтверждать нечего."
                )
            }
            guard isConfirmed == withdrawing else {
                throw DecisionRefused(
                    isConfirmed
                        ? "Программа уже подтверждена. Чтобы отозвать подтверждение, добавьте --withdraw."
                        : "Программа не подтверждена: отзывать нечего."
                )
            }
            var fact = Fact(
                event: withdrawing ? .withdrawn : .confirmed,
                by: by,
                program: ProgramVersion.current
            )
            fact.items = [23]
            fact.school = school.id
            fact.kind = .antirisk
            fact.risks = [risk]
            fact.document = try reader.entry(programme.received)?.fact.document
            fact.subject = programme.received
            fact.reason = reason
            return [fact]
        }
        return try only(entries)
    }

    // MARK: Checks

    private func named(_ name: String) throws -> String {
        guard !name.isBlank else { throw DecisionRefused("Укажите, кто принимает решение: --by «Фамилия И. О.».") }
        return name
    }

    private func subject(_ number: Int64, in log: borrowing ExpertiseLog.Reader) throws -> DocumentVersion {
        guard let version = try log.version(behind: number) else {
            throw DecisionRefused("Записи \(number) о документе в журнале нет. Номера показывает expertise log.")
        }
        guard try !log.isReplaced(version) else {
            var newer: Int64 = 0
            for slot in version.ranks.keys { newer = max(newer, try log.inForce(in: slot)?.received ?? 0) }
            throw DecisionRefused(
                "Запись \(number) — о версии, которую заменила запись \(newer): решение принимается по новой версии."
            )
        }
        return version
    }

    private static func check(_ decision: Decision, kind: DocumentKind?, number: Int64) throws {
        if decision.verdict != nil, kind == nil || kind == .other {
            throw DecisionRefused(
                "Вид документа записи \(number) не определён: вместе с выводом укажите вид, например --kind antirisk."
            )
        }
        if !decision.risks.isEmpty, kind != .antirisk, kind != .evidence {
            throw DecisionRefused(
                "Направление указывают у антирисковой программы или подтверждающего документа: добавьте --kind."
            )
        }
        if decision.kind == .antirisk, decision.risks.isEmpty {
            throw DecisionRefused("Укажите рисковое направление антирисковой программы: --risk R01…R13.")
        }
        if decision.verdict == .needsExpert {
            throw DecisionRefused("Решение эксперта: conforms, partly или fails.")
        }
    }

    private func only(_ entries: [Entry]) throws -> Entry {
        guard let entry = entries.first else { throw LogFailure(message: "Журнал не принял запись.") }
        return entry
    }
}

/// A decision that cannot be recorded: exit status 64.
package struct DecisionRefused: Error, Sendable, Equatable {
    /// Why, and what to do; in Russian.
    package let message: String

    init(_ message: String) { self.message = message }
}

extension String {
    fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
