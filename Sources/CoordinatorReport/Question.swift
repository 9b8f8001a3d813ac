internal import Roadmap

/// What about a document waits for a person, and how the answer is recorded.
struct Question {
    let happened: String
    let advice: String
    /// The command that records the answer; nil when another step is needed.
    var command: String?

    /// - Returns: nil when the document waits for nobody.
    init?(_ page: DocumentPage) {
        guard let version = page.version else { return nil }
        let school = version.examined?.fact.school ?? version.received.fact.school
        let isPlaced = page.kind.map { $0 != .other && !($0 == .antirisk && page.risks.isEmpty) } ?? false
        var unknown: [(what: String, option: String)] = []
        if school == nil { unknown.append(("школу", "--school …")) }
        if page.state != .unreadable {
            if page.kind == nil { unknown.append(("вид", "--kind …")) }
            if page.kind == .antirisk, page.risks.isEmpty { unknown.append(("направление", "--risk …")) }
        }
        let command = Self.command(for: version.examined?.number ?? version.received.number)
        switch page.state {
        case .missing: return nil
        case .unreadable:
            happened = version.examined?.fact.reason ?? "Файл не читается."
            advice = "Попросите школу прислать документ в DOCX или ODT."
        case .received where version.examined == nil || (isPlaced && school != nil):
            happened = "\(page.name): экспертизы в силе ещё нет."
            advice = "Запустите expertise reexamine."
        case .needsExpert where isPlaced && school != nil && page.kind != .evidence:
            happened = "\(page.name): на критический вопрос программа ответить не может."
            advice = "Посмотрите документ и запишите вывод."
            self.command = command("--verdict …")
        case _ where !unknown.isEmpty:
            let asked = Self.asking(unknown)
            happened = page.kind == nil ? "Неизвестно, \(asked)." : "\(page.name): неизвестно, \(asked)."
            advice = "Назовите \(unknown.map(\.what).joined(separator: " и "))."
            self.command = command(unknown.map(\.option).joined(separator: " "))
        case _ where page.kind == .other:
            happened = "Документ не относится к концептуальным и ни в один пункт не засчитан."
            advice = "Если это всё же нужный документ, назовите вид."
            self.command = command("--kind …")
        case .received, .needsExpert, .conforms, .partly, .fails: return nil
        }
    }

    private static func command(for entry: Int64) -> (String) -> String {
        { options in "expertise decide \(entry) \(options) --by «Фамилия И. О.» --reason «…»" }
    }

    private static func asking(_ unknown: [(what: String, option: String)]) -> String {
        unknown.map { part in
            switch part.what {
            case "школу": "чей это документ"
            case "вид": "что это за документ"
            default: "о каком он направлении"
            }
        }.joined(separator: " и ")
    }
}
