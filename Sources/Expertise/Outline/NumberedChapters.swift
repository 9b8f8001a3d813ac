internal import DocumentModel

/// Chapters that nothing but their numbers sets apart: «1. …», text, «2. …», text, «3. …».
struct NumberedChapters {
    private let layout: Layout
    /// The titles; empty unless there are four, for three may be the items of a list.
    private(set) var lines: Set<Int> = []

    private static let fewest = 4

    init(layout: Layout) {
        self.layout = layout
        var titles: [Int] = []
        for index in layout.lines.indices {
            guard let number = number(of: index),
                number == titles.count + 1 || number == 1 && titles.count < Self.fewest
            else { continue }
            guard hasContent(below: index, number) else { continue }
            if number == 1 { titles = [] }
            titles.append(index)
        }
        if titles.count >= Self.fewest { lines = Set(titles) }
    }

    /// The number a short line without a full stop opens with.
    private func number(of index: Int) -> Int? {
        let line = layout.lines[index]
        guard line.table == nil, line.isShort, !line.isContents, line.text.tokens.count <= 16,
            line.text.after.isDisjoint(with: [.stop, .semicolon, .comma])
        else { return nil }
        if line.isParagraphStart, !line.paragraph.label.isEmpty {
            let label = layout.document.text.bytes[line.paragraph.label.bounds]
            return line.text.isEmpty ? nil : Self.value(label.last == 0x2E ? label.dropLast() : label)
        }
        let tokens = line.text.tokens
        guard tokens.count >= 2, tokens[0].kind == .number, tokens[1].kind == .word,
            !tokens[1].before.isDisjoint(with: [.stop, .close])
        else { return nil }
        return Self.value(layout.document.text.bytes[Int(tokens[0].start)..<Int(tokens[0].end)])
    }

    private static func value(_ digits: some Collection<UInt8>) -> Int? {
        guard (1...2).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
    }

    /// Items of a list follow each other; below a chapter something else stands.
    private func hasContent(below index: Int, _ number: Int) -> Bool {
        guard let next = layout.lines.indices.dropFirst(index + 1).first(where: { !layout.lines[$0].isEmpty }) else {
            return false
        }
        return self.number(of: next) != number + 1
    }
}
