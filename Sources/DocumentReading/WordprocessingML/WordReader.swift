internal import DocumentModel

/// Reads WordprocessingML packages.
///
/// Only the main part must be sound: a defect of styles, numbering, notes, headers or properties is noted as
/// skipped, and reading goes on without them (requirement R24).
struct WordReader: ~Copyable {
    private var skipped = 0
    private let remembersOrigins: Bool

    /// - Parameter remembersOrigins: whether ``DocumentModel/Paragraph/origin`` is filled in.
    static func read(
        _ package: inout ZipPackage,
        mainPart: Int,
        remembersOrigins: Bool = false
    ) throws(Refusal) -> Document {
        var reader = WordReader(remembersOrigins: remembersOrigins)
        return try reader.document(in: &package, mainPart: mainPart)
    }

    private init(remembersOrigins: Bool) { self.remembersOrigins = remembersOrigins }

    private mutating func document(in package: inout ZipPackage, mainPart: Int) throws(Refusal) -> Document {
        let related = try WordPackage.relationships(of: mainPart, in: &package)
        let styles = try styles(in: &package, related: related)
        let numbering = try numbering(in: &package, related: related)
        var story = WordStory(styles: styles, numbering: numbering, limits: package.limits)
        Self.reserve(in: &story, for: package.parts[mainPart].inflatedBytes, limits: package.limits)
        story.source = (package.parts[mainPart].name, package.parts[mainPart].packedBytes)
        story.remembersOrigins = remembersOrigins
        try package.parse(mainPart, with: &story)
        story.remembersOrigins = false
        guard story.hasRoot, story.hasBody else { throw .missingPart(package.parts[mainPart].name) }
        let body = story.takeBody()
        for relationship in related {
            try readAside(relationship, into: &story, from: &package)
        }
        var document = Document(format: .docx, text: TextArena(bytes: story.text), blocks: body)
        document.asides = story.asides
        document.styleNames = story.styleNames
        document.properties = try properties(in: &package)
        document.notes = story.notes
        document.notes.comments -= try ownComments(in: &package, related: related, of: story.notes.comments)
        document.notes.skipped += skipped
        return document
    }

    /// Makes room for the text of a part of `bytes`, so that a large one is not copied about while it grows. Memory
    /// that is not written to costs nothing; but `bytes` is what the directory claims, and it may claim anything.
    private static func reserve(in story: inout WordStory, for bytes: Int, limits: ReadingLimits) {
        let bytes = min(bytes, limits.inflatedBytesPerPart)
        let large = 4 << 20
        // Source: measured, text is a fifth of ordinary parts and a paragraph has 300 bytes of XML and more.
        story.text.reserveCapacity(min(bytes > large ? bytes : bytes / 4, limits.keptTextBytes))
        story.blocks.reserveCapacity(bytes / 400)
    }

    private mutating func styles(
        in package: inout ZipPackage,
        related: [Relationship]
    ) throws(Refusal) -> WordStyles {
        var handler = WordStylesPart(most: package.limits.definitions)
        let limit = package.limits.inflatedBytesOfDefinitions
        try readSide("styles", in: &package, related: related, limit: limit, with: &handler)
        return handler.resolved()
    }

    private mutating func numbering(
        in package: inout ZipPackage,
        related: [Relationship]
    ) throws(Refusal) -> WordNumbering {
        var handler = WordNumberingPart(most: package.limits.definitions)
        let limit = package.limits.inflatedBytesOfDefinitions
        try readSide("numbering", in: &package, related: related, limit: limit, with: &handler)
        return handler.numbering
    }

    /// Reads the part that the main part relates to as `kind`, when there is one.
    private mutating func readSide<Handler: XMLHandler & ~Copyable>(
        _ kind: String,
        in package: inout ZipPackage,
        related: [Relationship],
        limit: Int? = nil,
        with handler: inout Handler
    ) throws(Refusal) {
        guard let target = related.first(where: { $0.kind == kind })?.target else { return }
        guard let part = package.find(target) else {
            skipped += 1
            return
        }
        do {
            try package.parse(part, limit: limit, with: &handler)
        } catch {
            guard error.isDamage else { throw error }
            skipped += 1
        }
    }

    private mutating func readAside(
        _ relationship: Relationship,
        into story: inout WordStory,
        from package: inout ZipPackage
    ) throws(Refusal) {
        switch relationship.kind {
        case "header": story.beginAside(.header)
        case "footer": story.beginAside(.footer)
        case "footnotes", "endnotes": break
        default: return
        }
        try readSide(relationship.kind, in: &package, related: [relationship], with: &story)
        story.recover()
    }

    /// How many of `count` comments the program itself put there: an annotated copy says nothing new of the document.
    private mutating func ownComments(
        in package: inout ZipPackage,
        related: [Relationship],
        of count: Int
    ) throws(Refusal) -> Int {
        guard count > 0 else { return 0 }
        var handler = WordCommentsPart()
        try readSide("comments", in: &package, related: related, with: &handler)
        return min(count, handler.own)
    }

    private mutating func properties(in package: inout ZipPackage) throws(Refusal) -> DocumentProperties {
        let related = try WordPackage.relationships(ofPackage: &package)
        var handler = OfficePropertiesPart()
        let limit = package.limits.inflatedBytesOfBookkeeping
        for kind in ["core-properties", "extended-properties"] {
            try readSide(kind, in: &package, related: related, limit: limit, with: &handler)
        }
        return handler.properties
    }
}
