/// What a document is. Raw values are the contract's ids.
package enum DocumentKind: String, Sendable, Hashable, CaseIterable, Codable {
    /// Концепция развития.
    case concept
    /// Среднесрочная программа развития.
    case midterm
    /// Антирисковая программа.
    case antirisk
    /// Дорожная карта школы (item 21).
    case roadmap
    /// Подтверждающий документ (item 23).
    case evidence
    /// Readable, but none of the above: a neighbour kind such as an ordinary development programme.
    case other

    /// Name in the nominative, as a curator would say it.
    package var title: String {
        switch self {
        case .concept: "Концепция развития"
        case .midterm: "Среднесрочная программа развития"
        case .antirisk: "Антирисковая программа"
        case .roadmap: "Дорожная карта школы"
        case .evidence: "Подтверждающий документ"
        case .other: "Не относится к концептуальным документам"
        }
    }
}

/// A risk direction of the school's risk profile (рисковое направление РПШ), R01…R13 of `domain/risks.md`.
package enum RiskDirection: String, Sendable, Hashable, CaseIterable, Codable, Comparable {
    case r01 = "R01"
    case r02 = "R02"
    case r03 = "R03"
    case r04 = "R04"
    case r05 = "R05"
    case r06 = "R06"
    case r07 = "R07"
    case r08 = "R08"
    case r09 = "R09"
    case r10 = "R10"
    case r11 = "R11"
    case r12 = "R12"
    case r13 = "R13"

    package static func < (left: RiskDirection, right: RiskDirection) -> Bool { left.rawValue < right.rawValue }

    /// The canonical wording.
    package var title: String {
        switch self {
        case .r01: "Низкий уровень оснащения школы"
        case .r02: "Дефицит педагогических кадров"
        case .r03: "Недостаточная предметная и методическая компетентность педагогических работников"
        case .r04: "Риски низкой адаптивности учебного процесса"
        case .r05: "Несформированность внутришкольной системы повышения квалификации"
        case .r06: "Высокая доля обучающихся с ОВЗ"
        case .r07: "Низкое качество преодоления языковых и культурных барьеров"
        case .r08: "Пониженный уровень качества школьной образовательной и воспитательной среды"
        case .r09: "Низкая учебная мотивация обучающихся"
        case .r10: "Пониженный уровень школьного благополучия"
        case .r11: "Низкий уровень дисциплины в классе"
        case .r12: "Высокая доля обучающихся с рисками учебной неуспешности"
        case .r13: "Низкий уровень вовлечённости родителей"
        }
    }
}

/// The answer to one parameter of the expertise.
package enum Outcome: String, Sendable, Hashable, CaseIterable, Codable {
    case yes
    case partly
    case no
    /// The program could not tell: a person decides. Never counts as `no`, and never as `yes`.
    case notChecked = "not-checked"

    package var title: String {
        switch self {
        case .yes: "да"
        case .partly: "частично"
        case .no: "нет"
        case .notChecked: "не проверено автоматически"
        }
    }
}

/// How much a parameter counts in the verdict.
package enum Weight: String, Sendable, Hashable, CaseIterable, Codable {
    /// Critical: one `no` fails the document.
    case critical = "K"
    /// Main: four fifths of those checked must be `yes`.
    case main = "O"
    /// Advisory: never changes a verdict.
    case advisory = "R"
}

/// The conclusion on one document (`domain/expertise.md`, chapter 4).
package enum Verdict: String, Sendable, Hashable, CaseIterable, Codable {
    case conforms
    case partly
    case fails
    case needsExpert = "needs-expert"

    package var title: String {
        switch self {
        case .conforms: "соответствует"
        case .partly: "частично соответствует"
        case .fails: "не соответствует"
        case .needsExpert: "требует решения эксперта"
        }
    }
}

package enum Confidence: String, Sendable, Hashable, CaseIterable, Codable {
    case certain, likely, doubtful
}

/// What became of a document on examination. Raw values are the contract's.
package enum ExaminationStatus: String, Sendable, Hashable, CaseIterable, Codable {
    case examined
    /// Readable, but the kind cannot be told: a person decides.
    case unrecognised
    case unreadable
}
