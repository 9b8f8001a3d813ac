package import Roadmap

extension ExpertiseLog.Reader {
    /// The number that the next entry of this transaction will get.
    package var nextNumber: Int64 {
        get throws(LogFailure) { (try head()?.number ?? 0) + 1 }
    }

    /// Hands the entries after `number` to `body` one by one, ascending, without their details.
    package func entries(after number: Int64, _ body: (Entry) throws -> Void) throws(LogFailure) {
        var query = ExpertiseLog.Query()
        query.after = number
        try forEach(query, body)
    }
}

extension ExpertiseLog {
    /// Hands the entries after `number` to `body` one by one, ascending, without their details.
    package func entries(after number: Int64, _ body: (Entry) throws -> Void) throws {
        try read { reader in try reader.entries(after: number, body) }
    }
}
