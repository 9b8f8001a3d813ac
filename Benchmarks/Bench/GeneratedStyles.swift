/// The parts beside the content of an ODT, in the measure in which LibreOffice writes them: about 40 KiB of styles, a
/// page of properties, settings that no reader needs.
enum GeneratedStyles {
    static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

    /// Every part declares all namespaces that its program knows.
    static let namespaces: String = {
        let standard = [
            "office", "text", "table", "style", "fo:xsl-fo-compatible", "draw:drawing", "svg:svg-compatible", "meta",
            "number:datastyle", "config", "chart", "dr3d", "form", "script", "of", "presentation",
        ].map { name in
            let parts = name.split(separator: ":")
            return "xmlns:\(parts[0])=\"urn:oasis:names:tc:opendocument:xmlns:\(parts[parts.count - 1]):1.0\""
        }
        let others = [
            ("xlink", "http://www.w3.org/1999/xlink"), ("dc", "http://purl.org/dc/elements/1.1/"),
            ("math", "http://www.w3.org/1998/Math/MathML"), ("dom", "http://www.w3.org/2001/xml-events"),
            ("xforms", "http://www.w3.org/2002/xforms"), ("xsd", "http://www.w3.org/2001/XMLSchema"),
            ("xsi", "http://www.w3.org/2001/XMLSchema-instance"), ("xhtml", "http://www.w3.org/1999/xhtml"),
            ("grddl", "http://www.w3.org/2003/g/data-view#"), ("css3t", "http://www.w3.org/TR/css3-text/"),
            ("ooo", "http://openoffice.org/2004/office"), ("ooow", "http://openoffice.org/2004/writer"),
            ("oooc", "http://openoffice.org/2004/calc"), ("rpt", "http://openoffice.org/2005/report"),
            ("tableooo", "http://openoffice.org/2009/table"), ("drawooo", "http://openoffice.org/2010/draw"),
            ("officeooo", "http://openoffice.org/2009/office"),
            ("loext", "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"),
        ].map { "xmlns:\($0.0)=\"\($0.1)\"" }
        return (standard + others).joined(separator: " ") + " office:version=\"1.3\""
    }()

    static let fonts: String = {
        let names = [
            "Calibri", "Courier New", "Liberation Sans", "Liberation Serif", "Lohit Devanagari", "Noto Sans CJK SC",
            "OpenSymbol", "Symbol", "Times New Roman", "Wingdings",
        ]
        let faces = names.map {
            "<style:font-face style:name=\"\($0)\" svg:font-family=\"&apos;\($0)&apos;\" "
                + "style:font-family-generic=\"roman\" style:font-pitch=\"variable\"/>"
        }
        return "<office:font-face-decls>\(faces.joined())</office:font-face-decls>"
    }()

    // MARK: styles.xml

    static let styles: String =
        declaration + "<office:document-styles \(namespaces)>\(fonts)<office:styles>"
        + ["graphic", "paragraph", "table", "table-row"].map(defaultStyle).joined()
        + paragraphStyles + textStyles + outlineStyle + (1...3).map(listStyle).joined()
        + "<text:notes-configuration text:note-class=\"footnote\" style:num-format=\"1\" text:start-value=\"0\"/>"
        + "</office:styles><office:automatic-styles>\(headerStyle)\(pageLayout)</office:automatic-styles>"
        + masterPage + "</office:document-styles>"

    private static let lookOfText =
        "style:font-name=\"Times New Roman\" fo:font-size=\"14pt\" fo:language=\"ru\" fo:country=\"RU\" "
        + "style:letter-kerning=\"true\" style:font-name-asian=\"Noto Sans CJK SC\" style:font-size-asian=\"10.5pt\" "
        + "style:language-asian=\"zh\" style:country-asian=\"CN\" style:font-name-complex=\"Lohit Devanagari\" "
        + "style:font-size-complex=\"12pt\" style:language-complex=\"hi\" style:country-complex=\"IN\""

