import DocumentModel
import DocumentReading
import TestSupport
import Testing

@Suite("Broken and hostile files")
struct BrokenInputTests {
    @Test(arguments: BrokenWordInputs.all + BrokenOpenDocumentInputs.all)
    func `are refused for their one defect, or read in spite of it`(input: BrokenInput) {
        #expect(refusal(of: input.bytes)?.code == input.code)
    }

    @Test(arguments: BrokenWordInputs.harmless + BrokenOpenDocumentInputs.harmless + BrokenOpenDocumentInputs.odd)
    func `lose no text to a defect beside it`(input: BrokenInput) throws {
        let document = try DocumentReader().read(input.bytes)

        #expect(document.bodyText.hasPrefix("Слово"))
    }

    @Test func `note the parts that were passed over`() throws {
        let broken = BrokenWordInputs.sound.replacing("word/styles.xml", with: "<w:styles>").bytes()

        #expect(try DocumentReader().read(broken).notes.skipped == 1)
        #expect(try DocumentReader().read(BrokenWordInputs.sound.bytes()).notes.skipped == 0)
    }

    /// No cut, wherever it falls, may be read as a whole document or stop the program.
    @Test(arguments: [BrokenWordInputs.sound, BrokenOpenDocumentInputs.sound])
    func `are refused wherever they are cut`(sound: PackageFixture) {
        let bytes = sound.bytes()
        for length in stride(from: 1, to: bytes.count, by: 97) {
            let code = refusal(of: Array(bytes.prefix(length)))?.code
            #expect(code != nil, "cut to \(length) bytes")
        }
    }

    /// No turned bit may stop the program or change the text unnoticed.
    @Test(arguments: [BrokenWordInputs.sound, BrokenOpenDocumentInputs.sound])
    func `never change text unnoticed`(sound: PackageFixture) throws {
        let bytes = sound.bytes()
        let text = try DocumentReader().read(bytes).bodyText
        for position in stride(from: 0, to: bytes.count, by: 61) {
            var broken = bytes
            broken[position] ^= 0x04
            if let document = try? DocumentReader().read(broken) { #expect(document.bodyText == text) }
        }
    }

    /// Room is made by what the directory claims, which may be more than any machine has.
    @Test func `may claim any size`() {
        for (sound, part) in [
            (BrokenWordInputs.sound, "word/document.xml"), (BrokenOpenDocumentInputs.sound, "content.xml"),
        ] {
            let wide = sound.changing(part) { $0.isZip64 = true }
            for claim in [1 << 33, 1 << 52, 1 << 62] {
                let bytes = wide.bytes(damage: .wrongSize(part: part, by: claim))

                #expect(refusal(of: bytes)?.code == "suspicious-archive", "\(part), \(claim)")
            }
        }
    }

    @Test func `name the part and the line`() {
        let broken = BrokenWordInputs.sound.replacing("word/document.xml", with: "<a>\n<b>\n</a>").bytes()

        #expect(refusal(of: broken) == .damagedXML(part: "word/document.xml", line: 3, fault: .malformed))
    }

    @Test func `name the alteration where it also broke the markup`() {
        let broken = BrokenWordInputs.sound.changing("word/document.xml") {
            $0.method = .stored
            $0.bytes += Array("<".utf8)
        }

        #expect(refusal(of: broken.bytes())?.code == "damaged-xml")
        #expect(
            refusal(of: broken.bytes(damage: .wrongChecksum(part: "word/document.xml")))
                == .damagedArchive(.part("word/document.xml"))
        )
    }

    // MARK: Limits

    @Test func `stay within each limit`() {
        let bytes = BrokenWordInputs.sound.bytes()
        func code(_ change: (inout ReadingLimits) -> Void) -> Refusal? {
            var limits = ReadingLimits()
            change(&limits)
            return refusal(of: bytes, limits: limits)
        }

        #expect(code { $0.entries = 3 } == .tooLarge(.entries(limit: 3)))
        #expect(
            code { $0.inflatedBytesPerPart = 9000 } == .tooLarge(.partBytes(part: "word/document.xml", limit: 9000))
        )
        #expect(code { $0.inflatedBytesTotal = 9000 } == .tooLarge(.totalBytes(limit: 9000)))
        #expect(code { $0.elementDepth = 4 } == .tooLarge(.depth(part: "word/document.xml", limit: 4)))
        #expect(code { $0.elementsPerPart = 7 } == .tooLarge(.elements(part: "word/document.xml", limit: 7)))
        #expect(code { $0.keptTextBytes = 100 } == .tooLarge(.text(limit: 100)))
        #expect(code { $0.paragraphBytes = 100 } == .tooLarge(.paragraph(limit: 100)))
        #expect(code { $0.keptParagraphs = 1 } == .tooLarge(.paragraphs(limit: 1)))
        #expect(code { $0.seconds = -1 }?.code == "too-large")
    }

    @Test func `are suspicious when their text is far longer than its packed size`() {
        let bytes = PackageFixture.docx(body: line(String(repeating: "а", count: 100_000))).bytes()
        var limits = ReadingLimits()
        limits.suspiciousTextBytes = 50_000

        #expect(refusal(of: bytes, limits: limits) == .suspiciousArchive(.ratio(part: "word/document.xml")))
        #expect(refusal(of: bytes) == nil)
    }

    @Test func `count cells, rows and tables as what they cost`() {
        let bytes = PackageFixture.docx(body: "<w:tbl><w:tr><w:tc/><w:tc/></w:tr></w:tbl>").bytes()
        var limits = ReadingLimits()
        limits.keptParagraphs = 7

        #expect(refusal(of: bytes, limits: limits) == .tooLarge(.paragraphs(limit: 7)))
        limits.keptParagraphs = 8
        #expect(refusal(of: bytes, limits: limits) == nil)
    }

    @Test func `may pack well without being suspicious`() throws {
        let body = String(repeating: line("Слово"), count: 100_000)

        let document = try readWord(body)

        #expect(document.blocks.count == 100_000)
    }
}
