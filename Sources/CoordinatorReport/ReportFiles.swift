internal import Intake

/// Where the report lies: `report.html` and `report.xlsx` in one folder.
package struct ReportFiles: Sendable {
    package let folder: String

    package init(folder: String) { self.folder = folder }

    package var page: String { folder + "/report.html" }
    package var workbook: String { folder + "/report.xlsx" }

    /// Writes both, each in one step: whoever opens one meanwhile sees the old or the new report, whole.
    ///
    /// - Throws: ``Intake/SystemFailure``, ``WorkbookFailure``.
    package func write(_ report: CoordinatorReport) throws {
        try FileAccess.makeFolders(folder)
        try FileAccess.replace(page, with: ReportPage(report).bytes)
        let temporary = workbook + ".part"
        do {
            try ReportWorkbook(report).write(to: temporary)
            try FileAccess.finish(temporary, as: workbook)
        } catch {
            // Half a workbook is of no use; why it could not be written is what matters.
            try? FileAccess.remove(temporary)
            throw error
        }
    }
}
