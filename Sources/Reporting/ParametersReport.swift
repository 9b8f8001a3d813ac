package import Expertise
internal import Hashing
package import JSONText
internal import Roadmap

/// The parameters in force: a list, and a page for each (requirement R35).
package struct ParametersReport {
    package var ruleBook: RuleBook

    package init(ruleBook: RuleBook) { self.ruleBook = ruleBook }

    package func list(_ style: TerminalStyle) -> String {
        let rows = ruleBook.parameters.pages.map { page in
            [page.id, page.weight.russian, page.automation.title, page.title]
        }
        return Layout.table(rows, head: ["id", "вес", "проверка", "параметр"]).split(separator: "\n").map {
            Layout.cut(String($0), to: max(style.width, 80))
        }.joined(separator: "\n") + "\nСтраница параметра: expertise parameters E22\n"
    }

    package func text(of page: ParameterPages.Page, _ style: TerminalStyle) -> String {
        let scope = page.scope == .document ? "один документ" : "документы школы вместе"
        let fields: [(String, String)] = [
            ("Вес", page.weight.russian),
            ("Документы", page.kinds.map(\.title).joined(separator: "; ")),
            ("Предмет", scope),
            ("Проверка", page.automation.title),
            ("Основание", page.basis),
            ("Как проверяется", page.test),
            ("Как исправить", page.mend),
            ("Не годится", page.wrong),
            ("Годится", page.right),
            ("С версии", page.since),
        ]
        let lines = fields.filter { !$0.1.isEmpty }.map { name, value in
            Layout.wrapped("  \(name): \(value)", width: style.width, indent: "      ")
        }
        let remarks = page.remarks.sorted { $0.key < $1.key }.map { _, text in
            Layout.wrapped("    – \(text)", width: style.width, indent: "      ")
        }
        return ([style.bold("\(page.id). \(page.title)")] + lines + (remarks.isEmpty ? [] : ["  Замечания:"]) + remarks)
            .joined(separator: "\n") + "\n"
    }

    package var json: JSONValue {
        .object([
            ("sha256", .string(ruleBook.digest.description)),
            ("parameters", .array(ruleBook.parameters.pages.map(json(of:)))),
        ])
    }

    package func json(of page: ParameterPages.Page) -> JSONValue {
        .object([
            ("id", .string(page.id)), ("title", .string(page.title)), ("weight", .string(page.weight.rawValue)),
            ("scope", .string(page.scope.rawValue)), ("kinds", .strings(page.kinds.map(\.rawValue))),
            ("automation", .string(page.automation.rawValue)), ("basis", .string(page.basis)),
            ("test", .string(page.test)),
            ("remarks", .object(page.remarks.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })),
            ("mend", .string(page.mend)), ("wrong", .string(page.wrong)), ("right", .string(page.right)),
            ("since", .string(page.since)),
        ])
    }
}

extension Weight {
    fileprivate var russian: String {
        switch self {
        case .critical: "критический (K)"
        case .main: "основной (O)"
        case .advisory: "рекомендательный (R)"
        }
    }
}
