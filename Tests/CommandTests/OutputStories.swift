import Foundation
import TestSupport
import Testing

@Suite("An output that takes nothing")
struct OutputStories {
    private static let concept = "с. Малый Узморник/Концепция развития 2022-2024.docx"
    private static let intoNowhere = ["/bin/sh", "-c", "exec \"$@\" > /dev/full", "sh"]

    @Test func `ends the work of nobody, and is told by the exit status`() throws {
        let workspace = try SampleWorkspace([Self.concept])

        let answer = try workspace.binary.start(["run"], through: Self.intoNowhere).answer()

        #expect(answer.status == 74)
        #expect(answer.complaints.hasPrefix("Не удалось напечатать ответ"))
        #expect(try workspace.log().count == 2)
        #expect(workspace.files(in: "inbox").isEmpty)
    }

    @Test func `is no matter where nothing is to be printed`() throws {
        let workspace = try SampleWorkspace([Self.concept])

        let answer = try workspace.binary.start(["run", "--quiet"], through: Self.intoNowhere).answer()

        #expect(answer.status == 0, "\(answer.complaints)")
    }
}
