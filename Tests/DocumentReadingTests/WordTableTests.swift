import DocumentModel
import Testing

@Suite("Tables of a Word document")
struct WordTableTests {
    private func cell(_ text: String, _ properties: String = "") -> String {
        "<w:tc><w:tcPr>\(properties)</w:tcPr>\(line(text))</w:tc>"
    }

    private func row(_ cells: String, _ properties: String = "") -> String {
        "<w:tr><w:trPr>\(properties)</w:trPr>\(cells)</w:tr>"
    }

    private func table(_ rows: String) throws -> (Document, Table) {
        let document = try readWord("<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>\(rows)</w:tbl>")
        return (document, try #require(document.tables.first?.table))
    }

    @Test func `put cells on a grid by their spans`() throws {
        let wide = cell("аб", "<w:gridSpan w:val=\"2\"/>")
        let (_, table) = try table(row(wide + cell("в")) + row(cell("г") + cell("д") + cell("е")))

        #expect(table.rows.map { $0.cells.map(\.column) } == [[0, 2], [0, 1, 2]])
        #expect(table.rows.map { $0.cells.map(\.columnSpan) } == [[2, 1], [1, 1, 1]])
    }

    @Test func `let a merged cell go on below without blocks`() throws {
        let (document, table) = try table(
            row(cell("а", "<w:vMerge w:val=\"restart\"/>") + cell("б")) + row(cell("", "<w:vMerge/>") + cell("в"))
        )

        #expect(table.rows.map { $0.cells.map(\.isContinuation) } == [[false, false], [true, false]])
        #expect(table.rows[1].cells[0].blocks.isEmpty)
        #expect(document.bodyText == "а\nб\nв")
    }

    @Test func `read a cell that goes on with nothing above as a cell of its own`() throws {
        let (document, table) = try table(row(cell("слово", "<w:vMerge/>")))

        #expect(table.rows[0].cells.map(\.isContinuation) == [false])
        #expect(document.bodyText == "слово")
    }

    @Test func `join cells merged the old way`() throws {
        let (document, table) = try table(
            row(cell("а", "<w:hMerge w:val=\"restart\"/>") + cell("", "<w:hMerge/>") + cell("б"))
        )

        #expect(table.rows[0].cells.map(\.columnSpan) == [2, 1])
        #expect(table.rows[0].cells.map(\.column) == [0, 2])
        #expect(document.bodyText == "а\nб")
    }

    @Test func `leave room before a short row`() throws {
        let (_, table) = try table(row(cell("а"), "<w:gridBefore w:val=\"2\"/>"))

        #expect(table.rows[0].cells.map(\.column) == [2])
    }

    @Test func `know header rows`() throws {
        let off = "<w:tblHeader w:val=\"false\"/>"
        let (_, table) = try table(row(cell("а"), "<w:tblHeader/>") + row(cell("б"), off) + row(cell("в")))

        #expect(table.rows.map(\.isHeader) == [true, false, false])
    }

    @Test func `number nested tables after the one around them`() throws {
        let inner = "<w:tc><w:tbl>\(row(cell("внутри")))</w:tbl>\(line("после"))</w:tc>"
        let document = try readWord(
            "<w:tbl>\(row(cell("до") + inner))</w:tbl><w:tbl>\(row(cell("вторая")))</w:tbl>"
        )

        #expect(document.tables.map(\.table.ordinal) == [1, 2, 3])
        #expect(document.tables.map(\.block) == [1, 1, 2])
        #expect(document.bodyText == "до\nвнутри\nпосле\nвторая")
    }

    @Test func `believe no span wider than any page`() throws {
        let (_, table) = try table(row(cell("а", "<w:gridSpan w:val=\"2000000000\"/>") + cell("б")))

        #expect(table.rows[0].cells[0].columnSpan <= 1024)
    }

    @Test func `note text that a merged cell covers`() throws {
        let (document, _) = try table(
            row(cell("а", "<w:vMerge w:val=\"restart\"/>")) + row(cell("тайна", "<w:vMerge/>"))
        )

        #expect(document.bodyText == "а")
        #expect(document.notes.hidden == 1)
    }
}
