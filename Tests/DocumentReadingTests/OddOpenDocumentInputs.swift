import DocumentReading
import TestSupport

/// Extremes that the rules of OpenDocument do not forbid, or that only a person of ill will writes.
extension BrokenOpenDocumentInputs {
    /// All are read, with the text before the oddity.
    static let odd: [BrokenInput] = [
        odd("a cell repeated two thousand million times", table(row(cell("x", "table:number-columns-repeated", huge)))),
        odd("a row repeated two thousand million times", table(row(cell("x"), repeated: huge))),
        odd(
            "cells and rows repeated within repeated ones",
            table(
                row(
                    cell("x", "table:number-columns-repeated", huge)
                        + cellAround(table(row(cell("y", "table:number-columns-repeated", huge), repeated: huge))),
                    repeated: huge
                )
            )
        ),
        odd("a covered cell repeated without end", table(row(covered(huge)) + row(covered(huge)))),
        odd(
            "a cell that spans two thousand million columns",
            table(row(cell("x", "table:number-columns-spanned", huge)))
        ),
        odd(
            "a cell that spans two thousand million rows",
            table(row(cell("x", "table:number-rows-spanned", huge)) + row(covered("1")))
        ),
        odd(
            "5,000 rows that 65,536 merged cells cover",
            table(
                row(
                    "<table:table-cell table:number-rows-spanned=\"65536\" table:number-columns-repeated=\"65536\">"
                        + "<text:p/></table:table-cell>"
                ) + String(repeating: row(covered("65536")), count: 5_000)
            )
        ),
        odd(
            "spans of nought, less and nonsense",
            table(
                row(
                    ["0", "-7", "", "x", "1e9", "99999999999999999999"].map {
                        cell("x", "table:number-columns-spanned", $0) + cell("y", "table:number-rows-spanned", $0)
                    }.joined()
                )
            )
        ),
        odd(
            "covered cells with text and nothing that covers them",
            table(row("<table:covered-table-cell><text:p>x</text:p></table:covered-table-cell>"))
        ),
        odd(
            "blanks beyond all numbers",
            "<text:p>" + ["0", "-5", "", "x", "99999999999999999999"].map { "<text:s text:c=\"\($0)\"/>" }.joined()
                + "</text:p>"
        ),
        odd("tracked changes inside tracked changes", tracked(tracked(deletion("x")) + deletion("y"))),
        odd(
            "tracked changes with tables in them",
            tracked(deletion(table(row(cell("x"))) + "<text:list><text:list-item/></text:list>"))
        ),
        odd(
            "changes that begin and never end",
            "<text:p><text:change-start text:change-id=\"c1\"/>x<text:change text:change-id=\"c9\"/></text:p>"
        ),
        odd("changes that end and never begin", "<text:p>x<text:change-end text:change-id=\"c1\"/></text:p>"),
        odd(
            "styles that are each other's parents",
            paragraph("a"),
            styles: style("a", parent: "b") + style("b", parent: "a")
        ),
        odd("a style that is its own parent", paragraph("a"), styles: style("a", parent: "a")),
        odd(
            "20,000 styles, each the parent of the next",
            paragraph("s19999"),
            styles: (0..<20_000).map { style("s\($0)", parent: "s\($0 - 1)") }.joined()
        ),
        odd(
            "20,000 styles in a ring",
            (0..<20_000).map { paragraph("s\($0)") }.joined(),
            styles: (0..<20_000).map { style("s\($0)", parent: "s\(($0 + 1) % 20_000)") }.joined()
        ),
        odd(
            "text styles that are each other's parents",
            "<text:p><text:span text:style-name=\"a\">x</text:span></text:p>",
            styles: style("a", parent: "b", family: "text") + style("b", parent: "a", family: "text")
        ),
        odd("a style named by 100 KB", paragraph(String(repeating: "n", count: 100_000))),
        odd(
            "a style whose parent is named by 100 KB",
            paragraph("a"),
            styles: style("a", parent: String(repeating: "n", count: 100_000))
        ),
        odd(
            "one style defined 5,000 times",
            paragraph("a"),
            styles: String(repeating: style("a", parent: "a"), count: 5_000)
        ),
        odd(
            "levels of headings beyond all numbers",
            ["0", "-1", "11", "", "x", "99999999999999999999"].map { "<text:h text:outline-level=\"\($0)\">x</text:h>" }
                .joined()
        ),
        odd(
            "levels of a list style beyond all numbers",
            list("L"),
            styles: listStyle(["0", "-1", "11", "", "99999999999999999999"].map { "text:level=\"\($0)\"" })
        ),
        odd(
            "a list style that shows a thousand million levels",
            list("L"),
            styles: listStyle(["text:level=\"1\" text:display-levels=\"1000000000\""])
        ),
        odd(
            "list templates of nonsense",
            list("L"),
            styles: listStyle(["text:level=\"1\" style:num-list-format=\"%0%%11%%-1%%%%x%1%%99999999999999999999%\""])
        ),
        odd(
            "list numbers beyond all numbers",
            ["-1", "99999999999999999999", "x"].map {
                "<text:list text:style-name=\"L\"><text:list-item text:start-value=\"\($0)\"><text:p>x</text:p></text:list-item></text:list>"
            }.joined(),
            styles: listStyle(["text:level=\"1\" text:start-value=\"999999999\""])
        ),
        odd(
            "Roman and letter numbers of a million",
            list("L"),
            styles: listStyle([
                "text:level=\"1\" style:num-format=\"I\" text:start-value=\"1000000\"",
                "text:level=\"2\" style:num-format=\"a\" text:start-value=\"1000000\"",
            ])
        ),
        odd(
            "a list that continues itself",
            "<text:list xml:id=\"l\" text:continue-list=\"l\"><text:list-item><text:p>x</text:p></text:list-item></text:list>"
        ),
        odd(
            "lists 80 deep",
            String(repeating: "<text:list><text:list-item>", count: 80) + "<text:p>x</text:p>"
                + String(repeating: "</text:list-item></text:list>", count: 80)
        ),
        odd(
            "a numbered paragraph of the 99th level",
            "<text:numbered-paragraph text:level=\"99\"><text:p>x</text:p></text:numbered-paragraph>"
        ),
        odd(
            "items without a list, rows without a table",
            "<text:list-item><text:p>x</text:p></text:list-item><table:table-row><table:table-cell/></table:table-row>"
        ),
        odd(
            "notes in notes",
            String(repeating: "<text:p>x<text:note><text:note-body>", count: 40)
                + String(repeating: "</text:note-body></text:note></text:p>", count: 40)
        ),
        odd(
            "text boxes in text boxes",
            String(repeating: "<text:p>x<draw:frame><draw:text-box>", count: 40)
                + String(repeating: "</draw:text-box></draw:frame></text:p>", count: 40)
        ),
        odd(
            "paragraphs in paragraphs",
            String(repeating: "<text:p>x", count: 100) + String(repeating: "</text:p>", count: 100)
        ),
        odd(
            "elements of a namespace nobody knows",
            "<own:frame own:style-name=\"a\"><own:deep><text:p>x</text:p></own:deep></own:frame>"
        ),
        odd(
            "attributes of a namespace nobody knows",
            "<text:p own:style-name=\"P1\" own:outline-level=\"3\" style-name=\"P1\">x</text:p>"
        ),
        odd(
            "comments, instructions and sections of raw text",
            "<!-- <text:p>нет</text:p> --><?x y?><text:p><![CDATA[<x>&y;]]></text:p>"
        ),
        odd(
            "an attribute of a megabyte",
            "<text:p><text:a xlink:href=\"\(String(repeating: "a", count: 1 << 20))\">x</text:a></text:p>"
        ),
        odd("one paragraph of two megabytes", "<text:p>\(String(repeating: "слово ", count: 180_000))</text:p>"),
        odd("100,000 empty paragraphs", String(repeating: "<text:p/>", count: 100_000)),
        odd(
            "an object that names a file",
            "<text:p><draw:frame><draw:object xlink:href=\"file:///etc/passwd\"/><draw:image xlink:href=\"http://127.0.0.1:9/x.png\"/></draw:frame></text:p>"
        ),
        odd(
            "a section that is another file",
            "<text:section><text:section-source xlink:href=\"../../etc/passwd\"/><text:p>x</text:p></text:section>"
        ),
        odd("two bodies of text", "</office:text><office:text><text:p>x</text:p>"),
    ]

