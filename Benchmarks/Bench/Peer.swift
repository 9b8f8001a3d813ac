import Foundation
import Glibc

/// Another program that gets the text out of documents, compared where it is installed; nothing is fetched for it.
struct Peer {
    enum Format { case wordprocessingML, openDocument }

    var name: String
    /// The command, to be followed by the names of files; nil when it is not installed.
    var command: [String]?

    static func all(for format: Format) -> [Peer] {
        switch format {
        case .wordprocessingML: [pandoc, python("python-docx", module: "docx", script: wordScript)]
        case .openDocument: [pandoc, python("odfpy", module: "odf", script: openDocumentScript)]
        }
    }

    /// Takes one file only, so it is started for each.
    private static var pandoc: Peer {
        let loop = "for file; do pandoc --to plain --output /dev/null \"$file\" || exit; done"
        let isHere = answers(["pandoc", "--version"])
        return Peer(name: "pandoc", command: isHere ? ["/bin/sh", "-c", loop, "sh"] : nil)
    }

    private static func python(_ name: String, module: String, script: String) -> Peer {
        let isHere = answers(["python3", "-c", "import \(module)"])
        return Peer(name: name, command: isHere ? ["/usr/bin/env", "python3", "-c", script] : nil)
    }

    /// Paragraphs of the body and of the tables.
    private static let wordScript = """
        import sys, docx
        for path in sys.argv[1:]:
            document = docx.Document(path)
            text = [p.text for p in document.paragraphs]
            for table in document.tables:
                for row in table.rows:
                    for cell in row.cells:
                        text += [p.text for p in cell.paragraphs]
            if not "".join(text): raise SystemExit(1)
        """

    private static let openDocumentScript = """
        import sys
        from odf import opendocument, teletype, text
        for path in sys.argv[1:]:
            document = opendocument.load(path)
            lines = [teletype.extractText(p) for kind in (text.H, text.P) for p in document.getElementsByType(kind)]
            if not "".join(lines): raise SystemExit(1)
        """

    /// Whether `command` is there and ends well.
    private static func answers(_ command: [String]) -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}
