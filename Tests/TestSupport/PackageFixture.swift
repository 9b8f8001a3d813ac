/// A ZIP package made for a test: it starts valid, and the test breaks exactly one thing and names it.
///
/// ```swift
/// let sound = PackageFixture.docx(body: "<w:p><w:r><w:t>Цель</w:t></w:r></w:p>")
/// let cut = sound.bytes(damage: .truncated(to: 100))
/// ```
///
/// The writer is this file's own, so that every field of the container can be set to what a test needs; only the
/// compression is libzip's.
package struct PackageFixture: Sendable {
    /// One entry of the package.
    package struct Part: Sendable {
        package enum Method: Sendable { case stored, deflated }

        package var name: String
        package var bytes: [UInt8]
        package var method: Method
        /// Sizes and checksum stand behind the data and not before it, as streaming writers leave them.
        package var hasDataDescriptor = false
        /// Sizes and offset are written in ZIP64 fields.
        package var isZip64 = false

        package init(_ name: String, _ text: String, method: Method = .deflated) {
            self.init(name, bytes: Array(text.utf8), method: method)
        }

        package init(_ name: String, bytes: [UInt8], method: Method = .deflated) {
            self.name = name
            self.bytes = bytes
            self.method = method
        }
    }

    /// What is wrong with a package, one thing at a time.
    package enum Damage: Sendable {
        /// Only so many bytes of the file are there.
        case truncated(to: Int)
        /// Only this share of the file is there.
        case cut(share: Double)
        /// The end of the file, from this share on, reads as zeroes.
        case zeroedTail(share: Double)
        /// So many bytes in the middle of the part's packed data read as zeroes.
        case hole(part: String, bytes: Int)
        /// One bit of the part's packed data is turned.
        case flippedBit(part: String)
        /// The checksum written for the part is another one, in both headers.
        case wrongChecksum(part: String)
        /// The unpacked size written for the part differs by so many bytes, in both headers.
        case wrongSize(part: String, by: Int)
        /// The part is marked as encrypted.
        case encrypted(part: String)
        /// The part is marked as packed by the method of that number.
        case method(part: String, number: UInt16)
        /// The directory is said to begin so many bytes later.
        case shiftedDirectory(by: Int)
        /// Bytes stand before the archive.
        case prefixed([UInt8])
        /// Bytes stand before the first entry, and all offsets are counted with them.
        case leadingGap([UInt8])
        /// Bytes stand behind the archive.
        case appended([UInt8])
    }

    package var parts: [Part]

    package init(_ parts: [Part]) { self.parts = parts }

    /// This package with the part called `name` changed by `change`.
    package func changing(_ name: String, _ change: (inout Part) -> Void) -> PackageFixture {
        var copy = self
        guard let index = copy.parts.firstIndex(where: { $0.name == name }) else {
            preconditionFailure("no part \(name)")
        }
        change(&copy.parts[index])
        return copy
    }

    /// This package with `text` as the part called `name`, in its old place or behind the others.
    package func replacing(_ name: String, with text: String) -> PackageFixture {
        replacing(name, bytes: Array(text.utf8))
    }

    package func replacing(_ name: String, bytes: [UInt8]) -> PackageFixture {
        var copy = self
        if let index = copy.parts.firstIndex(where: { $0.name == name }) {
            copy.parts[index].bytes = bytes
        } else {
            copy.parts.append(Part(name, bytes: bytes))
        }
        return copy
    }

    package func removing(_ name: String) -> PackageFixture {
        precondition(parts.contains { $0.name == name }, "no part \(name)")
        return PackageFixture(parts.filter { $0.name != name })
    }

    package func adding(_ part: Part) -> PackageFixture { PackageFixture(parts + [part]) }

    /// The file, with one `damage` when given.
    package func bytes(damage: Damage? = nil) -> [UInt8] { ZipWriter(damage: damage).write(parts) }
}
