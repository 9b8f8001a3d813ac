internal import CLibCrypto

/// The SHA-256 of some bytes.
package struct ContentDigest: Sendable, Hashable, CustomStringConvertible {
    /// Exactly 64 lower-case hexadecimal digits.
    package let hex: String

    /// - Returns: nil unless `hex` is 64 lower-case hexadecimal digits.
    package init?(hex: String) {
        guard hex.utf8.count == 64,
            hex.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
        else { return nil }
        self.hex = hex
    }

    package init(of bytes: some Collection<UInt8>) {
        var hasher = SHA256Hasher()
        hasher.update(Array(bytes))
        self = hasher.finish()
    }

    package init(of string: String) { self.init(of: Array(string.utf8)) }

    fileprivate init(raw: [UInt8]) {
        let digits = Array("0123456789abcdef".utf8)
        var hex: [UInt8] = []
        hex.reserveCapacity(64)
        for byte in raw {
            hex.append(digits[Int(byte >> 4)])
            hex.append(digits[Int(byte & 15)])
        }
        self.hex = String(decoding: hex, as: UTF8.self)
    }

    package var description: String { hex }
}

/// SHA-256 over bytes that arrive in pieces, by the system's libcrypto.
package struct SHA256Hasher: ~Copyable {
    private let context: OpaquePointer

    package init() {
        guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
            // Only memory exhaustion or a broken library leads here; there is nothing to go on with.
            fatalError("libcrypto cannot start SHA-256")
        }
        self.context = context
    }

    deinit { EVP_MD_CTX_free(context) }

    package mutating func update(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { update($0) }
    }

    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        guard EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) == 1 else {
            fatalError("libcrypto cannot go on with SHA-256")
        }
    }

    package consuming func finish() -> ContentDigest {
        var raw = [UInt8](repeating: 0, count: 32)
        var length: UInt32 = 0
        guard EVP_DigestFinal_ex(context, &raw, &length) == 1, length == 32 else {
            fatalError("libcrypto cannot finish SHA-256")
        }
        return ContentDigest(raw: raw)
    }
}
