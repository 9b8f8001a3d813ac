import Foundation

/// A fresh folder below the system's temporary one, removed with its owner.
package final class Scratch: Sendable {
    package let path: String

    package init(_ label: String = "scratch") {
        let name = "expertise-\(label)-\(UUID().uuidString)"
        path = FileManager.default.temporaryDirectory.appending(path: name).path(percentEncoded: false)
        precondition(
            (try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)) != nil,
            "no scratch folder at \(path)"
        )
    }

    deinit {
        // A folder that a test left read-only may stay behind in the temporary folder; nothing depends on it.
        try? FileManager.default.removeItem(atPath: path)
    }

    package func appending(_ name: String) -> String { path + "/" + name }
}
