package import Configuration
internal import Foundation

extension SchoolRegister {
    /// Reads `schools.yaml` (contract, chapter 1).
    ///
    /// - Throws: all faults at once: unknown and missing keys, wrong ids, one id or name for two schools, unknown or
    ///   repeated directions, a time zone that does not exist.
    package static func read(yaml: String, file: String = "schools.yaml") throws(ConfigurationFaults) -> SchoolRegister
    {
        try YAMLDocument(text: yaml, file: file).decode { fields in
            let municipality = fields.string("municipality", default: "")
            let settings = fields.mapping("settings", default: Settings()) { Settings($0) }
            var names = NamesTaken()
            let schools = fields.list("schools") { school($0, names: &names) }
            return schools.map { SchoolRegister(municipality: municipality, schools: $0, settings: settings) }
        }
    }

    /// The school that `name` means: its id, name or one of its aliases, whatever the case, quotes, ё and dashes.
    ///
    /// - Returns: nil when there is none; two cannot fit, the register refuses that on reading.
    package func school(named name: String) -> School? {
        let key = NameKey(name)
        return schools.first { school in
            ([school.id, school.name] + school.aliases).contains { NameKey($0) == key }
        }
    }

    private static func school(_ value: YAMLValue, names: inout NamesTaken) -> School? {
        value.mapping("описание школы") { fields in
            let id = fields.required("id").flatMap { identifier($0) }
            let name = fields.required("name")
            let aliases = fields.optional("aliases")?.list { $0.nonEmptyString() == nil ? nil : $0 } ?? []
            let curator = fields.optionalString("curator")
            let risks = fields.required("risks").flatMap { directions($0) }
            names.take(fields.optional("id"), name, aliases, for: value)
            guard let id, let name = name?.nonEmptyString(), let risks else { return nil }
            return School(
                id: id,
                name: name,
                aliases: aliases.compactMap { $0.string() },
                curator: curator,
                risks: risks
            )
        }
    }

    private static func identifier(_ value: YAMLValue) -> String? {
        guard let id = value.nonEmptyString() else { return nil }
        let allowed = Set("abcdefghijklmnopqrstuvwxyz0123456789-".unicodeScalars)
        guard id.unicodeScalars.allSatisfy(allowed.contains), id.utf8.first != UInt8(ascii: "-") else {
            value.fault("id школы пишется строчными латинскими буквами, цифрами и «-», а указано «\(id)»")
            return nil
        }
        guard id.utf8.count <= 64 else {
            value.fault("id школы длиннее 64 знаков")
            return nil
        }
        return id
    }

    private static func directions(_ value: YAMLValue) -> [RiskDirection]? {
        var seen: Set<RiskDirection> = []
        return value.list { element in
            guard let direction = element.choice(RiskDirection.self) else { return nil }
            guard seen.insert(direction).inserted else {
                element.fault("направление \(direction.rawValue) указано больше одного раза")
                return nil
            }
            return direction
        }?.sorted()
    }
}

extension SchoolRegister.Settings {
    fileprivate init?(_ fields: YAMLFields) {
        self.init()
        partlyCounts = fields.boolean("partlyCounts", default: partlyCounts)
        waitMinutes = fields.integer("waitMinutes", in: 0...100_000, default: waitMinutes)
        guard let zone = fields.optional("timeZone"), let name = zone.nonEmptyString() else { return }
        guard name == "UTC" || (name.contains("/") && Foundation.TimeZone(identifier: name) != nil) else {
            zone.fault("такого часового пояса нет: ожидалось имя вида Europe/Saratov, а указано «\(name)»")
            return
        }
        timeZone = name
    }
}

/// Which ids, names and aliases are given away: a folder of the inbox may carry any of them and must mean one school.
private struct NamesTaken {
    /// Where the school stands that has the name.
    private var owners: [NameKey: (name: String, school: Int, line: Int)] = [:]
    private var schools = 0

    mutating func take(_ id: YAMLValue?, _ name: YAMLValue?, _ aliases: [YAMLValue], for school: YAMLValue) {
        schools += 1
        for value in [id, name].compactMap(\.self) + aliases {
            guard let text = value.textIfScalar else { continue }
            if let owner = owners[NameKey(text)], owner.school != schools {
                let what = owner.name == text ? "уже занято" : "не отличить от «\(owner.name)», занятого"
                value.fault(
                    "«\(text)» \(what) другой школой (строка \(owner.line)): имена и id школ не должны совпадать"
                )
            } else {
                owners[NameKey(text)] = (text, schools, value.line)
            }
        }
    }
}