    private static func defaultStyle(_ family: String) -> String {
        "<style:default-style style:family=\"\(family)\"><style:paragraph-properties "
            + "fo:hyphenation-ladder-count=\"no-limit\" style:text-autospace=\"ideograph-alpha\" "
            + "style:punctuation-wrap=\"hanging\" style:line-break=\"strict\" style:tab-stop-distance=\"1.251cm\" "
            + "style:writing-mode=\"page\"/><style:text-properties style:use-window-font-color=\"true\" "
            + lookOfText + " fo:hyphenate=\"false\"/></style:default-style>"
    }

    /// Names as LibreOffice has them, each with its parent; 30 of them.
    private static let paragraphStyles: String = {
        let plain = [
            ("Text_20_body", "Standard"), ("List", "Text_20_body"), ("Caption", "Standard"), ("Index", "Standard"),
            ("Heading", "Standard"), ("Title", "Heading"), ("Table_20_Contents", "Standard"), ("Header", "Standard"),
            ("Table_20_Heading", "Table_20_Contents"), ("Footer", "Standard"), ("Footnote", "Standard"),
            ("No_20_Spacing", "Standard"), ("List_20_Paragraph", "Standard"), ("Default", "Standard"),
            ("Normal_20__28_Web_29_", "Standard"), ("Balloon_20_Text", "Standard"),
        ]
        let contents = (1...3).map { ("Contents_20_\($0)", "Index") }
        let headings = (1...10).map { ("Heading_20_\($0)", "Heading") }
        return "<style:style style:name=\"Standard\" style:family=\"paragraph\" style:class=\"text\"/>"
            + (plain + contents + headings).map { paragraphStyle($0.0, parent: $0.1) }.joined()
    }()

    private static func paragraphStyle(_ name: String, parent: String) -> String {
        let shown = name.replacing("_20_", with: " ").replacing("_28_", with: "(").replacing("_29_", with: ")")
        let level = name.hasPrefix("Heading_20_") ? name.dropFirst("Heading_20_".count) : ""
        return "<style:style style:name=\"\(name)\" style:display-name=\"\(shown)\" style:family=\"paragraph\" "
            + "style:parent-style-name=\"\(parent)\" style:next-style-name=\"Text_20_body\" "
            + (level.isEmpty ? "" : "style:default-outline-level=\"\(level)\" style:list-style-name=\"\" ")
            + "style:class=\"text\"><style:paragraph-properties fo:margin-left=\"0cm\" fo:margin-right=\"0cm\" "
            + "fo:margin-top=\"0cm\" fo:margin-bottom=\"0.247cm\" style:contextual-spacing=\"false\" "
            + "fo:line-height=\"115%\" fo:text-align=\"start\" text:number-lines=\"false\"/><style:text-properties "
            + (level.isEmpty ? "" : "fo:font-weight=\"bold\" style:font-weight-asian=\"bold\" ")
            + "style:font-name=\"Liberation Sans\" fo:font-family=\"&apos;Liberation Sans&apos;\" "
            + "fo:font-size=\"14pt\" style:font-size-asian=\"14pt\" style:font-size-complex=\"14pt\"/></style:style>"
    }

    private static let textStyles = [
        "Numbering_20_Symbols", "Bullet_20_Symbols", "Internet_20_link", "Footnote_20_Symbol", "Emphasis", "Strong",
        "Page_20_Number", "Default_20_Paragraph_20_Font", "ListLabel_20_1", "ListLabel_20_2", "ListLabel_20_3",
    ].map {
        "<style:style style:name=\"\($0)\" style:display-name=\"\($0.replacing("_20_", with: " "))\" "
            + "style:family=\"text\"><style:text-properties fo:color=\"#000080\" style:font-name=\"OpenSymbol\" "
            + "style:text-underline-style=\"none\" style:font-name-complex=\"OpenSymbol\"/></style:style>"
    }.joined()

    private static func levelProperties(_ level: Int) -> String {
        let place = "\(Double(level) * 0.635)cm"
        return "<style:list-level-properties text:list-level-position-and-space-mode=\"label-alignment\">"
            + "<style:list-level-label-alignment text:label-followed-by=\"listtab\" text:list-tab-stop-position="
            + "\"\(place)\" fo:text-indent=\"-0.635cm\" fo:margin-left=\"\(place)\"/></style:list-level-properties>"
    }

