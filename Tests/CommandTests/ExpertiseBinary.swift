import Foundation
import TestSupport
import Testing

/// The built program, run as a user runs it.
struct ExpertiseBinary {
    struct Answer {
        var status: Int32
        var output: String
        var complaints: String

        /// The output with line breaks and indents folded to single spaces.
        var text: String { output.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

        /// The output as JSON.
        func json(_ location: SourceLocation = #_sourceLocation) throws -> Any {
            try #require(
                try? JSONSerialization.jsonObject(with: Data(output.utf8)),
                "no JSON: \(output.prefix(200)) \(complaints.prefix(500))",
                sourceLocation: location
            )
        }
    }

    /// Beside the test bundle; `swift test` builds both.
    static let path: String = {
        let bundle = URL(filePath: CommandLine.arguments[0])
        var folder = bundle.deletingLastPathComponent()
        // The runner of Swift Testing lies in the toolchain and names the bundle among its arguments.
        if let argument = CommandLine.arguments.first(where: { $0.hasSuffix(".xctest") }) {
            folder = URL(filePath: argument).deletingLastPathComponent()
        }
        return folder.appending(path: "expertise").path(percentEncoded: false)
    }()

    var workspace: String?
    var environment: [String: String] = [:]

    @discardableResult
    func run(_ arguments: String...) throws -> Answer { try run(arguments) }

    func run(_ arguments: [String]) throws -> Answer {
        let process = try start(arguments)
        return try process.answer()
    }

    /// Starts without waiting.
    ///
    /// - Parameter wrapper: a program that starts ours, with the arguments it wants before ours.
    func start(_ arguments: [String], through wrapper: [String] = []) throws -> Running {
        let process = Process()
        let command = wrapper + [Self.path] + arguments
        process.executableURL = URL(filePath: command[0])
        process.arguments = Array(command.dropFirst())
        var environment = ProcessInfo.processInfo.environment
        environment["EXPERTISE_WORKSPACE"] = workspace
        environment.merge(self.environment) { $1 }
        process.environment = environment
        return try Running(process)
    }

    /// A process whose output is gathered in files, so that no pipe can fill up.
    struct Running {
        let process: Process
        private let scratch = Scratch("output")

        init(_ process: Process) throws {
            self.process = process
            for (name, isOutput) in [("out", true), ("err", false)] {
                let path = scratch.appending(name)
                _ = FileManager.default.createFile(atPath: path, contents: nil)
                let handle = try FileHandle(forWritingTo: URL(filePath: path))
                if isOutput { process.standardOutput = handle } else { process.standardError = handle }
            }
            process.standardInput = FileHandle.nullDevice
            try process.run()
        }

        /// What it printed up to now, to both sides.
        func printed() throws -> String { try text("out") + text("err") }

        private func text(_ name: String) throws -> String {
            String(decoding: try Data(contentsOf: URL(filePath: scratch.appending(name))), as: UTF8.self)
        }

        func answer() throws -> Answer {
            process.waitUntilExit()
            return Answer(
                status: process.terminationReason == .uncaughtSignal
                    ? -process.terminationStatus : process.terminationStatus,
                output: try text("out"),
                complaints: try text("err")
            )
        }
    }
}

/// A scratch workspace with some of the samples in its inbox.
struct SampleWorkspace {
    let scratch = Scratch("workspace")
    var path: String { scratch.path }
    var binary: ExpertiseBinary { ExpertiseBinary(workspace: path) }

    static let samples = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Samples").path(percentEncoded: false)

    /// - Parameter names: paths below `Samples/inbox/`; nil for all.
    init(_ names: [String]? = nil) throws {
        let files = FileManager.default
        try files.createDirectory(atPath: path + "/archive", withIntermediateDirectories: true)
        try files.copyItem(atPath: Self.samples + "/schools.yaml", toPath: path + "/schools.yaml")
        guard let names else {
            try files.copyItem(atPath: Self.samples + "/inbox", toPath: path + "/inbox")
            return
        }
        try files.createDirectory(atPath: path + "/inbox", withIntermediateDirectories: true)
        for name in names { try drop(name) }
    }

    /// Copies the sample `name` into the inbox under `other`, or its own name.
    func drop(_ name: String, as other: String? = nil) throws {
        let target = URL(filePath: path + "/inbox/" + (other ?? name))
        try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try FileManager.default.copyItem(
            atPath: Self.samples + "/inbox/" + name,
            toPath: target.path(percentEncoded: false)
        )
    }

    func write(_ bytes: [UInt8], to name: String) throws {
        let target = URL(filePath: path + "/" + name)
        try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(bytes).write(to: target)
    }

    /// All files below `folder`, except the program's own notes.
    func files(in folder: String) -> [String] {
        let walk = FileManager.default.enumerator(atPath: path + "/" + folder)
        let all = (walk?.allObjects as? [String]) ?? []
        return all.filter { name in
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: "\(path)/\(folder)/\(name)", isDirectory: &isFolder)
            return !isFolder.boolValue && !name.hasPrefix(".intake") && !name.hasPrefix("expertise.sqlite")
        }.sorted()
    }

    /// The log as JSON objects.
    func log(_ arguments: String...) throws -> [[String: Any]] {
        let answer = try binary.run(["log", "--format", "json"] + arguments)
        return try #require(try answer.json() as? [[String: Any]])
    }

    func status() throws -> [String: Any] {
        try #require(try binary.run("status", "--format", "json").json() as? [String: Any])
    }
}
