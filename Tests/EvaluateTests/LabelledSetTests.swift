import Foundation
import JSONText
import Roadmap
import Testing

@testable import Evaluate

@Suite("The labelled set")
struct LabelledSetTests {
    /// Above `Tests/EvaluateTests`.
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Labelled").path(percentEncoded: false)

    private static let set = Result { try LabelledSet(folder: folder, asOf: #require(CalendarDate(iso: "2023-03-28"))) }

    /// Remainders of whole SHA-256 numbers, computed apart with arbitrary precision.
    @Test(arguments: [
        ("inbox/е.odt", true), ("inbox/ж.odt", true), ("inbox/а.odt", false), ("inbox/б.odt", false), ("", false),
    ])
    func `holds back what SHA-256 of the path says`(path: String, isHeldBack: Bool) {
        #expect(HeldBack.contains(path) == isHeldBack)
    }

    @Test func `holds back the same document however its name is composed`() {
        let path = "inbox/лй.odt"
        #expect(HeldBack.contains(path))
        #expect(HeldBack.contains(path.decomposedStringWithCanonicalMapping))
    }

    @Test func `has a label for every document and a document for every label`() throws {
        let set = try Self.set.get()
        #expect(set.labels.count >= 120)
        for label in set.labels {
            let exists = FileManager.default.fileExists(atPath: "\(set.folder)/\(label.path)")
            #expect(exists, "\(label.path)")
        }
    }

    @Test func `holds back about a third`() throws {
        let labels = try Self.set.get().labels
        let heldBack = labels.count { $0.heldBack }
        #expect((labels.count / 4...labels.count / 2).contains(heldBack))
    }

    @Test func `names known schools, kinds, directions, states and outcomes only`() throws {
        let set = try Self.set.get()
        for label in set.labels {
            #expect(label.kind.map { DocumentKind(rawValue: $0) != nil } ?? true, "\(label.path)")
            #expect(label.risks.allSatisfy { RiskDirection(rawValue: $0) != nil }, "\(label.path)")
            #expect(label.school.map { set.register.school(id: $0) != nil } ?? true, "\(label.path)")
            #expect(Set(label.states.values.compactMap { $0 }).isSubset(of: ["present", "empty", "missing"]))
            #expect(label.outcomes.values.joined().allSatisfy { Outcome(rawValue: $0) != nil }, "\(label.path)")
        }
    }

    @Test func `expects nothing but praise of a document without faults`() throws {
        let faultless = try Self.set.get().labels.filter { $0.isFaultless && $0.kind != nil && $0.kind != "other" }
        #expect(faultless.count >= 100)
        for label in faultless {
            #expect(label.verdicts.contains("conforms"), "\(label.path)")
            #expect(!label.states.values.contains("empty"), "\(label.path)")
            #expect(label.outcomes.values.allSatisfy { $0.contains("yes") || $0 == ["not-checked"] }, "\(label.path)")
        }
    }

    @Test func `never shows a held-back document unless asked to`() throws {
        var set = try Self.set.get()
        // A few of each are enough.
        set.labels = Array(set.labels.filter(\.heldBack).prefix(4) + set.labels.filter { !$0.heldBack }.prefix(4))
        let evaluation = Evaluation(set)

        #expect(evaluation.shown(revealing: false).count == 4)
        #expect(evaluation.shown(revealing: false).allSatisfy { !$0.label.heldBack })
        #expect(evaluation.worst(.max).allSatisfy { !$0.label.heldBack })
        #expect(!evaluation.json(revealing: false).text().contains("\"heldBack\":true"))
        #expect(evaluation.shown(revealing: true).count == 8)
    }
}
