import Configuration
import ExpertiseLog
import Foundation
import Intake

/// Why a command could not do its work: a sentence for people and the exit status of the contract (sysexits.h).
struct CommandFailure: Error {
    static let usage: Int32 = 64
    static let noInput: Int32 = 66
    static let cannotCreate: Int32 = 73
    static let inputOutput: Int32 = 74
    static let busy: Int32 = 75
    static let configuration: Int32 = 78

    var status: Int32
    var message: String

    init(status: Int32, message: String) {
        self.status = status
        self.message = message
    }

    /// - Returns: nil when `error` is none of the program's own.
    init?(_ error: any Error) {
        switch error {
        case let failure as CommandFailure: self = failure
        case let faults as ConfigurationFaults:
            self.init(
                status: Self.configuration,
                message: faults.faults.map(\.description).joined(separator: "\n")
            )
        case let busy as WorkspaceBusy: self.init(status: Self.busy, message: busy.message)
        case let failure as SystemFailure: self.init(status: Self.inputOutput, message: failure.message)
        case let failure as LogFailure: self.init(status: Self.inputOutput, message: failure.message)
        case let refused as DecisionRefused: self.init(status: Self.usage, message: refused.message)
        case let missing as WorkspaceIncomplete: self.init(status: Self.noInput, message: missing.message)
        default: return nil
        }
    }
}
