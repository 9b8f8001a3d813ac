import DocumentReading
import Testing

@Suite("A refusal")
struct RefusalTests {
    static let samples: [Refusal] = [
        .emptyFile, .notADocument(.unknown), .notADocument(.html), .notADocument(.plainText), .notADocument(.xml),
        .notADocument(.picture("JPEG")), .notADocument(.archive("RAR")), .notADocument(.zipWithDocuments(3)),
        .notADocument(.compoundFile), .legacyDoc, .pdf, .rtf, .encrypted(.officePassword),
        .encrypted(.openDocumentPassword), .encrypted(.archivePassword), .damagedArchive(.noDirectory),
        .damagedArchive(.part("word/document.xml")), .damagedXML(part: "content.xml", line: 12, fault: .malformed),
        .damagedXML(part: "content.xml", line: 0, fault: .empty), .damagedXML(part: "a", line: 1, fault: .cutShort),
        .damagedXML(part: "a", line: 1, fault: .encoding), .forbiddenXML(part: "content.xml", construct: .documentType),
        .forbiddenXML(part: "a", construct: .entity), .forbiddenXML(part: "a", construct: .inclusion),
        .tooLarge(.entries(limit: 1)), .tooLarge(.partBytes(part: "a", limit: 1 << 20)),
        .tooLarge(.totalBytes(limit: 1 << 20)), .tooLarge(.depth(part: "a", limit: 1)),
        .tooLarge(.elements(part: "a", limit: 1)), .tooLarge(.attributes(part: "a", limit: 1)),
        .tooLarge(.text(limit: 1 << 20)), .tooLarge(.paragraph(limit: 1 << 20)), .tooLarge(.paragraphs(limit: 1)),
        .tooLarge(.definitions(part: "a", limit: 1)), .tooLarge(.seconds(limit: 60)),
        .suspiciousArchive(.ratio(part: "a")), .suspiciousArchive(.duplicateName("a")), .missingPart("content.xml"),
        .noText, .unsupported(.spreadsheet), .unsupported(.presentation), .unsupported(.drawing),
        .unsupported(.formula), .unsupported(.database), .unsupported(.epub), .unsupported(.openOfficeOne),
        .unsupported(.wordXML), .unsupported(.other("x/y")), .unsupported(.compression(part: "a")),
        .unreadableFile(errno: 5),
    ]

    @Test(arguments: samples)
    func `says in two full Russian sentences what is wrong and what to do`(refusal: Refusal) {
        let sentences = refusal.message.split(separator: ". ", omittingEmptySubsequences: true)

        #expect(refusal.message.hasSuffix("."))
        #expect(sentences.count >= 2)
        #expect(!refusal.message.contains(refusal.code))
        #expect(sentences.allSatisfy { $0.first?.isUppercase == true })
    }

    @Test func `has the contract's code`() {
        let codes: Set<String> = [
            "empty-file", "not-a-document", "legacy-doc", "pdf", "rtf", "encrypted", "damaged-archive", "damaged-xml",
            "forbidden-xml", "too-large", "suspicious-archive", "missing-part", "no-text", "unsupported",
            "unreadable-file",
        ]

        #expect(Set(Self.samples.map(\.code)) == codes)
    }

    @Test func `shows a name from the file cut and without control characters`() {
        let name = "a\u{1B}[31m\u{202E}" + String(repeating: "x", count: 500)

        let message = Refusal.missingPart(name).message

        #expect(message.contains("«a\u{FFFD}[31m\u{FFFD}"))
        #expect(message.count < 300)
    }

    @Test func `tells the way out of a password`() {
        #expect(
            Refusal.encrypted(.officePassword).message
                == "Документ защищён паролем, прочитать его текст нельзя. "
                + "Снимите пароль, сохраните документ и положите файл в папку ещё раз."
        )
    }
}
