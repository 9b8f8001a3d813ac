import Foundation
import TestSupport
import Testing

/// Every code of the contract that a file in the inbox can earn, by the plainest file that earns it.
@Suite("Bad input of every kind")
struct RefusalStories {
    private static let sound = PackageFixture.docx(body: "<w:p><w:r><w:t>Концепция развития</w:t></w:r></w:p>")
    private static let part = "word/document.xml"

    private static let deep =
        String(repeating: "<w:sdt><w:sdtContent>", count: 400)
        + String(repeating: "</w:sdtContent></w:sdt>", count: 400)

    /// File name, code, bytes.
    private static let files: [(name: String, code: String, bytes: [UInt8])] = [
        ("пустой.docx", "empty-file", []),
        ("заметка.docx", "not-a-document", Array("Просто текст, набранный в Блокноте.".utf8)),
        (
            "снимок.odt", "not-a-document",
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + [UInt8](repeating: 7, count: 99)
        ),
        ("печать.docx", "pdf", Array("%PDF-1.7\n1 0 obj\n".utf8)),
        ("старый.docx", "rtf", Array(#"{\rtf1\ansi Концепция}"#.utf8)),
        ("обрезан.docx", "damaged-archive", sound.bytes(damage: .cut(share: 0.7))),
        ("бит.docx", "damaged-archive", sound.bytes(damage: .wrongChecksum(part: part))),
        ("разметка.docx", "damaged-xml", sound.replacing(part, with: "<w:document><w:body>").bytes()),
        (
            "сущность.docx", "forbidden-xml",
            sound.replacing(part, with: "<!DOCTYPE w [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><w>&e;</w>").bytes()
        ),
        ("глубокий.docx", "too-large", PackageFixture.docx(body: deep).bytes()),
        ("двойник.docx", "suspicious-archive", sound.adding(PackageFixture.Part(part, "<w/>")).bytes()),
        ("без текста.docx", "missing-part", sound.removing(part).bytes()),
        ("скан.docx", "no-text", PackageFixture.docx(body: "<w:p><w:r><w:t> </w:t></w:r></w:p>").bytes()),
        ("часть под паролем.docx", "encrypted", sound.bytes(damage: .encrypted(part: part))),
        (
            "таблица.odt", "unsupported",
            PackageFixture([
                PackageFixture.Part("mimetype", "application/vnd.oasis.opendocument.spreadsheet", method: .stored),
                PackageFixture.Part("content.xml", "<x/>"),
            ]).bytes()
        ),
    ]

    @Test func `gets its code and sentence, the batch goes on, and every file is kept`() throws {
        let workspace = try SampleWorkspace(["Лебяжий Плёс/Концепция развития.doc", "1.docx"])
        let register = workspace.path + "/schools.yaml"
        let text = try String(contentsOfFile: register, encoding: .utf8)
        try (text + "\nsettings:\n  waitMinutes: 0\n").write(toFile: register, atomically: true, encoding: .utf8)
        for file in Self.files { try workspace.write(file.bytes, to: "inbox/" + file.name) }

        let first = try workspace.binary.run("run")
        let second = try workspace.binary.run("run")

        #expect(first.status == 0, "\(first.complaints)")
        #expect(second.status == 0, "\(second.complaints)")
        #expect(workspace.files(in: "inbox").isEmpty)
        #expect(workspace.originals(in: "archive").count == Self.files.count + 2)
        var codes: [String: String] = [:]
        var reasons: [String: String] = [:]
        for entry in try workspace.log() where entry["event"] as? String == "examined" {
            let name = (entry["document"] as? [String: Any])?["name"] as? String ?? ""
            codes[name] = entry["code"] as? String
            reasons[name] = entry["reason"] as? String
        }
        for file in Self.files {
            #expect(codes[file.name] == file.code, "\(file.name)")
            #expect(reasons[file.name]?.hasSuffix(".") == true, "\(file.name)")
        }
        #expect(codes["Лебяжий Плёс/Концепция развития.doc"] == "legacy-doc")
        #expect(try workspace.binary.run("verify").status == 0)
    }
}
