import Configuration
import DocumentModel
import Foundation
import Roadmap
import Testing

@testable import Expertise

@Suite("The lexicon")
struct LexiconTests {
    /// The repository's folder, from this file's own place.
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private static func source() throws -> String {
        try String(contentsOf: root.appending(path: "Rules/lexicon.yaml"), encoding: .utf8)
    }

    @Test func `in the binary is the one below Rules`() throws {
        #expect(try EmbeddedRules.lexicon.description == Self.source())
    }

    @Test func `knows every kind, its sections and all directions`() {
        let lexicon = RuleBook.builtIn.lexicon
        #expect(lexicon.kinds.map(\.id) == ["common", "concept", "midterm", "antirisk", "roadmap"])
        #expect(lexicon.kinds.map(\.sections.count) == [7, 10, 18, 13, 3])
        #expect(lexicon.risks.map(\.risk) == RiskDirection.allCases)
        #expect(lexicon.columnIDs.sorted() == EventTable.Column.allCases.map(\.rawValue).sorted())
        #expect(lexicon.sections(of: .evidence).map(\.id) == lexicon.kinds[0].sections.map(\.id))
    }

    @Test func `leads every wording to its own section`() {
        WordScanner.borrow { scanner in
            let lexicon = RuleBook.builtIn.lexicon
            for kind in lexicon.kinds {
                let matcher = TitleMatcher(index: kind.index, noise: lexicon.noise, scanner: scanner)
                for section in kind.sections {
                    for variant in section.variants {
                        let hit = matcher.hits(scanner.scan(variant).tokens[...]).first
                        #expect(hit.map { kind.sections[$0.entry].id } == section.id, "\(kind.id): \(variant)")
                    }
                }
            }
        }
    }

    @Test func `leads every name of a direction and every positive title to that direction`() {
        WordScanner.borrow { scanner in
            let lexicon = RuleBook.builtIn.lexicon
            let layout = Layout(.init(format: .docx), scanner: scanner)
            let finder = RiskFinder(layout: layout, lexicon: lexicon, scanner: scanner)
            for entry in lexicon.risks {
                for text in entry.variants + entry.titles {
                    #expect(finder.risks(titled: scanner.scan(text).tokens[...]) == [entry.risk], "\(text)")
                }
            }
        }
    }

    @Test func `tells what is wrong, and where`() throws {
        let source = try Self.source()
        let wrong = source.replacing("level: r\n        keys: [analysis]", with: "level: r")
            .replacing("  - id: R06\n", with: "  - id: R99\n").replacing("keys: [vision]", with: "keys: [видение]")
        let faults = #expect(throws: ConfigurationFaults.self) {
            try RuleBook(lexicon: wrong, parameters: nil)
        }?.faults
        #expect(faults?.count == 2)
        #expect(faults?.allSatisfy { $0.file == "lexicon.yaml" && ($0.line ?? 0) > 100 && $0.column != nil } == true)
        #expect(faults?.first?.message.contains("ожидалась одна из") == true)
    }

    @Test func `refuses a phrase it cannot read`() throws {
        let wrong = try Self.source().replacing("      оснащ*\n", with: "      оснащ* …\n")
        let faults = #expect(throws: ConfigurationFaults.self) {
            try RuleBook(lexicon: wrong, parameters: nil)
        }?.faults
        #expect(faults?.map { $0.message.contains("«оснащ* …»") } == [true])
    }

    @Test func `changes the digest with every change`() throws {
        let changed = try RuleBook(lexicon: Self.source() + "\n# примечание\n", parameters: nil)
        #expect(changed.digest != RuleBook.builtIn.digest)
        #expect(try RuleBook(lexicon: Self.source(), parameters: nil).digest == RuleBook.builtIn.digest)
    }
}
