package import ExpertiseLog
package import Intake
package import JSONText

/// What `verify` found, and in words what that proves and what not (requirement R41).
package struct VerificationReport {
    package var chain: ChainReport
    /// What is wrong with the entry a person noted earlier; nil when nothing is, or when none was given.
    package var witness: String?
    package var wasWitnessed: Bool
    package var archive: ArchiveVerification.Result

    package init(
        chain: ChainReport,
        witness: String?,
        wasWitnessed: Bool,
        archive: ArchiveVerification.Result
    ) {
        self.chain = chain
        self.witness = witness
        self.wasWitnessed = wasWitnessed
        self.archive = archive
    }

    package var isSound: Bool {
        chain.isIntact && witness == nil && archive.findings.allSatisfy { $0.kind == .foreign }
    }

    package func text(_ style: TerminalStyle) -> String {
        var lines: [String] = []
        lines.append("Записей в журнале: \(chain.entries); подлинников в архиве: \(archive.originals).")
        lines += chain.faults.map { style.red("Журнал:") + " запись \($0.number): \($0.message)" }
        if let witness { lines.append(style.red("Журнал:") + " \(witness)") }
        lines += archive.findings.map { finding in
            let entry = finding.entry.map { " (запись \($0))" } ?? ""
            let word = finding.kind == .foreign ? style.yellow("Архив:") : style.red("Архив:")
            return "\(word) \(finding.kind.russian): archive/\(finding.path)\(entry)"
        }
        lines.append(isSound ? style.green("Изменений не найдено.") : style.red("Найдены изменения."))
        lines.append(Layout.wrapped(proven, width: style.width))
        if let head = chain.head { lines.append("Последняя запись: \(head.number):\(head.hash)") }
        return lines.joined(separator: "\n") + "\n"
    }

    private var proven: String {
        var text =
            "Проверено: каждая запись цела и связана с предыдущей, каждый подлинник байт в байт тот, что был получен. "
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
            ("entries", .int(chain.entries)),
            (
                "head",
                chain.head.map { .object([("number", .int($0.number)), ("hash", .string($0.hash))]) } ?? .null
            ),
            ("originals", .int(archive.originals)),
            (
                "faults",
                .array(
                    chain.faults.map { .object([("number", .int($0.number)), ("message", .string($0.message))]) }
                )
            ),
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
