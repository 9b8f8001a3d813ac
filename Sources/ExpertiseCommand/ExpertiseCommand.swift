import ArgumentParser

@main
struct ExpertiseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "expertise",
        abstract: "Экспертиза концептуальных документов школ проекта «500+»."
    )
}
