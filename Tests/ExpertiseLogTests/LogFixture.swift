import ExpertiseLog
import Foundation
import GRDB
import Hashing
import Roadmap
import TestSupport

/// A log in a folder of its own, and ways round the program's front door.
final class LogFixture {
    let scratch = Scratch("log")
    var path: String { scratch.appending("expertise.sqlite") }

    func open() throws -> ExpertiseLog { try ExpertiseLog(path: path, creating: true) }

    /// Ten entries about three schools.
    func filled() throws -> ExpertiseLog {
        let log = try open()
        for number in 1...10 {
            try log.append([.sample(number)], at: LogFixture.start + Int64(number) * 60)
        }
        return log
    }

    /// What somebody with an SQL console does: rules off, then whatever he likes.
    func tamper(_ statements: String...) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { database in
            let triggers = try Row.fetchAll(database, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
            for trigger in triggers { try database.execute(sql: "DROP TRIGGER \(trigger[0] as String)") }
            try database.execute(sql: "PRAGMA ignore_check_constraints = ON")
            for statement in statements { try database.execute(sql: statement) }
            for trigger in triggers { try database.execute(sql: trigger[1]) }
        }
        try queue.close()
    }

    func refusal(of statement: String) throws -> String? {
        let queue = try DatabaseQueue(path: path)
        defer { try? queue.close() }
        do {
            try queue.write { try $0.execute(sql: statement) }
            return nil
        } catch let error as DatabaseError {
            return error.message
        }
    }

    /// 2023-03-28 09:00:00 UTC.
    static let start: Int64 = 1_679_994_000
}

extension Fact {
    /// One of a series that differs in everything a query can ask for.
    static func sample(_ number: Int) -> Fact {
        var fact = Fact(event: number.isMultiple(of: 2) ? .examined : .received, by: "program", program: "1.0")
        fact.items = number.isMultiple(of: 2) ? [16, 19] : [16]
        fact.school = ["north", "south", nil][number % 3]
        fact.kind = number.isMultiple(of: 2) ? .concept : .antirisk
        fact.risks = number.isMultiple(of: 2) ? [] : [.r02, .r09]
        fact.verdict = number.isMultiple(of: 4) ? .conforms : nil
        fact.document = DocumentReference(
            sha256: ContentDigest(of: "bytes \(number % 5)"),
            name: "юг/Концепция «\(number)».docx",
            archivedAs: "south/concept/2023-03-28-\(number).docx",
            bytes: Int64(number) * 1000
        )
        fact.details = number.isMultiple(of: 2) ? #"{"verdict":"да","n":\#(number)}"# : nil
        return fact
    }
}
