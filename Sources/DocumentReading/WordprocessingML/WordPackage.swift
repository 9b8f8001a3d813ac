/// Finds the parts of a WordprocessingML package by content types and relationships, whatever their names.
enum WordPackage {
    /// Position of the main part.
    ///
    /// The package's own relationships name it; where they are absent or damaged, the content types do, and last the
    /// name that Word itself gives it.
    static func mainPart(of package: inout ZipPackage) throws(Refusal) -> Int {
        let types = try contentTypes(of: &package)
        let target = try relationships(ofPackage: &package).first { $0.kind == "officeDocument" }?.target
        let part = target.flatMap { package.find($0) }
        if let part, let type = types.type(of: package.parts[part].name) {
            if let refusal = refusal(forMainType: type) { throw refusal }
            return part
        }
        if let part { return part }
        if let named = types.mainDocument, let part = package.find(named) { return part }
        if let part = package.find("word/document.xml") { return part }
        if package.find("xl/workbook.xml") != nil { throw .unsupported(.spreadsheet) }
        if package.find("ppt/presentation.xml") != nil { throw .unsupported(.presentation) }
        throw .missingPart(target ?? "word/document.xml")
    }

    /// Relationships of the package as a whole.
    static func relationships(ofPackage package: inout ZipPackage) throws(Refusal) -> [Relationship] {
        try relationships(in: "_rels/.rels", base: "", of: &package)
    }

    /// Relationships of the part at `part`.
    static func relationships(of part: Int, in package: inout ZipPackage) throws(Refusal) -> [Relationship] {
        let name = package.parts[part].name
        let folder = name.split(separator: "/").dropLast().joined(separator: "/")
        let file = name.split(separator: "/").last.map(String.init) ?? name
        let path = (folder.isEmpty ? "" : folder + "/") + "_rels/" + file + ".rels"
        return try relationships(in: path, base: folder, of: &package)
    }

    /// A damaged part of bookkeeping names nothing; limits and forbidden constructs still refuse the file.
    private static func relationships(
        in path: String,
        base: String,
        of package: inout ZipPackage
    ) throws(Refusal) -> [Relationship] {
        guard let part = package.find(path) else { return [] }
        var handler = RelationshipsPart(base: base)
        do {
            try package.parse(part, limit: package.limits.inflatedBytesOfBookkeeping, with: &handler)
        } catch {
            guard error.isDamage else { throw error }
        }
        return handler.relationships
    }

    private static func contentTypes(of package: inout ZipPackage) throws(Refusal) -> ContentTypesPart {
        var handler = ContentTypesPart()
        guard let part = package.find("[Content_Types].xml") else { return handler }
        do {
            try package.parse(part, limit: package.limits.inflatedBytesOfBookkeeping, with: &handler)
        } catch {
            guard error.isDamage else { throw error }
        }
        return handler
    }

    /// Why a main part of content type `type` is not read; nil when it is, or when the type says nothing.
    private static func refusal(forMainType type: String) -> Refusal? {
        let type = type.lowercased()
        if type.contains("wordprocessingml") || type.contains("ms-word") { return nil }
        if type.contains("spreadsheetml") || type.contains("ms-excel") { return .unsupported(.spreadsheet) }
        if type.contains("presentationml") || type.contains("ms-powerpoint") { return .unsupported(.presentation) }
        if type.contains("visio") { return .unsupported(.drawing) }
        // `application/xml` and the like: the part's own root decides.
        return type.hasSuffix("/xml") ? nil : .unsupported(.other(type))
    }
}

extension Refusal {
    /// The part is broken, as opposed to hostile, too large or locked.
    var isDamage: Bool {
        switch self {
        case .damagedXML, .damagedArchive, .missingPart, .unsupported(.compression): true
        default: false
        }
    }
}

/// One relationship of a part to another part of the package.
struct Relationship: Equatable {
    /// Last step of the relationship's type, such as `styles`; the same for transitional and strict packages.
    var kind: String
    /// Name of the other part.
    var target: String
}

/// Reads a `.rels` part (ECMA-376 part 2, 6.5).
struct RelationshipsPart: XMLHandler, ~Copyable {
    enum Name: String, XMLVocabulary {
        case relationship = "Relationship"
        case type = "Type"
        case target = "Target"
        case targetMode = "TargetMode"
    }

    enum Space: Equatable { case relationships }

    static let spaces: [(uri: StaticString, space: Space)] = [
        ("http://schemas.openxmlformats.org/package/2006/relationships", .relationships),
        ("http://purl.oclc.org/ooxml/package/relationships", .relationships),
    ]

    private let base: String
    /// Those inside the package, in the order of the part.
    private(set) var relationships: [Relationship] = []
    let refusal: Refusal? = nil

    /// - Parameter base: folder of the part whose relationships these are.
    init(base: String) { self.base = base }

    mutating func open(_ element: XMLElement<Name, Space>) {
        guard element.name == .relationship, element.value(of: .targetMode)?.equals("External") != true,
            let type = element.value(of: .type)?.string, let target = element.value(of: .target)?.string
        else { return }
        let kind = type.split(separator: "/").last.map(String.init) ?? type
        relationships.append(Relationship(kind: kind, target: Self.resolve(target, base: base)))
    }

    mutating func close(_ name: Name?, _ space: Space?) {}
    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

    /// `target` as a part name; relative ones start from `base`.
    static func resolve(_ target: String, base: String) -> String {
        let isAbsolute = target.hasPrefix("/") || target.hasPrefix("\\")
        var steps = isAbsolute ? [] : base.split(separator: "/")
        for step in target.split(whereSeparator: { $0 == "/" || $0 == "\\" }) {
            switch step {
            case ".": continue
            case "..": if !steps.isEmpty { steps.removeLast() }
            default: steps.append(step)
            }
        }
        return steps.joined(separator: "/")
    }
}

/// Reads `[Content_Types].xml` (ECMA-376 part 2, 6.2.3).
struct ContentTypesPart: XMLHandler, ~Copyable {
    enum Name: String, XMLVocabulary {
        case `default` = "Default"
        case override = "Override"
        case fileExtension = "Extension"
        case contentType = "ContentType"
        case partName = "PartName"
    }

    enum Space: Equatable { case types }

    static let spaces: [(uri: StaticString, space: Space)] = [
        ("http://schemas.openxmlformats.org/package/2006/content-types", .types)
    ]

    private var byExtension: [String: String] = [:]
    private var byPart: [String: String] = [:]
    /// The first part that is declared to be the main part of a text document.
    private(set) var mainDocument: String?
    let refusal: Refusal? = nil

    mutating func open(_ element: XMLElement<Name, Space>) {
        guard let type = element.value(of: .contentType)?.string else { return }
        switch element.name {
        case .default:
            if let ending = element.value(of: .fileExtension)?.string { byExtension[ending.lowercased()] = type }
        case .override:
            guard let name = element.value(of: .partName)?.string else { return }
            byPart[RelationshipsPart.resolve(name, base: "").lowercased()] = type
            let isMain = type.hasSuffix("main+xml") && (type.contains("wordprocessingml") || type.contains("ms-word"))
            if isMain, mainDocument == nil { mainDocument = name }
        default: return
        }
    }

    mutating func close(_ name: Name?, _ space: Space?) {}
    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

    func type(of part: String) -> String? {
        if let type = byPart[part.lowercased()] { return type }
        return part.split(separator: ".").last.flatMap { byExtension[$0.lowercased()] }
    }
}
