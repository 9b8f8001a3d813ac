import DocumentModel
import DocumentReading
import Foundation
import Testing

/// Reads every file of the shared set of real documents, where it lies beside the repository, and compares with what
/// independent readers agree on.
///
/// Differences that have a reason are listed in the `KnownDifferences….md` files beside this one.
@Suite(
    "Real files of the shared set",
    .enabled(if: Corpus.isPresent, "../shared/corpus is not there: no real files were read")
)
struct CorpusTests {
    @Test func `are classed and read as independent readers agree`() throws {
        var unlisted: [String] = []
        var met: Set<String> = []
        let known = try Corpus.knownDifferences()
        for entry in try Corpus.entries() {
            for difference in entry.differences() {
                let key = "\(entry.file.prefix(12)) \(difference.kind)"
                met.insert(key)
                if known[key] == nil { unlisted.append("\(key): \(difference.detail)") }
            }
        }

        #expect(unlisted == [])
        let stale = known.filter { !met.contains($0.key) }.map { "\($0.value): \($0.key)" }.sorted()
        #expect(stale == [], "these differences are gone")
    }
}

private enum Corpus {
    /// The folder of the tests; the repository's own is two above it.
    static let tests = URL(filePath: #filePath).deletingLastPathComponent()
    static let folder = tests.appending(path: "../../../shared/corpus").standardizedFileURL
    static let oracle = folder.appending(path: "oracle.jsonl").path(percentEncoded: false)

    static var isPresent: Bool { FileManager.default.fileExists(atPath: oracle) }

    static func entries() throws -> [CorpusEntry] {
        try String(contentsOfFile: oracle, encoding: .utf8).split(separator: "\n").map { line in
            try JSONDecoder().decode(CorpusEntry.self, from: Data(line.utf8))
        }
    }

    /// «file kind» of every difference in the lists, and the list it stands in. A section tells the kind; its lines
    /// name files by the first twelve digits of their SHA-256.
    static func knownDifferences() throws -> [String: String] {
        let kinds = ["Accepted or refused": "class", "Text": "text", "Headings": "headings", "Tables": "tables"]
        var known: [String: String] = [:]
        let names = try FileManager.default.contentsOfDirectory(atPath: tests.path(percentEncoded: false))
        for name in names where name.hasPrefix("KnownDifferences") {
            let path = tests.appending(path: name).path(percentEncoded: false)
            var kind: String?
            for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
                if line.hasPrefix("## ") { kind = kinds[String(line.dropFirst(3))] }
                guard let kind, line.hasPrefix("|") else { continue }
                for word in line.split(whereSeparator: { !$0.isHexDigit }) where word.utf8.count == 12 {
                    known["\(word) \(kind)"] = name
                }
            }
        }
        return known
    }
}

/// One line of the set's oracle.
private struct CorpusEntry: Decodable {
    struct Expected: Decodable { var `class`: String }
    struct Tables: Decodable {
        var pandocCount: Int?
        var cellsAgree: Bool?

        enum CodingKeys: String, CodingKey {
            case pandocCount = "pandoc_count"
            case cellsAgree = "cells_agree"
        }
    }
    struct Headings: Decodable {
        var agree: Bool?
        var pandoc: [Heading]?
    }
    struct Heading: Decodable, Equatable {
        var level: Int
        var text: String

        init(level: Int, text: String) {
            self.level = level
            self.text = text
        }

        /// An array of the level and the text.
        init(from decoder: any Decoder) throws {
            var fields = try decoder.unkeyedContainer()
            level = try fields.decode(Int.self)
            text = try fields.decode(String.self).folded
        }
    }

    var file: String
    var expected: Expected
    var bodyText: String?
    var headings: Headings
    var tables: Tables

    enum CodingKeys: String, CodingKey {
        case file, expected, headings, tables
        case bodyText = "body_text"
    }

    /// What is read differently here: `class`, `text`, `headings` or `tables`, and how.
    func differences() -> [(kind: String, detail: String)] {
        let path = Corpus.folder.appending(path: "files/\(file)").path(percentEncoded: false)
        do throws(Refusal) {
            let document = try DocumentReader().read(path: path)
            if expected.class == "reject" { return [("class", "read, should be refused")] }
            return [textDifference(document), headingDifference(document), tableDifference(document)].compactMap(\.self)
        } catch {
            return expected.class == "accept" ? [("class", "refused as \(error.code)")] : []
        }
    }

    /// Recall of words: of those the readers agree on, how many are read here.
    private func textDifference(_ document: Document) -> (String, String)? {
        guard let bodyText else { return nil }
        var missing: [Substring: Int] = [:]
        let wanted = bodyText.countableWords
        for word in wanted.split(separator: " ") { missing[word, default: 0] += 1 }
        for word in document.string(of: document.blocks).countableWords.split(separator: " ") {
            missing[word]? -= 1
        }
        let total = wanted.split(separator: " ").count
        let lost = missing.values.reduce(0) { $0 + max($1, 0) }
        guard total > 0, Double(total - lost) / Double(total) < 0.995 else { return nil }
        return ("text", "\(lost) of \(total) words missing")
    }

    private func headingDifference(_ document: Document) -> (String, String)? {
        guard headings.agree == true, let wanted = headings.pandoc, !wanted.isEmpty else { return nil }
        var found: [Heading] = []
        document.forEachParagraph { paragraph, _ in
            let text = document.string(of: paragraph).folded
            if let heading = paragraph.heading, !text.isEmpty {
                found.append(Heading(level: Int(heading.level), text: text))
            }
        }
        return found == wanted ? nil : ("headings", "\(found.count) here, \(wanted.count) elsewhere")
    }

    private func tableDifference(_ document: Document) -> (String, String)? {
        guard tables.cellsAgree == true, let wanted = tables.pandocCount else { return nil }
        let found = document.tables.count
        return found == wanted ? nil : ("tables", "\(found) here, \(wanted) elsewhere")
    }
}

extension String {
    /// White space folded, soft hyphens left out, letters composed.
    fileprivate var folded: String {
        replacing("\u{AD}", with: "").precomposedStringWithCanonicalMapping.words.joined(separator: " ")
    }

    /// The words in lower case between blanks, without signs that are not seen.
    fileprivate var countableWords: String {
        let kept = precomposedStringWithCanonicalMapping.lowercased().unicodeScalars.filter {
            ![0xAD, 0x200B, 0xFEFF].contains($0.value)
        }
        var words = String.UnicodeScalarView()
        for scalar in kept {
            let isWord = scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_"
            words.append(isWord ? scalar : " ")
        }
        return String(words)
    }
}
