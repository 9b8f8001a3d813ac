/// A small file that asks for much memory: one piece of markup, repeated until the unpacked part has a given size.
///
/// Bytes that do not pack are mixed in, so that no rule about ratios ends the file before its kind is felt.
package struct Bomb: Sendable, CustomStringConvertible {
    package enum Format: String, Sendable { case docx, odt, fodt }

    package let name: String
    package let format: Format
    let make: @Sendable (_ size: Int) -> [PackageFixture.Part]

    package var description: String { "\(format.rawValue): \(name)" }

    /// The file, whose largest part unpacks to about `size` bytes.
    package func bytes(size: Int) -> [UInt8] {
        let parts = make(size)
        return format == .fodt ? parts[0].bytes : PackageFixture(parts).bytes()
    }

    /// `before`, then `unit` again and again, then `after`; noise comes in a comment behind `before`.
    static func part(_ name: String, _ before: String, unit: [String], _ after: String, size: Int)
        -> PackageFixture.Part
    {
        let piece = Array(unit.joined().utf8)
        var bytes = Array((before + "<!--").utf8)
        bytes.reserveCapacity(size + 4096)
        bytes += noise(size / 150) + Array("-->".utf8)
        while bytes.count < size { bytes += piece }
        return PackageFixture.Part(name, bytes: bytes + Array(after.utf8))
    }

    /// Letters without a pattern; a byte of them packs to three quarters of one.
    private static func noise(_ count: Int) -> [UInt8] {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var state: UInt64 = 88_172_645_463_325_252
        return (0..<count).map { _ in
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return letters[Int(state % 64)]
        }
    }

    // MARK: DOCX

    /// `unit` again and again in the body, between `before` and `after`.
    static func word(
        _ name: String,
        _ unit: String...,
        before: String = "",
        after: String = "",
        styles: String? = nil,
        numbering: String? = nil
    ) -> Bomb {
        Bomb(name: name, format: .docx) { size in
            let root = "<w:document \(PackageFixture.wordNamespaces)><w:body>"
            let package = PackageFixture.docx(body: "", styles: styles, numbering: numbering)
            let end = after + "</w:body></w:document>"
            return package.parts.map { part in
                part.name == "word/document.xml"
                    ? Self.part(part.name, root + before, unit: unit, end, size: size) : part
            }
        }
    }

    /// `unit(number)` again and again in the root of the part `kind`, beside a short text.
    static func wordSide(_ kind: String, root: String, _ name: String, _ unit: @escaping @Sendable (Int) -> String)
        -> Bomb
    {
        Bomb(name: name, format: .docx) { size in
            var package = PackageFixture.docx(
                body: "<w:p><w:r><w:t>x</w:t></w:r></w:p>",
                styles: kind == "styles" ? "" : nil,
                numbering: kind == "numbering" ? "" : nil,
                footnotes: kind == "footnotes" ? "" : nil,
                header: kind == "header" ? "" : nil
            )
            let part = numbered(
                "word/\(kind).xml",
                "<w:\(root) \(PackageFixture.wordNamespaces)>",
                unit,
                "</w:\(root)>",
                size: size
            )
            package = package.replacing(part.name, bytes: part.bytes)
            return package.parts
        }
    }

    static func numbered(
        _ name: String,
        _ before: String,
        _ unit: (Int) -> String,
        _ after: String,
        size: Int
    ) -> PackageFixture.Part {
        var units: [String] = []
        var count = 0
        while count < size {
            units.append(unit(units.count))
            count += max(1, units[units.count - 1].utf8.count)
        }
        return part(name, before, unit: units, after, size: size)
    }

    // MARK: OpenDocument

    static func open(
        _ name: String,
        _ unit: String...,
        before: String = "",
        after: String = "",
        styles: String = "",
        automatic: String = "",
        flat: Bool = false
    ) -> Bomb {
        Bomb(name: name, format: flat ? .fodt : .odt) { size in
            let root = flat ? "document" : "document-content"
            let type = flat ? " office:mimetype=\"application/vnd.oasis.opendocument.text\"" : ""
            let start =
                "<office:\(root)\(type) \(PackageFixture.odfNamespaces)><office:automatic-styles>\(automatic)"
                + "</office:automatic-styles><office:body><office:text>" + before
            let end = after + "</office:text></office:body></office:\(root)>"
            let content = Self.part("content.xml", start, unit: unit, end, size: size)
            return flat ? [content] : PackageFixture.odt(text: "", styles: styles).replacing(content).parts
        }
    }

    /// `unit(number)` again and again among the automatic styles or in the text of `content.xml`.
    static func openNumbered(
        _ name: String,
        isStyle: Bool,
        _ unit: @escaping @Sendable (Int) -> String
    ) -> Bomb {
        Bomb(name: name, format: .odt) { size in
            let root = "<office:document-content \(PackageFixture.odfNamespaces)>"
            let middle = "<office:body><office:text>"
            let before = isStyle ? root + "<office:automatic-styles>" : root + middle
            let after =
                (isStyle ? "</office:automatic-styles>" + middle + "<text:p>x</text:p>" : "")
                + "</office:text></office:body></office:document-content>"
            return PackageFixture.odt(text: "")
                .replacing(numbered("content.xml", before, unit, after, size: size)).parts
        }
    }
}

extension PackageFixture {
    fileprivate func replacing(_ part: Part) -> PackageFixture { replacing(part.name, bytes: part.bytes) }
}
