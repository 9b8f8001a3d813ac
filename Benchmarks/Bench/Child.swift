import Foundation
import Glibc

/// A process that is measured.
enum Child {
    struct Cost {
        var cpuSeconds: Double
        var wallSeconds: Double
        var peakMegabytes: Double
    }

    /// Runs `command` and also hands back what it printed.
    static func costAndOutput(of command: [String]) throws -> (Cost, String) {
        let path = FileManager.default.temporaryDirectory.appending(path: "bench-\(getpid())").path(
            percentEncoded: false
        )
        defer { unlink(path) }
        let cost = try cost(of: command, output: path)
        return (cost, String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self))
    }

    /// Runs `command`, with its output thrown away unless a file is named for it.
    static func cost(
        of command: [String],
        output: String = "/dev/null",
        watching watch: (pid_t) -> Void = { _ in }
    ) throws -> Cost {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        var child = pid_t()
        let start = DispatchTime.now().uptimeNanoseconds
        guard posix_spawn(&child, command[0], &actions, nil, &arguments, environ) == 0 else {
            throw BenchFailure("cannot start \(command[0])")
        }
        watch(child)
        var status: Int32 = 0
        var usage = rusage()
        guard wait4(child, &status, 0, &usage) == child else { throw BenchFailure("lost \(command[0])") }
        let wall = Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
        guard status & 0x7F == 0, (status >> 8) & 0xFF < 64 else { throw BenchFailure("\(command[0]) failed") }
        func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
        return Cost(
            cpuSeconds: seconds(usage.ru_utime) + seconds(usage.ru_stime),
            wallSeconds: wall,
            peakMegabytes: Double(usage.ru_maxrss) / 1024
        )
    }

    /// What a process looks like at moments of its life.
    struct Samples {
        private(set) var openFiles: [Int] = []
        /// Threads that have a core, or wait for one that other programs have.
        private(set) var readyThreads: [Int] = []

        /// Looks every tenth of a second until the process is over.
        mutating func watch(_ child: pid_t) {
            let files = FileManager.default
            var info = siginfo_t()
            while waitid(P_PID, id_t(child), &info, WEXITED | WNOHANG | WNOWAIT) == 0, info.si_signo == 0 {
                if let open = try? files.contentsOfDirectory(atPath: "/proc/\(child)/fd"),
                    let threads = try? files.contentsOfDirectory(atPath: "/proc/\(child)/task")
                {
                    openFiles.append(open.count)
                    readyThreads.append(threads.count { Self.isReady("/proc/\(child)/task/\($0)/stat") })
                }
                usleep(100_000)
            }
        }

        /// The state stands after the name, which is in parentheses (proc(5)).
        private static func isReady(_ stat: String) -> Bool {
            guard let text = try? String(contentsOfFile: stat, encoding: .utf8), let end = text.lastIndex(of: ")")
            else {
                return false
            }
            return text[end...].hasPrefix(") R")
        }
    }
}

/// Columns of figures.
enum Table {
    static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

    static func column(_ value: Double, _ width: Int, digits: Int = 0) -> String {
        let text = String(format: "%.\(digits)f", value)
        return String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
