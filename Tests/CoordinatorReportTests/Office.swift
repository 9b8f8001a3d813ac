import Foundation
import FoundationXML
import TestSupport

/// What others read in a workbook: LibreOffice, and the XML itself.
struct Office {
    static var isThere: Bool { FileManager.default.isExecutableFile(atPath: "/usr/bin/soffice") }

    let workbook: String
    private let scratch = Scratch("office")

    init(_ workbook: String) { self.workbook = workbook }

    /// The sheets as LibreOffice reads them: name to rows of cells as shown.
    func sheets() throws -> [String: [[String]]] {
        // Separator «;», quotes, UTF-8, all sheets; cells as they are shown.
        let filter = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,true,false,false,-1"
        let profile = "-env:UserInstallation=file://\(scratch.appending("profile"))"
        _ = try Self.run(
            "soffice",
            [profile, "--headless", "--convert-to", filter, "--outdir", scratch.path, workbook]
        )
        var sheets: [String: [[String]]] = [:]
        for file in try FileManager.default.contentsOfDirectory(atPath: scratch.path) where file.hasSuffix(".csv") {
            let text = try String(contentsOfFile: scratch.appending(file), encoding: .utf8)
            let name = file.dropLast(4).split(separator: "-").last.map(String.init) ?? file
            sheets[name.precomposedStringWithCanonicalMapping] = Self.rows(of: text)
        }
        return sheets
    }

    /// A part of the package.
    func part(_ name: String) throws -> String { try Self.run("unzip", ["-p", workbook, name]) }

    /// How often an element stands in a part.
    func count(_ element: String, in name: String) throws -> Int {
        let parser = XMLParser(data: Data(try part(name).utf8))
        let counter = Counter(element)
        parser.delegate = counter
        guard parser.parse() else { throw CocoaError(.coderReadCorrupt) }
        return counter.count
    }

    private final class Counter: NSObject, XMLParserDelegate {
        let element: String
        var count = 0
        init(_ element: String) { self.element = element }

        func parser(
            _ parser: XMLParser,
            didStartElement name: String,
            namespaceURI: String?,
            qualifiedName: String?,
            attributes: [String: String] = [:]
        ) {
            if name == element { count += 1 }
        }
    }

    /// RFC 4180 with «;».
    static func rows(of text: String) -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var cell = ""
        var isQuoted = false
        var scalars = Array(text.unicodeScalars)[...]
        while let scalar = scalars.popFirst() {
            switch scalar {
            case "\"" where isQuoted && scalars.first == "\"":
                scalars.removeFirst()
                cell.unicodeScalars.append(scalar)
            case "\"": isQuoted.toggle()
            case ";" where !isQuoted:
                row.append(cell)
                cell = ""
            case "\n" where !isQuoted:
                rows.append(row + [cell])
                (row, cell) = ([], "")
            case "\r" where !isQuoted, "\u{FEFF}" where rows.isEmpty && row.isEmpty && cell.isEmpty: continue
            default: cell.unicodeScalars.append(scalar)
            }
        }
        return cell.isEmpty && row.isEmpty ? rows : rows + [row + [cell]]
    }

    private static func run(_ program: String, _ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [program] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
        return String(decoding: output, as: UTF8.self)
    }
}
