import Foundation
import Roadmap
import Testing

@testable import Evaluate

@Suite("A labelled document changed in ways nobody sees")
struct MetamorphicTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Labelled").path(percentEncoded: false)

    /// A few documents in their order; `make evaluate OPTIONS=--metamorphic` tries them all.
    @Test func `gets the same answer`() throws {
        let set = try LabelledSet(folder: Self.folder, asOf: #require(CalendarDate(iso: "2023-03-28")))
        let (tried, found) = Metamorphoses(set: set).differences { position in
            position % 23 == 0 && !set.labels[position].heldBack
        }

        #expect(tried >= 30)
        #expect(found.isEmpty, "\(found)")
    }

    @Test(arguments: Metamorphosis.allCases)
    func `is changed indeed`(change: Metamorphosis) throws {
        let set = try LabelledSet(folder: Self.folder, asOf: #require(CalendarDate(iso: "2023-03-28")))
        let label = try #require(set.labels.first { !$0.heldBack && $0.kind == "concept" })
        guard case .document(let document) = set.read(label) else {
            Issue.record("\(label.path) is not read")
            return
        }

        let changed = change.applied(to: document, seed: 1)
        #expect(changed != document)
        #expect(changed == change.applied(to: document, seed: 1))
    }
}
