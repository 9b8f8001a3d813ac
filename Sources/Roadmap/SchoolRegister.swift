/// A participating school, as the register (`schools.yaml`, roadmap item 14) names it.
package struct School: Sendable, Equatable {
    /// Lower-case Latin letters, digits and «-»; unique in the register.
    package var id: String
    /// Full name as it should be shown.
    package var name: String
    package var aliases: [String]
    package var curator: String?
    /// Activated risk directions, in the order of their ids, without repeats.
    package var risks: [RiskDirection]

    package init(id: String, name: String, aliases: [String] = [], curator: String? = nil, risks: [RiskDirection]) {
        self.id = id
        self.name = name
        self.aliases = aliases
        self.curator = curator
        self.risks = risks
    }
}

/// All participating schools.
package struct SchoolRegister: Sendable, Equatable {
    package var municipality: String
    /// In the order of the file, which is the order of reports.
    package var schools: [School]
    package var settings: Settings

    package init(municipality: String = "", schools: [School] = [], settings: Settings = Settings()) {
        self.municipality = municipality
        self.schools = schools
        self.settings = settings
    }

    package func school(id: String) -> School? { schools.first { $0.id == id } }

    /// Optional `settings:` of the file.
    package struct Settings: Sendable, Equatable {
        /// IANA name; local time for people. Inside everything is UTC.
        package var timeZone = "Europe/Saratov"
        /// Whether «частично соответствует» counts as conforming for item 19 (`domain/expertise.md` 4.4; default no).
        package var partlyCounts = false
        /// Minutes after which a file that never became complete is archived as unreadable (R2).
        package var waitMinutes = 60

        package init() {}
    }
}
