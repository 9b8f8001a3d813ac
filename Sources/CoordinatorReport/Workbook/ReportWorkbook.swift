internal import ExpertiseLog
internal import Hashing
internal import Intake
internal import Reporting
internal import Roadmap

/// The report as a workbook: «Сводка», «Школы», «Документы», «Замечания», «Журнал».
package struct ReportWorkbook {
    let report: CoordinatorReport

    package init(_ report: CoordinatorReport) { self.report = report }

    /// Writes the workbook to `path`, which is whole only when this returns.
    package func write(to path: String) throws(WorkbookFailure) {
        let file = try WorkbookFile(
            path: path,
            title: ReportPage.title(of: report),
            created: UTCTime.days(since1970: report.asOf) * 86_400
        )
        for table in tables { try file.add(table) }
        try file.close()
    }

    var tables: [SheetTable] {
        [
            SummarySheet(report: report).table, SchoolsSheet(report: report).table,
            DocumentsSheet(report: report).table, RemarksSheet(report: report).table,
            JournalSheet(report: report).table,
        ]
    }
}

/// The whole roadmap with the shares, and from what they were made.
private struct SummarySheet {
    let report: CoordinatorReport

    var table: SheetTable {
        var table = SheetTable(
            name: "Сводка",
            columns: [
                .init("Пункт", 8), .init("Действие", 60), .init("Дата по дорожной карте", 20), .init("Срок", 12),
                .init("Осталось дней", 10), .init("Цель", 9), .init("Выполнено", 11), .init("Всего", 8),
                .init("Доля", 9), .init("Показатель", 60),
            ]
        )
        table.frozenColumns = 1
        table.above = [
            [.title("Концептуальные документы школ «500+»")],
            [.text(report.municipality)],
            [.text("Состояние на \(report.asOf.russian)")],
            [],
        ]
        // What the coordinator answers for comes first.
        let counted = report.items.filter { $0.count != nil }
        table.rows = (counted + report.items.filter { $0.count == nil }).map(row)
        table.below = below
        return table
    }

    private func row(_ standing: ItemStanding) -> [Cell] {
        let item = standing.item
        return [
            .integer(item.number), .long(item.action), .text(item.date), .day(item.deadline),
            item.deadline.map {
                .integer(UTCTime.days(since1970: $0) - UTCTime.days(since1970: report.asOf))
            } ?? .empty,
            item.target.map { .percent(Double($0)) } ?? .empty,
            standing.count.map { .integer($0.numerator) } ?? .empty,
            standing.count.map { .integer($0.denominator) } ?? .empty,
            standing.count?.share.map { .percent($0) } ?? .empty,
            .long(item.indicator),
        ]
    }

    private var below: [[Cell]] {
        let provenance = report.provenance
        var facts: [(String, Cell)] = [
            ("День отчёта", .day(report.asOf)),
            ("Последняя запись журнала", .text(provenance.head.map { "\($0.number):\($0.hash)" } ?? "нет")),
            ("Учтено записей", .integer(provenance.entries)),
            ("Более поздних записей, не учтённых", .integer(provenance.later)),
            ("Программа", .text("expertise \(provenance.program)")),
            ("Параметры экспертизы, SHA-256", .text(provenance.parameters)),
        ]
        if provenance.judgedOtherwise > 0 {
            facts.append(("Проверено по другой редакции параметров", .integer(provenance.judgedOtherwise)))
        }
        return facts.map { name, value in [.empty, .heading(name), value] }
    }
}

/// School × required document.
private struct SchoolsSheet {
    let report: CoordinatorReport

    var table: SheetTable {
        var table = SheetTable(
            name: "Школы",
            columns: [
                .init("№", 5), .init("Школа", 38), .init("Куратор", 20),
                .init("Концепция", 16, isState: true), .init("Среднесрочная программа", 16, isState: true),
            ] + risks.map { .init("\($0.rawValue)\n\($0.title)", 16, isState: true) } + [
                .init("п. 16", 7, isState: true), .init("п. 19", 7, isState: true), .init("п. 23", 7, isState: true),
                .init("Подтверждено программ", 14), .init("Нужно подтвердить", 14),
                .init("Дорожная карта (п. 21)", 16, isState: true), .init("Замечаний", 11), .init("Примечание", 110),
            ]
        )
        table.frozenColumns = 2
        table.printedColumns = table.columns.count - 3
        table.rows = report.schools.enumerated().map { row($1, number: $0 + 1) }
        return table
    }

