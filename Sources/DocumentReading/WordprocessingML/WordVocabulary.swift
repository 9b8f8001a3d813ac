/// Namespaces of WordprocessingML parts (ISO/IEC 29500), transitional and strict alike.
enum WordSpace: Equatable {
    case word, relationships, compatibility, math, vml, drawing, picture, chart, diagram, shape, office

    static let uris: [(uri: StaticString, space: WordSpace)] = [
        ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", .word),
        ("http://purl.oclc.org/ooxml/wordprocessingml/main", .word),
        ("http://schemas.openxmlformats.org/officeDocument/2006/relationships", .relationships),
        ("http://purl.oclc.org/ooxml/officeDocument/relationships", .relationships),
        ("http://schemas.openxmlformats.org/markup-compatibility/2006", .compatibility),
        ("http://schemas.openxmlformats.org/officeDocument/2006/math", .math),
        ("http://purl.oclc.org/ooxml/officeDocument/math", .math),
        ("urn:schemas-microsoft-com:vml", .vml),
        ("http://schemas.openxmlformats.org/drawingml/2006/main", .drawing),
        ("http://purl.oclc.org/ooxml/drawingml/main", .drawing),
        ("http://schemas.openxmlformats.org/drawingml/2006/chart", .chart),
        ("http://purl.oclc.org/ooxml/drawingml/chart", .chart),
        ("http://schemas.openxmlformats.org/drawingml/2006/diagram", .diagram),
        ("http://purl.oclc.org/ooxml/drawingml/diagram", .diagram),
    ]
}

/// Local names of the stories of a document: body, notes, headers, footers.
enum WordName: String, XMLVocabulary {
    // Stories and blocks.
    case document, body, footnotes, endnotes, hdr, ftr, footnote, endnote, p, tbl, tr, tc, sdt, txbxContent
    case altChunk, subDoc, sectPr
    // Runs and what stands in them.
    case r, t, tab, br, cr, ptab, noBreakHyphen, sym, fldChar, fldSimple, instrText, commentReference
    case object, blip, imagedata, textpath, chart, relIds
    // Properties.
    case pPr, rPr, trPr, tcPr, tblPr, sdtPr, sdtEndPr, tabs, ffData
    case pStyle, rStyle, numPr, ilvl, numId, outlineLvl, jc, pageBreakBefore
    case b, i, u, caps, vanish, sz, highlight, shd
    case gridSpan, vMerge, hMerge, gridBefore, tblHeader, cellDel, docPartGallery
    // Tracked changes.
    case ins, del, moveTo, moveFrom
    case pPrChange, rPrChange, tblPrChange, trPrChange, tcPrChange, sectPrChange, tblPrExChange, numberingChange
    // Compatibility.
    case alternateContent = "AlternateContent"
    case choice = "Choice"
    case fallback = "Fallback"
    // Attributes.
    case val, type, char, font, fldCharType, instr, fill, string
}

extension XMLValue {
    /// The value as an on-off property of WordprocessingML (17.17.4): only `0`, `false` and `off` are off.
    var isOn: Bool { !(equals("0") || equals("false") || equals("off")) }
}

extension XMLElement<WordName, WordSpace> {
    /// Whether this on-off property is on; without a value it is.
    var isOn: Bool { value(of: .val)?.isOn ?? true }
}
