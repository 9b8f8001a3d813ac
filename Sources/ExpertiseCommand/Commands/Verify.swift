import ArgumentParser
import ExpertiseLog
import Foundation
import Intake
import JSONText
import Reporting

struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Доказать, что журнал и подлинники в архиве не изменены.",
        discussion: """
            Пересчитывается цепочка хешей журнала и SHA-256 каждого подлинника. Прерванная проверка (Ctrl+C) говорит, \
            с какого места её продолжить.

            Пример: expertise verify --against 120:9f2c…
            Пример: expertise verify --explain
            """
    )

    @OptionGroup var options: WorkspaceOptions

    @Option(
        help: ArgumentHelp(
            "Сверить с записью, хеш которой известен из отчёта или письма: НОМЕР:ХЕШ.",
            valueName: "номер:хеш"
        )
    )
    var against: HeadWitness?

    @Option(
        help: ArgumentHelp(
            "Продолжить прерванную проверку: подлинники до этой записи заново не читаются.",
            valueName: "номер:хеш"
        )
    )
    var from: HeadWitness?

    @Flag(help: "Ничего не проверять, а объяснить, что доказывает проверка, и как проверить журнал без этой программы.")
    var explain = false

    @Option(help: ArgumentHelp("Вид ответа.", valueName: "вид"))
    var format = OutputFormat.text

    func run() throws {
        let workspace = options.value
        if explain {
            let explanation = ProofExplanation(workspace: workspace.root)
            Output.write(
                format == .json ? explanation.json.text(indented: true) + "\n" : explanation.text(Output.style)
            )
            return
        }
        let signals = try SignalInbox([SIGINT, SIGTERM])
        let log = try workspace.readLog()
        if let from, let message = try log.verify(against: from.head) {
            throw CommandFailure(
                status: CommandFailure.inputOutput,
                message: "\(message) Продолжить с этого места нельзя: начните проверку сначала."
            )
        }
        let witness = try against.flatMap { try log.verify(against: $0.head) }
        let progress = ProgressBar(isWanted: format == .text)
        var signal: Int32?
        let outcome = try ArchiveVerification(workspace: workspace).run(log, from: from?.head) { done, total in
            progress.show(done: Int(done), total: Int(total))
            signal = signals.next()
            return signal == nil
        }
        progress.end()
        let report = VerificationReport(
            outcome: outcome,
            from: from?.head,
            witness: witness,
            wasWitnessed: against != nil
        )
        Output.write(format == .json ? report.json.text(indented: true) + "\n" : report.text(Output.style))
        // As a shell tells of a program that a signal ended.
        if let signal { throw ExitStatus(code: 128 + signal) }
        if !report.isSound { throw ExitStatus(code: CommandFailure.inputOutput) }
    }
}

/// `NUMBER:HASH` as reports print the head of the chain.
struct HeadWitness: ExpressibleByArgument {
    var head: ChainHead

    init?(argument: String) {
        let parts = argument.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, let number = Int64(parts[0]), number > 0 else { return nil }
        head = ChainHead(number: number, hash: parts[1].lowercased())
    }
}
