import Foundation
import TestSupport
import Testing

/// `Samples/expected.json` says what should be said of each sample; it was written from the documents' content.
struct Expectation: Decodable, CustomTestStringConvertible {
    struct Dates: Decodable, Equatable {
        var from: String
        var to: String

        init?(_ members: [String: String]) {
            guard let from = members["from"], let to = members["to"] else { return nil }
            self.from = from
            self.to = to
        }
    }

    struct Sections: Decodable {
        var missing: [String]
        var empty: [String]
        var either: [String]
    }

    struct Faults: Decodable {
        var K: [String]
        var O: [String]
    }

    /// What an honest judgement may say instead.
    struct Alternatives: Decodable {
        var status: [String]?
        var verdict: [String?]?
        var period: [Dates?]?
        var K: [String]?
    }

    var path: String
    var status: String?
    var reason: String?
    var kind: String?
    var risks: [String]?
    var school: String?
    var period: Dates?
    var sections: Sections?
    var parameters: Faults?
    var verdict: String?
    var accept: Alternatives?

    var testDescription: String { path }

    struct File: Decodable {
        var documents: [Expectation]
        var status: ExpectedStatus
    }

    static let file: File = {
        let path = SampleWorkspace.samples + "/expected.json"
        do {
            return try JSONDecoder().decode(File.self, from: Data(contentsOf: URL(filePath: path)))
        } catch {
            fatalError("\(path): \(error)")
        }
    }()

    static let documents = file.documents.filter { $0.status == "examined" || $0.status == "unrecognised" }
    static let refused = file.documents.filter { $0.status == "unreadable" }
}

struct ExpectedStatus: Decodable {
    struct School: Decodable {
        var id: String
        var item16: Bool
        var item19: Bool
        var item23: Bool
        var evidence: [String: Int]
    }

    struct Item: Decodable {
        var number: Int
        var numerator: Int
        var denominator: Int
    }

    var schools: [School]
    var items: [Item]
}

@Suite("What is said of the samples")
struct SamplesTests {
    private func check(_ sample: Expectation) throws -> [String: Any] {
        var arguments = ["check", "--format", "json", "--as-of", "2023-03-28"]
        arguments += ["--workspace", SampleWorkspace.samples, SampleWorkspace.samples + "/" + sample.path]
        let answer = try ExpertiseBinary().run(arguments)
        let documents = (try answer.json() as? [String: Any])?["documents"] as? [[String: Any]]
        return try #require(documents?.first)
    }

    @Test(arguments: Expectation.documents)
    func `is what its author expects`(sample: Expectation) throws {
        let found = try check(sample)

        let status = found["status"] as? String
        expect(status, among: [sample.status] + (sample.accept?.status ?? []))
        guard sample.status == "examined", status == "examined" else { return }
        #expect((found["kind"] as? [String: Any])?["id"] as? String == sample.kind)
        #expect(found["risks"] as? [String] == sample.risks)
        let period = (found["period"] as? [String: String]).flatMap(Expectation.Dates.init)
        expect(period, among: [sample.period] + (sample.accept?.period ?? []))
        if let sections = sample.sections { compare(sections, found) }
        if let faults = sample.parameters { compare(faults, sample.accept?.K ?? [], found) }
        expect(found["verdict"] as? String, among: [sample.verdict] + (sample.accept?.verdict ?? []))
    }

    private func expect<Value: Equatable>(_ found: Value?, among accepted: [Value?]) {
        let isAccepted = accepted.contains { $0 == found }
        #expect(isAccepted, "\(String(describing: found)) is none of \(accepted)")
    }

    private func compare(_ expected: Expectation.Sections, _ found: [String: Any]) {
        for section in found["sections"] as? [[String: Any]] ?? [] {
            guard let id = section["id"] as? String, let state = section["state"] as? String else { continue }
            if expected.missing.contains(id) { #expect(state == "missing", "\(id)") }
            if expected.empty.contains(id) { #expect(state == "empty", "\(id)") }
        }
    }

    private func compare(_ expected: Expectation.Faults, _ tolerated: [String], _ found: [String: Any]) {
        let parameters = found["parameters"] as? [[String: Any]] ?? []
        let failed = parameters.filter { $0["weight"] as? String == "K" && $0["outcome"] as? String == "no" }
            .compactMap { $0["id"] as? String }
        #expect(Set(expected.K).isSubset(of: failed), "missed \(Set(expected.K).subtracting(failed))")
        let wrong = Set(failed).subtracting(expected.K).subtracting(tolerated)
        #expect(wrong.isEmpty, "wrongly remarked \(wrong.sorted())")
    }

    @Test(arguments: Expectation.refused)
    func `is refused with its code and a sentence`(sample: Expectation) throws {
        let found = try check(sample)

        #expect(found["status"] as? String == "unreadable")
        let reason = try #require(found["reason"] as? [String: Any])
        #expect(reason["code"] as? String == sample.reason)
        let message = try #require(reason["message"] as? String)
        #expect(message.hasSuffix("."))
        #expect(found["verdict"] is NSNull)
    }

    @Test func `adds up to the status their author expects`() throws {
        let workspace = try SampleWorkspace()
        // Of two versions that lie side by side the later one counts.
        let old = workspace.path + "/inbox/с. Малый Узморник/Концепция развития 2022-2024.docx"
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1_679_000_000)],
            ofItemAtPath: old
        )
        try workspace.binary.run("run", "--as-of", "2023-03-28")
        try workspace.binary.run("run", "--as-of", "2023-03-28")

        let status = try workspace.status()

        let schools = try #require(status["schools"] as? [[String: Any]])
        for expected in Expectation.file.status.schools {
            let school = try #require(schools.first { $0["id"] as? String == expected.id })
            #expect(school["item16"] as? Bool == expected.item16, "\(expected.id)")
            #expect(school["item19"] as? Bool == expected.item19, "\(expected.id)")
            #expect(school["item23"] as? Bool == expected.item23, "\(expected.id)")
            for document in school["documents"] as? [[String: Any]] ?? [] {
                guard let risk = document["risk"] as? String, let count = expected.evidence[risk] else { continue }
                #expect(document["evidence"] as? Int == count, "\(expected.id) \(risk)")
            }
        }
        let items = try #require(status["items"] as? [[String: Any]])
        for expected in Expectation.file.status.items {
            let item = try #require(items.first { $0["number"] as? Int == expected.number })
            #expect(item["numerator"] as? Int == expected.numerator, "item \(expected.number)")
            #expect(item["denominator"] as? Int == expected.denominator, "item \(expected.number)")
        }
    }
}