    private static let outlineStyle =
        "<text:outline-style style:name=\"Outline\">"
        + (1...10).map {
            "<text:outline-level-style text:level=\"\($0)\" loext:num-list-format=\"\" style:num-format=\"\">"
                + levelProperties($0) + "</text:outline-level-style>"
        }.joined() + "</text:outline-style>"

    private static func listStyle(_ number: Int) -> String {
        let levels = (1...10).map { level in
            number.isMultiple(of: 2)
                ? "<text:list-level-style-number text:level=\"\(level)\" text:style-name=\"ListLabel_20_1\" "
                    + "loext:num-list-format=\"%\(level)%.\" style:num-suffix=\".\" style:num-format=\"1\">"
                    + levelProperties(level) + "</text:list-level-style-number>"
                : "<text:list-level-style-bullet text:level=\"\(level)\" text:style-name=\"Bullet_20_Symbols\" "
                    + "text:bullet-char=\"•\">" + levelProperties(level)
                    + "<style:text-properties style:font-name=\"OpenSymbol\"/></text:list-level-style-bullet>"
        }
        return "<text:list-style style:name=\"WWNum\(number)\">\(levels.joined())</text:list-style>"
    }

    private static let headerStyle =
        "<style:style style:name=\"MP1\" style:family=\"paragraph\" style:parent-style-name=\"Footer\">"
        + "<style:paragraph-properties fo:text-align=\"center\" style:justify-single-word=\"false\"/></style:style>"

    private static let pageLayout =
        "<style:page-layout style:name=\"Mpm1\"><style:page-layout-properties fo:page-width=\"21.001cm\" "
        + "fo:page-height=\"29.7cm\" style:num-format=\"1\" style:print-orientation=\"portrait\" "
        + "fo:margin-top=\"2cm\" fo:margin-bottom=\"2cm\" fo:margin-left=\"3cm\" fo:margin-right=\"1.5cm\" "
        + "style:writing-mode=\"lr-tb\" style:footnote-max-height=\"0cm\"/><style:header-style/><style:footer-style/>"
        + "</style:page-layout>"

    private static let masterPage =
        "<office:master-styles><style:master-page style:name=\"Standard\" style:page-layout-name=\"Mpm1\">"
        + "<style:footer><text:p text:style-name=\"MP1\"><text:page-number text:select-page=\"current\">1"
        + "</text:page-number></text:p></style:footer></style:master-page></office:master-styles>"

    // MARK: The rest

    static let meta =
        declaration + "<office:document-meta \(namespaces)><office:meta><meta:initial-creator>Иванова И. И."
        + "</meta:initial-creator><meta:creation-date>2023-02-01T09:00:00</meta:creation-date><dc:creator>Петрова А. И."
        + "</dc:creator><dc:date>2023-02-20T16:40:12</dc:date><meta:editing-cycles>27</meta:editing-cycles>"
        + "<meta:editing-duration>PT5H12M40S</meta:editing-duration><dc:title>Антирисковая программа</dc:title>"
        + "<meta:document-statistic meta:table-count=\"2\" meta:image-count=\"0\" meta:page-count=\"14\" "
        + "meta:paragraph-count=\"280\" meta:word-count=\"4100\" meta:character-count=\"31000\"/><meta:generator>"
        + "LibreOffice/7.4.7.2$Linux_X86_64</meta:generator></office:meta></office:document-meta>"

    static let settings =
        declaration + "<office:document-settings \(namespaces)><office:settings>"
        + (1...110).map {
            "<config:config-item config:name=\"Setting\($0)\" config:type=\"boolean\">false</config:config-item>"
        }.joined() + "</office:settings></office:document-settings>"

    static let manifest =
        declaration + "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
        + "manifest:version=\"1.3\">"
        + ["content.xml", "styles.xml", "meta.xml", "settings.xml", "manifest.rdf", "Thumbnails/thumbnail.png"].map {
            "\n <manifest:file-entry manifest:full-path=\"\($0)\" manifest:media-type=\"text/xml\"/>"
        }.joined()
        + "\n <manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" "
        + "manifest:media-type=\"application/vnd.oasis.opendocument.text\"/>\n</manifest:manifest>"
}
