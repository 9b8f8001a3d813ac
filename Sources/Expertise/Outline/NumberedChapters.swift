internal import DocumentModel

/// Chapters that nothing but their numbers sets apart: «1. …», text, «2. …», text, «3. …».
struct NumberedChapters {
    private let layout: Layout
    /// The titles; empty unless there are four, for three may be the items of a list.
    private(set) var lines: Set<Int> = []

    private static let fewest = 4

    init(layout: Layout) {
        self.layout = layout
        let numbered = layout.lines.indices.compactMap { index in number(of: index).map { (index, $0) } }
        guard numbered.count >= Self.fewest else { return }
        let chains = [chain(numbered, withEmpty: false), chain(numbered, withEmpty: true)]
        if let longest = chains.max(by: { $0.count < $1.count }), longest.count >= Self.fewest { lines = Set(longest) }
    }

    /// Lines numbered 1, 2, 3 … each of which has something below it.
    ///
    /// - Parameter withEmpty: a chapter that was never written may be followed by the next one at once.
    private func chain(_ numbered: [(line: Int, number: Int)], withEmpty: Bool) -> [Int] {
        var titles: [Int] = []
        for (line, number) in numbered
        where number == titles.count + 1 || number == 1 && titles.count < Self.fewest {
            guard hasContent(below: line, number) || withEmpty && isEmptyChapter(line, number) else { continue }
            if number == 1 { titles = [] }
            titles.append(line)
        }
        return titles
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
        following(index).map { self.number(of: $0) != number + 1 } ?? false
    }

    /// Nothing stands below, but the next one goes on as a chapter does.
    private func isEmptyChapter(_ index: Int, _ number: Int) -> Bool {
        following(index).map { hasContent(below: $0, number + 1) } ?? true
    }

    private func following(_ index: Int) -> Int? {
        layout.lines.indices.dropFirst(index + 1).first { !layout.lines[$0].isEmpty }
    }
}
