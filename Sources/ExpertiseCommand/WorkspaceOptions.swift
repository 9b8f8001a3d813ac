import ArgumentParser
import Foundation
import Intake

/// `--workspace`, common to all commands.
struct WorkspaceOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "Рабочая папка; иначе переменная EXPERTISE_WORKSPACE, иначе текущая папка.",
            valueName: "папка"
        )
    )
    var workspace: String?

    var value: Workspace {
        Workspace(root: workspace ?? ProcessInfo.processInfo.environment["EXPERTISE_WORKSPACE"] ?? ".")
    }
}

/// `--format` of commands that print.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}

/// `--format` of commands that can also fill a spreadsheet.
enum TabularFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json, csv
}
