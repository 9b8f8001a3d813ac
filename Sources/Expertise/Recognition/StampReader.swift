internal import DocumentModel
internal import Roadmap

/// Collects approval and acceptance stamps: in cells, text boxes, side by side with tabs, or below each other.
struct StampReader {
    let layout: Layout
    let rules: TitleRules
    private(set) var stamps: [Stamp] = []

    init(layout: Layout, rules: TitleRules) {
        self.layout = layout
        self.rules = rules
    }

    /// Lines of a stamp that stands in the open, its first one included.
    private static let longest = 8

    /// - Returns: the lines that belong to stamps.
    mutating func read(_ range: Range<Int>) -> Set<Int> {
        var taken: Set<Int> = []
        var index = range.lowerBound
        while index < range.upperBound {
            let columns = columns(of: index)
            let starts = columns.filter { isStart($0) != nil }
            guard !starts.isEmpty else {
                index += 1
                continue
            }
            let end = end(of: index, in: range)
            collect(index..<end, columns: columns)
            taken.formUnion(index..<end)
            index = end
        }
        return taken
    }

    /// True for an approval, false for an acceptance, nil when no stamp begins here.
    private func isStart(_ tokens: ArraySlice<Token>) -> Bool? {
        if rules.approval.contains(in: tokens, scanner: layout.scanner) { return true }
        return rules.acceptance.contains(in: tokens, scanner: layout.scanner) ? false : nil
    }

    /// Pieces of a line between tabs or wide blanks; «ПРИНЯТО СОГЛАСОВАНО УТВЕРЖДАЮ» parts at each word.
    private func columns(of index: Int) -> [ArraySlice<Token>] {
        let tokens = layout.lines[index].text.tokens
        guard !tokens.isEmpty else { return [] }
        var pieces: [ArraySlice<Token>] = []
        var start = 0
        for position in tokens.indices where position > 0 {
            let gap = tokens[position].start - tokens[position - 1].end
            let isGap = tokens[position].before.contains(.tab) || tokens[position].before == .space && gap >= 3
            if isGap || isStart(tokens[position...(position)]) != nil && isStart(tokens[start..<position]) != nil {
                pieces.append(tokens[start..<position])
                start = position
            }
        }
        pieces.append(tokens[start...])
        return pieces
    }

    private func end(of start: Int, in range: Range<Int>) -> Int {
        let first = layout.lines[start]
        var index = start + 1
        var isDated = hasRequisites(start)
        var filled = 1
        while index < range.upperBound {
            let line = layout.lines[index]
            guard line.table == first.table, line.place.cell == first.place.cell, line.place.row == first.place.row,
                line.isInTextBox == first.isInTextBox
            else { break }
            if line.isEmpty, line.bytes.isEmpty {
                // In the open a blank line ends a stamp that has said what it must.
                if first.table == nil, !first.isInTextBox, isDated { break }
                index += 1
                continue
            }
            if columns(of: index).contains(where: { isStart($0) != nil }) { break }
            if first.table == nil, !first.isInTextBox, filled >= Self.longest || isTitle(line, after: first) { break }
            // Number and date end what a stamp must say; the name of the school or the document begins the title.
            if first.table == nil, !first.isInTextBox, isDated, opensTitle(line) { break }
            filled += 1
            isDated = isDated || hasRequisites(index)
            index += 1
        }
        while index > start + 1, layout.lines[index - 1].bytes.isEmpty { index -= 1 }
        return index
    }

    private func opensTitle(_ line: Line) -> Bool {
        guard let token = line.text.tokens.first else { return false }
        if SchoolWords.isLegalForm(token) { return true }
        return rules.kinds.contains { kind in
            kind.kind != .evidence && kind.kind != .other
                && kind.phrases.contains(in: line.text.tokens.prefix(3), scanner: layout.scanner)
        }
    }

    private func hasRequisites(_ index: Int) -> Bool {
        layout.lines[index].text.tokens.contains { $0.kind == .number && $0.length >= 4 }
    }

    /// The title of the document follows the stamp without a blank line.
    private func isTitle(_ line: Line, after first: Line) -> Bool {
        if line.paragraph.heading != nil, first.paragraph.heading == nil { return true }
        let isApart = line.isCentered && !first.isCentered || line.isBold && line.isCapitals
        return isApart
            || rules.kinds.contains { $0.phrases.contains(in: line.text.tokens[...], scanner: layout.scanner) }
                && line.bytes.count > 24 && (line.isBold || line.isCapitals || line.isCentered)
    }

    private mutating func collect(_ range: Range<Int>, columns heads: [ArraySlice<Token>]) {
        let place = layout.lines[range.lowerBound].place
        var texts = heads.map { [string($0, in: range.lowerBound)] }
        for index in range.dropFirst() where !layout.lines[index].bytes.isEmpty {
            let pieces = columns(of: index)
            if pieces.count == heads.count, heads.count > 1 {
                for (column, piece) in pieces.enumerated() { texts[column].append(string(piece, in: index)) }
            } else {
                for column in heads.indices { texts[column].append(layout.string(index).trimmingBlanks) }
            }
        }
        for (head, lines) in zip(heads, texts) {
            guard let isApproval = isStart(head) else { continue }
            let text = lines.filter { !$0.isEmpty }.joined(separator: "\n")
            stamps.append(Stamp(isApproval: isApproval, text: text, place: place))
        }
    }

    /// A column as written, from the end of the column before it, so that blanks and quotes stay.
    private func string(_ tokens: ArraySlice<Token>, in index: Int) -> String {
        guard let first = tokens.first else { return "" }
        let line = layout.lines[index]
        let all = line.text.tokens
        var start = line.bytes.lowerBound
        if let position = all.firstIndex(of: first), position > 0 { start = Int(all[position - 1].end) }
        var end = line.bytes.upperBound
        if let last = tokens.last, let position = all.firstIndex(of: last), position + 1 < all.count {
            end = Int(all[position + 1].start)
        }
        return layout.document.text[TextRange(start..<max(start, end))].trimmingBlanks
    }
}

extension Stamp {
    /// A number or a date was left to be filled in: «№ ___», ««___» ______ 20__ г.». The line for a signature is not
    /// meant.
    func hasOpenRequisites(_ scanner: WordScanner) -> Bool {
        var previous: Unicode.Scalar?
        var scalars = Array(text.unicodeScalars)
        scalars.append("\n")
        var lastMark: Unicode.Scalar?
        var blanks = 0
        for scalar in scalars {
            if scalar == "_" {
                blanks += 1
                continue
            }
            if blanks >= 2 || blanks == 1 && lastMark != nil {
                let isDigit = ("0"..."9").contains(scalar)
                // «№_664» is filled in over the line; «№ ____» is not.
                if let mark = lastMark, !isDigit {
                    if mark == "№" || mark == "«" || mark == "\"" || mark == "“" { return true }
                }
                if let previous, ("0"..."9").contains(previous), !isDigit, endsYear(scalars, scalar) { return true }
            }
            blanks = 0
            if scalar == "№" || scalar == "«" || scalar == "\"" || scalar == "“" {
                lastMark = scalar
            } else if scalar != " ", scalar != "\u{A0}" {
                lastMark = nil
            }
            previous = scalar
        }
        return false
    }

    /// «20__ г.»
    private func endsYear(_ scalars: [Unicode.Scalar], _ next: Unicode.Scalar) -> Bool {
        next == " " || next == "г" || next == "\n" || next == "."
    }
}
