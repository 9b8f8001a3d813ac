internal import Foundation
internal import Hashing
internal import JSONText
internal import Roadmap

/// The report as one page that needs nothing but a browser: no network, no server, and no script for reading.
///
/// Its policy forbids everything that it does not carry itself: even markup that got past the escaping could neither
/// run nor call home.
package struct ReportPage {
    let report: CoordinatorReport
    private let bodies: FragmentStore

    package init(_ report: CoordinatorReport) {
        self.init(report, mostBytesWrittenOut: FragmentStore.mostBytesWrittenOut)
    }

    init(_ report: CoordinatorReport, mostBytesWrittenOut: Int) {
        self.report = report
        bodies = FragmentStore(
            report.schools.map { SchoolFragment(school: $0, zone: report.zone).html },
            mostBytesWrittenOut: mostBytesWrittenOut
        )
    }

    /// UTF-8.
    package var bytes: [UInt8] {
        var page = HTMLBuilder()
        page.markup("<!doctype html>\n")
        page.element("html", .named("lang", "ru")) { html in
            html.element("head") { head(&$0) }
            html.element("body") { body(&$0) }
        }
        page.markup("\n")
        return page.bytes
    }

    static func title(of report: CoordinatorReport) -> String {
        let place = report.municipality.isEmpty ? "" : ", \(report.municipality)"
        return "Отчёт координатора проекта «500+»\(place), \(report.asOf.russian)"
    }

    private func head(_ head: inout HTMLBuilder) {
        head.void("meta", .named("charset", "utf-8"))
        head.void("meta", .named("http-equiv", "Content-Security-Policy"), .named("content", Self.policy))
        head.void("meta", .named("name", "viewport"), .named("content", "width=device-width, initial-scale=1"))
        head.void("meta", .named("name", "color-scheme"), .named("content", "light dark"))
        head.void("meta", .named("name", "referrer"), .named("content", "no-referrer"))
        head.void("meta", .named("name", "robots"), .named("content", "noindex"))
        head.element("title", text: Self.title(of: report))
        head.element("style") { $0.markup(PageStyle.text) }
    }

    private static let policy: String = [
        "default-src 'none'", "style-src '\(source(PageStyle.text))'", "script-src '\(source(PageScript.text))'",
        "base-uri 'none'", "form-action 'none'",
    ].joined(separator: "; ")

    /// The hash by which the policy knows a style or a script (CSP Level 3, section 2.3.1).
    private static func source(_ text: StaticString) -> String {
        let digits = Array(ContentDigest(of: text.description).hex.utf8)
        let raw = stride(from: 0, to: digits.count, by: 2).compactMap {
            UInt8(String(decoding: digits[$0...($0 + 1)], as: UTF8.self), radix: 16)
        }
        return "sha256-\(Data(raw).base64EncodedString())"
    }

    private func body(_ body: inout HTMLBuilder) {
        body.element("a", .class("skip"), .href(.section("content")), text: "Перейти к содержанию")
        banner(&body)
        body.element("main", .id(.section("content")), .named("tabindex", "-1")) { main in
            SharesSection(report: report).write(to: &main)
            MatrixSection(report: report).write(to: &main)
            PeopleSection(report: report).write(to: &main)
            schools(&main)
            TimelineSection(report: report).write(to: &main)
            RoadmapSection(report: report).write(to: &main)
            ParametersSection(report: report).write(to: &main)
        }
        PageFoot(report: report).write(to: &body)
        if bodies.isPacked { packed(&body) }
        body.element("script") { $0.markup(PageScript.text) }
    }

    private func banner(_ body: inout HTMLBuilder) {
        body.element("header", .class("banner")) { header in
            header.element("div", .class("wide")) { wide in
                wide.element("p", .class("over"), text: report.municipality)
                wide.element("h1", text: "Концептуальные документы школ «500+»")
                wide.element("p", .class("lead")) { lead in
                    lead.text("Отчёт координатора. Состояние на ")
                    lead.element("strong", text: report.asOf.russian)
                    lead.text(
                        ": \(Words.count(report.schools.count, "школа", "школы", "школ")), "
                            + Words.count(report.provenance.entries, "запись", "записи", "записей") + " журнала."
                    )
                }
            }
        }
        body.element("nav", .class("tabs"), .named("aria-label", "Разделы отчёта")) { nav in
            nav.element("ul", .class("wide")) { list in
                for (anchor, name) in Self.sections {
                    list.element("li") { $0.element("a", .href(.section(anchor)), text: name) }
                }
            }
        }
    }

    private static let sections: [(StaticString, String)] = [
        ("shares", "Доли"), ("matrix", "Таблица"), ("people", "Ждут решения"), ("schools", "Школы"),
        ("timeline", "Динамика"), ("roadmap", "Дорожная карта"), ("about", "Об отчёте"),
    ]

    private func schools(_ main: inout HTMLBuilder) {
        main.element("section", .id(.section("schools")), .named("aria-labelledby", "schools-title")) { section in
            section.element("h2", .named("id", "schools-title"), text: "Школы")
            section.element("p", .class("note")) { note in
                note.text(
                    "В каждой школе — её документы, замечания с местом и цитатой, версии, решения, подтверждения."
                )
            }
            if bodies.isPacked {
                section.element("noscript") { noscript in
                    noscript.element("p", .class("warning")) { warning in
                        warning.text(
                            "Школ много, поэтому их документы открываются только с включёнными сценариями (JavaScript). "
                                + "Без них то же самое есть в файле report.xlsx."
                        )
                    }
                }
            }
            for (index, school) in report.schools.enumerated() {
                section.element("details", .class("school"), .id(.school(school.id))) { details in
                    details.element("summary") { SchoolFragment.summary(of: school, to: &$0) }
                    details.element("div", .class("inside")) { bodies.write(index, to: &$0) }
                }
            }
        }
    }

    private func packed(_ body: inout HTMLBuilder) {
        let owners = report.schools.map { school in
            school.documents.compactMap { $0.version.map { Anchor.document($0.received.number) } }
        }
        body.element("script", .named("type", "application/json"), .named("id", "packed")) { script in
            script.json(bodies.data(owners: owners))
        }
    }
}
