import ExpertiseLog
import Foundation
import Roadmap
import TestSupport
import Testing

@Suite("Reading the log")
struct ReadOnlyTests {
    let fixture = LogFixture()

    @Test func `creates no file beside it`() throws {
        _ = try fixture.filled()
        #expect(try fixture.files() == ["expertise.sqlite"])

        let log = try ExpertiseLog.reading(path: fixture.path)

        #expect(try log.entries().count == 10)
        #expect(try fixture.files() == ["expertise.sqlite"])
    }

    @Test func `does not write`() throws {
        _ = try fixture.filled()
        let log = try ExpertiseLog.reading(path: fixture.path)

        #expect(throws: LogFailure(message: "Журнал экспертизы открыт только для чтения.")) {
            try log.append([.sample(1)], at: 0)
        }
    }

    @Test func `sees what a writer has not yet moved into the file`() throws {
        let writer = try fixture.filled()

        let reader = try ExpertiseLog.reading(path: fixture.path)

        #expect(try reader.head()?.number == 10)
        try writer.append([.sample(1)], at: 0)
        #expect(try reader.head()?.number == 11)
    }

    @Test func `notices a writer that came after it was opened`() throws {
        _ = try fixture.filled()
        let reader = try ExpertiseLog.reading(path: fixture.path)
        #expect(try reader.head()?.number == 10)

        let writer = try ExpertiseLog(path: fixture.path, creating: false)
        try writer.append([.sample(1)], at: 0)

        #expect(try reader.head()?.number == 11)
    }

    @Test func `notices a writer that has come and gone`() throws {
        _ = try fixture.filled()
        let reader = try ExpertiseLog.reading(path: fixture.path)
        #expect(try reader.head()?.number == 10)

        try ExpertiseLog(path: fixture.path, creating: false).append((1...200).map { .sample($0) }, at: 0)

        #expect(try reader.entries().count == 210)
        #expect(try reader.verifyChain().isIntact)
    }

    @Test(arguments: ["с пробелом и %41?#", "ё"])
    func `takes any folder name`(name: String) throws {
        let folder = fixture.scratch.appending(name)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        let path = folder + "/expertise.sqlite"
        try ExpertiseLog(path: path, creating: true).append([.sample(1)], at: 0)

        #expect(try ExpertiseLog.reading(path: path).head()?.number == 1)
    }
}
