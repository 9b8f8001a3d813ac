internal import Roadmap

/// What the numbers beside remarks mean, and how such a remark is mended.
struct ParametersSection {
    let report: CoordinatorReport

    func write(to main: inout HTMLBuilder) {
        guard !report.parameters.isEmpty else { return }
        main.element("section", .id(.section("parameters")), .named("aria-labelledby", "parameters-title")) { section in
            section.element("h2", .named("id", "parameters-title"), text: "Параметры экспертизы в замечаниях")
            section.element("details", .class("words")) { details in
                details.element(
                    "summary",
                    text: "Показать \(Words.count(report.parameters.count, "параметр", "параметра", "параметров"))"
                )
                details.element("dl", .class("parameters")) { list in
                    for parameter in report.parameters {
                        list.element("dt", .id(.parameter(parameter.id)), .named("tabindex", "-1")) { term in
                            term.element("b", text: parameter.id)
                            term.text(" \(parameter.title)")
                        }
                        list.element("dd", text: parameter.mend)
                    }
                }
            }
        }
    }
}
