import Hashing
import Roadmap
import Testing

@testable import Intake

@Suite("A name in the archive")
struct ArchiveNameTests {
    private let digest = ContentDigest(of: "bytes")

    private func name(_ raw: [UInt8]) throws -> String {
        let path = ArchiveName.path(
            school: "klyuchi",
            kind: .antirisk,
            risks: [.r09],
            status: .examined,
            date: try #require(CalendarDate(year: 2023, month: 3, day: 28)),
            name: RawPath(bytes: raw),
            digest: digest
        )
        return String(path.split(separator: "/").last ?? "")
    }

    @Test func `stays as people wrote it`() throws {
        #expect(
            try name(Array("Антирисковая программа «Мотивация».docx".utf8))
                == "2023-03-28-Антирисковая программа «Мотивация».docx"
        )
    }

    @Test func `is composed, so that й is one letter on every system`() throws {
        let decomposed = try name(Array("и\u{306}од.docx".utf8))

        #expect(Array(decomposed.utf8) == Array("2023-03-28-йод.docx".utf8))
    }

    @Test(arguments: ["-rf.docx", ".скрытый.docx"])
    func `does not begin like an option or a hidden file`(raw: String) throws {
        #expect(try name(Array(raw.utf8)).hasPrefix("2023-03-28-_"))
    }

    @Test func `holds no control characters and no marks that turn the writing`() throws {
        #expect(try name(Array("a\nb\u{202E}xcod.docx".utf8)) == "2023-03-28-a_b_xcod.docx")
    }

    @Test func `leaves room for the names of its conclusion, and keeps its ending`() throws {
        let name = try name(Array((String(repeating: "ж", count: 125) + ".docx").utf8))

        #expect(name.utf8.count <= ArchiveName.maximumNameBytes + "2023-03-28-".utf8.count)
        #expect(name.hasSuffix("-\(digest.hex.prefix(8)).docx"))
    }

    @Test func `survives bytes that are no text`() throws {
        let name = try name([0xCA, 0xEE, 0xED] + Array(".docx".utf8))

        #expect(name.hasSuffix("-\(digest.hex.prefix(8)).docx"))
    }

    @Test func `never lets one file take another's place`() {
        #expect(ArchiveName.path("a/b.v2/К.docx", apartBy: digest) == "a/b.v2/К-\(digest.hex.prefix(8)).docx")
        #expect(ArchiveName.path("a/b.v2/К", apartBy: digest) == "a/b.v2/К-\(digest.hex.prefix(8))")
    }
}

@Suite("A name in the inbox")
struct InboxNameTests {
    @Test(arguments: [
        "~$нцепция.docx", ".~lock.Концепция.odt#", "~WRL0001.tmp", ".~Концепция.docx", "К.docx.part", "К.partial",
        "К.filepart", "К.crdownload", "К.TMP", ".DS_Store", "Thumbs.db", "desktop.ini",
    ])
    func `of a service file is never taken`(name: String) {
        #expect(InboxName.isIgnored(file: name))
    }

    @Test(arguments: ["Концепция.docx", "1.docx", "К", "К.tmp.docx", "~К.docx"])
    func `of anything else is`(name: String) {
        #expect(!InboxName.isIgnored(file: name))
    }

    @Test(arguments: ["@eaDir", ".@__thumb", "__MACOSX", ".stfolder", ".git"])
    func `of a service folder hides what is in it`(name: String) {
        #expect(InboxName.isIgnored(folder: name))
    }
}
