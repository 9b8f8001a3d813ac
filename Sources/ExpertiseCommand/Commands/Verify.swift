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
            Пересчитывается цепочка хешей журнала и SHA-256 каждого подлинника.

            Пример: expertise verify --against 120:9f2c…
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

    @Option(help: ArgumentHelp("Вид ответа.", valueName: "вид"))
    var format = OutputFormat.text

    func run() throws {
        let workspace = options.value
        let log = try workspace.readLog()
        let progress = ProgressBar(isWanted: format == .text)
        let chain = try log.verifyChain()
        let witness = try against.flatMap { try log.verify(against: $0.head) }
        progress.start(total: Int(chain.entries))
        let archive = try ArchiveVerification(workspace: workspace).run(log) { _ in progress.advance(past: nil) }
        progress.end()
        let report = VerificationReport(
            chain: chain,
            witness: witness,
            wasWitnessed: against != nil,
            archive: archive
        )
        Output.write(format == .json ? report.json.text(indented: true) + "\n" : report.text(Output.style))
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
