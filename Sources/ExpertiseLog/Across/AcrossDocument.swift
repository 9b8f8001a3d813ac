package import Roadmap

/// What is kept of one document for judging others by it. Texts are the caller's; here they are only kept.
package struct AcrossDocument: Sendable {
    /// Number of its `received` entry.
    package var received: Int64
    /// Nil when the school is not known: then it stands beside no other document.
    package var school: String?
    package var kind: DocumentKind
    package var facts: String
    /// Nil when its wording is not compared.
    package var text: String?
    package var prints: [Print]

    /// A mark and where it stands.
    package struct Print: Sendable, Equatable {
        package var hash: Int64
        package var section: Int
        package var word: Int

        package init(hash: Int64, section: Int, word: Int) {
            self.hash = hash
            self.section = section
            self.word = word
        }
    }

    /// The first place of a mark in the documents of one school.
    package struct Occurrence: Sendable, Equatable {
        package var school: String
        package var received: Int64
        package var section: Int
        package var word: Int
    }

    package init(
        received: Int64,
        school: String?,
        kind: DocumentKind,
        facts: String,
        text: String?,
        prints: [Print]
    ) {
        self.received = received
        self.school = school
        self.kind = kind
        self.facts = facts
        self.text = text
        self.prints = prints
    }
}

/// How far the tables of ``AcrossSchema`` have come.
package struct AcrossState: Sendable, Equatable {
    /// How the marks were made; those of another form are of no use.
    package var form: Int64
    /// `received` entries up to this one have been taken in.
    package var built: Int64
    /// Answers were last compared with the log as it was up to this entry.
    package var settled: Int64

    package init(form: Int64, built: Int64, settled: Int64) {
        self.form = form
        self.built = built
        self.settled = settled
    }
}
