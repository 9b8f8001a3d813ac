package import Roadmap

/// All that is kept of a document for judging others by it.
package struct SharedContent: Sendable, Equatable {
    package var facts: SharedFacts
    /// Nil for kinds whose wording is not compared.
    package var text: CopyText?
    package var prints: [Fingerprint]

    /// Kinds whose texts E39 is about; papers repeat each other by their nature.
    package static let comparedKinds: Set<DocumentKind> = [.concept, .midterm, .antirisk, .roadmap]

    init(_ inspection: Inspection) {
        facts = SharedFacts(inspection)
        guard Self.comparedKinds.contains(inspection.dossier.kind) else {
            (text, prints) = (nil, [])
            return
        }
        let text = WordScanner.borrow { CopyText(inspection.dossier, scanner: $0) }
        self.text = text
        prints = Fingerprints.of(text)
    }
}
