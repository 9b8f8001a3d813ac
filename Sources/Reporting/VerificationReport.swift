package import ExpertiseLog
package import Intake
package import JSONText

/// What `verify` found, and in words what that proves and what not (requirement R41).
package struct VerificationReport {
    package var chain: ChainReport
    package var archive: ArchiveVerification.Result
    /// The end of what an earlier run proved of details and originals; nil when everything was read.
    package var from: ChainHead?
    /// Where an interrupted run may go on; nil when there is nothing before it.
    package var soundThrough: ChainHead?
    /// What is wrong with the entry a person noted earlier; nil when nothing is, or when none was given.
    package var witness: String?
    package var wasWitnessed: Bool

    /// Picked: more than anyone reads, and few enough for a screen that scrolls.
    private static let mostFindings = 200

    package init(outcome: ArchiveVerification.Outcome, from: ChainHead?, witness: String?, wasWitnessed: Bool) {
        chain = outcome.chain
        archive = outcome.archive
        soundThrough = outcome.soundThrough
        self.from = from
        self.witness = witness
        self.wasWitnessed = wasWitnessed
    }

    /// Nothing of what was looked at is wrong; after an interruption that is not everything.
    package var isSound: Bool {
        chain.faults.isEmpty && witness == nil && archive.findings.allSatisfy { $0.kind == .foreign }
    }

    package func text(_ style: TerminalStyle) -> String {
        var lines: [String] = []
        lines.append("Записей прочитано: \(chain.entries); подлинников сверено: \(archive.originals).")
        lines += chain.faults.map { style.red("Журнал:") + " запись \($0.number): \($0.message)" }
        if chain.omittedFaults > 0 {
            lines.append("Показано: \(chain.faults.count) из \(chain.faults.count + chain.omittedFaults).")
        }
        if let witness { lines.append(style.red("Журнал:") + " \(witness)") }
        lines += archive.findings.prefix(Self.mostFindings).map { line($0, style) }
        if archive.findings.count > Self.mostFindings {
            lines.append(
                "Показано: \(Self.mostFindings) из \(archive.findings.count); все — с ключом --format json."
            )
        }
        if !isSound {
            lines.append(style.red("Найдены изменения."))
        } else if !chain.wasInterrupted {
            lines.append(style.green("Изменений не найдено."))
        }
        lines.append(Layout.wrapped(conclusion, width: style.width))
        if let head = chain.head, !chain.wasInterrupted { lines.append("Последняя запись: \(head.text)") }
        return lines.joined(separator: "\n") + "\n"
    }

    private func line(_ finding: ArchiveVerification.Finding, _ style: TerminalStyle) -> String {
        let entry = finding.entry.map { " (запись \($0))" } ?? ""
        let word = finding.kind == .foreign ? style.yellow("Архив:") : style.red("Архив:")
        return "\(word) \(finding.kind.russian): archive/\(finding.path)\(entry)"
    }

    private var conclusion: String {
        if chain.wasInterrupted { return interruption }
        return isSound ? proven : distrust
    }

    private var interruption: String {
        let next = soundThrough.map { "expertise verify --from \($0.text)" } ?? "expertise verify"
        return "Проверка прервана: о том, что не прочитано, она ничего не говорит. Продолжить: \(next)"
    }

    private var distrust: String {
        let place = chain.firstBroken.map { $0 > 1 ? "Записи до \($0 - 1) целы и связаны между собой. " : "" } ?? ""
        return place + "Сохраните папку archive как она есть и сравните её с резервной копией: что именно изменено, "
            + "видно по названным записям."
    }

    private var proven: String {
        var text = "Проверено: каждая запись цела и связана с предыдущей"
        if let from {
            text += "; подлинники и подробности записей после \(from.number) — байт в байт те, что были получены. "
            text +=
                "Подлинники до записи \(from.number) включительно (их \(archive.trustedOriginals)) на месте и того же "
            text += "размера; их содержимое проверил прежний, прерванный запуск, и что изменилось в нём с тех пор, эта "
            text += "проверка не видит. "
        } else {
            text += ", каждый подлинник байт в байт тот, что был получен. "
        }
        text +=
            wasWitnessed
            ? "Записи до названной вами включительно — те же, что были, когда вы её записали."
            : "Не проверено: не отрезан ли конец журнала и не переписан ли он целиком. Для этого сверьте его с номером "
                + "и хешем из прежнего отчёта: expertise verify --against НОМЕР:ХЕШ."
        return text
    }

    package var json: JSONValue {
        .object([
            ("sound", .bool(isSound)),
            ("interrupted", .bool(chain.wasInterrupted)),
            ("entries", .int(chain.entries)),
            ("head", chain.head.json),
            ("from", from.json),
            ("soundThrough", soundThrough.json),
            ("originals", .int(archive.originals)),
            ("trustedOriginals", .int(archive.trustedOriginals)),
            (
                "faults",
                .array(
                    chain.faults.map { .object([("number", .int($0.number)), ("message", .string($0.message))]) }
                )
            ),
            ("omittedFaults", .int(chain.omittedFaults)),
            ("witness", .string(witness)),
            (
                "files",
                .array(
                    archive.findings.map {
                        .object([
                            ("kind", .string($0.kind.rawValue)), ("path", .string($0.path)),
                            ("entry", .int64($0.entry)),
                        ])
                    }
                )
            ),
        ])
    }
}

extension ChainHead {
    /// As people write it down.
    package var text: String { "\(number):\(hash)" }
}

extension ChainHead? {
    fileprivate var json: JSONValue {
        map { .object([("number", .int($0.number)), ("hash", .string($0.hash))]) } ?? .null
    }
}

extension ArchiveVerification.Finding.Kind {
    fileprivate var russian: String {
        switch self {
        case .missing: "подлинник пропал"
        case .changed: "подлинник изменён"
        case .foreign: "файла нет в журнале"
        case .unreadable: "подлинник не открывается"
        }
    }
}
