internal import ExpertiseLog
internal import Roadmap

/// From what the report was made, and how to prove it.
struct PageFoot {
    let report: CoordinatorReport

    func write(to body: inout HTMLBuilder) {
        let provenance = report.provenance
        body.element("footer", .id(.section("about"))) { footer in
            footer.element("div", .class("wide")) { wide in
                wide.element("h2", text: "Об отчёте")
                if let head = provenance.head {
                    wide.element("p") { line in
                        line.text("Последняя запись журнала: ")
                        line.element("code", .named("id", "head"), text: "\(head.number):\(head.hash)")
                        line.text(". Журнал и архив проверяет команда ")
                        line.element("code", text: "expertise verify --against \(head.number):\(head.hash)")
                        line.text(".")
                    }
                } else {
                    wide.element("p", text: "Записей в журнале ещё нет.")
                }
                if provenance.later > 0 {
                    wide.element("p", .class("warning")) { line in
                        line.text(
                            "Не учтены более поздние записи: \(Words.grouped(provenance.later)). "
                                + "Отчёт показывает состояние на \(report.asOf.russian)."
                        )
                    }
                }
                if provenance.judgedOtherwise > 0 {
                    wide.element("p", .class("warning")) { line in
                        line.text(
                            "По другой редакции параметров проверено документов: \(provenance.judgedOtherwise). "
                                + "Их проверит заново команда expertise reexamine."
                        )
                    }
                }
                wide.element("p") { line in
                    line.text("Программа expertise \(provenance.program); параметры экспертизы, SHA-256: ")
                    line.element("code", text: provenance.parameters)
                    line.text(".")
                }
                wide.element("p") { line in
                    line.text(
                        "Дорожная карта называет месяцы; срок здесь — последний день месяца. Доли пунктов 16 и 19 "
                            + "считаются по всем школам реестра, пункта 23 — по всем парам «школа — активированное "
                            + "направление». Время — \(report.zone)."
                    )
                }
            }
        }
    }
}
