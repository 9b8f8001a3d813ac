package import Expertise
internal import Foundation
internal import Hashing
package import Roadmap

/// What the expertise says of one document, ready to be set on paper (`domain/expertise.md`, chapter 5).
///
/// A value without a clock: equal conclusions give equal papers.
package struct Conclusion: Sendable {
    package var file: ExaminedFile
    /// The school whose document it is; nil when unknown or no longer in the register.
    package var school: School?
    package var municipality: String
    /// What the program, or a person, takes the document for; nil when neither could tell.
    package var kind: DocumentKind?
    package var risks: [RiskDirection]
    /// The day of receipt, or the moment, as people read it; nil when nothing was received.
    package var received: String?
    /// The approval stamp as the document has it.
    package var approval: String?
    /// A person's verdict in force; nil when there is none.
    package var decision: Decision?
    /// The entry it is about; nil when nothing was recorded.
    package var record: Record?
    /// Day of the conclusion, as people read it.
    package var day: String
    /// UTC, as in the log.
    package var time: String
    /// ``time`` in the register's time zone, without a zone.
    package var localTime: String
    package var ruleBook: RuleBook
    /// A copy of the document with the remarks in it stands beside the conclusion.
    package var hasAnnotatedCopy = false
    /// Why there is none, when there could have been one; a Russian sentence.
    package var annotationObstacle: String?

    package struct Decision: Sendable, Equatable {
        package var verdict: Verdict
        package var by: String
        package var reason: String
        /// As people read it.
        package var day: String
    }

    package struct Record: Sendable, Equatable {
        package var entry: Int64
        package var hash: String
        package var program: String
        package var parameters: String?
    }

    /// A conclusion on a file that was only looked at.
    package init(
        of file: ExaminedFile,
        school: School?,
        approval: String?,
        configuration: WorkspaceConfiguration,
        now: Moment
    ) {
        self.file = file
        self.school = school ?? file.examination?.school.id.flatMap { configuration.register.school(id: $0) }
        self.approval = approval
        municipality = configuration.register.municipality
        kind = file.status == .examined ? file.examination?.kind : nil
        risks = file.examination?.risks ?? []
        day = now.day(in: configuration.register.settings.timeZone).russian
        time = now.text
        localTime = now.localText(in: configuration.register.settings.timeZone)
        ruleBook = configuration.ruleBook
    }

    /// The verdict that counts: a person's stands above the program's.
    package var verdict: Verdict? { decision?.verdict ?? file.examination?.verdict }

    /// Name of the file without its folders.
    package var fileName: String { RawPath(file.path).name.shown }
}