    /// Directions activated in any school.
    private var risks: [RiskDirection] { Set(report.schools.flatMap(\.standing.school.risks)).sorted() }

    private func row(_ school: SchoolPage, number: Int) -> [Cell] {
        let byRisk = Dictionary(school.required.compactMap { page in page.risks.first.map { ($0, page) } }) {
            first,
            _ in first
        }
        func state(_ kind: DocumentKind) -> Cell {
            school.required.first { $0.kind == kind }.map { .state($0.state.title) } ?? .empty
        }
        let holds = [16, 19, 23].map { Cell.state(school.holds($0) == true ? "да" : "нет") }
        return [.integer(number), .long(school.name), .long(school.curator), state(.concept), state(.midterm)]
            + risks.map { risk in byRisk[risk].map { .state($0.state.title) } ?? .empty }
            + holds
            + [
                .integer(school.confirmed), .integer(school.toConfirm), .state(school.roadmap.state.title),
                .integer(school.remarks), .long(note(school)),
            ]
    }

    private func note(_ school: SchoolPage) -> String {
        school.standing.remarks.map(\.text).joined(separator: " ")
    }
}

/// Every place for a document and what stands in it.
private struct DocumentsSheet {
    let report: CoordinatorReport

    var table: SheetTable {
        var table = SheetTable(
            name: "Документы",
            columns: [
                .init("Школа", 34), .init("Куратор", 18), .init("Документ", 30), .init("Направление", 30),
                .init("Состояние", 17, isState: true), .init("Вывод программы", 17, isState: true),
                .init("Решение куратора", 17, isState: true), .init("Кто решил", 18),
                .init("После срока", 9, isState: false),
                .init("Подтверждена", 13, isState: true), .init("Подтверждающих документов", 14),
                .init("Замечаний", 11), .init("Что сделать", 50), .init("Запись", 9), .init("Получен", 17),
                .init("Считать датой", 12),
                .init("Файл", 44), .init("Байт", 11), .init("В архиве", 60), .init("SHA-256", 68),
            ]
        )
        table.frozenColumns = 1
        table.printedColumns = 13
        for school in report.schools {
            table.rows += school.documents.map { row($0, school.name, school.curator) }
        }
        table.rows += report.homeless.map { page in
            row(page, report.schoolName(page.version?.received.fact.school), nil)
        }
        return table
    }

    private func row(_ page: DocumentPage, _ school: String, _ curator: String?) -> [Cell] {
        let version = page.version
        let document = version?.document
        return [
            .long(school), .long(curator), .long(page.kind?.title ?? "вид не определён"),
            .long(page.risks.map { "\($0.rawValue) \($0.title)" }.joined(separator: "; ")), .state(page.state.title),
            version?.automaticVerdict.map { .state($0.title) } ?? .empty,
            version?.decision?.fact.verdict.map { .state($0.title) } ?? .empty,
            .text(version?.decision?.fact.by), .text(page.late ? "да" : nil),
            page.confirmed.map { .state($0 ? "да" : "нет") } ?? .empty,
            page.kind == .antirisk && !page.risks.isEmpty ? .integer(page.evidence) : .empty,
            version == nil ? .empty : .integer(page.remarks.count),
            .long(
                Question(page).map { [$0.happened, $0.advice, $0.command].compactMap(\.self).joined(separator: " ") }
            ), .integer(version?.received.number),
            version.map { Cell(moment: $0.received.time, in: report.zone) } ?? .empty,
            .day(version?.received.fact.asOf), .text(document?.name), .integer(document?.bytes),
            .text(document.map { "archive/\($0.archivedAs)" }), .text(document?.sha256.hex),
        ]
    }
}

/// Every remark on documents in force, one a row.
private struct RemarksSheet {
    let report: CoordinatorReport

