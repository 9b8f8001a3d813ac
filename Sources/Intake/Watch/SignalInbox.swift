internal import CLinux
internal import Glibc

/// Signals as something one can wait for beside other things.
///
/// Made on the first thread before others are started, so that no thread is interrupted by them.
package struct SignalInbox: ~Copyable {
    let descriptor: Int32

    package init(_ signals: [Int32] = [SIGTERM, SIGINT, SIGHUP]) throws(SystemFailure) {
        descriptor = clinux_signal_descriptor(signals, Int32(signals.count))
        guard descriptor >= 0 else { throw SystemFailure("принимать сигналы системы; процесс", "\(getpid())") }
    }

    deinit { close(descriptor) }

    /// The next one that waits; nil when there is none.
    package func next() -> Int32? {
        let signal = clinux_next_signal(descriptor)
        return signal > 0 ? signal : nil
    }
}
