import Configuration
import Roadmap
import Testing

@testable import Expertise

@Suite("The pages of the checklist")
struct ParameterPagesTests {
    private let builtIn = RuleBook.builtIn.parameters

    @Test func `are forty of the expertise and eight of the evidence, in the order of their ids`() {
        let numbers = (1...40).map { $0 < 10 ? "E0\($0)" : "E\($0)" } + (1...8).map { "V0\($0)" }
        #expect(builtIn.pages.map(\.id) == numbers)
    }

    @Test func `weigh as the checklist says`() {
        func ids(_ weight: Weight) -> [String] { builtIn.pages.filter { $0.weight == weight }.map(\.id) }
        #expect(
            ids(.critical) == [
                "E01", "E02", "E03", "E04", "E10", "E11", "E14", "E17", "E20", "E21", "E22", "E26", "E30", "E37", "V01",
                "V02",
            ]
        )
        #expect(ids(.advisory) == ["E07", "E12", "E24", "E29", "V08"])
    }

    @Test func `have a text for every remark their test can make`() {
        for page in builtIn.pages {
            let wanted = ParameterTests.byID[page.id]?.remarks.keys.sorted()
            #expect(page.remarks.keys.sorted() == wanted, "\(page.id)")
        }
    }

    @Test func `end every remark and every advice with a full stop`() {
        for page in builtIn.pages {
            for text in Array(page.remarks.values) + [page.mend, page.test] { #expect(text.hasSuffix("."), "\(text)") }
        }
    }

    @Test func `of every test are there, and every judged one has its test`() {
        #expect(Set(ParameterTests.byID.keys) == Set(builtIn.pages.map(\.id)))
        for page in builtIn.pages where page.scope == .school {
            #expect(ParameterTests.byID[page.id]?.judge == nil, "\(page.id)")
        }
    }

    @Test func `take what a file of the workspace changes and keep the rest`() throws {
        let pages = try ParameterPages(
            yaml: """
                project:
                  year: 2024
                parameters:
                  - id: E22
                    weight: O
                    remarks:
                      unmeasured: "{where}: назовите число."
                """,
            file: "parameters.yaml"
        )
        #expect(pages.project.year == 2024)
        #expect(pages.project.approvedBy == builtIn.project.approvedBy)
        #expect(pages.page("E22")?.weight == .main)
        #expect(pages.page("E22")?.remarks["unmeasured"] == "{where}: назовите число.")
        #expect(pages.page("E21")?.remarks == builtIn.page("E21")?.remarks)
        #expect(pages.page("E22")?.title == builtIn.page("E22")?.title)
        #expect(pages.pages.map(\.id) == builtIn.pages.map(\.id))
        #expect(pages.page("E21") == builtIn.page("E21"))
    }

    @Test func `of an empty file are the built-in ones`() throws {
        #expect(try ParameterPages(yaml: "# ничего\n", file: "parameters.yaml") == builtIn)
    }

    @Test(arguments: [
        ("parameters:\n  - id: E99\n", 2, "неизвестный параметр «E99»"),
        ("parameters:\n  - id: E22\n    weight: Q\n", 3, "ожидалось одно из: K, O, R"),
        ("parameters:\n  - id: E22\n    wieght: K\n", 3, "неизвестный ключ «wieght»"),
        ("parameters:\n  - id: E22\n    remarks:\n      unmesured: Текст.\n", 4, "нет замечания «unmesured»"),
        (
            "parameters:\n  - id: E22\n    remarks:\n      unmeasured: '{plase}.'\n", 4,
            "неизвестная подстановка «{plase}»"
        ),
        ("parameters:\n  - id: E22\n  - id: E22\n", 3, "указан дважды"),
        ("parameters:\n  - id: E22\n    kinds: [paper]\n", 3, "ожидалось одно из"),
        ("project:\n  approvedBy: 31.03.2024\n", 2, "ожидалась дата вида 2023-03-31"),
        ("parameters:\n  - weight: K\n", 2, "нет обязательного ключа «id»"),
    ])
    func `that are wrong are refused with the line and what was expected`(yaml: String, line: Int, message: String) {
        let error = #expect(throws: ConfigurationFaults.self) {
            try ParameterPages(yaml: yaml, file: "parameters.yaml")
        }
        let fault = error?.faults.first { $0.message.contains(message) }
        #expect(fault?.line == line, "\(error?.faults.map(\.description) ?? [])")
    }

    @Test func `change the digest of the rules in force`() throws {
        let changed = try RuleBook(lexicon: nil, parameters: "parameters:\n  - id: E22\n    weight: O\n")
        #expect(changed.digest != RuleBook.builtIn.digest)
        #expect(try RuleBook(lexicon: nil, parameters: nil).digest == RuleBook.builtIn.digest)
    }

    @Test func `that are wrong are reported together with a wrong lexicon`() {
        let error = #expect(throws: ConfigurationFaults.self) {
            try RuleBook(lexicon: "kinds: 1", parameters: "parameters:\n  - id: E99\n")
        }
        #expect(Set(error?.faults.map(\.file) ?? []) == ["lexicon.yaml", "parameters.yaml"])
    }

    @Test func `take effect in judging: a changed weight and text`() throws {
        let rules = try RuleBook(
            lexicon: nil,
            parameters: """
                parameters:
                  - id: E25
                    weight: K
                    remarks:
                      none: Нет методов.
                """
        )
        let draft = ParameterDraft.antirisk.with { $0["a.methods"] = nil }
        let result = try #require(ParameterJudge.judge(draft.dossier, by: rules).first { $0.id == "E25" })
        #expect(result.weight == .critical)
        #expect(result.remarks.map(\.text) == ["Нет методов."])
    }
}

