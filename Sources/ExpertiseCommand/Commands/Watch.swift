import ArgumentParser
import Foundation
import Intake
import JSONText
import Reporting
import Synchronization

struct Watch: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Следить за inbox и обрабатывать файлы сразу, пока программу не остановят.",
        discussion: """
            Делает то же, что run, и остаётся работать. Останавливают её сигналы TERM и INT (Ctrl+C): документ, который \
            в руках, будет либо принят целиком, либо останется в inbox нетронутым. По сигналу HUP заново читаются \
            schools.yaml, roadmap.yaml, parameters.yaml и lexicon.yaml; если в них ошибка, действуют прежние.

            В сетевых папках (SMB, NFS) система о новых файлах не сообщает; их программа распознаёт сама и \
            просматривает по часам.

            Пример: expertise watch --workspace /srv/500plus
            """
    )

    @OptionGroup var options: WorkspaceOptions

    @Flag(help: "Печатать только то, что требует внимания человека.")
    var quiet = false

    @Option(
        help: ArgumentHelp(
            "Просматривать папку каждые столько секунд, даже если система сообщает о новых файлах (от 1 до 3600).",
            valueName: "секунды"
        )
    )
    var poll: Int?

    @Option(help: ArgumentHelp("Вид ответа; json — по объекту в строке на каждый файл.", valueName: "вид"))
    var format = OutputFormat.text

    func validate() throws {
        guard (1...3600).contains(poll ?? 1) else {
            throw ValidationError("Промежуток --poll: от 1 до 3600 секунд.")
        }
    }

    func run() throws {
        // Before anything starts a thread.
        let signals = try SignalInbox()
        let workspace = options.value
        let configuration = try WorkspaceConfiguration(workspace)
        let printer = WatchPrinter(
            report: RunReport(register: configuration.register, isQuiet: quiet, style: Output.style),
            format: format
        )
        let watch = try InboxWatch(
            workspace: workspace,
            configuration: configuration,
            pace: InboxWatch.Pace(pollSeconds: poll),
            signals: signals,
            tell: { printer.print($0) }
        )
        let ending = try watch.run()
        printer.print(.note("Слежение остановлено."))
        // Threads of a pass that was left behind still examine; nothing of the process may be taken down under them.
        if case .leftBehind = ending { _exit(EXIT_SUCCESS) }
    }
}

/// Prints what a watch tells, in the words of `run`.
private final class WatchPrinter: Sendable {
    private let report: Mutex<RunReport>
    private let format: OutputFormat

    init(report: RunReport, format: OutputFormat) {
        self.report = Mutex(report)
        self.format = format
    }

    func print(_ event: InboxWatch.Event) {
        let report = report.withLock { $0 }
        switch event {
        case .configured(let configuration): self.report.withLock { $0.register = configuration.register }
        case .note(let sentence):
            if report.isQuiet { return }
            if format == .text { Output.write(sentence + "\n") } else { Output.complain(sentence) }
        case .trouble(let sentence): Output.complain("Внимание: \(sentence)")
        case .finished(let outcome):
            switch format {
            case .text: if let line = report.line(outcome) { Output.write(line) }
            case .json:
                if !report.isQuiet || outcome.needsPerson { Output.write(RunReport.json(outcome).text() + "\n") }
            }
        }
    }
}
