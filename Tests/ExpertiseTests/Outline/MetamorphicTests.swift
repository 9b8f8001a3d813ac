import DocumentModel
import Expertise
import Roadmap
import TestSupport
import Testing

/// What must not change the answer: letters that look the same, marks that nobody sees, numbers before titles.
@Suite("The same document gets the same dossier")
struct MetamorphicTests {
    static let samples = [Samples.antirisk, Samples.concept, Samples.midterm, Samples.roadmap]

    /// What is compared: everything that is recognised, texts as written aside.
    private func facts(_ dossier: Dossier) -> [String] {
        [
            "\(dossier.kind) \(dossier.risks) \(dossier.schoolFinding.id ?? "-") \(dossier.schoolFinding.confidence)",
            dossier.eventTables.map { "\($0.columns.keys.map(\.rawValue).sorted()) \($0.rows.count)" }.joined(),
        ] + dossier.sections.map { "\($0.id) \($0.isEmpty) \($0.content.count)" }
    }

    private func expectEqual(_ left: Dossier, _ right: Dossier) {
        let (left, right) = (Set(facts(left)), Set(facts(right)))
        #expect(left == right, "\(left.symmetricDifference(right).sorted())")
    }

    private func rewritten(_ document: Document, _ change: (String) -> String) -> Document {
        var result = document
        result.text = TextArena()
        func copy(_ blocks: [Block]) -> [Block] {
            blocks.map { block in
                switch block {
                case .paragraph(var paragraph):
                    let text = change(document.string(of: paragraph))
                    let isAllBold = paragraph.boldBytes > 0 && Int(paragraph.boldBytes) == paragraph.text.count
                    if isAllBold { paragraph.boldBytes = UInt32(text.utf8.count) }
                    if isAllBold { paragraph.boldPrefixBytes = paragraph.boldBytes }
                    paragraph.label = result.text.append(document.label(of: paragraph))
                    paragraph.text = result.text.append(text)
                    return .paragraph(paragraph)
                case .table(var table):
                    for row in table.rows.indices {
                        for cell in table.rows[row].cells.indices {
                            table.rows[row].cells[cell].blocks = copy(table.rows[row].cells[cell].blocks)
                        }
                    }
                    return .table(table)
                }
            }
        }
        result.blocks = copy(document.blocks)
        return result
    }

    private func expectSame(_ notation: String, _ change: (String) -> String) {
        let document = MarkedDocument(notation).document
        let changed = rewritten(document, change)
        #expect(changed.text != document.text, "the change changes nothing")
        expectEqual(Bench.dossier(changed), Bench.dossier(document))
    }

    @Test(arguments: samples)
    func `with Latin look-alikes in every twentieth letter`(notation: String) {
        let twins: [Character: Character] = [
            "а": "a", "е": "e", "о": "o", "с": "c", "р": "p", "х": "x", "у": "y", "А": "A", "В": "B", "Е": "E",
            "К": "K",
            "М": "M", "Н": "H", "О": "O", "Р": "P", "С": "C", "Т": "T", "Х": "X",
        ]
        var count = 0
        expectSame(notation) { text in
            // Words of one or two letters can become Latin altogether, and then nobody can tell.
            text.split(separator: " ", omittingEmptySubsequences: false).map { word in
                guard word.count > 3 else { return String(word) }
                return String(
                    word.map { letter in
                        guard let twin = twins[letter] else { return letter }
                        count += 1
                        return count % 8 == 0 ? twin : letter
                    }
                )
            }.joined(separator: " ")
        }
    }

    @Test(arguments: samples)
    func `with decomposed letters`(notation: String) {
        expectSame(notation) { text in
            text.replacing("й", with: "и\u{306}").replacing("ё", with: "е\u{308}").replacing("Й", with: "И\u{306}")
        }
    }

    @Test(arguments: samples)
    func `with soft hyphens, stress marks and no-break spaces`(notation: String) {
        expectSame(notation) { text in
            text.replacing("ци", with: "ц\u{AD}и").replacing("ме", with: "ме\u{301}").replacing(" п", with: "\u{A0}п")
        }
    }

    @Test(arguments: samples)
    func `with е for ё, other dashes and other quotation marks`(notation: String) {
        expectSame(notation) { text in
            text.replacing("ё", with: "е").replacing("–", with: "—").replacing("«", with: "“").replacing("»", with: "”")
                .replacing("а", with: "а")
        }
    }

    @Test(arguments: samples)
    func `with empty paragraphs everywhere`(notation: String) {
        let document = MarkedDocument(notation).document
        let spaced = MarkedDocument(
            notation.split(separator: "\n").map { $0.hasPrefix("|") ? String($0) : "∅\n\($0)\n∅" }.joined(
                separator: "\n"
            )
        ).document
        expectEqual(Bench.dossier(spaced), Bench.dossier(document))
    }

    @Test(arguments: [Samples.concept, Samples.midterm], ["РАЗДЕЛ 1. ", "Глава I. ", "7.1. ", "III "])
    func `with headings numbered anew`(notation: String, number: String) {
        let renumbered = notation.replacing("\n# ", with: "\n# \(number)")
            .replacing("**1. ", with: "**\(number)").replacing("**2. ", with: "**\(number)")
            .replacing("**3. ", with: "**\(number)")
        #expect(renumbered != notation)
        expectEqual(Bench.dossier(renumbered), Bench.dossier(notation))
    }

    @Test(arguments: samples)
    func `with every paragraph in capitals by formatting`(notation: String) {
        var document = MarkedDocument(notation).document
        let plain = facts(Bench.dossier(document))
        document.blocks = document.blocks.map { block in
            guard case .paragraph(var paragraph) = block, paragraph.boldBytes > 0 else { return block }
            paragraph.traits.insert(.capitals)
            return .paragraph(paragraph)
        }
        #expect(facts(Bench.dossier(document)) == plain)
    }

    @Test(arguments: samples)
    func `whatever was examined before it`(notation: String) {
        let first = facts(Bench.dossier(notation))
        for other in Self.samples { _ = Bench.dossier(other) }
        #expect(facts(Bench.dossier(notation)) == first)
    }
}
