/// What the first bytes of a file say it is. Names and extensions play no part.
enum FileSignature: Equatable {
    case empty
    case zip
    case compoundFile
    case pdf
    case rtf
    case html
    case xml
    case picture(String)
    case archive(String)
    case plainText
    case unknown

    /// Bytes looked at. Source: readers of PDF accept its mark within the first 1,024 bytes.
    static let bytesExamined = 4096

    init(of source: ByteSource) {
        self.init(head: source.bytes(in: 0..<Self.bytesExamined))
    }

    init(head: [UInt8]) {
        if head.isEmpty {
            self = .empty
        } else if let binary = Self.binary(head) {
            self = binary
        } else {
            self = Self.text(head)
        }
    }

    private static func binary(_ head: [UInt8]) -> FileSignature? {
        for (mark, meaning) in marks where head.starts(with: mark) { return meaning }
        if head.count >= 12, head[4..<8].elementsEqual("ftyp".utf8) { return .picture("HEIC") }
        if head.count >= 12, head.starts(with: "RIFF".utf8), head[8..<12].elementsEqual("WEBP".utf8) {
            return .picture("WebP")
        }
        return nil
    }

    private static let marks: [([UInt8], FileSignature)] = [
        ([0x50, 0x4B, 0x03, 0x04], .zip),
        ([0x50, 0x4B, 0x05, 0x06], .zip),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .compoundFile),
        ([0xFF, 0xD8, 0xFF], .picture("JPEG")),
        ([0x89, 0x50, 0x4E, 0x47], .picture("PNG")),
        (Array("GIF8".utf8), .picture("GIF")),
        ([0x49, 0x49, 0x2A, 0x00], .picture("TIFF")),
        ([0x4D, 0x4D, 0x00, 0x2A], .picture("TIFF")),
        (Array("AT&TFORM".utf8), .picture("DjVu")),
        (Array("Rar!".utf8), .archive("RAR")),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .archive("7-Zip")),
        ([0x1F, 0x8B], .archive("GZIP")),
    ]

    private static func text(_ head: [UInt8]) -> FileSignature {
        var words = head[...]
        if words.starts(with: [0xEF, 0xBB, 0xBF]) { words = words.dropFirst(3) }
        while let first = words.first, first <= 0x20, first != 0 { words = words.dropFirst() }
        if isMarkupInUTF16(head) || starts(words, with: "<?xml") { return .xml }
        if starts(words, with: "{\\rtf") { return .rtf }
        if head.prefix(1024).firstRange(of: "%PDF-") != nil { return .pdf }
        if starts(words, with: "<!doctype html") || starts(words, with: "<html") { return .html }
        if starts(words, with: "mime-version:") { return .html }
        if words.first == UInt8(ascii: "<") { return .xml }
        if starts(words, with: "BM"), head.count > 14, head[6..<10].allSatisfy({ $0 == 0 }) { return .picture("BMP") }
        return isText(head) ? .plainText : .unknown
    }

    /// `<` as UTF-16, with or without a byte order mark.
    private static func isMarkupInUTF16(_ head: [UInt8]) -> Bool {
        let openings: [[UInt8]] = [
            [0xFF, 0xFE, 0x3C, 0], [0xFE, 0xFF, 0, 0x3C], [0x3C, 0, 0x3F, 0], [0, 0x3C, 0, 0x3F],
        ]
        return openings.contains { head.starts(with: $0) }
    }

    private static func starts(_ bytes: ArraySlice<UInt8>, with word: StaticString) -> Bool {
        guard bytes.count >= word.utf8CodeUnitCount else { return false }
        return word.withUTF8Buffer { word in
            bytes.prefix(word.count).elementsEqual(word) { lowercased($0) == lowercased($1) }
        }
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
    }

    /// Text has hardly any control characters, whatever its encoding.
    private static func isText(_ head: [UInt8]) -> Bool {
        if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { return true }
        return !head.contains { $0 < 0x20 && $0 != 9 && $0 != 10 && $0 != 12 && $0 != 13 && $0 != 0x1A && $0 != 0x1B }
    }
}

extension ArraySlice<UInt8> {
    /// Where the bytes of `word` first stand.
    func firstRange(of word: StaticString) -> Range<Int>? {
        let length = word.utf8CodeUnitCount
        guard count >= length, length > 0 else { return nil }
        return word.withUTF8Buffer { word in
            for start in startIndex...endIndex - length where self[start] == word[0] {
                if self[start..<start + length].elementsEqual(word) { return start..<start + length }
            }
            return nil
        }
    }
}
