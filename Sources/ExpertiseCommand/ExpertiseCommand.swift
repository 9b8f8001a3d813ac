import ArgumentParser
import Foundation
import Intake

/// The command line: options in, exit status out.
@main
struct ExpertiseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "expertise",
        abstract: "Экспертиза концептуальных документов школ проекта «500+».",
        discussion: """
            Программа забирает файлы школ из папки inbox, проверяет разделы и параметры экспертизы, \
            хранит подлинники в archive и ведёт журнал по пунктам 16, 19 и 23 дорожной карты.

            Пример: expertise init && expertise run && expertise status
            """,
        version: "expertise \(ProgramVersion.current)",
        subcommands: [
            Initialise.self, Run.self, Watch.self, Check.self, Outline.self, Log.self, Show.self, Status.self,
            Report.self, Decide.self, Confirm.self, Reexamine.self, Verify.self, Parameters.self,
        ]
    )

    static func main() async {
        // What is printed is read by other programs too: a closed pipe must end the program without a word.
        signal(SIGPIPE, SIG_DFL)
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
            try Output.checkThatAllWasPrinted()
        } catch {
            leave(with: error)
        }
    }

    private static func leave(with error: any Error) -> Never {
        if let status = error as? ExitStatus { Foundation.exit(status.code) }
        if let failure = CommandFailure(error) {
            Output.complain(failure.message)
            Foundation.exit(failure.status)
        }
        let code = exitCode(for: error)
        let message = RussianHelp.translated(fullMessage(for: error))
        if code == .success {
            Output.write(message + "\n")
        } else {
            Output.complain(message)
        }
        Foundation.exit(code.rawValue)
    }
}

/// An exit status without a message: everything was said already.
struct ExitStatus: Error {
    var code: Int32
}
