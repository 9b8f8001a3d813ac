import DocumentModel
import Testing

@Suite("Text boxes of a Word document")
struct WordBoxTests {
    private func box(_ content: String) -> String {
        "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>\(content)</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    }

    @Test func `stand behind the paragraph that anchors them, whose text stays whole`() throws {
        let document = try readWord("<w:p>\(run("до "))\(box(line("в рамке")))\(run("после"))</w:p>\(line("дальше"))")

        #expect(document.bodyText == "до после\nв рамке\nдальше")
        #expect(document.paragraphs.map { $0.traits.contains(.textBox) } == [false, true, false])
    }

    @Test func `nest`() throws {
        let inner = "<w:p>\(run("в"))\(box(line("глубже")))\(run(" рамке"))</w:p>"

        let document = try readWord("<w:p>\(run("до"))\(box(inner))\(run(" после"))</w:p>")

        #expect(document.bodyText == "до после\nв рамке\nглубже")
    }

    @Test func `hold tables, numbered in reading order`() throws {
        let table = "<w:tbl><w:tr><w:tc>\(line("в ячейке"))</w:tc></w:tr></w:tbl>"

        let document = try readWord("<w:p>\(run("до"))\(box(table))</w:p>\(table)")

        #expect(document.bodyText == "до\nв ячейке\nв ячейке")
        #expect(document.tables.map(\.table.ordinal) == [1, 2])
    }

    @Test func `leave the bold start of the outer paragraph as it was`() throws {
        let document = try readWord("<w:p>\(run("Цель:", "<w:b/>"))\(box(line("рамка")))\(run(" текст"))</w:p>")

        #expect(document.paragraphs.first.map { Int($0.boldPrefixBytes) } == "Цель:".utf8.count)
        #expect(document.paragraphs.first.map { document.string(of: $0) } == "Цель: текст")
    }
}
