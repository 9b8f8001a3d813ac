import DocumentModel
import DocumentReading
import TestSupport

/// The document that a DOCX with `body` reads as.
func readWord(
    _ body: String,
    styles: String? = nil,
    numbering: String? = nil,
    footnotes: String? = nil,
    endnotes: String? = nil,
    header: String? = nil,
    footer: String? = nil
) throws -> Document {
    let package = PackageFixture.docx(
        body: body,
        styles: styles,
        numbering: numbering,
        footnotes: footnotes,
        endnotes: endnotes,
        header: header,
        footer: footer
    )
    return try DocumentReader().read(package.bytes())
}

/// The refusal that `bytes` meet; nil when they are read.
func refusal(of bytes: [UInt8], limits: ReadingLimits = ReadingLimits()) -> Refusal? {
    do throws(Refusal) {
        _ = try DocumentReader(limits: limits).read(bytes)
        return nil
    } catch {
        return error
    }
}

/// A run with `text` and, before it, `properties` inside `w:rPr`.
func run(_ text: String, _ properties: String = "") -> String {
    let format = properties.isEmpty ? "" : "<w:rPr>\(properties)</w:rPr>"
    return "<w:r>\(format)<w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
}

/// A paragraph of one run, with `properties` inside `w:pPr`.
func line(_ text: String, _ properties: String = "") -> String {
    let format = properties.isEmpty ? "" : "<w:pPr>\(properties)</w:pPr>"
    return "<w:p>\(format)\(run(text))</w:p>"
}

extension Document {
    /// Body text, blocks joined by newlines.
    var bodyText: String { string(of: blocks) }

    /// All paragraphs of the body, those in tables included.
    var paragraphs: [Paragraph] {
        var found: [Paragraph] = []
        forEachParagraph { paragraph, _ in found.append(paragraph) }
        return found
    }

    /// Labels of all paragraphs of the body.
    var labels: [String] { paragraphs.map { label(of: $0) } }

    /// Texts of asides of `kind`.
    func asideTexts(_ kind: Aside.Kind) -> [String] {
        asides.filter { $0.kind == kind }.map { string(of: $0.blocks) }
    }
}
