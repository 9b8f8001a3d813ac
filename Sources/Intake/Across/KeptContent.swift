package import Expertise
package import ExpertiseLog
internal import Foundation
package import Roadmap

/// What is kept of documents beside the log, as text and back.
package enum KeptContent {
    /// Changes when what is kept, or how, changes: what an older program kept is then made anew from the originals.
    package static let form: Int64 = (Fingerprints.form &* 31 &+ 2) & 0xFFFF_FFFF_FFFF

    package static func document(
        _ content: SharedContent,
        received: Int64,
        school: String?,
        kind: DocumentKind
    ) -> AcrossDocument {
        AcrossDocument(
            received: received,
            school: school,
            kind: kind,
            facts: json(content.facts),
            text: content.text.map { json($0) },
            prints: content.prints.map { .init(hash: $0.hash, section: $0.section, word: $0.word) }
        )
    }

    static func facts(_ json: String) -> SharedFacts? { value(json) }
    static func text(_ json: String) -> CopyText? { value(json) }

    private static func value<Value: Decodable>(_ json: String) -> Value? {
        // Of another shape it is as good as not kept.
        try? JSONDecoder().decode(Value.self, from: Data(json.utf8))
    }

    private static func json(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(value) else {
            preconditionFailure("only strings and finite numbers are kept")
        }
        return String(decoding: data, as: UTF8.self)
    }
}
