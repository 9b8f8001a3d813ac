import FaultDriver
import Foundation

/// `Crashtest PROGRAM [STEP]`: the program under every fault at every system call, or at every STEP-th.
@main
struct Crashtest {
    static func main() throws {
        guard CommandLine.arguments.count > 1 else {
            print("usage: Crashtest PROGRAM [STEP]")
            exit(64)
        }
        let here = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        let program = TestedProgram(
            path: URL(filePath: CommandLine.arguments[1]).path(percentEncoded: false),
            shim: here.appending(path: "libFaultShim.so").path(percentEncoded: false)
        )
        let step = CommandLine.arguments.dropFirst(2).first.flatMap { Int($0) } ?? 1
        let mixed = try Campaign(.mixed(program), program)
        let groups = try Campaign(.severalGroups(), program)
        let siblings = try Campaign(.siblings(program), program)

        var outcomes: [Campaign.Outcome] = []
        func run(_ campaign: Campaign, _ kind: Fault.Kind, countsReads: Bool = false, step: Int) {
            let outcome = campaign.run(kind, countsReads: countsReads, step: step)
            say(([outcome.line] + outcome.problems.sorted().map { "    " + $0 }).joined(separator: "\n"))
            outcomes.append(outcome)
        }
        run(mixed, .kill, step: step)
        run(groups, .kill, step: 7 * step)
        run(siblings, .kill, step: step)
        run(mixed, .shortWrite, step: step)
        for errno in Fault.Errno.allCases {
            run(mixed, .error(errno, stays: false), countsReads: true, step: step)
            run(mixed, .error(errno, stays: true), step: 3 * step)
        }
        report(outcomes)
    }

    /// At once, also into a file: a campaign takes minutes.
    private static func say(_ text: String) { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }

    private static func report(_ outcomes: [Campaign.Outcome]) {
        func sum(_ figure: (Campaign.Outcome) -> Int) -> Int { outcomes.map(figure).reduce(0, +) }
        let problems = sum(\.problems.count)
        say(
            "points tried \(sum(\.points)), losses \(sum(\.losses)), duplicates \(sum(\.duplicates)), "
                + "other problems \(problems)"
        )
        exit(problems == 0 ? 0 : 1)
    }
}
