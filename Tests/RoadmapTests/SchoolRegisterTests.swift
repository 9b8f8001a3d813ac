import Configuration
import Roadmap
import Testing

private func faults(_ yaml: String) -> [String] {
    let error = #expect(throws: ConfigurationFaults.self) { _ = try SchoolRegister.read(yaml: yaml) }
    return error?.faults.map(\.description) ?? []
}

@Suite("The register of schools")
struct SchoolRegisterTests {
    @Test func `is read as the contract writes it`() throws {
        let register = try SchoolRegister.read(
            yaml: """
                # schools.yaml
                municipality: Лысогорский муниципальный район
                schools:
                  - id: shirokiy-karamysh            # lower-case latin, digits, '-'
                    name: МБОУ «СОШ с. Широкий Карамыш»
                    aliases: [Широкий Карамыш, СОШ Широкий Карамыш]
                    curator: Петрова А. И.           # optional
                    risks: [R12, R02, R09]           # activated directions; ids of domain/risks.md
                """
        )

        var expected = SchoolRegister(municipality: "Лысогорский муниципальный район")
        expected.schools = [
            School(
                id: "shirokiy-karamysh",
                name: "МБОУ «СОШ с. Широкий Карамыш»",
                aliases: ["Широкий Карамыш", "СОШ Широкий Карамыш"],
                curator: "Петрова А. И.",
                risks: [.r02, .r09, .r12]
            )
        ]
        #expect(register == expected)
    }

    @Test func `takes its settings`() throws {
        let settings = try SchoolRegister.read(
            yaml: "schools: []\nsettings: {timeZone: Asia/Omsk, partlyCounts: true, waitMinutes: 5}\n"
        ).settings

        #expect(settings.timeZone == "Asia/Omsk")
        #expect(settings.partlyCounts)
        #expect(settings.waitMinutes == 5)
    }

    @Test func `names every fault at its place`() {
        let yaml = """
            schools:
              - id: Школа
                name: МБОУ «СОШ № 1»
                risks: [R01, R14, R01]
              - id: two
                risk: [R02]
            settings: {timeZone: Europe/Saratow, partlyCounts: no, waitMinutes: -1}
            """

        #expect(
            faults(yaml) == [
                "schools.yaml:2:9: id школы пишется строчными латинскими буквами, цифрами и «-», а указано «Школа»",
                "schools.yaml:4:18: ожидалось одно из: R01, R02, R03, R04, R05, R06, R07, R08, R09, R10, R11, R12, R13, "
                    + "а указано «R14»",
                "schools.yaml:4:23: направление R01 указано больше одного раза",
                "schools.yaml:5:5: нет обязательного ключа «name» (описание школы)",
                "schools.yaml:5:5: нет обязательного ключа «risks» (описание школы)",
                "schools.yaml:6:5: неизвестный ключ «risk»: возможно, имелось в виду «risks»",
                "schools.yaml:7:22: такого часового пояса нет: ожидалось имя вида Europe/Saratov, а указано «Europe/Saratow»",
                "schools.yaml:7:52: ожидалось true или false, а указано «no»",
                "schools.yaml:7:69: ожидалось целое число от 0 до 100000, а указано «-1»",
            ]
        )
    }

    @Test(arguments: [
        "{id: one, name: Школа 2, risks: []}",
        "{id: two, name: ШКОЛА №1, risks: []}",
        "{id: two, name: \"«Школа №1»\", risks: []}",
        "{id: two, name: Б, aliases: [Ёлка], risks: []}",
        "{id: two, name: One, risks: []}",
    ])
    func `refuses an id or a name that could mean two schools`(second: String) {
        let yaml = "schools:\n  - {id: one, name: Школа №1, aliases: [елка], risks: []}\n  - \(second)\n"

        let found = faults(yaml)

        #expect(found.count == 1)
        #expect(found.first?.contains("другой школой (строка 2)") == true)
    }

    @Test func `lets a school repeat itself`() throws {
        let register = try SchoolRegister.read(yaml: "schools:\n  - {id: one, name: One, aliases: [ONE], risks: []}\n")

        #expect(register.schools.map(\.id) == ["one"])
    }

    @Test(arguments: [
        "shk-1", "МБОУ «СОШ №1»", "мбоу сош №1", "МБОУ \"СОШ №1\"", "СОШ  Ёлки", "сош-елки", "СОШ И\u{306}од",
    ])
    func `finds a school by whatever a folder is called`(name: String) throws {
        let register = try SchoolRegister.read(
            yaml: "schools:\n  - {id: shk-1, name: МБОУ «СОШ №1», aliases: [СОШ Ёлки, сош йод], risks: []}\n"
        )

        #expect(register.school(named: name)?.id == "shk-1")
        #expect(register.school(named: "СОШ") == nil)
    }

    @Test func `starts from a template that is valid and empty`() throws {
        #expect(try SchoolRegister.read(yaml: SchoolRegister.template) == SchoolRegister())
    }

    @Test func `has a template whose sample can be uncommented`() throws {
        let lines = SchoolRegister.template.split(separator: "\n")
        let sample = lines.drop { !$0.hasPrefix("#  - id:") }.prefix { $0.hasPrefix("#  ") }.map { $0.dropFirst(2) }
        let settings = lines.drop { !$0.hasPrefix("# settings:") }.map { $0.dropFirst(2) }

        let register = try SchoolRegister.read(yaml: (["schools:"] + sample + settings).joined(separator: "\n"))

        #expect(register.schools.map(\.id) == ["shirokiy-karamysh"])
        #expect(register.settings == SchoolRegister.Settings())
    }

    @Test func `has a template that lists every direction`() {
        for direction in RiskDirection.allCases {
            #expect(SchoolRegister.template.contains("\(direction.rawValue) \(direction.title)"))
        }
    }
}
