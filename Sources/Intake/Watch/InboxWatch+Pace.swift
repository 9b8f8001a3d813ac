extension InboxWatch {
    /// How often, and how long.
    package struct Pace: Sendable {
        /// Seconds between looks where there are no events; picked: a share is asked for its names, no more.
        package static let usualPollSeconds = 5

        /// Looks by the clock although there are events.
        package var pollSeconds: Int?
        /// A look at least so often, and a pass with it: files that could not be taken are tried again.
        package var fullScan: Duration = .seconds(300)
        /// An event seldom comes alone.
        var gathering: Duration = .milliseconds(100)
        /// A writer that pauses longer than this has to be told by other signs than its pausing.
        var settling: Duration = .seconds(1)
        /// The same where another computer writes: it may hold back what was written for some seconds.
        var remoteSettling: Duration = .seconds(5)
        /// Until another run is asked whether it has ended.
        var busyPause: Duration = .seconds(1)
        /// After a failure of the disk or the log; doubled with each up to ``fullScan``.
        var failurePause: Duration = .seconds(15)
        var inboxMissingPause: Duration = .seconds(1)
        /// What a pass may take to end by itself once it was asked to.
        var stopPatience: Duration = .milliseconds(700)

        package init(pollSeconds: Int? = nil) { self.pollSeconds = pollSeconds }
    }
}
