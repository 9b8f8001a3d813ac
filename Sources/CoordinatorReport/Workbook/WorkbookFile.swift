internal import CXlsxWriter
internal import Reporting
internal import Roadmap

/// One value of a spreadsheet, typed as the spreadsheet will type it.
///
/// Text is written as text and is never taken for a formula or a link, whatever it begins with (requirement R45).
enum Cell {
    case text(String)
    /// Text that may run over several lines.
    case long(String)
    /// Text that shows a state and gets its colour.
    case state(String)
    case integer(Int64)
    /// In percent: 75 for three of four.
    case percent(Double)
    case day(CalendarDate)
    case moment(CalendarDate, hour: Int, minute: Int)
    case heading(String)
    case title(String)
    case empty

    /// Nil when the cell stays on one line whatever it holds.
    var breakableText: String? {
        switch self {
        case .long(let text), .state(let text): text
        case .text, .integer, .percent, .day, .moment, .heading, .title, .empty: nil
        }
    }

    static func integer(_ number: Int) -> Cell { .integer(Int64(number)) }
    static func text(_ text: String?) -> Cell { text.map { .text($0) } ?? .empty }
    static func long(_ text: String?) -> Cell { text.map { .long($0) } ?? .empty }
    static func integer(_ number: Int64?) -> Cell { number.map { .integer($0) } ?? .empty }
    static func day(_ day: CalendarDate?) -> Cell { day.map { .day($0) } ?? .empty }
}

/// The library refused to write: in practice a full disk or a folder without rights.
package struct WorkbookFailure: Error, Sendable, Equatable {
    /// In Russian.
    package let message: String

    fileprivate init(_ error: lxw_error, _ path: String) {
        message = "Не удалось записать книгу «\(path)»: \(String(cString: lxw_strerror(error)))."
    }
}

/// A workbook on its way to disk, through libxlsxwriter. Used by one thread.
final class WorkbookFile {
    private let path: String
    private let book: UnsafeMutablePointer<lxw_workbook>
    private let formats: CellFormats
    private var isClosed = false

    /// - Parameter created: UTC seconds since 1970, shown as the workbook's date; the clock is never asked.
    init(path: String, title: String, created: Int64) throws(WorkbookFailure) {
        self.path = path
        guard let book = workbook_new(path) else { throw WorkbookFailure(LXW_ERROR_MEMORY_MALLOC_FAILED, path) }
        self.book = book
        formats = CellFormats(book)
        title.withMutableCString { title in
            "expertise".withMutableCString { program in
                var properties = lxw_doc_properties()
                properties.title = title
                properties.author = program
                properties.created = time_t(created)
                workbook_set_properties(book, &properties)
            }
        }
    }

    deinit {
        // Frees what the library holds; what it leaves on disk is not the finished workbook.
        if !isClosed { workbook_close(book) }
    }

    func add(_ table: SheetTable) throws(WorkbookFailure) {
        guard let sheet = workbook_add_worksheet(book, table.name) else {
            throw WorkbookFailure(LXW_ERROR_PARAMETER_VALIDATION, path)
        }
        try SheetWriter(sheet: sheet, formats: formats, path: path).write(table)
    }

    func close() throws(WorkbookFailure) {
        isClosed = true
        let error = workbook_close(book)
        guard error == LXW_NO_ERROR else { throw WorkbookFailure(error, path) }
    }
}

/// The looks of cells. Owned by the workbook, which frees them.
private struct CellFormats {
    let text, long, guarded, integer, percent, day, moment, head, heading, title: UnsafeMutablePointer<lxw_format>?
    /// Conditional looks by the words of ``DocumentStanding/State`` and of yes and no.
    let states: [(words: String, format: UnsafeMutablePointer<lxw_format>?)]