@Suite("A remark's template")
struct RemarkTemplateTests {
    @Test func `fills in its names and leaves no braces`() {
        let text = RemarkTemplate.filled(
            "{where}: дата «{date}» вне срока.",
            with: ["where": "Строка 3", "date": "май"]
        )
        #expect(text == "Строка 3: дата «май» вне срока.")
        #expect(RemarkTemplate.filled("Без {подстановки}.", with: [:]) == "Без .")
        #expect(RemarkTemplate.filled("Скобка { одна", with: [:]) == "Скобка { одна")
    }

    @Test func `quotes at most 120 characters, cut between characters and not inside a word`() {
        let long = String(repeating: "мотивация и\u{306} ", count: 30)
        let quote = Quotation.make(long)
        #expect((quote?.count ?? 0) <= 120)
        #expect(quote?.hasSuffix("…") == true)
        #expect(Quotation.make("  Приказ \n № 5\t") == "Приказ № 5")
        #expect(Quotation.make(" \n ") == nil)
        #expect(Quotation.make(String(repeating: "ы", count: 500))?.count == 120)
    }
}

@Suite("Parameters over a school's documents")
struct SchoolParametersTests {
    private let school = ParameterDraft.school
    private let rules = RuleBook.builtIn
    private func placed(_ kind: DocumentKind, _ risks: RiskDirection...) -> SchoolParameters.Placed {
        SchoolParameters.Placed(kind: kind, risks: risks)
    }

    @Test func `find a complete set complete`() {
        let placed = [placed(.concept, .r09), placed(.midterm), placed(.antirisk, .r09), placed(.antirisk, .r13)]
        #expect(SchoolParameters.completeness(of: school, placed: placed, by: rules)?.outcome == .yes)
    }

    @Test func `name every document that is missing`() {
        let placed = [placed(.midterm, .r09), placed(.antirisk, .r09), placed(.evidence, .r13)]
        #expect(SchoolParameters.lacks(of: school, placed: placed) == [.concept, .antirisk(.r13)])
        let result = SchoolParameters.completeness(of: school, placed: placed, by: rules)
        #expect(result?.outcome == .no)
        #expect(result?.remarks.count == 2)
        #expect(result?.remarks.last?.text.contains("вовлечённости родителей") == true)
    }

    @Test func `are not satisfied by a concept that names the direction of a missing programme`() {
        let placed = [placed(.concept, .r09, .r13), placed(.midterm, .r09, .r13), placed(.antirisk, .r09)]
        #expect(SchoolParameters.lacks(of: school, placed: placed) == [.antirisk(.r13)])
    }

    @Test func `ask for evidence on every direction`() {
        #expect(SchoolParameters.evidence(of: school, directions: [.r09, .r13, .r09], by: rules)?.outcome == .yes)
        let result = SchoolParameters.evidence(of: school, directions: [.r09], by: rules)
        #expect(result?.outcome == .no)
        #expect(result?.remarks.map(\.text).first?.contains(RiskDirection.r13.title) == true)
    }
}
