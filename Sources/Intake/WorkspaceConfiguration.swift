internal import Configuration
package import Expertise
package import Roadmap

/// The workspace has no inbox or no register yet: exit status 66.
package struct WorkspaceIncomplete: Error, Sendable, Equatable {
    package let message: String

    static func noInbox(_ workspace: Workspace) -> WorkspaceIncomplete {
        WorkspaceIncomplete(
            message: "В папке «\(workspace.root)» нет папки inbox. "
                + "Создайте её командой «expertise init --workspace \(workspace.root)»."
        )
    }
}

/// Register, roadmap and rules in force in a workspace.
package struct WorkspaceConfiguration: Sendable {
    package var register: SchoolRegister
    package var plan: RoadmapPlan
    package var ruleBook: RuleBook

    /// - Parameter registerIsOptional: an absent `schools.yaml` gives an empty register, as `check` allows.
    /// - Throws: ``Configuration/ConfigurationFaults`` with the faults of the first wrong file, ``WorkspaceIncomplete``,
    ///   ``SystemFailure``.
    package init(_ workspace: Workspace, registerIsOptional: Bool = false) throws {
        if let text = try Self.text(of: workspace.schools) {
            register = try SchoolRegister.read(yaml: text)
        } else if registerIsOptional {
            register = SchoolRegister()
        } else {
            throw WorkspaceIncomplete(
                message: "В папке «\(workspace.root)» нет реестра школ schools.yaml. "
                    + "Создайте его командой «expertise init --workspace \(workspace.root)» и заполните."
            )
        }
        if let text = try Self.text(of: workspace.roadmap) {
            plan = try RoadmapPlan.read(yaml: text)
        } else {
            plan = .builtIn
        }
        ruleBook = try RuleBook(
            lexicon: Self.text(of: workspace.lexicon),
            parameters: Self.text(of: workspace.parameters)
        )
    }

    /// The text of a configuration file; nil when there is none.
    package static func text(of path: String) throws -> String? {
        try FileAccess.contents(path).map { bytes in
            try YAMLDocument.text(of: bytes, file: RawPath(path).name.shown)
        }
    }
}