    init(_ book: UnsafeMutablePointer<lxw_workbook>) {
        func format(_ set: (UnsafeMutablePointer<lxw_format>) -> Void = { _ in }) -> UnsafeMutablePointer<lxw_format>? {
            guard let format = workbook_add_format(book) else { return nil }
            format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
            set(format)
            return format
        }
        text = format()
        long = format { format_set_text_wrap($0) }
        // «Text» as number format: the words stay words also after somebody opens the cell and presses Enter.
        guarded = format {
            format_set_num_format($0, "@")
            format_set_text_wrap($0)
        }
        integer = format {
            format_set_num_format($0, "0")
            format_set_align($0, UInt8(LXW_ALIGN_CENTER.rawValue))
        }
        percent = format { format_set_num_format($0, "0.0%") }
        day = format {
            format_set_num_format($0, "dd.mm.yyyy")
            format_set_align($0, UInt8(LXW_ALIGN_LEFT.rawValue))
        }
        moment = format {
            format_set_num_format($0, "dd.mm.yyyy hh:mm")
            format_set_align($0, UInt8(LXW_ALIGN_LEFT.rawValue))
        }
        head = format {
            format_set_bold($0)
            format_set_text_wrap($0)
            format_set_bg_color($0, 0xE3E7ED)
            format_set_bottom($0, UInt8(LXW_BORDER_THIN.rawValue))
        }
        heading = format { format_set_bold($0) }
        title = format {
            format_set_bold($0)
            format_set_font_size($0, 14)
        }
        states = StateColours.all.map { words, ink, back in
            (
                words,
                format {
                    format_set_font_color($0, ink)
                    format_set_bg_color($0, back)
                }
            )
        }
    }
}

/// Ink and ground of each state, as on the page.
private enum StateColours {
    static let all: [(words: String, ink: UInt32, back: UInt32)] =
        DocumentStanding.State.allCases.map { state in
            let (ink, back) = colours(of: state)
            return (state.title, ink, back)
        } + [("да", 0x10502C, 0xDFF2E5), ("нет", 0x8A1713, 0xFCE3E0)]

    private static func colours(of state: DocumentStanding.State) -> (UInt32, UInt32) {
        switch state {
        case .conforms: (0x10502C, 0xDFF2E5)
        case .partly: (0x5F4500, 0xFDF0C9)
        case .fails, .missing: (0x8A1713, 0xFCE3E0)
        case .unreadable: (0x5B1A72, 0xF3E4F8)
        case .needsExpert: (0x173F8A, 0xE2EBFC)
        case .received: (0x3D4652, 0xE9EDF2)
        }
    }
}

/// Writes one table into one sheet.
private struct SheetWriter {
    let sheet: UnsafeMutablePointer<lxw_worksheet>
    let formats: CellFormats
    let path: String

    /// In points: a line of the usual 11-point font, and Excel's limit for a row.
    private static let lineHeight = 15.0
    private static let greatestHeight = 409.0

    func write(_ table: SheetTable) throws(WorkbookFailure) {
        let head = UInt32(table.above.count)
        for (row, cells) in table.above.enumerated() { try write(cells, at: UInt32(row)) }
        try makeRoom(for: table.headLines, in: head)
        for (column, settings) in table.columns.enumerated() {
            try check(worksheet_set_column(sheet, UInt16(column), UInt16(column), settings.width, nil))
            try check(worksheet_write_string(sheet, head, UInt16(column), settings.name, formats.head))
        }
        for (row, cells) in table.rows.enumerated() {
            let row = head + 1 + UInt32(row)
            try makeRoom(for: table.lines(of: cells), in: row)
            try write(cells, at: row)
        }
        let last = head + UInt32(table.rows.count)
        for (row, cells) in table.below.enumerated() { try write(cells, at: last + 2 + UInt32(row)) }
        try arrange(table, head: head, last: last)
    }

    private func makeRoom(for lines: Int, in row: UInt32) throws(WorkbookFailure) {
        guard lines > 1 else { return }
        try check(worksheet_set_row(sheet, row, min(Double(lines) * Self.lineHeight, Self.greatestHeight), nil))
    }

    private func arrange(_ table: SheetTable, head: UInt32, last: UInt32) throws(WorkbookFailure) {
        let right = UInt16(table.columns.count - 1)
        worksheet_freeze_panes(sheet, head + 1, UInt16(table.frozenColumns))
        if last > head { try check(worksheet_autofilter(sheet, head, 0, last, right)) }
        try colour(table, head: head, last: last)
        worksheet_set_landscape(sheet)
        worksheet_set_paper(sheet, 9)
        worksheet_set_margins(sheet, 0.4, 0.4, 0.5, 0.6)
        // One page wide, as many as it takes high.
        worksheet_fit_to_pages(sheet, 1, 0)
        try check(worksheet_repeat_rows(sheet, head, head))
        if let printed = table.printedColumns {
            let end = last + UInt32(table.below.isEmpty ? 0 : table.below.count + 1)
            try check(worksheet_print_area(sheet, 0, 0, end, UInt16(printed - 1)))
        }
        try check(worksheet_set_footer(sheet, "&L&A&RСтраница &P из &N"))
    }

