internal import Dispatch
internal import Foundation
internal import TestSupport

/// The built program, with the library beside it that makes its system calls fail.
package struct TestedProgram: Sendable {
    /// Absolute.
    package var path: String
    /// `libFaultShim.so`, absolute.
    package var shim: String

    package init(path: String, shim: String) {
        self.path = path
        self.shim = shim
    }

    package struct Answer: Sendable {
        /// Negative: the signal that ended it.
        package var status: Int32
        package var output: String
        package var complaints: String
        /// The counted calls, in order: «n name path».
        package var calls: [String] = []
        /// The call at which the fault happened; nil when the run was undisturbed.
        package var faultedCall: String?
        package var hung = false
    }

    /// Far longer than any run here takes; a run that needs it hangs.
    private static let patienceSeconds = 120.0

    /// Runs the program on `workspace` and waits for its end.
    ///
    /// - Parameter fault: nil for an undisturbed run, of which the calls are counted when `countsCalls`.
    package func run(
        _ arguments: [String],
        on workspace: String,
        fault: Fault? = nil,
        countsCalls: Bool = false
    ) throws -> Answer {
        let scratch = Scratch("faults")
        var environment = ProcessInfo.processInfo.environment
        environment["EXPERTISE_WORKSPACE"] = workspace
        environment["NO_COLOR"] = "1"
        if fault != nil || countsCalls {
            environment["LD_PRELOAD"] = shim
            environment["FAULT_ROOT"] = workspace
            environment["FAULT_TRACE"] = scratch.appending("calls")
            environment.merge(fault?.environment ?? [:]) { $1 }
        }
        var answer = try finish(arguments, environment: environment, scratch: scratch)
        // Names need not be UTF-8; and a program that did not come to its first call leaves no trace.
        let bytes = (try? Data(contentsOf: URL(filePath: scratch.appending("calls")))) ?? Data()
        let trace = String(decoding: bytes, as: UTF8.self)
        answer.calls = trace.replacing("\(workspace)/", with: "").split(separator: "\n").map(String.init)
        answer.faultedCall = answer.calls.first { $0.hasPrefix("!") }.map { String($0.dropFirst()) }
        return answer
    }

    private func finish(_ arguments: [String], environment: [String: String], scratch: Scratch) throws -> Answer {
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        // Files and not pipes: a pipe can fill up.
        let output = scratch.appending("out")
        let complaints = scratch.appending("err")
        for file in [output, complaints] { try Data().write(to: URL(filePath: file)) }
        process.standardOutput = try FileHandle(forWritingTo: URL(filePath: output))
        process.standardError = try FileHandle(forWritingTo: URL(filePath: complaints))
        try process.run()
        let end = DispatchSemaphore(value: 0)
        let id = process.processIdentifier
        DispatchQueue.global().async {
            if end.wait(timeout: .now() + Self.patienceSeconds) == .timedOut { kill(id, SIGABRT) }
        }
        process.waitUntilExit()
        end.signal()
        let wasKilled = process.terminationReason == .uncaughtSignal
        return Answer(
            status: wasKilled ? -process.terminationStatus : process.terminationStatus,
            output: try String(contentsOfFile: output, encoding: .utf8),
            complaints: try String(contentsOfFile: complaints, encoding: .utf8),
            hung: wasKilled && process.terminationStatus == SIGABRT
        )
    }
}
