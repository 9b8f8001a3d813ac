import FaultDriver
import Foundation
import TestSupport
import Testing

/// A sample of what `make crashtest` does at every system call.
@Suite("A run that is disturbed loses nothing and keeps nothing twice")
struct CrashTests {
    private static let program = TestedProgram(
        path: ExpertiseBinary.path,
        shim: URL(filePath: ExpertiseBinary.path).deletingLastPathComponent().appending(path: "libFaultShim.so")
            .path(percentEncoded: false)
    )

    private static let campaign = Result { try Campaign(.mixed(program), program, jobs: 1) }

    private func expectNothingWrong(
        _ kind: Fault.Kind,
        countsReads: Bool = false,
        first: Int = 1,
        step: Int,
        _ location: SourceLocation = #_sourceLocation
    ) throws {
        let outcome = try Self.campaign.get().run(kind, countsReads: countsReads, first: first, step: step)

        // A library that is not loaded disturbs nobody.
        #expect(outcome.points > 1 && outcome.points >= (outcome.calls - first) / step - 1, sourceLocation: location)
        #expect(outcome.losses == 0, sourceLocation: location)
        #expect(outcome.duplicates == 0, sourceLocation: location)
        #expect(outcome.problems == [], sourceLocation: location)
    }

    @Test func `when it is killed`() throws { try expectNothingWrong(.kill, first: 5, step: 23) }

    /// The settling of older answers is the last thing of a run: killed anywhere, the next run does it, once.
    @Test func `when it is killed while older documents wait for new answers`() throws {
        let scenario = try Scenario.siblings(Self.program)
        let copy = try scenario.copy()
        #expect(try Self.program.run(["run"], on: copy.path).status == 0)
        let log = try Self.program.run(["log", "--format", "json"], on: copy.path).output
        let entries = try #require(try JSONSerialization.jsonObject(with: Data(log.utf8)) as? [[String: Any]])
        #expect(entries.count { $0["event"] as? String == "received" } == 3)
        #expect(entries.count { $0["event"] as? String == "examined" } == 4)

        let outcome = try Campaign(scenario, Self.program, jobs: 1).run(.kill, first: 3, step: 7)

        #expect(outcome.points > 5)
        #expect(outcome.losses == 0 && outcome.duplicates == 0)
        #expect(outcome.problems == [])
    }

    @Test func `when a write takes half of the bytes`() throws {
        try expectNothingWrong(.shortWrite, first: 17, step: 110)
    }

    @Test(arguments: zip(Fault.Errno.allCases, [3, 43, 83, 123, 163]))
    func `when one call fails`(errno: Fault.Errno, first: Int) throws {
        // A different sample for each.
        try expectNothingWrong(.error(errno, stays: false), countsReads: true, first: first, step: 199)
    }

    @Test(arguments: [Fault.Errno.ENOSPC, .EROFS, .EIO])
    func `when every call fails from some moment on`(errno: Fault.Errno) throws {
        try expectNothingWrong(.error(errno, stays: true), first: 60, step: 110)
    }

    @Test func `and no call that changes the workspace goes uncounted`() throws {
        let scenario = try Self.campaign.get().scenario
        let counted = try Trace.counted(by: Self.program, on: scenario)
        guard let traced = try Trace.seen(by: "/usr/bin/strace", of: Self.program, on: scenario) else {
            Issue.record("strace is missing: make install-test-packages installs it")
            return
        }
        #expect(counted == traced)
        #expect(counted.values.reduce(0, +) > 100)
    }
}

/// How often each kind of call was made on the files of a workspace.
private enum Trace {
    /// Names that the library gives to what strace calls otherwise.
    private static let names = [
        "openat": "create", "pwrite64": "pwrite", "renameat2": "rename", "renameat": "rename", "linkat": "link",
        "unlinkat": "unlink", "mkdirat": "mkdir",
    ]

    static func counted(by program: TestedProgram, on scenario: Scenario) throws -> [String: Int] {
        let copy = try scenario.copy()
        let answer = try program.run(["run"], on: copy.path, countsCalls: true)
        var counts: [String: Int] = [:]
        for call in answer.calls { counts[String(call.split(separator: " ")[1]), default: 0] += 1 }
        return counts
    }

    /// Nil where there is no strace.
    static func seen(by strace: String, of program: TestedProgram, on scenario: Scenario) throws -> [String: Int]? {
        guard FileManager.default.isExecutableFile(atPath: strace) else { return nil }
        let copy = try scenario.copy()
        let scratch = Scratch("trace")
        let log = scratch.appending("trace")
        let calls =
            "openat,creat,write,pwrite64,writev,pwritev,pwritev2,fsync,fdatasync,sync_file_range,ftruncate,"
            + "truncate,fallocate,copy_file_range,sendfile,rename,renameat,renameat2,link,linkat,symlink,symlinkat,"
            + "unlink,unlinkat,rmdir,mkdir,mkdirat,msync"
        let answer = try TestedProgram(path: strace, shim: program.shim)
            .run(["-f", "-y", "-s", "0", "-o", log, "-e", "trace=" + calls, program.path, "run"], on: copy.path)
        try #require(answer.status == 0, "\(answer.complaints)")
        var counts: [String: Int] = [:]
        for line in String(decoding: try Data(contentsOf: URL(filePath: log)), as: UTF8.self).split(separator: "\n") {
            guard line.contains(copy.path), !line.contains(" resumed>"),
                let call = line.split(separator: " ").dropFirst().first?.split(separator: "(").first
            else { continue }
            if call == "openat", !line.contains("O_CREAT"), !line.contains("O_TRUNC") { continue }
            counts[names[String(call)] ?? String(call), default: 0] += 1
        }
        return counts
    }
}
