internal import DocumentModel

/// Puts comments into a WordprocessingML package (ISO/IEC 29500-1, 17.13.4): a part with their texts, marks around the
/// paragraphs they are about, a relationship and a content type.
struct WordAnnotation {
    let archive: ZipArchive
    let mainPart: String
    let time: String

    func write(_ annotations: [Annotation], at anchors: Anchors) throws {
        guard let mainIndex = archive.find(mainPart) else { throw AnnotationFailure.unexpected(part: mainPart) }
        let main = try scanner(mainPart, mainIndex)
        guard let root = main.root else { throw AnnotationFailure.unexpected(part: mainPart) }
        let dialect = WordDialect(isStrict: main.string(root.attributes).contains(WordDialect.strictSpace))
        let existing = try commentsPart()
        let comments = try existing.map { try scanner($0.name, $0.index) }
        var nextID = 1 + max(Self.largestID(in: main), comments.map(Self.largestID) ?? -1)

        var edits = XMLEdits()
        var texts: [(id: Int, annotation: Annotation)] = []
        for group in try anchors.group(annotations) {
            let ids = nextID..<nextID + group.annotations.count
            nextID = ids.upperBound
            texts += zip(ids, group.annotations).map { ($0, $1) }
            try mark(group.origin, ids, dialect, in: main, &edits)
        }
        try archive.replace(mainIndex, with: edits.applied(to: main.bytes))
        if let existing, let comments {
            try archive.replace(existing.index, with: append(texts, dialect, to: comments, part: existing.name))
        } else {
            try addCommentsPart(texts, dialect, timeOf: mainIndex)
        }
    }

    /// - Throws: when the part is not in UTF-8.
    private func scanner(_ name: String, _ index: UInt64) throws -> XMLScanner {
        let scanner = XMLScanner(bytes: try archive.contents(index))
        guard scanner.isUTF8 else { throw AnnotationFailure.encoding(part: name) }
        return scanner
    }

    // MARK: Marks in the body

    private func mark(
        _ origin: Int,
        _ ids: Range<Int>,
        _ dialect: WordDialect,
        in main: XMLScanner,
        _ edits: inout XMLEdits
    ) throws {
        guard let tag = main.startTag(endingAt: origin), main.localName(of: tag) == "p" else {
            throw AnnotationFailure.unexpected(part: mainPart)
        }
        let names = WordNames(prefix: main.prefix(of: tag), dialect)
        let first = ids.map { names.empty("commentRangeStart", id: $0) }.joined()
        let last = ids.map { id in
            names.empty("commentRangeEnd", id: id)
                + names.wrapped("r", names.empty("commentReference", id: id))
        }.joined()
        let start = Self.contentStart(of: tag, in: main)
        guard edits.wrap(tag, first: first, last: last, in: main, from: start) else {
            throw AnnotationFailure.unexpected(part: mainPart)
        }
    }

    /// Behind the properties of the paragraph, which must come first.
    private static func contentStart(of tag: XMLScanner.Tag, in main: XMLScanner) -> Int {
        guard !tag.isEmpty, let properties = main.nextTag(from: tag.end), !properties.isEnd,
            main.localName(of: properties) == "pPr"
        else { return tag.end }
        if properties.isEmpty { return properties.end }
        return main.endTag(of: properties)?.end ?? tag.end
    }

    /// The largest id of a comment, or of a mark of one.
    private static func largestID(in scanner: XMLScanner) -> Int {
        var largest = -1
        var at = 0
        while let tag = scanner.nextTag(from: at) {
            at = tag.end
            let name = scanner.bytes[tag.name]
            guard !tag.isEnd, name.contains(UInt8(ascii: "c")), scanner.localName(of: tag).hasPrefix("comment") else {
                continue
            }
            for (key, value) in scanner.attributes(of: tag) where key == "id" || key.hasSuffix(":id") {
                largest = max(largest, Int(value) ?? -1)
            }
        }
        return largest
    }

    // MARK: Texts

    private func append(
        _ texts: [(id: Int, annotation: Annotation)],
        _ dialect: WordDialect,
        to comments: XMLScanner,
        part: String
    ) throws -> [UInt8] {
        guard let root = comments.root else { throw AnnotationFailure.unexpected(part: part) }
        let names = WordNames(prefix: comments.prefix(of: root), dialect)
        let body = texts.map { comment($0.id, $0.annotation, names) }.joined()
        var edits = XMLEdits()
        guard edits.wrap(root, first: "", last: body, in: comments, from: root.end) else {
            throw AnnotationFailure.unexpected(part: part)
        }
        return edits.applied(to: comments.bytes)
    }

    private func comment(_ id: Int, _ annotation: Annotation, _ names: WordNames) -> String {
        let size = names.wrapped("rPr", names.empty("sz", value: "20"))
        let paragraphs = annotation.lines.enumerated().map { index, line in
            let mark = index == 0 ? names.wrapped("r", names.empty("annotationRef")) : ""
            return names.wrapped("p", mark + names.wrapped("r", size + names.text(line)))
        }
        return names.comment(id: id, time: time, paragraphs.joined())
    }

    private func addCommentsPart(
        _ texts: [(id: Int, annotation: Annotation)],
        _ dialect: WordDialect,
        timeOf mainIndex: UInt64
    ) throws {
        let folder = mainPart.split(separator: "/").dropLast().map { $0 + "/" }.joined()
        var name = "comments.xml"
        var number = 1
        while archive.find(folder + name) != nil {
            number += 1
            name = "comments\(number).xml"
        }
        let names = WordNames(prefix: "w:", dialect)
        let body = texts.map { comment($0.id, $0.annotation, names) }.joined()
        let xml =
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
            + "<w:comments xmlns:w=\"\(dialect.space)\">\(body)</w:comments>"
        let index = try archive.add(folder + name, Array(xml.utf8))
        try archive.setMethod(index, isStored: false)
        try archive.copyTime(to: index, from: mainIndex)
        try addRelationship(to: name, dialect, timeOf: mainIndex)
        try addContentType(of: "/" + folder + name)
    }

