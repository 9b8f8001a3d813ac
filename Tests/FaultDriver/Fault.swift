/// One thing that goes wrong in a run, at one system call on the files of the workspace.
package struct Fault: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// The process is gone before the call is made.
        case kill
        /// The call fails with this `errno`, as does every later one when it `stays`.
        case error(Errno, stays: Bool)
        /// A write takes half of the bytes; other calls are made whole.
        case shortWrite
    }

    package enum Errno: Int32, Sendable, CaseIterable {
        case EIO = 5
        case EACCES = 13
        case EXDEV = 18
        case ENOSPC = 28
        case EROFS = 30
    }

    package var kind: Kind
    /// 1-based, counted over all threads.
    package var call: Int
    /// Whether opening for reading and reading count too, or only what changes the disk.
    package var countsReads: Bool

    package init(_ kind: Kind, at call: Int, countsReads: Bool = false) {
        self.kind = kind
        self.call = call
        self.countsReads = countsReads
    }

    /// What the library that is loaded before the program has to be told.
    var environment: [String: String] {
        var environment = ["FAULT_AT": String(call)]
        if countsReads { environment["FAULT_READS"] = "1" }
        switch kind {
        case .kill: environment["FAULT_DO"] = "kill"
        case .shortWrite: environment["FAULT_DO"] = "short"
        case .error(let errno, let stays):
            environment["FAULT_DO"] = String(errno.rawValue)
            if stays { environment["FAULT_STAYS"] = "1" }
        }
        return environment
    }
}

extension Fault.Kind: CustomStringConvertible {
    package var description: String {
        switch self {
        case .kill: "SIGKILL"
        case .shortWrite: "short write"
        case .error(let errno, let stays): "\(errno)\(stays ? " from then on" : "")"
        }
    }
}

extension Fault: CustomStringConvertible {
    package var description: String { "\(kind) at call \(call)\(countsReads ? ", reads counted" : "")" }
}
