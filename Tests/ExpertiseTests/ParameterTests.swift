import DocumentModel
import Roadmap
import Testing

@testable import Expertise

@Suite("The parameters of the expertise")
struct ParameterJudgeTests {
    @Test(arguments: ParameterSample.all)
    func `answer as a curator would`(sample: ParameterSample) throws {
        let result = try #require(sample.draft.results().first { $0.id == sample.id })
        #expect(result.outcome == sample.expected, "\(sample.story): \(result.remarks)")
    }

    /// Answered by a person, by other documents, or by the reader that refused the file.
    private static let withoutSamples: Set<String> = ["E02", "E35", "E39", "V01", "V02", "V08"]

    @Test func `have each a document that passes, one that fails and a near miss`() {
        for page in RuleBook.builtIn.parameters.pages where page.scope == .document {
            let manners = Set(ParameterSample.all.filter { $0.id == page.id }.map(\.manner))
            if Self.withoutSamples.contains(page.id) {
                #expect(manners.isEmpty)
            } else {
                #expect(manners == Set(ParameterSample.Manner.allCases), "\(page.id)")
            }
        }
    }

    @Test(arguments: [
        ParameterDraft.concept, ParameterDraft.midterm, ParameterDraft.antirisk, ParameterDraft.roadmap,
    ])
    func `say nothing against a document without fault`(draft: ParameterDraft) {
        let results = draft.results()
        #expect(results.flatMap(\.remarks) == [], "\(draft.kind)")
        #expect(Verdict.of(results) == .conforms)
        let open = Set(results.filter { $0.outcome == .notChecked }.map(\.id))
        #expect(open.isSubset(of: ["E35", "E39"]), "\(open)")
    }

    @Test func `leave evidence to a person, because its event stands in other documents`() {
        let results = ParameterDraft.evidence.results()
        #expect(results.flatMap(\.remarks) == [])
        #expect(Verdict.of(results) == .needsExpert)
    }

    @Test(arguments: ParameterSample.all)
    func `speak in full sentences, with short quotations of the document, and never say no in silence`(
        sample: ParameterSample
    ) {
        for result in sample.draft.results() {
            if result.outcome == .no || result.outcome == .partly {
                #expect(!result.remarks.isEmpty, "\(result.id)")
            }
            if result.outcome == .yes { #expect(result.remarks.isEmpty, "\(result.id)") }
            for remark in result.remarks {
                #expect(remark.text.hasSuffix("."), "\(remark.text)")
                #expect(!remark.text.contains("{") && !remark.text.contains("«»"), "\(remark.text)")
                #expect(remark.text.first?.isUppercase == true || remark.text.first == "«", "\(remark.text)")
                #expect((remark.quote?.count ?? 0) <= 120)
                #expect(remark.quote?.contains("\n") != true)
            }
        }
    }

    @Test func `of a file of another kind are only those of admission`() {
        #expect(ParameterDraft.other.results().map(\.id) == ["E02", "E03", "E04"])
    }

    @Test(arguments: DocumentKind.allCases)
    func `are listed in the order of their ids, without those over a school's documents`(kind: DocumentKind) {
        let ids = RuleBook.builtIn.parameters.pages(for: kind).map(\.id)
        #expect(ids == ids.sorted())
        #expect(Set(ids).isDisjoint(with: ["E01", "E24", "E28", "E40"]))
    }

    @Test func `name the kind that was found instead`() throws {
        let result = try #require(ParameterDraft.other.results().first { $0.id == "E03" })
        #expect(result.remarks.first?.text.contains("программа развития школы") == true)
    }

    @Test func `name both schools when the text and the folder disagree`() throws {
        let draft = ParameterDraft.antirisk.with {
            $0.finding = SchoolFinding(id: "oktyabrskiy", confidence: .certain, named: "МБОУ «ООШ п. Октябрьский»")
        }
        let result = try #require(draft.results().first { $0.id == "E04" })
        let text = try #require(result.remarks.first?.text)
        #expect(text.contains("ООШ п. Октябрьский") && text.contains("СОШ с. Ключи"))
    }

    @Test func `never show personal data`() throws {
        let draft = ParameterDraft.evidence.with { $0.extra.append("СНИЛС 123-456-789 01, тел. 89271234567") }
        let result = try #require(draft.results().first { $0.id == "V07" })
        #expect(result.remarks.allSatisfy { $0.quote == nil && !$0.text.contains("123") && !$0.text.contains("8927") })
    }
}

@Suite("The stated period")
struct StatedPeriodTests {
    @Test func `is that of the passport, which is more exact than the title`() {
        let period = statedPeriod(of: ParameterDraft.antirisk.dossier)
        #expect(period?.from == CalendarDate(year: 2023, month: 2, day: 1))
        #expect(period?.to == CalendarDate(year: 2023, month: 11, day: 30))
    }

    @Test func `is that of the title where there is no row`() {
        let period = statedPeriod(of: ParameterDraft.concept.dossier)
        #expect(period?.from == CalendarDate(year: 2022, month: 1, day: 1))
        #expect(period?.to == CalendarDate(year: 2024, month: 12, day: 31))
    }

    @Test func `is unknown when nothing says it`() {
        let draft = ParameterDraft.concept.with { $0.title = ["КОНЦЕПЦИЯ РАЗВИТИЯ", "2023"] }
        #expect(statedPeriod(of: draft.dossier) == nil)
    }

    @Test func `tell one fault once and refer to it afterwards`() {
        let results = ParameterDraft.antirisk.with {
            $0["a.methods"] = nil
            $0["a.exec"] = [""]
        }.results()
        func text(_ id: String) -> String { results.first { $0.id == id }?.remarks.first?.text ?? "" }

        #expect(text("E10") == "Отсутствует раздел «Методы сбора и обработки информации». Добавьте его и заполните.")
        #expect(text("E25") == "Раздел «Методы сбора и обработки информации» отсутствует, см. замечание E10.")
        #expect(text("E37") == "Строка «Исполнители» не раскрыта, см. замечание E11.")
        #expect(results.filter { $0.outcome == .no }.map(\.id) == ["E10", "E11", "E25", "E37"])
    }
}
