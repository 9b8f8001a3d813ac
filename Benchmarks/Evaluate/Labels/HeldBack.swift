import Foundation
import Hashing

/// The third of the documents on which accuracy is measured and nothing else is done.
enum HeldBack {
    /// Whether the document at `path` is held back: SHA-256 of the path (UTF-8, NFC), read as a whole number, is
    /// divisible by three.
    static func contains(_ path: String) -> Bool {
        let digest = ContentDigest(of: path.precomposedStringWithCanonicalMapping).hex
        // 16 leaves the remainder 1 when divided by three, so a number and the sum of its digits leave the same.
        return digest.reduce(0) { $0 + ($1.hexDigitValue ?? 0) } % 3 == 0
    }
}
