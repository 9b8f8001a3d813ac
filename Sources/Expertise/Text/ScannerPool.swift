internal import Synchronization

extension WordScanner {
    private static let idle = Mutex<[Loan]>([])

    /// A scanner on its way between two examinations.
    ///
    /// `@unchecked`: a loan is only ever in the pool or in the one examination that took it out.
    private struct Loan: @unchecked Sendable {
        let scanner: WordScanner
    }

    /// Lends a scanner that remembers the stems of earlier documents.
    package static func borrow<Result>(_ body: (WordScanner) throws -> Result) rethrows -> Result {
        let loan = idle.withLock { $0.popLast() } ?? Loan(scanner: WordScanner())
        loan.scanner.reset()
        defer { idle.withLock { $0.append(loan) } }
        return try body(loan.scanner)
    }
}
