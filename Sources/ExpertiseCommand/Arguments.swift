import ArgumentParser
import Intake
import Roadmap

extension CalendarDate: ExpressibleByArgument {
    package init?(argument: String) { self.init(iso: argument) }
}

extension DocumentKind: ExpressibleByArgument {}

extension Verdict: ExpressibleByArgument {}

extension RiskDirection: ExpressibleByArgument {
    package init?(argument: String) { self.init(rawValue: argument.uppercased()) }
}

extension SchoolRegister {
    /// The school a person named on the command line.
    func known(_ name: String) throws -> School {
        if let school = school(named: name) { return school }
        throw CommandFailure(
            status: CommandFailure.noInput,
            message: "Школы «\(name)» нет в реестре schools.yaml. Можно указать id, название или псевдоним."
        )
    }
}
