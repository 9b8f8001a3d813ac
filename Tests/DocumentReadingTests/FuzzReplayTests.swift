import DocumentReading
import Foundation
import FuzzSupport
import Testing

/// What the fuzzers start from, and what they ever found: each file once through the code the fuzzers run.
///
/// A broken promise stops the whole run of the tests, with the name of the promise; the name of the file stands in
/// the test that did not end.
@Suite("Seeds and findings of the fuzzers")
struct FuzzReplayTests {
    @Test(arguments: FuzzTarget.allCases)
    func `keep every promise of the readers`(target: FuzzTarget) throws {
        for file in try FuzzInputs.all(of: target) { target.run(try FuzzInputs.bytes(of: file)) }
    }

    /// A seed that its reader refuses at the door would teach the fuzzer nothing.
    @Test(arguments: [FuzzTarget.word, .openDocument])
    func `get past the container`(target: FuzzTarget) throws {
        for file in try FuzzInputs.seeds(of: target) {
            let name = file.lastPathComponent
            let refusal = refusal(of: target.file(try FuzzInputs.bytes(of: file)))

            #expect(refusal?.code == FuzzInputs.refused["\(target.rawValue)/\(name)"], "\(name)")
        }
    }

    @Test func `show what they were made for`() throws {
        let cases: [(seed: String, target: FuzzTarget, text: String)] = [
            ("box", .word, "ав\nб"), ("changes", .word, "ав"), ("table-nested", .word, "а\n"),
            ("lists", .openDocument, "а\nб\nв\nг"), ("hidden", .word, ""), ("blanks", .openDocument, "а б    \t\n в г"),
        ]
        for (seed, target, text) in cases {
            let bytes = try FuzzInputs.bytes(of: FuzzInputs.folder(of: target).appending(path: seed))

            #expect(try DocumentReader().read(target.file(bytes)).bodyText == text, "\(seed)")
        }
    }
}

private enum FuzzInputs {
    static let tests = URL(filePath: #filePath).deletingLastPathComponent()

    /// Seeds that are refused on purpose, with the code.
    static let refused = [
        "Word/doctype": "forbidden-xml", "Word/utf-16": "missing-part",
        "Word/windows-1251": "missing-part", "OpenDocument/encrypted": "encrypted",
        "OpenDocument/foreign-body": "unsupported", "OpenDocument/utf-16": "missing-part",
    ]

    static func folder(of target: FuzzTarget) -> URL {
        tests.appending(path: "../../Fuzz/Seeds/\(target.rawValue)").standardizedFileURL
    }

    static func seeds(of target: FuzzTarget) throws -> [URL] {
        let seeds = try FileManager.default.contentsOfDirectory(at: folder(of: target), includingPropertiesForKeys: nil)
        #expect(seeds.count > 20)
        return seeds
    }

    /// Seeds and findings; a finding's name begins with that of its fuzzer.
    static func all(of target: FuzzTarget) throws -> [URL] {
        let findings = try FileManager.default.contentsOfDirectory(
            at: tests.appending(path: "Findings"),
            includingPropertiesForKeys: nil
        )
        return try seeds(of: target) + findings.filter { $0.lastPathComponent.hasPrefix(target.rawValue + "-") }
    }

    static func bytes(of file: URL) throws -> [UInt8] { try [UInt8](Data(contentsOf: file)) }
}
