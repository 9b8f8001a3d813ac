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
    var above: [[Cell]] = []
    var rows: [[Cell]] = []
    var below: [[Cell]] = []

    init(name: String, columns: [Column]) {
        self.name = name
        self.columns = columns
    }

    /// A sheet of a spreadsheet ends here; the lines around the table need a few.
    static let mostRows = 1_048_576 - 20
}
