/// What the names of paragraph styles tell.
enum OpenDocumentStyleName {
    /// `name` with its escapes resolved: «Heading_20_1» is «Heading 1» (OpenDocument 1.2 part 1, 19.498).
    static func decoded(_ name: String) -> String {
        guard name.utf8.contains(UInt8(ascii: "_")) else { return name }
        var result = ""
        var rest = Substring(name)
        while let open = rest.firstIndex(of: "_") {
            result += rest[..<open]
            let inside = rest[rest.index(after: open)...]
            if let close = inside.firstIndex(of: "_"), let scalar = scalar(inside[..<close]) {
                result.unicodeScalars.append(scalar)
                rest = inside[inside.index(after: close)...]
            } else {
                result += "_"
                rest = inside
            }
        }
        return result + rest
    }

    private static func scalar(_ digits: Substring) -> Unicode.Scalar? {
        guard (2...6).contains(digits.utf8.count), digits.utf8.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit })
        else { return nil }
        return UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
    }

    /// Whether a style of this name may tell something, judged by its first two letters; most names do not.
    static func mayTell(_ name: some Sequence<UInt8>) -> Bool {
        var letters = name.makeIterator()
        guard let first = letters.next(), let second = letters.next() else { return false }
        // Escapes, blanks and other alphabets take the long way.
        guard isLatinLetter(first), isLatinLetter(second) else { return true }
        switch (first | 0x20, second | 0x20) {
        case (UInt8(ascii: "h"), UInt8(ascii: "e")), (UInt8(ascii: "t"), UInt8(ascii: "i")),
            (UInt8(ascii: "t"), UInt8(ascii: "o")), (UInt8(ascii: "c"), UInt8(ascii: "o")):
            return true
        default: return false
        }
    }

    private static func isLatinLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    /// The level that a style of this name stands for («Heading 2», «заголовок 2», «Название»); nil for other names.
    static func headingLevel(_ name: String) -> UInt8? {
        let folded = folded(name)
        if folded == "title" || folded == "название" { return 1 }
        for stem in ["heading", "заголовок"] where folded.hasPrefix(stem) {
            guard let level = UInt8(folded.dropFirst(stem.count)), (1...10).contains(level) else { continue }
            return level
        }
        return nil
    }

    /// Whether paragraphs of a style of this name are lines or the title of a contents list.
    static func isContents(_ name: String) -> Bool {
        let folded = folded(name)
        if ["contentsheading", "tocheading", "заголовокоглавления"].contains(folded) { return true }
        for stem in ["contents", "toc", "оглавление", "содержание"] where folded.hasPrefix(stem) {
            if UInt8(folded.dropFirst(stem.count)) != nil { return true }
        }
        return false
    }

    /// Lower case, without blanks: «Heading 1», «heading1» and «Heading  1» are one.
    private static func folded(_ name: String) -> String {
        guard name.utf8.allSatisfy({ $0 < 0x80 }) else { return String(name.lowercased().filter { !$0.isWhitespace }) }
        return String(
            decoding: name.utf8.lazy.filter { $0 != 0x20 && !(0x09...0x0D).contains($0) }.map { byte in
                (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
            },
            as: UTF8.self
        )
    }
}
