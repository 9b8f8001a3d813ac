/// Text of a remark with names in braces: «Отсутствует раздел «{section}».»
enum RemarkTemplate {
    /// Names used in `template`, in order.
    static func names(in template: String) -> [String] {
        pieces(of: template).compactMap { $0.isName ? $0.text : nil }
    }

    /// `template` with every name replaced by its value; a name without a value vanishes.
    static func filled(_ template: String, with values: [String: String]) -> String {
        pieces(of: template).map { $0.isName ? values[$0.text] ?? "" : $0.text }.joined()
    }

    private static func pieces(of template: String) -> [(text: String, isName: Bool)] {
        var pieces: [(String, Bool)] = []
        var rest = template[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            pieces.append((String(rest[..<open]), false))
            pieces.append((String(rest[rest.index(after: open)..<close]), true))
            rest = rest[rest.index(after: close)...]
        }
        pieces.append((String(rest), false))
        return pieces
    }
}

/// Short pieces of a document, fit to be shown.
enum Quotation {
    /// Characters of the document at most.
    static let limit = 120

    /// `text` on one line, cut at a character boundary; nil when there is nothing to show.
    static func make(_ text: String) -> String? {
        // Soft hyphens and zero-width characters are not seen in the document and are not to be seen here.
        let seen = text.unicodeScalars.filter { !($0.value == 0xAD || $0.properties.isDefaultIgnorableCodePoint) }
        let words = String(String.UnicodeScalarView(seen)).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !words.isEmpty else { return nil }
        guard words.count > limit else { return words }
        let cut = words.prefix(limit - 1)
        // A word cut in two reads like an error of the school's.
        let end = cut.lastIndex(of: " ").flatMap { cut.distance(from: $0, to: cut.endIndex) < 20 ? $0 : nil }
        return String(cut[..<(end ?? cut.endIndex)]) + "…"
    }
}
