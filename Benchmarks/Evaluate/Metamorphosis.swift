import DocumentModel
import Expertise
import Roadmap

/// A change that no reader of the document would see, or that says nothing: the answer must stay the same.
enum Metamorphosis: String, CaseIterable {
    case softHyphens = "soft hyphens"
    /// Every twentieth letter, words of three letters and less aside: those could become Latin altogether.
    case lookAlikes = "Latin look-alikes"
    case noYo = "е for ё"
    case decomposed = "decomposed letters"
    case emptyParagraphs = "empty paragraphs"

    /// The same document with the same seed gets the same change.
    func applied(to document: Document, seed: UInt64) -> Document {
        var random = SplitMix(state: seed)
        var result = document
        result.text = TextArena()
        result.blocks = rewritten(document.blocks, of: document, into: &result.text, &random, isBody: true)
        for index in result.asides.indices {
            result.asides[index].blocks = rewritten(
                document.asides[index].blocks,
                of: document,
                into: &result.text,
                &random,
                isBody: false
            )
        }
        return result
    }

    private func rewritten(
        _ blocks: [Block],
        of document: Document,
        into text: inout TextArena,
        _ random: inout SplitMix,
        isBody: Bool
    ) -> [Block] {
        var result: [Block] = []
        for block in blocks {
            switch block {
            case .paragraph(let paragraph):
                result.append(.paragraph(rewritten(paragraph, of: document, into: &text, &random)))
                if self == .emptyParagraphs, isBody, random.next() % 3 == 0 {
                    // Between the lines of a text box it is one of them.
                    var empty = Paragraph(text: text.append(""))
                    empty.traits = paragraph.traits.intersection(.textBox)
                    result.append(.paragraph(empty))
                }
            case .table(var table):
                for row in table.rows.indices {
                    for cell in table.rows[row].cells.indices {
                        let inner = table.rows[row].cells[cell].blocks
                        table.rows[row].cells[cell].blocks = rewritten(
                            inner,
                            of: document,
                            into: &text,
                            &random,
                            isBody: false
                        )
                    }
                }
                result.append(.table(table))
            }
        }
        return result
    }

    /// The bold beginning is rewritten by itself, so that it stays as long as it was.
    private func rewritten(
        _ paragraph: Paragraph,
        of document: Document,
        into text: inout TextArena,
        _ random: inout SplitMix
    ) -> Paragraph {
        var result = paragraph
        let bytes = Array(document.string(of: paragraph).utf8)
        let bold = min(Int(paragraph.boldPrefixBytes), bytes.count)
        let head = changed(String(decoding: bytes[..<bold], as: UTF8.self), &random)
        let tail = changed(String(decoding: bytes[bold...], as: UTF8.self), &random)
        result.label = text.append(document.label(of: paragraph))
        result.text = text.append(head + tail)
        let isAllBold = Int(paragraph.boldBytes) == bytes.count
        result.boldPrefixBytes = UInt32(head.utf8.count)
        let rest = isAllBold ? tail.utf8.count : max(0, Int(paragraph.boldBytes) - bold)
        result.boldBytes = UInt32(head.utf8.count + rest)
        return result
    }

    private func changed(_ text: String, _ random: inout SplitMix) -> String {
        switch self {
        case .emptyParagraphs: return text
        case .noYo: return text.replacing("ё", with: "е").replacing("Ё", with: "Е")
        case .decomposed:
            return String(
                String.UnicodeScalarView(
                    text.unicodeScalars.flatMap { scalar -> [Unicode.Scalar] in Self.parts[scalar] ?? [scalar] }
                )
            )
        case .softHyphens, .lookAlikes: return changedInWords(text, &random)
        }
    }

    private func changedInWords(_ text: String, _ random: inout SplitMix) -> String {
        var result = String.UnicodeScalarView()
        let scalars = Array(text.unicodeScalars)
        var length = 0
        for (index, scalar) in scalars.enumerated() {
            let isLetter = Self.isCyrillic(scalar)
            length = isLetter ? length + 1 : 0
            let rest = scalars[index...].prefix { Self.isCyrillic($0) }.count
            let isLong = length + rest - 1 > 3
            let isHit = isLetter && isLong && random.next() % 20 == 0
            result.append(isHit && self == .lookAlikes ? Self.twins[scalar] ?? scalar : scalar)
            if isHit, self == .softHyphens, rest > 1 { result.append("\u{AD}") }
        }
        return String(result)
    }

    private static func isCyrillic(_ scalar: Unicode.Scalar) -> Bool { (0x410...0x451).contains(scalar.value) }

    private static let twins: [Unicode.Scalar: Unicode.Scalar] = Dictionary(
        uniqueKeysWithValues: zip("аеосрхуАВЕКМНОРСТХ".unicodeScalars, "aeocpxyABEKMHOPCTX".unicodeScalars)
    )
    private static let parts: [Unicode.Scalar: [Unicode.Scalar]] = [
        "й": ["и", "\u{306}"], "Й": ["И", "\u{306}"], "ё": ["е", "\u{308}"], "Ё": ["Е", "\u{308}"],
    ]
}

/// Steele, Lea and Flood's generator: the same numbers on every machine.
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// What changed answers to changed documents.
struct Metamorphoses {
    struct Difference: CustomStringConvertible {
        var label: Label
        var change: Metamorphosis
        var facts: [String]

        var description: String { "\(label.path), \(change.rawValue): \(facts.joined(separator: ", "))" }
    }

    let set: LabelledSet

    /// - Parameter isWanted: which labels to try, by their position.
    func differences(where isWanted: (Int) -> Bool = { _ in true }) -> (tried: Int, found: [Difference]) {
        let checker = ExaminationChecker(examiner: Examiner(ruleBook: .builtIn, register: set.register))
        var tried = 0
        var found: [Difference] = []
        for (position, label) in set.labels.enumerated() where isWanted(position) {
            guard case .document(let document) = set.read(label) else { continue }
            let circumstances = set.circumstances(of: label)
            let plain = facts(checker.answer(document, in: circumstances))
            for change in Metamorphosis.allCases {
                tried += 1
                let changed = change.applied(to: document, seed: UInt64(position))
                let facts = facts(checker.answer(changed, in: circumstances)).symmetricDifference(plain)
                if !facts.isEmpty { found.append(Difference(label: label, change: change, facts: facts.sorted())) }
            }
        }
        return (tried, found)
    }

    /// Everything that is answered, texts as written aside.
    private func facts(_ answer: Answer) -> Set<String> {
        var facts: Set<String> = [
            "kind \(answer.kind ?? "–")", "risks \(answer.risks)", "school \(answer.school ?? "–")",
            "verdict \(answer.verdict ?? "–")",
        ]
        for section in answer.sections.values { facts.insert("\(section.id) \(section.state.rawValue)") }
        for parameter in answer.parameters.values { facts.insert("\(parameter.id) \(parameter.outcome.rawValue)") }
        return facts
    }
}
