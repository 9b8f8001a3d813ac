/// Gathers the faults of one file while it is read.
final class FaultCollector {
    private let file: String
    private var faults: [ConfigurationFault] = []

    init(file: String) { self.file = file }

    var isEmpty: Bool { faults.isEmpty }

    /// In the order of the file; two on one spot in the order they were found.
    var gathered: ConfigurationFaults {
        let ordered = faults.enumerated().sorted {
            ($0.element.line ?? 0, $0.element.column ?? 0, $0.offset)
                < ($1.element.line ?? 0, $1.element.column ?? 0, $1.offset)
        }
        return ConfigurationFaults(ordered.map(\.element))
    }

    func add(_ message: String, at position: YAMLNode.Position? = nil) {
        let fault = ConfigurationFault(file: file, line: position?.line, column: position?.column, message: message)
        // An alias repeats its node, and with it the fault; once is enough.
        if !faults.contains(fault) { faults.append(fault) }
    }
}
