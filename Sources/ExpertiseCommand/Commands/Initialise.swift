import ArgumentParser
import Foundation
import Intake

struct Initialise: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Подготовить рабочую папку: schools.yaml с пояснениями, inbox и archive.",
        discussion: """
            Ничего не перезаписывает: что уже есть, остаётся как было.

            Пример: expertise init --workspace /srv/500plus
            """
    )

    @OptionGroup var options: WorkspaceOptions

    func run() throws {
        let prepared = try WorkspacePreparation.prepare(options.value)
        for path in prepared.created { Output.write("Создано: \(path)\n") }
        for path in prepared.kept { Output.write("Уже есть: \(path)\n") }
        if prepared.created.contains(where: { $0.hasSuffix("schools.yaml") }) {
            Output.write("Впишите школы и их рисковые направления в schools.yaml, затем: expertise run\n")
        }
    }
}
