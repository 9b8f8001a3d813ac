import DocumentModel
import Testing

@Suite("Automatic numbers of a Word document")
struct WordNumberingTests {
    /// One level of a list definition.
    private func level(_ index: Int, _ format: String, _ pattern: String, start: Int = 1, _ extra: String = "")
        -> String
    {
        """
        <w:lvl w:ilvl="\(index)"><w:start w:val="\(start)"/><w:numFmt w:val="\(format)"/>\(extra)\
        <w:lvlText w:val="\(pattern)"/></w:lvl>
        """
    }

    private func definition(_ id: Int, _ levels: String) -> String {
        "<w:abstractNum w:abstractNumId=\"\(id)\">\(levels)</w:abstractNum>"
    }

    private func list(_ id: Int, of abstract: Int, _ overrides: String = "") -> String {
        "<w:num w:numId=\"\(id)\"><w:abstractNumId w:val=\"\(abstract)\"/>\(overrides)</w:num>"
    }

    private func item(_ list: Int, _ level: Int = 0) -> String {
        line("п", "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(list)\"/></w:numPr>")
    }

    private func labels(_ body: String, _ numbering: String, styles: String? = nil) throws -> [String] {
        try readWord(body, styles: styles, numbering: numbering).labels
    }

    @Test(arguments: [
        ("decimal", ["1", "2", "3"]), ("decimalZero", ["01", "02", "03"]), ("lowerRoman", ["i", "ii", "iii"]),
        ("upperRoman", ["I", "II", "III"]), ("lowerLetter", ["a", "b", "c"]), ("upperLetter", ["A", "B", "C"]),
        ("russianLower", ["а", "б", "в"]), ("russianUpper", ["А", "Б", "В"]), ("none", ["", "", ""]),
    ])
    func `are written in their format`(format: String, expected: [String]) throws {
        let numbering = definition(0, level(0, format, "%1")) + list(1, of: 0)

        #expect(try labels(item(1) + item(1) + item(1), numbering) == expected)
    }

    @Test func `skip ё, й, ъ and ь, and double the letters after the last one`() throws {
        let numbering = definition(0, level(0, "russianLower", "%1)")) + list(1, of: 0)
        let body = String(repeating: item(1), count: 31)

        let found = try labels(body, numbering)

        #expect(found[6...9] == ["ж)", "з)", "и)", "к)"])
        #expect(found[28...30] == ["я)", "аа)", "бб)"])
    }

    @Test func `show the numbers of the levels above and begin again below them`() throws {
        let numbering = definition(0, level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2.")) + list(1, of: 0)

        let found = try labels(item(1) + item(1, 1) + item(1, 1) + item(1) + item(1, 1), numbering)

        #expect(found == ["1.", "1.1.", "1.2.", "2.", "2.1."])
    }

    @Test func `show a level that was never counted by its start`() throws {
        let numbering =
            definition(0, level(0, "decimal", "%1.", start: 3) + level(1, "decimal", "%1.%2")) + list(1, of: 0)

        #expect(try labels(item(1, 1) + item(1), numbering) == ["3.1", "3."])
    }

    @Test func `do not begin again where the level says so`() throws {
        let numbering =
            definition(0, level(0, "decimal", "%1.") + level(1, "decimal", "%2)", "<w:lvlRestart w:val=\"0\"/>"))
            + list(1, of: 0)

        #expect(try labels(item(1) + item(1, 1) + item(1) + item(1, 1), numbering) == ["1.", "1)", "2.", "2)"])
    }

    @Test func `go on from one list to another of the same definition`() throws {
        let numbering = definition(0, level(0, "decimal", "%1.")) + list(1, of: 0) + list(2, of: 0)

        #expect(try labels(item(1) + item(2) + item(1), numbering) == ["1.", "2.", "3."])
    }

    @Test func `begin once at a start of their own`() throws {
        let own = "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride>"
        let numbering = definition(0, level(0, "decimal", "%1.")) + list(1, of: 0) + list(2, of: 0, own)

        #expect(try labels(item(1) + item(2) + item(2) + item(1), numbering) == ["1.", "5.", "6.", "7."])
    }

    @Test func `take a level that the list replaces`() throws {
        let own = "<w:lvlOverride w:ilvl=\"0\">\(level(0, "upperRoman", "(%1)"))</w:lvlOverride>"
        let numbering = definition(0, level(0, "decimal", "%1.")) + list(1, of: 0, own)

        #expect(try labels(item(1) + item(1), numbering) == ["(I)", "(II)"])
    }

    @Test func `are all decimal in a legal level`() throws {
        let numbering =
            definition(0, level(0, "upperRoman", "%1") + level(1, "decimal", "%1.%2", "<w:isLgl/>")) + list(1, of: 0)

        #expect(try labels(item(1) + item(1, 1), numbering) == ["I", "1.1"])
    }

    @Test func `come with a paragraph style, on the level tied to it`() throws {
        let styles = """
            <w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/>\
            <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
            """
        let tied = level(1, "decimal", "%1.%2", "<w:pStyle w:val=\"2\"/>")
        let numbering = definition(0, level(0, "decimal", "%1") + tied) + list(1, of: 0)
        let styled = line("п", "<w:pStyle w:val=\"2\"/>")

        #expect(try labels(item(1) + styled + styled, numbering, styles: styles) == ["1", "1.1", "1.2"])
    }

    @Test func `are taken away by number 0`() throws {
        let styles = """
            <w:style w:type="paragraph" w:styleId="n"><w:name w:val="Список"/>\
            <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
            """
        let numbering = definition(0, level(0, "decimal", "%1.")) + list(1, of: 0)
        let without = line("п", "<w:pStyle w:val=\"n\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"0\"/></w:numPr>")
        let styled = line("п", "<w:pStyle w:val=\"n\"/>")

        #expect(try labels(styled + without + styled, numbering, styles: styles) == ["1.", "", "2."])
    }

    @Test func `are found through a numbering style`() throws {
        let styles = """
            <w:style w:type="numbering" w:styleId="ns"><w:name w:val="Стиль списка"/>\
            <w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>
            """
        let numbering =
            definition(0, "<w:numStyleLink w:val=\"ns\"/>") + definition(5, level(0, "upperRoman", "%1."))
            + list(1, of: 0) + list(7, of: 5)

        #expect(try labels(item(1) + item(1), numbering, styles: styles) == ["I.", "II."])
    }

    @Test func `are bullets as their font draws them`() throws {
        let numbering = definition(0, level(0, "bullet", "\u{F0B7}") + level(1, "bullet", "–")) + list(1, of: 0)

        let document = try readWord(item(1) + item(1, 1), numbering: numbering)

        #expect(document.labels == ["•", "–"])
        #expect(document.paragraphs.map(\.listLevel) == [0, 1])
        #expect(document.paragraphs.allSatisfy { $0.traits.contains(.bulleted) })
    }

    @Test func `keep an ampersand of their pattern`() throws {
        let numbering = definition(0, level(0, "decimal", "%1 &amp;")) + list(1, of: 0)

        #expect(try labels(item(1), numbering) == ["1 &"])
    }

    @Test func `are none for a list that is not defined`() throws {
        #expect(try labels(item(9), definition(0, level(0, "decimal", "%1.")) + list(1, of: 0)) == [""])
    }
}
