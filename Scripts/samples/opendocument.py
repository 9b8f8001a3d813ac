"""Writes a text as flat ODF, which LibreOffice then saves in its own manner as ODT or DOCX."""

from xml.sax.saxutils import escape

from markup import cell_paragraphs, headings, inline, plain

NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"), ("meta", "meta"),
    )
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
EDITED = "<office:change-info><dc:creator>Методист</dc:creator><dc:date>2023-03-15T09:30:00</dc:date></office:change-info>"


class Writer:
    def __init__(self, form, blocks):
        self.form, self.blocks = form, blocks
        self.notes = self.boxes = self.tables = 0
        self.changes, self.table_styles = [], []
        self.next_style = None

    # MARK: characters

    def spans(self, text, bold=False):
        out = []
        for kind, piece in inline(text):
            words = escape(piece).replace("\t", "<text:tab/>").replace("⏎", "<text:line-break/>").replace("  ", ' <text:s text:c="1"/>')
            if kind == "footnote":
                self.notes += 1
                out.append(
                    f'<text:note text:id="ftn{self.notes}" text:note-class="footnote"><text:note-citation>{self.notes}</text:note-citation>'
                    f'<text:note-body><text:p text:style-name="Footnote">{words}</text:p></text:note-body></text:note>'
                )
            elif kind == "inserted":
                change = self.change("insertion", "")
                out.append(f'<text:change-start text:change-id="{change}"/>{words}<text:change-end text:change-id="{change}"/>')
            elif kind == "deleted":
                change = self.change("deletion", f"<text:p>{words}</text:p>")
                out.append(f'<text:change text:change-id="{change}"/>')
            elif kind == "hidden":
                out.append(f'<text:span text:style-name="Hidden">{words}</text:span>')
            elif kind == "bold" or bold:
                out.append(f'<text:span text:style-name="Bold">{words}</text:span>')
            elif kind == "highlighted":
                out.append(f'<text:span text:style-name="Marked">{words}</text:span>')
            else:
                out.append(words)
        return "".join(out)

    def change(self, kind, content):
        name = f"ct{len(self.changes) + 1}"
        self.changes.append(f'<text:changed-region text:id="{name}"><text:{kind}>{EDITED}{content}</text:{kind}></text:changed-region>')
        return name

    def paragraph(self, text, style, bold=False):
        if self.next_style:
            style, self.next_style = f"{style}_{self.next_style}", None
        return f'<text:p text:style-name="{style}">{self.spans(text, bold)}</text:p>'

    # MARK: blocks

    def body(self):
        out, index = [], 0
        while index < len(self.blocks):
            block = self.blocks[index]
            if block.kind in ("bullet", "number"):
                items = []
                while index < len(self.blocks) and self.blocks[index].kind == block.kind:
                    items.append(self.blocks[index].text)
                    index += 1
                out.append(self.list(block.kind, items))
                continue
            out.append(self.block(block))
            index += 1
        return "".join(out)

    def list(self, kind, items):
        if self.form.get("lists") == "typed":
            labels = ["– " if kind == "bullet" else f"{index + 1}. " for index in range(len(items))]
            return "".join(self.paragraph(label + item, "Item") for label, item in zip(labels, items))
        style = {"bullet": "Bullets", "number": "Numbers"}[kind]
        return f'<text:list text:style-name="{style}">' + "".join(
            f"<text:list-item>{self.paragraph(item, 'Item')}</text:list-item>" for item in items
        ) + "</text:list>"

    def block(self, block):
        match block.kind:
            case "heading":
                return self.heading(block)
            case "title":
                return self.paragraph(block.text, "DocumentTitle")
            case "centre":
                return self.paragraph(block.text, "Centre")
            case "right":
                return self.paragraph(block.text, "Right")
            case "paragraph":
                return self.paragraph(block.text, "Body")
            case "pagebreak":
                self.next_style = "Break"
                return ""
            case "landscape" | "portrait":
                self.next_style = block.kind
                return ""
            case "stamp":
                return self.stamp(block)
            case "toc":
                return self.contents()
            case "table":
                return self.table(block)
        raise ValueError(block.kind)

    def heading(self, block):
        way = self.form.get("headings", "style")
        if way in ("style", "custom"):
            name = "Chapter" if way == "custom" and block.level == 1 else f"Heading_20_{block.level}"
            if self.next_style:
                name, self.next_style = f"{name}_{self.next_style}", None
            return f'<text:h text:style-name="{name}" text:outline-level="{block.level}">{self.spans(block.text)}</text:h>'
        if way == "outline":
            name, self.next_style = f"BoldLine_{self.next_style}" if self.next_style else "BoldLine", None
            return f'<text:h text:style-name="{name}" text:outline-level="{block.level}">{self.spans(block.text, bold=True)}</text:h>'
        if way == "centred":
            return self.paragraph(block.text, "CapsLine")
        if way in ("underlined", "large"):
            return self.paragraph(block.text, way.capitalize() + "Line")
        if way == "caps" and block.level == 1:
            return self.paragraph(block.text.upper(), "CapsLine", bold=True)
        return self.paragraph(block.text, "CapsLine" if way == "caps" else "BoldLine", bold=True)

    def stamp(self, block):
        way = self.form.get("stamp", "table")
        if way == "tabs":
            height = max(len(column) for column in block.columns)
            columns = [column + [""] * (height - len(column)) for column in block.columns]
            return "".join(self.paragraph("\t".join(line), "Tabbed") for line in zip(*columns))
        if way == "box":
            self.boxes += 1
            lines = "".join(self.paragraph(line, "Plain") for line in block.columns[-1])
            box = (
                f'<text:p text:style-name="Plain"><draw:frame draw:style-name="Frame" draw:name="Врезка{self.boxes}" text:anchor-type="paragraph" '
                f'svg:x="9.2cm" svg:y="0cm" svg:width="7.6cm"><draw:text-box fo:min-height="2cm">{lines}</draw:text-box></draw:frame></text:p>'
            )
            return box + "".join(self.paragraph(line, "Plain") for column in block.columns[:-1] for line in column)
        cells = "".join(
            '<table:table-cell table:style-name="Bare" office:value-type="string">' + "".join(self.paragraph(line, "Plain") for line in column) + "</table:table-cell>"
            for column in block.columns
        )
        return f'<table:table table:name="Гриф" table:style-name="Whole"><table:table-column table:number-columns-repeated="{len(block.columns)}"/><table:table-row>{cells}</table:table-row></table:table>'

    def contents(self):
        entries = headings(self.blocks)
        title = "Оглавление"
        if self.form.get("toc") == "typed":
            lines = [f"{plain(b.text)}{'.' * max(8, 70 - len(b.text))}{3 + i}" for i, b in enumerate(entries)]
            self_text = self.paragraph(title, "Centre", bold=True) + "".join(self.paragraph(line, "Plain") for line in lines)
        else:
            lines = "".join(self.paragraph(f"{plain(b.text)}\t{3 + i}", "Contents_20_1") for i, b in enumerate(entries))
            self_text = (
                '<text:table-of-content text:name="Оглавление1" text:protected="true"><text:table-of-content-source text:outline-level="2">'
                f"<text:index-title-template>{title}</text:index-title-template></text:table-of-content-source><text:index-body>"
                f'<text:index-title text:name="Оглавление1_Head">{self.paragraph(title, "Contents_20_Heading")}</text:index-title>{lines}</text:index-body></text:table-of-content>'
            )
        self.next_style = "Break"
        return self_text

    def table(self, block):
        self.tables += 1
        out = []
        if self.next_style:
            out.append(self.paragraph("", "Plain"))
        name = f"Таблица{self.tables}"
        columns = []
        for index, part in enumerate(block.columns):
            self.table_styles.append(f'<style:style style:name="{name}.{index}" style:family="table-column"><style:table-column-properties style:rel-column-width="{part * 1000}*"/></style:style>')
            columns.append(f'<table:table-column table:style-name="{name}.{index}"/>')
        rows = [self.row(block, index) for index in range(len(block.rows))]
        head = f'<table:table-header-rows>{"".join(rows[:block.header])}</table:table-header-rows>' if block.header else ""
        out.append(f'<table:table table:name="{name}" table:style-name="Whole">{"".join(columns)}{head}{"".join(rows[block.header:])}</table:table>')
        return "".join(out) + self.paragraph("", "Plain")

    def row(self, block, index):
        cells, out = block.rows[index], []
        for column, text in enumerate(cells):
            if text in ("^^", "<<"):
                out.append("<table:covered-table-cell/>")
                continue
            across = down = 1
            while column + across < len(cells) and cells[column + across] == "<<":
                across += 1
            while index + down < len(block.rows) and block.rows[index + down][column] == "^^":
                down += 1
            spans = f' table:number-columns-spanned="{across}" table:number-rows-spanned="{down}"' if across * down > 1 else ""
            bold = index < block.header or (block.bold_labels and column == 0)
            out.append(f'<table:table-cell table:style-name="Ruled" office:value-type="string"{spans}>{self.cell(text, bold)}</table:table-cell>')
        return f'<table:table-row>{"".join(out)}</table:table-row>'

    def cell(self, text, bold):
        out, items, kind_open = [], [], None
        for kind, part in [*cell_paragraphs(text), (None, "")]:
            if kind != kind_open and items:
                out.append(self.list(kind_open, items))
                items = []
            if kind in ("bullet", "number"):
                items.append(part)
            elif kind:
                out.append(self.paragraph(part, "Cell", bold and bool(part)))
            kind_open = kind
        return "".join(out)

    # MARK: the whole

    def document(self):
        body = self.body()
        tracked = f"<text:tracked-changes>{''.join(self.changes)}</text:tracked-changes>" if self.changes else ""
        header = f'<style:header><text:p text:style-name="Centre">{escape(self.form["header"])}</text:p></style:header>' if "header" in self.form else ""
        return (
            f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {NAMESPACES} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">'
            f"<office:styles>{STYLES}{outline(self.form)}{LISTS}</office:styles><office:automatic-styles>{AUTOMATIC}{''.join(self.table_styles)}</office:automatic-styles>"
            f"<office:master-styles>{master('Standard', 'Portrait', header)}{master('Landscape', 'Landscape', header)}</office:master-styles>"
            f"<office:body><office:text>{tracked}{body}</office:text></office:body></office:document>"
        )


