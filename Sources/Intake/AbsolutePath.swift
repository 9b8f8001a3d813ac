internal import Foundation

extension Workspace {
    /// `path` from the root of the file system, without `.` and `..`; links are not resolved.
    static func absolute(_ path: String) -> String {
        let from = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
        var parts: [Substring] = []
        for part in from.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return "/" + parts.joined(separator: "/")
    }
}