    private static let huge = "2147483647"

    private static func odd(_ name: String, _ body: String, styles: String = "") -> BrokenInput {
        BrokenInput(name, nil, Self.body(body, styles: styles))
    }

    private static func paragraph(_ style: String) -> String { "<text:p text:style-name=\"\(style)\">x</text:p>" }

    private static func style(_ name: String, parent: String, family: String = "paragraph") -> String {
        "<style:style style:name=\"\(name)\" style:family=\"\(family)\" style:parent-style-name=\"\(parent)\"/>"
    }

    private static func listStyle(_ levels: [String]) -> String {
        let levels = levels.map { level in
            let format = level.contains("num-format") ? "" : " style:num-format=\"1\""
            return "<text:list-level-style-number \(level)\(format)/>"
        }
        return "<text:list-style style:name=\"L\">\(levels.joined())</text:list-style>"
    }

    private static func list(_ style: String) -> String {
        let item =
            "<text:list-item><text:p>x</text:p><text:list><text:list-item><text:p>y</text:p></text:list-item></text:list></text:list-item>"
        return "<text:list text:style-name=\"\(style)\">\(item)</text:list>"
    }

    private static func tracked(_ changes: String) -> String {
        "<text:tracked-changes>\(changes)</text:tracked-changes>"
    }

    private static func deletion(_ content: String) -> String {
        "<text:changed-region text:id=\"c1\"><text:deletion><text:p>\(content)</text:p></text:deletion></text:changed-region>"
    }

    private static func table(_ rows: String) -> String { "<table:table>\(rows)</table:table>" }

    private static func row(_ cells: String, repeated: String = "1") -> String {
        "<table:table-row table:number-rows-repeated=\"\(repeated)\">\(cells)</table:table-row>"
    }

    private static func cell(_ text: String, _ attribute: String = "table:style-name", _ value: String = "C") -> String
    {
        "<table:table-cell \(attribute)=\"\(value)\"><text:p>\(text)</text:p></table:table-cell>"
    }

    private static func cellAround(_ content: String) -> String { "<table:table-cell>\(content)</table:table-cell>" }

    private static func covered(_ count: String) -> String {
        "<table:covered-table-cell table:number-columns-repeated=\"\(count)\"/>"
    }
}
