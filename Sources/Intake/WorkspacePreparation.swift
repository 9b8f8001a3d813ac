internal import Roadmap

/// Sets up a workspace; what is there already stays as it is.
package enum WorkspacePreparation {
    package struct Prepared: Sendable, Equatable {
        package var created: [String] = []
        package var kept: [String] = []
    }

    package static func prepare(_ workspace: Workspace) throws(SystemFailure) -> Prepared {
        var prepared = Prepared()
        for folder in [workspace.inbox, workspace.archive] {
            if FileAccess.exists(folder) {
                prepared.kept.append(folder)
            } else {
                try FileAccess.makeFolders(folder)
                prepared.created.append(folder)
            }
        }
        if FileAccess.exists(workspace.schools) {
            prepared.kept.append(workspace.schools)
        } else {
            try FileAccess.replace(workspace.schools, with: Array(SchoolRegister.template.utf8))
            prepared.created.append(workspace.schools)
        }
        return prepared
    }
}
