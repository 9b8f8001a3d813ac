/// Why a file is not read: facts, from which ``code`` and ``message`` follow.
package enum Refusal: Error, Equatable, Sendable {
    /// The file has no bytes.
    case emptyFile
    case notADocument(ForeignFormat)

    package enum ForeignFormat: Equatable, Sendable { case unknown }
}

extension Refusal {
    /// The contract's code; permanent, never reused.
    package var code: String {
        switch self {
        case .emptyFile: "empty-file"
        case .notADocument: "not-a-document"
        }
    }

    /// What is wrong and what to do, in Russian, in full sentences.
    package var message: String { "" }
}
