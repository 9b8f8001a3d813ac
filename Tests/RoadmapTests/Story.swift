import Hashing
import Roadmap

/// Writes a log as things happened, one line each, and asks where the roadmap stands.
struct Story {
    private(set) var entries: [Entry] = []
    var register: SchoolRegister
    private var time: Int64

    /// One school, `north`, with one activated direction, R09; the story begins on 2023-03-01.
    init(risks: [RiskDirection] = [.r09], schools: [String] = ["north"]) {
        register = SchoolRegister(schools: schools.map { School(id: $0, name: $0, risks: risks) })
        time = UTCTime.days(since1970: CalendarDate(iso: "2023-03-01")!) * 86_400
    }

    var ledger: RoadmapLedger { RoadmapLedger(entries) }

    var status: RoadmapStatus {
        ledger.status(of: register, plan: .builtIn, asOf: CalendarDate(iso: "2023-06-01")!)
    }

    func school(_ id: String = "north") -> SchoolStanding { status.schools.first { $0.school.id == id }! }

    func document(_ kind: DocumentKind, _ risk: RiskDirection? = nil, of school: String = "north") -> DocumentStanding {
        self.school(school).documents.first { $0.kind == kind && $0.risk == risk }!
    }

    func state(_ kind: DocumentKind, _ risk: RiskDirection? = nil, of school: String = "north")
        -> DocumentStanding.State
    {
        document(kind, risk, of: school).state
    }

    func count(_ item: Int) -> ItemStanding.Count? { status.items.first { $0.item.number == item }?.count }

    mutating func pass(to day: String) { time = UTCTime.days(since1970: CalendarDate(iso: day)!) * 86_400 }
    mutating func pass(to day: String, seconds: Int64) {
        pass(to: day)
        time += seconds
    }

    /// A file comes in.
    @discardableResult
    mutating func receive(_ school: String? = "north", duplicateOf: Int64? = nil, asOf: String? = nil) -> Int64 {
        var fact = Fact(event: .received, by: "program", program: "1")
        fact.school = school
        fact.duplicateOf = duplicateOf
        fact.asOf = asOf.flatMap { CalendarDate(iso: $0) }
        return append(fact)
    }

    /// The program looks at what came in.
    @discardableResult
    mutating func examine(
        _ received: Int64,
        _ kind: DocumentKind?,
        _ risks: [RiskDirection] = [],
        _ verdict: Verdict? = .conforms,
        school: String? = "north",
        status: ExaminationStatus = .examined
    ) -> Int64 {
        var fact = Fact(event: .examined, by: "program", program: "1")
        fact.subject = received
        fact.school = school
        fact.kind = kind
        fact.risks = risks
        fact.status = status
        fact.verdict = verdict
        return append(fact)
    }

    /// A file comes in and is examined.
    @discardableResult
    mutating func bring(
        _ kind: DocumentKind?,
        _ risks: [RiskDirection] = [],
        _ verdict: Verdict? = .conforms,
        school: String? = "north",
        status: ExaminationStatus = .examined
    ) -> Int64 {
        let received = receive(school)
        examine(received, kind, risks, verdict, school: school, status: status)
        return received
    }

    @discardableResult
    mutating func decide(
        _ entry: Int64,
        verdict: Verdict? = nil,
        kind: DocumentKind? = nil,
        risks: [RiskDirection] = [],
        school: String? = nil
    ) -> Int64 {
        var fact = Fact(event: .decided, by: "Петрова", program: "1")
        fact.subject = entry
        fact.verdict = verdict
        fact.kind = kind
        fact.risks = risks
        fact.school = school
        fact.reason = "так"
        return append(fact)
    }

    @discardableResult
    mutating func confirm(_ risk: RiskDirection, school: String = "north", withdraw: Bool = false) -> Int64 {
        var fact = Fact(event: withdraw ? .withdrawn : .confirmed, by: "Петрова", program: "1")
        fact.school = school
        fact.kind = .antirisk
        fact.risks = [risk]
        return append(fact)
    }

    /// Everything that items 16 and 19 ask of `north` with R09.
    mutating func bringAll() {
        bring(.concept)
        bring(.midterm)
        bring(.antirisk, [.r09])
    }

    private mutating func append(_ fact: Fact) -> Int64 {
        let number = Int64(entries.count + 1)
        time += 60
        entries.append(Entry(number: number, time: UTCTime.text(time), fact: fact, previous: "", hash: ""))
        return number
    }
}