def paragraph_style(name, parent="Standard", paragraph="", text="", display=None, more=""):
    shown = f' style:display-name="{display}"' if display else ""
    return f'<style:style style:name="{name}"{shown} style:family="paragraph" style:parent-style-name="{parent}"{more}><style:paragraph-properties {paragraph}/><style:text-properties {text}/></style:style>'


def master(name, layout, header):
    return f'<style:master-page style:name="{name}" style:page-layout-name="{layout}">{header}</style:master-page>'


def layout(name, width, height, orientation):
    return (
        f'<style:page-layout style:name="{name}"><style:page-layout-properties fo:page-width="{width}cm" fo:page-height="{height}cm" style:print-orientation="{orientation}" '
        'fo:margin-top="2cm" fo:margin-bottom="2cm" fo:margin-left="2.5cm" fo:margin-right="1.5cm"/><style:header-style/></style:page-layout>'
    )


FONT = 'style:font-name="Liberation Serif" fo:font-family="Liberation Serif" fo:font-size="14pt" fo:language="ru" fo:country="RU"'
BASE_STYLES = (
    ("Body", 'fo:text-align="justify" fo:text-indent="1.25cm" fo:margin-bottom="0.1cm"', "Standard"),
    ("Plain", "", "Standard"),
    ("Item", 'fo:text-align="justify"', "Standard"),
    ("Cell", "", "Standard"),
    ("Centre", 'fo:text-align="center"', "Standard"),
    ("Right", 'fo:text-align="end"', "Standard"),
    ("CapsLine", 'fo:text-align="center" fo:margin-top="0.5cm" fo:margin-bottom="0.2cm"', "Standard"),
    ("BoldLine", 'fo:margin-top="0.4cm" fo:margin-bottom="0.1cm"', "Standard"),
    ("DocumentTitle", 'fo:text-align="center"', "Standard"),
    ("UnderlinedLine", 'fo:margin-top="0.4cm" fo:margin-bottom="0.1cm" fo:keep-with-next="always"', "Standard"),
    ("LargeLine", 'fo:margin-top="0.5cm" fo:margin-bottom="0.1cm"', "Standard"),
)
STYLES = (
    f'<style:default-style style:family="paragraph"><style:text-properties {FONT}/></style:default-style>'
    '<style:style style:name="Standard" style:family="paragraph" style:class="text"/>'
    + "".join(
        paragraph_style(name, parent, properties, {"DocumentTitle": 'fo:font-weight="bold" fo:font-size="17pt"', "Cell": 'fo:font-size="12pt"', "UnderlinedLine": 'style:text-underline-style="solid" style:text-underline-width="auto"', "LargeLine": 'fo:font-style="italic" fo:font-size="17pt"'}.get(name, ""))
        for name, properties, parent in BASE_STYLES
    )
    + paragraph_style("Heading", "Standard", 'fo:margin-top="0.4cm" fo:margin-bottom="0.2cm" fo:keep-with-next="always"', 'fo:font-weight="bold"')
    + paragraph_style("Heading_20_1", "Heading", 'fo:text-align="center"', 'fo:font-size="16pt"', "Heading 1", ' style:default-outline-level="1"')
    + paragraph_style("Heading_20_2", "Heading", "", 'fo:font-size="14pt"', "Heading 2", ' style:default-outline-level="2"')
    + paragraph_style("Chapter", "Heading_20_1", "", 'fo:text-transform="uppercase"', "Глава")
    + paragraph_style("Contents_20_Heading", "Heading", display="Contents Heading")
    + paragraph_style("Contents_20_1", "Standard", display="Contents 1")
    + paragraph_style("Footnote", "Standard", text='fo:font-size="10pt"')
)
AUTOMATIC = (
    layout("Portrait", 21, 29.7, "portrait")
    + layout("Landscape", 29.7, 21, "landscape")
    + "".join(
        paragraph_style(f"{name}_{suffix}", name, 'fo:break-before="page"' if suffix == "Break" else "", more="" if suffix == "Break" else f' style:master-page-name="{"Landscape" if suffix == "landscape" else "Standard"}"')
        for name in ("Body", "Plain", "Centre", "Right", "CapsLine", "BoldLine", "UnderlinedLine", "LargeLine", "DocumentTitle", "Heading_20_1", "Heading_20_2", "Chapter", "Item")
        for suffix in ("Break", "landscape", "portrait")
    )
    + '<style:style style:name="Tabbed" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties><style:tab-stops><style:tab-stop style:position="8cm"/></style:tab-stops></style:paragraph-properties></style:style>'
    '<style:style style:name="Bold" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="Hidden" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="Marked" style:family="text"><style:text-properties fo:background-color="#ffff00"/></style:style>'
    '<style:style style:name="Whole" style:family="table"><style:table-properties style:rel-width="100%" table:align="margins"/></style:style>'
    '<style:style style:name="Ruled" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="0.1cm"/></style:style>'
    '<style:style style:name="Bare" style:family="table-cell"><style:table-cell-properties fo:border="none" fo:padding="0.1cm"/></style:style>'
    '<style:style style:name="Frame" style:family="graphic"><style:graphic-properties style:wrap="parallel" draw:fill="none" fo:border="none" style:horizontal-pos="from-left" style:horizontal-rel="paragraph" style:vertical-pos="from-top" style:vertical-rel="paragraph"/></style:style>'
)
LISTS = (
    '<text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1" text:bullet-char="•"><style:list-level-properties text:space-before="0.3cm" text:min-label-width="0.6cm"/></text:list-level-style-bullet></text:list-style>'
    '<text:list-style style:name="Numbers"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."><style:list-level-properties text:space-before="0.3cm" text:min-label-width="0.7cm"/></text:list-level-style-number></text:list-style>'
)


def outline(form):
    number, suffix = ("1", ".") if form.get("number") == "auto" else ("", "")
    return '<text:outline-style style:name="Outline">' + "".join(
        f'<text:outline-level-style text:level="{level}" style:num-format="{number}" style:num-suffix="{suffix}" text:display-levels="{level if number else 1}"/>' for level in (1, 2)
    ) + "</text:outline-style>"


def write(path, form, blocks):
    path.write_text(Writer(form, blocks).document(), encoding="utf-8")
