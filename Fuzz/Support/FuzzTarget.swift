internal import DocumentReading

/// What the fuzzer's bytes are given to.
///
/// A run returns when the readers did as they promise, whether they read or refused, and stops the program when they
/// did not. The tests run the same code over the seeds and over what was ever found.
package enum FuzzTarget: String, CaseIterable, Sendable {
    /// The bytes are a whole file, as it may lie in the inbox.
    case container = "Container"
    /// The bytes are parts of a DOCX that is otherwise sound; see ``FuzzedPackage``.
    case word = "Word"
    /// The bytes are parts of an ODT that is otherwise sound; see ``FuzzedPackage``.
    case openDocument = "OpenDocument"

    /// The file that `input` stands for.
    package func file(_ input: [UInt8]) -> [UInt8] {
        switch self {
        case .container: input
        case .word: FuzzedPackage.word(input)
        case .openDocument: FuzzedPackage.openDocument(input)
        }
    }

    package func run(_ input: [UInt8]) {
        let file = file(input)
        do throws(Refusal) {
            ReadingInvariants.check(try DocumentReader().read(file))
        } catch {
            ReadingInvariants.check(error)
        }
        if self == .container { ReadingInvariants.checkProof(of: file) }
    }
}
