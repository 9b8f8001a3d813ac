package import Configuration
package import Hashing

/// Wordings (lexicon) and parameters of the expertise in force.
package struct RuleBook: Sendable {
    /// SHA-256 of the two YAML texts in force, recorded with every examination.
    package let digest: ContentDigest
    package let lexicon: Lexicon
    package let parameters: ParameterPages

    /// The rules built into the program.
    package static let builtIn: RuleBook = {
        do throws(ConfigurationFaults) {
            return try RuleBook(lexicon: nil, parameters: nil)
        } catch {
            // A test decodes the built-in rules; a binary that passed it cannot come here.
            fatalError("the built-in rules are wrong: \(error.faults.map(\.description).joined(separator: "; "))")
        }
    }()

    /// - Parameters:
    ///   - lexicon: text of `lexicon.yaml` in the workspace, nil for the built-in one.
    ///   - parameters: text of `parameters.yaml` in the workspace, nil for the built-in one.
    /// - Throws: all faults of both files at once, each with line, column and what was expected.
    package init(lexicon: String?, parameters: String?) throws(ConfigurationFaults) {
        let lexiconText = lexicon ?? EmbeddedRules.lexicon.description
        let builtInPages = EmbeddedRules.parameters.description
        // A file of the workspace is laid over the built-in pages, so both are in force.
        let pagesText = parameters.map { builtInPages + "\u{0}" + $0 } ?? builtInPages
        digest = ContentDigest(of: lexiconText + "\u{0}" + pagesText)
        var faults: [ConfigurationFault] = []
        let decodedLexicon = Self.gather(&faults) { () throws(ConfigurationFaults) in
            try Lexicon(yaml: lexiconText, file: "lexicon.yaml")
        }
        let decodedPages = Self.gather(&faults) { () throws(ConfigurationFaults) in
            try ParameterPages(yaml: parameters, file: "parameters.yaml")
        }
        guard let decodedLexicon, let decodedPages else { throw ConfigurationFaults(faults) }
        self.lexicon = decodedLexicon
        self.parameters = decodedPages
    }

    private static func gather<Value>(
        _ faults: inout [ConfigurationFault],
        _ decode: () throws(ConfigurationFaults) -> Value
    ) -> Value? {
        do {
            return try decode()
        } catch {
            faults += error.faults
            return nil
        }
    }
}
