/// Whether a file on disk is proven to be wholly there (requirement R1).
package enum CompletenessProof: Sendable, Equatable {
    /// End-of-central-directory record at the very end, directory directly before it, first local header at 0,
    /// every entry inflates with the right CRC.
    case complete
    /// A ZIP that the proof does not hold for; time must decide. The text says in Russian what is missing.
    case unproven(String)
    /// Not a ZIP at all: nothing in the format tells where it ends.
    case notZIP

    /// Examines `bytes`, which are the whole file as read just now.
    package static func examine(_ bytes: [UInt8]) -> CompletenessProof { .notZIP }
}
