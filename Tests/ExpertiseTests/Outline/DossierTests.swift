import Expertise
import Roadmap
import Testing

@Suite("A dossier")
struct DossierTests {
    @Test func `of an anti-risk programme holds every row of its passport and its roadmap`() {
        let dossier = Bench.dossier(Samples.antirisk)

        #expect(dossier.kind == .antirisk)
        #expect(dossier.kindConfidence == .certain)
        #expect(dossier.risks == [.r09])
        #expect(dossier.schoolFinding.id == "dubrovka")
        #expect(dossier.schoolFinding.confidence == .certain)
        for id in [
            "a.name", "a.goal", "a.tasks", "a.goaltasks", "a.ind", "a.methods", "a.terms", "a.measures", "a.results",
            "a.exec", "a.annex", "t.org", "t.title", "t.period", "t.approve", "t.accept", "t.place",
        ] {
            #expect(Bench.state(id, in: dossier) == "present", "\(id)")
        }
        #expect(Bench.state("a.risk", in: dossier) == "missing")
        #expect(dossier.eventTables.count == 1)
        #expect(dossier.eventTables.first?.rows.count == 3)
        #expect(dossier.eventTables.first?.rows[1].values[.task]?.text == "Провести диагностику")
    }

    @Test func `of a concept holds its chapters`() {
        let dossier = Bench.dossier(Samples.concept)

        #expect(dossier.kind == .concept)
        #expect(dossier.schoolFinding.id == "zarechny-1")
        #expect(dossier.risks == [.r09, .r12])
        for id in [
            "c.intro", "c.analysis", "c.risks", "c.goals", "c.measures", "c.resp", "t.approve", "t.title", "t.period",
            "t.place", "t.org",
        ] {
            #expect(Bench.state(id, in: dossier) == "present", "\(id)")
        }
        #expect(Bench.state("c.results", in: dossier) == "missing")
        #expect(Bench.state("t.accept", in: dossier) == "missing")
    }

    @Test func `of a mid-term programme holds passport and chapters`() {
        let dossier = Bench.dossier(Samples.midterm)

        #expect(dossier.kind == .midterm)
        #expect(dossier.schoolFinding.id == "zarechny-2")
        #expect(dossier.risks == [.r06])
        for id in [
            "m.passport", "m.name", "m.goaltasks", "m.goal", "m.tasks", "m.ind", "m.methods", "m.terms", "m.projects",
            "m.results", "m.exec", "m.control", "m.body", "m.mech", "m.table",
        ] {
            #expect(Bench.state(id, in: dossier) == "present", "\(id)")
        }
        #expect(Bench.state("m.finance", in: dossier) == "missing")
    }

    @Test func `of a roadmap knows the risk by its dividing row`() {
        let dossier = Bench.dossier(Samples.roadmap)

        #expect(dossier.kind == .roadmap)
        #expect(dossier.schoolFinding.id == "kamenka")
        #expect(dossier.risks == [.r13])
        for id in ["r.title", "r.risk", "r.table"] { #expect(Bench.state(id, in: dossier) == "present", "\(id)") }
        #expect(dossier.eventTables.first?.rows.map(\.risk) == [.r13, .r13])
    }
}
