package import DocumentModel
package import Expertise

extension Place {
    /// «таблица 1, строка 4, столбец 2» or «абзац 14».
    package var russian: String {
        guard let table else { return "абзац \(block)" }
        var parts = ["таблица \(table)"]
        if let row { parts.append("строка \(row)") }
        if let cell { parts.append("столбец \(cell)") }
        return parts.joined(separator: ", ")
    }

    /// As ``russian``, with the title above it from the outline: «раздел «Задачи», таблица 1, строка 4, столбец 2».
    package func russian(in outline: [OutlineLine]) -> String {
        let above = outline.last { !isBefore($0.place) }
        guard let title = above?.text.replacing("\n", with: " "), !title.isEmpty else { return russian }
        return "раздел «\(Self.short(title))», \(russian)"
    }

    private func isBefore(_ other: Place) -> Bool {
        (block, table ?? 0, row ?? 0, cell ?? 0) < (other.block, other.table ?? 0, other.row ?? 0, other.cell ?? 0)
    }

    /// A title in a sentence need not be whole to be found.
    private static func short(_ title: String) -> String {
        let title = title.replacing("«", with: "„").replacing("»", with: "“")
        return title.count > 70 ? title.prefix(69) + "…" : title
    }
}
