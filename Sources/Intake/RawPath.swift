internal import Foundation

/// A path as the bytes the file system holds, `/` between names; may be no valid UTF-8.
package struct RawPath: Hashable, Sendable, Comparable {
    package var bytes: [UInt8]

    package init(bytes: [UInt8]) { self.bytes = bytes }
    package init(_ string: String) { bytes = Array(string.utf8) }

    /// The path as a person should see it: NFC, with U+FFFD for what is not UTF-8.
    package var shown: String {
        String(decoding: bytes, as: UTF8.self).precomposedStringWithCanonicalMapping
    }

    /// The bytes in hexadecimal when ``shown`` does not hold them exactly (not UTF-8, or not in NFC); else nil.
    package var rawWhenDifferent: String? {
        guard Array(shown.utf8) != bytes else { return nil }
        return bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    package var name: RawPath {
        guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return self }
        return RawPath(bytes: Array(bytes[(slash + 1)...]))
    }

    /// Everything before ``name``; empty when there is only a name.
    package var folder: RawPath {
        guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return RawPath(bytes: []) }
        return RawPath(bytes: Array(bytes[..<slash]))
    }

    /// The first folder of the path; nil when there is only a name.
    package var firstFolder: RawPath? {
        guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")) else { return nil }
        return RawPath(bytes: Array(bytes[..<slash]))
    }

    package func appending(_ name: RawPath) -> RawPath {
        bytes.isEmpty ? name : RawPath(bytes: bytes + [UInt8(ascii: "/")] + name.bytes)
    }

    package static func < (left: RawPath, right: RawPath) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }

    /// Calls `body` with the path as a C string.
    func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
        (bytes + [0]).withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { rebound in
                guard let base = rebound.baseAddress else { preconditionFailure("a path with its zero is never empty") }
                return body(base)
            }
        }
    }

    /// Calls `body` with the path below `folder` as a C string.
    func withCString<Result>(below folder: String, _ body: (UnsafePointer<CChar>) -> Result) -> Result {
        RawPath(bytes: Array(folder.utf8) + [UInt8(ascii: "/")] + bytes).withCString(body)
    }
}
