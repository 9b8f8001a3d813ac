package import Roadmap

/// Words for what the log holds.
package enum EntryWords {
    package static func event(_ fact: Fact) -> String {
        switch fact.event {
        case .received: fact.duplicateOf == nil ? "получен" : "получен повторно"
        case .examined: "проверен"
        case .decided: "решение"
        case .confirmed: "подтверждён"
        case .withdrawn: "подтверждение отозвано"
        }
    }

    package static func document(_ fact: Fact) -> String {
        guard let kind = fact.kind else { return fact.document?.name ?? "—" }
        let risks = fact.risks.map(\.rawValue).joined(separator: ", ")
        return risks.isEmpty ? kind.title : "\(kind.title) \(risks)"
    }

    /// As ``document(_:)``, in the fewest words.
    package static func shortDocument(_ fact: Fact) -> String {
        let risks = fact.risks.map(\.rawValue).joined(separator: ", ")
        switch fact.kind {
        case .concept: return "Концепция"
        case .midterm: return "Среднесрочная"
        case .antirisk: return "Антирисковая \(risks)"
        case .roadmap: return "Дорожная карта"
        case .evidence: return risks.isEmpty ? "Подтверждение" : "Подтверждение \(risks)"
        case .other: return "Не концептуальный"
        case nil: return fact.document?.name.split(separator: "/").last.map(String.init) ?? "—"
        }
    }

    package static func result(_ fact: Fact) -> String {
        if let verdict = fact.verdict { return verdict.title }
        switch fact.status {
        case .unreadable: return "не читается (\(fact.code ?? "причина не записана"))"
        case .unrecognised: return "вид не определён"
        case .examined, nil: return fact.duplicateOf.map { "повтор записи \($0)" } ?? ""
        }
    }

    package static func items(_ fact: Fact) -> String { fact.items.map(String.init).joined(separator: ", ") }

    package static func school(_ id: String?, in register: SchoolRegister) -> String {
        guard let id else { return "школа не определена" }
        return register.school(id: id)?.name ?? id
    }
}
