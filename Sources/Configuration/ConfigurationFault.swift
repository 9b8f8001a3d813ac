/// One fault in a configuration file.
package struct ConfigurationFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// Name of the file as the user knows it: `schools.yaml`.
    package var file: String
    /// 1-based; nil when the whole file is meant.
    package var line: Int?
    package var column: Int?
    /// What is wrong and what was expected, in Russian.
    package var message: String

    package init(file: String, line: Int? = nil, column: Int? = nil, message: String) {
        self.file = file
        self.line = line
        self.column = column
        self.message = message
    }

    /// `schools.yaml:5:7: …`
    package var description: String {
        var head = file
        if let line { head += ":\(line)" }
        if let column { head += ":\(column)" }
        return "\(head): \(message)"
    }
}

/// Every fault found, never empty; leads to exit status 78.
package struct ConfigurationFaults: Error, Equatable, Sendable {
    package var faults: [ConfigurationFault]

    package init(_ faults: [ConfigurationFault]) { self.faults = faults }
}
