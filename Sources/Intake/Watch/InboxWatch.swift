internal import Configuration
internal import ExpertiseLog
internal import Glibc
internal import Roadmap
internal import Synchronization

/// Takes what is dropped into the inbox as it comes, until it is told to end.
///
/// One thread waits in one place (``wait()``) for whichever comes first: a signal, an event below the inbox, the end of
/// a pass, the time of the next look. A *look* lists the inbox; a *pass* is what `run` does, and begins only when a look
/// has news. Looks are what is relied on: an event only brings the next one forward, so one that is lost costs time and
/// never a document (requirement R10).
///
/// The workspace's lock is held by a pass only: between passes `run`, `reexamine` and backups are free to work.
package final class InboxWatch {
    package enum Event: Sendable {
        /// Something about the watching itself, for whoever reads along.
        case note(String)
        /// Something a person should know or mend.
        case trouble(String)
        case finished(FileOutcome)
        /// The configuration was read again.
        case configured(WorkspaceConfiguration)
    }

    package enum Ending: Sendable {
        case done
        /// A pass is still examining; nothing of what it has in hand is recorded or ever will be.
        case leftBehind
    }

    typealias Instant = ContinuousClock.Instant

    private let workspace: Workspace
    private let pace: Pace
    private let tell: @Sendable (Event) -> Void
    private var configuration: WorkspaceConfiguration
    private let signals: SignalInbox
    private let events: InboxEvents
    private let passes: PassRunner

    private var looks: Looks
    private var nextLook: Instant = .now
    private var nextFullScan: Instant = .now
    /// Not before then, after another run had the lock or something failed.
    private var pausedUntil: Instant?
    private var failurePause: Duration
    private var stopBy: Instant?
    private var isInboxMissing = false
    private var mayHaveHealed = false
    /// What was said last of each thing, so that it is said once.
    private var said = Said()

    /// - Parameter signals: blocked before any other thread was started.
    package init(
        workspace: Workspace,
        configuration: WorkspaceConfiguration,
        pace: Pace,
        signals: consuming SignalInbox,
        tell: @escaping @Sendable (Event) -> Void
    ) throws(SystemFailure) {
        self.workspace = workspace
        self.configuration = configuration
        self.pace = pace
        self.signals = signals
        self.tell = tell
        events = InboxEvents(inbox: workspace.inbox)
        passes = try PassRunner()
        looks = Looks(settling: pace.settling)
        failurePause = pace.failurePause
    }

    /// Watches until SIGTERM or SIGINT.
    ///
    /// - Throws: ``WorkspaceBusy`` when another watch is there, ``WorkspaceIncomplete`` when there is no inbox to begin
    ///   with. What fails later is told, and tried again.
    package func run() throws -> Ending {
        guard FileAccess.exists(workspace.inbox) else { throw WorkspaceIncomplete.noInbox(workspace) }
        try FileAccess.makeFolders(workspace.state)
        let lock = try watchLock()
        tell(.note("Слежу за папкой «\(workspace.inbox)»."))
        let ending = watch()
        _ = consume lock
        return ending
    }

    private func watch() -> Ending {
        while true {
            let wakes = wait()
            if wakes.hasSignal { receiveSignals() }
            if wakes.hasEvents { hear(events.drain()) }
            if wakes.isPassOver, let result = passes.takeResult() { finish(result) }
            if let stopBy, let ending = ending(by: stopBy) { return ending }
            if stopBy == nil, !passes.isRunning, .now >= nextLook { look() }
        }
    }

    private func watchLock() throws -> RunLock {
        do {
            return try RunLock(workspace.watchLock, now: Moment.now.seconds)
        } catch var busy as WorkspaceBusy {
            busy.isWatching = true
            throw busy
        }
    }

    // MARK: Waiting

    private func wait() -> (hasSignal: Bool, hasEvents: Bool, isPassOver: Bool) {
        var watched = [signals.descriptor, passes.descriptor, events.descriptor ?? -1].map {
            pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
        }
        // A pass that is running wakes us by its end, and a look can wait for it.
        let until = stopBy ?? (passes.isRunning ? nil : nextLook)
        let milliseconds = until.map { max(0, (Instant.now.duration(to: $0) / .milliseconds(1)).rounded(.up)) } ?? -1
        guard poll(&watched, nfds_t(watched.count), Int32(min(milliseconds, 1_000_000))) > 0 else {
            return (false, false, false)
        }
        return (watched[0].revents != 0, watched[2].revents != 0, watched[1].revents != 0)
    }

    private func bringLookForward(to instant: Instant) { nextLook = min(nextLook, instant) }

    private func hear(_ news: InboxEvents.News) {
        if news.hasEvents { bringLookForward(to: .now + pace.gathering) }
        if news.mayHaveHealed { mayHaveHealed = true }
    }

    // MARK: Looks

    private func look() {
        let now = Instant.now
        guard let scan = scan() else {
            nextLook = now + pace.inboxMissingPause
            return
        }
        let coverage = events.follow(scan.folders)
        let isBlind = coverage.blindness != nil || pace.pollSeconds != nil
        said.once(.coverage, coverage.blindness?.sentence(pollSeconds: pollSeconds)).map { tell(.note($0)) }
        looks.settling = isBlind ? max(pace.remoteSettling, .seconds(pollSeconds)) : pace.settling
        looks.see(scan, at: now)
        if mayHaveHealed { looks.mistrustTheLastPass() }
        mayHaveHealed = false

        nextLook = min(nextFullScan, pausedUntil ?? nextFullScan)
        if isBlind { bringLookForward(to: now + .seconds(pollSeconds)) }
        if let settling = looks.nextSettling { bringLookForward(to: max(settling, now + pace.gathering)) }
        // What came into a new folder before it was followed was not heard of.
        if coverage.hasNew { bringLookForward(to: now + pace.gathering) }
        if let pausedUntil {
            guard now >= pausedUntil else { return nextLook = pausedUntil }
            self.pausedUntil = nil
        }
        if now >= nextFullScan || looks.haveNews(at: now) { beginPass(at: now) }
    }

    private var pollSeconds: Int { pace.pollSeconds ?? Pace.usualPollSeconds }

    /// Nil while there is no inbox, or it cannot be listed.
    private func scan() -> InboxScan? {
        do throws(SystemFailure) {
            let scan = try InboxScan(inbox: workspace.inbox, now: Moment.now.seconds)
            if isInboxMissing {
                tell(.note("Папка inbox снова на месте: слежение продолжается."))
                nextFullScan = .now
            }
            isInboxMissing = false
            said.forget(.inbox)
            return scan
        } catch {
            isInboxMissing = true
            said.once(.inbox, "\(error.message) Когда папка inbox появится, слежение продолжится само.").map {
                tell(.trouble($0))
            }
            return nil
        }
    }

    // MARK: Passes

    private func beginPass(at now: Instant) {
        var intake = Intake(workspace: workspace, configuration: configuration)
        intake.unsettled = looks.unsettled(at: now)
        let filter = said.outcomes
        filter.begin()
        passes.start(intake, at: now) { [tell] event in
            if case .finished(let outcome) = event, filter.isNews(outcome) { tell(.finished(outcome)) }
        }
    }

    private func finish(_ result: PassRunner.Result) {
        let now = Instant.now
        switch result.outcome {
        case .success(let summary):
            looks.wereHandled(at: result.began)
            nextFullScan = now + pace.fullScan
            failurePause = pace.failurePause
            said.outcomes.end()
            said.forget(.trouble)
            for warning in said.news(among: summary.warnings) { tell(.trouble(warning)) }
            if !summary.isBalanced { tell(.trouble(summary.imbalance)) }
            bringLookForward(to: now + pace.gathering)
        case .failure(is RunStopped): break
        case .failure(let busy as WorkspaceBusy):
            pause(until: now + pace.busyPause)
            said.once(.trouble, "Рабочая папка занята: \(busy.holder). Продолжу, когда она освободится.").map {
                tell(.note($0))
            }
        case .failure(let error):
            pause(until: now + failurePause)
            failurePause = min(failurePause * 2, pace.fullScan)
            said.once(.trouble, "\(Self.sentence(of: error)) Попробую ещё раз позже.").map { tell(.trouble($0)) }
        }
    }

    private func pause(until instant: Instant) {
        pausedUntil = instant
        nextLook = instant
        // What the failed pass had before it is to be tried again.
        nextFullScan = instant
    }

    private static func sentence(of error: any Error) -> String {
        switch error {
        case let failure as SystemFailure: failure.message
        case let failure as LogFailure: failure.message
        case let failure as WorkspaceIncomplete: failure.message
        case let faults as ConfigurationFaults: faults.faults.map(\.description).joined(separator: "\n")
        default: "Непредвиденная ошибка: \(error)."
        }
    }

    // MARK: Signals

    private func receiveSignals() {
        while let signal = signals.next() {
            if signal == SIGHUP, !hasLostItsTerminal { readConfigurationAgain() } else { stop() }
        }
    }

    /// A terminal that was closed sends SIGHUP too, and then nobody is there to stop us.
    private var hasLostItsTerminal: Bool { wasStartedOnTerminal && isatty(STDIN_FILENO) == 0 }
    private let wasStartedOnTerminal = isatty(STDIN_FILENO) == 1

    private func readConfigurationAgain() {
        do {
            configuration = try WorkspaceConfiguration(workspace)
            tell(.configured(configuration))
            tell(.note("Настройки прочитаны заново. Школ в реестре: \(configuration.register.schools.count)."))
            nextFullScan = .now
            bringLookForward(to: .now)
        } catch {
            tell(.trouble("\(Self.sentence(of: error))\nНастройки не изменены: действуют прежние."))
        }
    }

    private func stop() {
        guard stopBy == nil else { return }
        stopBy = .now + pace.stopPatience
        passes.stop()
    }

    /// Nil while a group is being recorded, or a pass may still end by itself.
    private func ending(by instant: Instant) -> Ending? {
        guard passes.isRunning else { return .done }
        guard .now >= instant else { return nil }
        guard passes.isRecording else { return .leftBehind }
        stopBy = .now + .milliseconds(20)
        return nil
    }
}