    /// Colour follows the words, so that it is right also after somebody corrects a cell.
    private func colour(_ table: SheetTable, head: UInt32, last: UInt32) throws(WorkbookFailure) {
        guard last > head else { return }
        for (column, settings) in table.columns.enumerated() where settings.isState {
            for (words, format) in formats.states {
                let error = "\"\(words)\"".withMutableCString { value in
                    var condition = lxw_conditional_format()
                    condition.type = UInt8(LXW_CONDITIONAL_TYPE_CELL.rawValue)
                    condition.criteria = UInt8(LXW_CONDITIONAL_CRITERIA_EQUAL_TO.rawValue)
                    condition.value_string = value
                    condition.format = format
                    return worksheet_conditional_format_range(
                        sheet,
                        head + 1,
                        UInt16(column),
                        last,
                        UInt16(column),
                        &condition
                    )
                }
                try check(error)
            }
        }
    }

    private func write(_ cells: [Cell], at row: UInt32) throws(WorkbookFailure) {
        for (column, cell) in cells.enumerated() { try write(cell, row, UInt16(column)) }
    }

    private func write(_ cell: Cell, _ row: UInt32, _ column: UInt16) throws(WorkbookFailure) {
        switch cell {
        case .empty: return
        case .text(let text): try write(text, row, column, formats.text)
        case .long(let text): try write(text, row, column, formats.long)
        case .state(let text): try write(text, row, column, formats.long)
        case .heading(let text): try write(text, row, column, formats.heading)
        case .title(let text): try write(text, row, column, formats.title)
        case .integer(let number):
            try check(worksheet_write_number(sheet, row, column, Double(number), formats.integer))
        case .percent(let share):
            try check(worksheet_write_number(sheet, row, column, share / 100, formats.percent))
        case .day(let day):
            var value = lxw_datetime()
            (value.year, value.month, value.day) = (Int32(day.year), Int32(day.month), Int32(day.day))
            try check(worksheet_write_datetime(sheet, row, column, &value, formats.day))
        case .moment(let day, let hour, let minute):
            var value = lxw_datetime()
            (value.year, value.month, value.day) = (Int32(day.year), Int32(day.month), Int32(day.day))
            (value.hour, value.min) = (Int32(hour), Int32(minute))
            try check(worksheet_write_datetime(sheet, row, column, &value, formats.moment))
        }
    }

    private func write(
        _ text: String,
        _ row: UInt32,
        _ column: UInt16,
        _ format: UnsafeMutablePointer<lxw_format>?
    ) throws(WorkbookFailure) {
        guard !text.isEmpty else { return }
        let looksLikeFormula = CSVTable.looksLikeFormula(text)
        let format = looksLikeFormula ? formats.guarded : format
        try check(worksheet_write_string(sheet, row, column, SpreadsheetText.written(text), format))
    }

    private func check(_ error: lxw_error) throws(WorkbookFailure) {
        guard error == LXW_NO_ERROR else { throw WorkbookFailure(error, path) }
    }
}

/// Text as a cell can hold it.
enum SpreadsheetText {
    /// Excel's own limit; the library refuses more and leaves the cell empty.
    static let mostCharacters = 32_767
    private static let note = "… (показано начало)"

    static func written(_ text: String) -> String {
        let escaped = escapingCodes(PlainText.shown(text, keepingLines: true))
        guard escaped.utf16.count > mostCharacters else { return escaped }
        var cut = ""
        var room = mostCharacters - note.utf16.count
        for character in escaped {
            room -= character.utf16.count
            guard room >= 0 else { break }
            cut.append(character)
        }
        return cut + note
    }

    /// `_x0041_` in a cell means «A» (ECMA-376 part 1, 22.9.2.19): where a text has it, its first underscore is written
    /// as such a code.
    private static func escapingCodes(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "_")) else { return text }
        let bytes = Array(text.utf8)
        var written: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "_"), isCode(bytes[index...].prefix(7)) { written += Array("_x005F".utf8) }
            written.append(byte)
        }
        return String(decoding: written, as: UTF8.self)
    }

    private static func isCode(_ bytes: ArraySlice<UInt8>) -> Bool {
        let bytes = Array(bytes)
        guard bytes.count == 7, bytes[1] == UInt8(ascii: "x"), bytes[6] == UInt8(ascii: "_") else { return false }
        return bytes[2...5].allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
    }
}

extension String {
    /// For fields of C structures that ask for `char *` and only read it.
    fileprivate func withMutableCString<Value>(_ body: (UnsafeMutablePointer<CChar>) -> Value) -> Value {
        var bytes = utf8CString
        return bytes.withUnsafeMutableBufferPointer { buffer in
            guard let start = buffer.baseAddress else { preconditionFailure("a C string has its end at least") }
            return body(start)
        }
    }
}
