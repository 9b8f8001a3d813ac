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
        String(name.lowercased().filter { !$0.isWhitespace })
    }
}
