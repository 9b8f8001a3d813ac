internal import DocumentModel
internal import Roadmap

/// Faults that two parameters see from two sides: the first tells it, the second refers to the first.
///
/// A missing chapter is a fault of the structure (E10), and nothing that should stand in it can be judged (E17, E30 …):
/// both outcomes stand, but the school reads one remark and not the same in other words.
struct SharedFaults {
    let inspection: Inspection

    /// Parameters that look into one section, with its names in the kinds.
    private static let sections: [String: [String]] = [
        "E17": ["goal", "goaltasks", "goals"], "E19": ["tasks", "goaltasks", "goals"], "E21": ["ind"],
        "E25": ["methods"], "E26": ["terms"], "E30": ["annex", "table"], "E36": ["results"], "E37": ["exec", "resp"],
        "E38": ["control"],
    ]
    private static let keys: Set<String> = ["missing", "none", "empty"]

    /// The text that stands for the page's own; nil when the fault was not told before.
    func reference(of fault: Answer.Fault, on page: ParameterPages.Page) -> String? {
        guard let text = reference(of: fault, to: page.id) else { return nil }
        // The coordinator's own words stand.
        let builtIn = RuleBook.builtIn.parameters.pages.first { $0.id == page.id }
        return builtIn?.remarks[fault.key] == page.remarks[fault.key] ? text : nil
    }

    private func reference(of fault: Answer.Fault, to page: String) -> String? {
        if page == "E10", fault.section == "t.approve", inspection.approvals.isEmpty {
            return "Нет грифа утверждения, см. замечание E06."
        }
        guard Self.keys.contains(fault.key), let names = Self.sections[page] else { return nil }
        let ids = names.map { inspection.prefix + $0 }
        if let id = ids.first(where: missing.contains) {
            let section = inspection.canonical(id)
            return inspection.openTitle(for: id) == nil
                ? "Раздел «\(section)» отсутствует, см. замечание E10."
                : "Раздел «\(section)» не найден под своим названием, см. вопрос E10."
        }
        guard page != "E26", let empty = ids.lazy.compactMap(inspection.dossier.section).first(where: \.isEmpty),
            inspection.emptySections.contains(empty.id)
        else { return nil }
        return "\(inspection.whereabouts(empty)) не раскрыт\(empty.place.table == nil ? "" : "а"), см. замечание E11."
    }

    private var missing: Set<String> { inspection.missingSections }
}
