import DocumentModel
import DocumentReading
import Testing

@Suite("Tables of an OpenDocument")
struct OpenDocumentTableTests {
    private static func cell(_ text: String, _ attributes: String = "") -> String {
        "<table:table-cell \(attributes)><text:p>\(text)</text:p></table:table-cell>"
    }

    private static func row(_ cells: String, _ attributes: String = "") -> String {
        "<table:table-row \(attributes)>\(cells)</table:table-row>"
    }

    private static let covered = "<table:covered-table-cell/>"

    private static func read(_ rows: String) throws -> (document: Document, table: Table) {
        let document = try OpenDocumentFixture(
            body:
                "<table:table table:name=\"Т\"><table:table-column table:number-columns-repeated=\"3\"/>\(rows)</table:table>"
        ).read()
        return (document, try #require(document.tables.first?.table))
    }

    /// Rows as «column+span:text», continuations as «column+span:^».
    private static func grid(_ rows: String) throws -> [String] {
        let (document, table) = try read(rows)
        return table.rows.map { row in
            row.cells.map { cell in
                "\(cell.column)+\(cell.columnSpan):" + (cell.isContinuation ? "^" : document.string(of: cell))
            }
            .joined(separator: " ")
        }
    }

    @Test func `have cells on a grid`() throws {
        let rows = Self.row(Self.cell("а") + Self.cell("б")) + Self.row(Self.cell("в") + Self.cell("г"))
        #expect(try Self.grid(rows) == ["0+1:а 1+1:б", "0+1:в 1+1:г"])
    }

    @Test func `have one cell for columns that are merged`() throws {
        let rows = Self.row(Self.cell("а", "table:number-columns-spanned=\"2\"") + Self.covered + Self.cell("б"))
        #expect(try Self.grid(rows) == ["0+2:а 2+1:б"])
    }

    @Test func `continue a cell that is merged with those below`() throws {
        let rows =
            Self.row(Self.cell("а", "table:number-rows-spanned=\"3\"") + Self.cell("б"))
            + Self.row(Self.covered + Self.cell("в")) + Self.row(Self.covered + Self.cell("г"))
            + Self.row(Self.cell("д") + Self.cell("е"))
        #expect(try Self.grid(rows) == ["0+1:а 1+1:б", "0+1:^ 1+1:в", "0+1:^ 1+1:г", "0+1:д 1+1:е"])
    }

    @Test func `continue a cell that is merged both ways`() throws {
        let rows =
            Self.row(
                Self.cell("а", "table:number-columns-spanned=\"2\" table:number-rows-spanned=\"2\"") + Self.covered
                    + Self.cell("б")
            )
            + Self.row("<table:covered-table-cell table:number-columns-repeated=\"2\"/>" + Self.cell("в"))
        #expect(try Self.grid(rows) == ["0+2:а 2+1:б", "0+2:^ 2+1:в"])
    }

    @Test func `keep the text of covered cells with the covering one`() throws {
        let hidden = "<table:covered-table-cell><text:p>ТОКЕН</text:p></table:covered-table-cell>"
        let wide = Self.row(Self.cell("а", "table:number-columns-spanned=\"2\"") + hidden)
        #expect(try Self.grid(wide) == ["0+2:а\nТОКЕН"])

        let tall =
            Self.row(Self.cell("а", "table:number-rows-spanned=\"2\"") + Self.cell("б"))
            + Self.row(hidden + Self.cell("в"))
        #expect(try Self.grid(tall) == ["0+1:а\nТОКЕН 1+1:б", "0+1:^ 1+1:в"])
    }

    @Test func `repeat cells and rows as they are told`() throws {
        let rows =
            Self.row(Self.cell("а", "table:number-columns-repeated=\"3\""))
            + Self.row(Self.cell("б"), "table:number-rows-repeated=\"2\"")
        #expect(try Self.grid(rows) == ["0+1:а 1+1:а 2+1:а", "0+1:б", "0+1:б"])
    }

    @Test func `do not repeat without end`() throws {
        let text = String(repeating: "длинный текст ", count: 2_000)
        let (document, table) = try Self.read(
            Self.row(
                Self.cell(text, "table:number-columns-repeated=\"1000000\""),
                "table:number-rows-repeated=\"1000000\""
            )
        )

        #expect(table.rows.count + table.rows.reduce(0) { $0 + $1.cells.count } < 5_000)
        #expect(document.notes.skipped == 2)
    }

    @Test func `know their header rows`() throws {
        let (_, table) = try Self.read(
            "<table:table-header-rows>\(Self.row(Self.cell("а")))</table:table-header-rows><table:table-rows>\(Self.row(Self.cell("б")))</table:table-rows>"
        )
        #expect(table.rows.map(\.isHeader) == [true, false])
    }

    @Test func `are numbered in reading order, nested ones after the one around`() throws {
        let inner = "<table:table table:is-sub-table=\"true\">\(Self.row(Self.cell("внутри")))</table:table>"
        let document = try OpenDocumentFixture(
            body: """
                <table:table>\(Self.row(Self.cell("первая") + "<table:table-cell>\(inner)<text:p>за ней</text:p></table:table-cell>"))</table:table>\
                <text:p>между<draw:frame><draw:text-box><table:table>\(Self.row(Self.cell("в рамке")))</table:table>\
                </draw:text-box></draw:frame></text:p><table:table>\(Self.row(Self.cell("последняя")))</table:table>
                """
        ).read()

        let numbered = document.tables.map { "\($0.table.ordinal) \(document.string(of: $0.table.rows[0].cells[0]))" }
        #expect(numbered == ["1 первая", "2 внутри", "3 в рамке", "4 последняя"])
        #expect(document.string(of: document.blocks) == "первая\nвнутри\nза ней\nмежду\nв рамке\nпоследняя")
    }
}