    var table: SheetTable {
        var table = SheetTable(
            name: "Замечания",
            columns: [
                .init("Школа", 34), .init("Куратор", 18), .init("Документ", 28), .init("Направление", 12),
                .init("Параметр", 10), .init("О чём", 44), .init("Вес", 16), .init("Оценка", 12),
                .init("Замечание", 70), .init("Место", 26), .init("Цитата", 50), .init("Запись", 9), .init("Файл", 40),
            ]
        )
        table.frozenColumns = 1
        table.printedColumns = 11
        for school in report.schools {
            for remark in school.standing.remarks { table.rows.append(row(remark, school)) }
            var shown: Set<Int64> = []
            for page in school.documents where isFirst(page, &shown) {
                table.rows += page.remarks.map { row($0, page, school.name, school.curator) }
            }
        }
        for page in report.homeless {
            let school = report.schoolName(page.version?.received.fact.school)
            table.rows += page.remarks.map { row($0, page, school, nil) }
        }
        return table
    }

    /// A file that serves two directions has its remarks once.
    private func isFirst(_ page: DocumentPage, _ shown: inout Set<Int64>) -> Bool {
        page.version.map { shown.insert($0.received.number).inserted } ?? false
    }

    private func row(_ remark: SchoolRemark, _ school: SchoolPage) -> [Cell] {
        [
            .long(school.name), .long(school.curator), .long(remark.kind.title), .text(remark.risk?.rawValue),
            .text(remark.parameter), .empty, .empty, .empty, .long(remark.text),
        ]
    }

    private func row(_ remark: RemarkLine, _ page: DocumentPage, _ school: String, _ curator: String?) -> [Cell] {
        [
            .long(school), .long(curator), .long(page.kind?.title ?? "вид не определён"),
            .long(page.risks.map(\.rawValue).joined(separator: ", ")), .text(remark.parameter), .long(remark.title),
            .text(remark.weight.title), .text(remark.outcome.title), .long(remark.text), .long(remark.place),
            .long(remark.quote), .integer(page.version?.examined?.number), .text(page.version?.document?.name),
        ]
    }
}

/// The entries themselves.
private struct JournalSheet {
    let report: CoordinatorReport

    var table: SheetTable {
        var table = SheetTable(
            name: "Журнал",
            columns: [
                .init("Запись", 9), .init("Время", 17), .init("Событие", 22), .init("Пункты", 11), .init("Школа", 34),
                .init("Вид", 30), .init("Направления", 13), .init("Итог", 26, isState: true), .init("Кто", 18),
                .init("Причина", 60), .init("О записи", 9), .init("Заменяет запись", 10), .init("Считать датой", 12),
                .init("Файл", 44), .init("SHA-256 файла", 68), .init("Хеш записи", 68),
            ]
        )
        table.frozenColumns = 1
        table.printedColumns = 13
        let shown = report.journal.suffix(SheetTable.mostRows)
        if shown.count < report.journal.count {
            table.above = [[.text("Показано последних записей: \(shown.count) из \(report.journal.count).")]]
        }
        table.rows = shown.map(row)
        return table
    }

    private func row(_ entry: Entry) -> [Cell] {
        let fact = entry.fact
        return [
            .integer(entry.number), Cell(moment: entry.time, in: report.zone), .text(EntryWords.event(fact)),
            .text(EntryWords.items(fact)), .long(fact.school == nil ? nil : report.schoolName(fact.school)),
            .long(fact.kind?.title), .long(fact.risks.map(\.rawValue).joined(separator: ", ")),
            .state(EntryWords.result(fact)), .text(fact.by), .long(fact.reason),
            .integer(fact.subject ?? fact.duplicateOf), .integer(fact.replaces), .day(fact.asOf),
            .text(fact.document?.name), .text(fact.document?.sha256.hex), .text(entry.hash),
        ]
    }
}

extension Cell {
    /// A moment of the log in local time; the text itself when it is none.
    fileprivate init(moment text: String, in zone: String) {
        guard let moment = Moment(text: text) else {
            self = .text(text)
            return
        }
        let local = moment.local(zone)
        self = .moment(local.day, hour: local.hour, minute: local.minute)
    }
}
