import DocumentModel
import DocumentReading
import Foundation
import TestSupport

/// What LibreOffice, pandoc and this program say of one file that LibreOffice saved.
struct OracleReading {
    var source: OracleSource
    /// `odt` or `docx`.
    var format: String
    var result: Result<Document, Refusal>
    /// LibreOffice's plain text, list labels included.
    var officeText: String
    var pandoc: PandocDocument

    var name: String { "\(source.name).\(format)" }
    var isPandocBelieved: Bool { !source.doubts.contains(format == "odt" ? .pandocODT : .pandocDOCX) }
}

/// Runs the programs that witness what a file holds.
enum OracleTools {
    static let isInstalled = path(of: "soffice") != nil && path(of: "pandoc") != nil

    private static func path(of program: String) -> String? {
        let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
        return folders.map { "\($0)/\(program)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Saves all sources through LibreOffice and has them read by everyone; one call for all files, since starting
    /// LibreOffice takes longer than a hundred small files do.
    static func readings(of sources: [OracleSource], formats: [String]) throws -> [OracleReading] {
        let scratch = Scratch("oracle")
        let flats = try sources.map { source in
            let path = scratch.appending("\(source.name).fodt")
            try source.fixture.flat.write(toFile: path, atomically: false, encoding: .utf8)
            return path
        }
        return try formats.flatMap { format in
            let folder = scratch.appending(format)
            let names = sources.map { "\(folder)/\($0.name)" }
            try convert(flats, to: format, into: folder, scratch: scratch)
            try convert(names.map { "\($0).\(format)" }, to: "txt:Text (encoded):UTF8", into: folder, scratch: scratch)
            return try zip(sources, names).map { source, name in
                OracleReading(
                    source: source,
                    format: format,
                    result: Result { () throws(Refusal) in try DocumentReader().read(path: "\(name).\(format)") },
                    officeText: try String(contentsOfFile: "\(name).txt", encoding: .utf8),
                    pandoc: try PandocDocument(json: run("pandoc", ["-t", "json", "\(name).\(format)"]))
                )
            }
        }
    }

    private static func convert(_ files: [String], to format: String, into folder: String, scratch: Scratch) throws {
        // A profile of its own keeps a running office out of this.
        let profile = "-env:UserInstallation=file://\(scratch.appending("profile"))"
        _ = try run("soffice", [profile, "--headless", "--convert-to", format, "--outdir", folder] + files)
    }

    /// Runs `program` and returns what it writes; ended after two minutes.
    private static func run(_ program: String, _ arguments: [String]) throws -> Data {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["timeout", "120", program] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw ToolFailure(program: program, status: process.terminationStatus)
        }
        return data
    }

    struct ToolFailure: Error {
        var program: String
        var status: Int32
    }
}

/// The parts of pandoc's syntax tree that are compared.
struct PandocDocument {
    var words: [String] = []
    var headings: [String] = []
    /// The words of each table's cells; an outer table before the ones in it.
    var tables: [[String]] = []

    init(json: Data) throws {
        let tree = try JSONSerialization.jsonObject(with: json) as? [String: Any]
        var text = ""
        read(tree?["blocks"] ?? [], into: &text)
        words = text.words
    }

    /// Walks the tree; a node is an object with a tag `t` and content `c`.
    private mutating func read(_ node: Any, into text: inout String) {
        if let list = node as? [Any] {
            for inner in list { read(inner, into: &text) }
            return
        }
        guard let object = node as? [String: Any], let tag = object["t"] as? String else { return }
        let content = object["c"] ?? []
        switch tag {
        case "Str": text += content as? String ?? ""
        case "Space", "SoftBreak", "LineBreak": text += " "
        case "Note", "Image", "RawInline", "RawBlock": break
        case "Header":
            var title = ""
            read(content, into: &title)
            headings.append("\((content as? [Any])?.first as? Int ?? 0) \(title.words.joined(separator: " "))")
            text += title + "\n"
        case "Table":
            let index = tables.count
            tables.append([])
            var cells = ""
            read(content, into: &cells)
            tables[index] = cells.words
            text += cells
        case "Para", "Plain":
            read(content, into: &text)
            text += "\n"
        default: read(content, into: &text)
        }
    }
}

extension String {
    var words: [String] { split(whereSeparator: \.isWhitespace).map(String.init) }
}
