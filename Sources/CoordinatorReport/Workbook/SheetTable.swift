/// A table as a sheet shows it: lines above, a frozen head with filters, rows, lines below.
struct SheetTable {
    struct Column {
        var name: String
        /// In characters, as spreadsheets count.
        var width: Double
        var isState = false

        init(_ name: String, _ width: Double, isState: Bool = false) {
            self.name = name
            self.width = width
            self.isState = isState
        }
    }

    /// At most 31 characters, none of `[]:*?/\`.
    var name: String
    var columns: [Column]
    var frozenColumns = 0
    /// Columns that are printed; the rest is for looking things up. All when nil.
    var printedColumns: Int?
    var above: [[Cell]] = []
    var rows: [[Cell]] = []
    var below: [[Cell]] = []

    init(name: String, columns: [Column]) {
        self.name = name
        self.columns = columns
    }

    /// Lines that the longest text of `cells` takes where it may break.
    ///
    /// Spreadsheets that open the file do not all work this out themselves, and a row too low hides text.
    func lines(of cells: [Cell]) -> Int {
        lines(of: cells.map(\.breakableText))
    }

    /// As ``lines(of:)`` for the head.
    var headLines: Int { lines(of: columns.map(\.name)) }

    private func lines(of texts: [String?]) -> Int {
        zip(texts, columns).map { text, column in
            guard let text else { return 1 }
            // Words do not fill a line to its end; Russian letters are about as wide as the digits widths are counted in.
            let room = max(column.width * 0.97, 1)
            return text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { lines, part in
                lines + max(1, Int((Double(part.count) / room).rounded(.up)))
            }
        }.max() ?? 1
    }

    /// A sheet of a spreadsheet ends here; the lines around the table need a few.
    static let mostRows = 1_048_576 - 20
}