    // MARK: Bookkeeping

    private var relationshipsName: String {
        let folder = mainPart.split(separator: "/").dropLast().map { $0 + "/" }.joined()
        return folder + "_rels/" + (mainPart.split(separator: "/").last.map(String.init) ?? mainPart) + ".rels"
    }

    /// The part that holds the comments of the main part; nil when there is none.
    private func commentsPart() throws -> (name: String, index: UInt64)? {
        guard let index = archive.find(relationshipsName) else { return nil }
        let scanner = try scanner(relationshipsName, index)
        var at = 0
        while let tag = scanner.nextTag(from: at) {
            at = tag.end
            guard !tag.isEnd, scanner.localName(of: tag) == "Relationship" else { continue }
            let attributes = scanner.attributes(of: tag)
            guard attributes["Type"]?.hasSuffix("/relationships/comments") == true,
                attributes["TargetMode"] != "External", let target = attributes["Target"]
            else { continue }
            let name = target.hasPrefix("/") ? String(target.dropFirst()) : mainFolder + target
            guard let part = archive.find(name) else { throw AnnotationFailure.unexpected(part: relationshipsName) }
            return (name, part)
        }
        return nil
    }

    private var mainFolder: String { mainPart.split(separator: "/").dropLast().map { $0 + "/" }.joined() }

    private func addRelationship(to target: String, _ dialect: WordDialect, timeOf mainIndex: UInt64) throws {
        let type = dialect.relationships + "/comments"
        guard let index = archive.find(relationshipsName) else {
            let xml =
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + "<Relationship Id=\"rIdE1\" Type=\"\(type)\" Target=\"\(target)\"/></Relationships>"
            let added = try archive.add(relationshipsName, Array(xml.utf8))
            return try archive.copyTime(to: added, from: mainIndex)
        }
        let scanner = try scanner(relationshipsName, index)
        var number = 1
        while scanner.range(of: "\"rIdE\(number)\"") != nil { number += 1 }
        try append(
            " Id=\"rIdE\(number)\" Type=\"\(type)\" Target=\"\(target)\"",
            as: "Relationship",
            to: scanner,
            part: relationshipsName,
            index
        )
    }

    private func addContentType(of name: String) throws {
        let part = "[Content_Types].xml"
        guard let index = archive.find(part) else { throw AnnotationFailure.unexpected(part: part) }
        let type = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
        try append(
            " PartName=\"\(name)\" ContentType=\"\(type)\"",
            as: "Override",
            to: try scanner(part, index),
            part: part,
            index
        )
    }

    /// Puts an empty element behind the last child of the part's root.
    private func append(
        _ attributes: String,
        as name: String,
        to scanner: XMLScanner,
        part: String,
        _ index: UInt64
    ) throws {
        guard let root = scanner.root else { throw AnnotationFailure.unexpected(part: part) }
        var edits = XMLEdits()
        let element = "<\(scanner.prefix(of: root))\(name)\(attributes)/>"
        guard edits.wrap(root, first: "", last: element, in: scanner, from: root.end) else {
            throw AnnotationFailure.unexpected(part: part)
        }
        try archive.replace(index, with: edits.applied(to: scanner.bytes))
    }
}

/// The two sets of namespaces of WordprocessingML.
struct WordDialect {
    static let strictSpace = "http://purl.oclc.org/ooxml/wordprocessingml/main"

    let isStrict: Bool

    var space: String {
        isStrict ? Self.strictSpace : "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    }

    /// What types of relationships begin with.
    var relationships: String {
        isStrict
            ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
            : "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    }
}

/// Elements of WordprocessingML as text, with the prefix that is in force where they are put.
struct WordNames {
    private let prefix: String
    /// Attributes need a prefix even where elements have none.
    private let declaration: String

    /// - Parameter prefix: with its colon; empty where WordprocessingML is the default namespace.
    init(prefix: String, _ dialect: WordDialect) {
        self.prefix = prefix.isEmpty ? "w:" : prefix
        declaration = prefix.isEmpty ? " xmlns:w=\"\(dialect.space)\"" : ""
    }

    func empty(_ name: String) -> String { "<\(prefix)\(name)\(declaration)/>" }
    func empty(_ name: String, id: Int) -> String { "<\(prefix)\(name)\(declaration) \(prefix)id=\"\(id)\"/>" }
    func empty(_ name: String, value: String) -> String {
        "<\(prefix)\(name)\(declaration) \(prefix)val=\"\(value)\"/>"
    }

    func wrapped(_ name: String, _ content: String) -> String {
        "<\(prefix)\(name)\(declaration)>\(content)</\(prefix)\(name)>"
    }

    func text(_ text: String) -> String {
        "<\(prefix)t\(declaration) xml:space=\"preserve\">\(Self.escaped(text))</\(prefix)t>"
    }

    func comment(id: Int, time: String, _ content: String) -> String {
        "<\(prefix)comment\(declaration) \(prefix)id=\"\(id)\" \(prefix)author=\"\(RemarkAuthor.name)\""
            + " \(prefix)date=\"\(time)\" \(prefix)initials=\"\(RemarkAuthor.initials)\">\(content)</\(prefix)comment>"
    }

    static func escaped(_ text: String) -> String {
        var xml = XMLWriter(declares: false)
        xml.text(text.replacing("\n", with: " "))
        return String(decoding: xml.bytes, as: UTF8.self)
    }
}
