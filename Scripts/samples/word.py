"""Writes a text as Word itself would: raw WordprocessingML with the fragmentation that years of editing leave."""

import random
import re
import zipfile
from xml.sax.saxutils import escape

from markup import cell_paragraphs, headings, inline, plain

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TEXT_WIDTH = {"portrait": 9638, "landscape": 14570}
PAGE = {
    "portrait": '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1418" w:header="708" w:footer="708" w:gutter="0"/>',
    "landscape": '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1134" w:right="1134" w:bottom="850" w:left="1134" w:header="708" w:footer="708" w:gutter="0"/>',
}
EDITED = 'w:author="Заместитель директора" w:date="2023-03-16T10:42:00Z"'


class Writer:
    def __init__(self, name, form, blocks):
        self.form, self.blocks = form, blocks
        self.random = random.Random(name)
        self.rsids = [f"00{self.random.randrange(0x100000, 0xFFFFFF):06X}" for _ in range(9)]
        self.footnotes, self.bookmarks, self.changes, self.lists, self.controls = [], 0, 0, 0, 0
        self.orientation = "portrait"
        self.after_list = True

    # MARK: characters

    def runs(self, text, properties=""):
        out = []
        for kind, piece in inline(text):
            if kind == "footnote":
                self.footnotes.append(piece)
                out.append(
                    '<w:r><w:rPr><w:rStyle w:val="ae"/></w:rPr>'
                    f'<w:footnoteReference w:id="{len(self.footnotes) + 1}"/></w:r>'
                )
            elif kind in ("inserted", "deleted"):
                self.changes += 1
                tag, element = ("ins", "t") if kind == "inserted" else ("del", "delText")
                out.append(
                    f'<w:{tag} w:id="{900 + self.changes}" {EDITED}>'
                    f"{self.fragments(piece, properties, element)}</w:{tag}>"
                )
            elif kind == "control":
                self.controls += 1
                out.append(f'<w:sdt><w:sdtPr><w:id w:val="{77000 + self.controls}"/><w:text/></w:sdtPr><w:sdtContent>{self.fragments(piece, properties)}</w:sdtContent></w:sdt>')
            else:
                extra = {"bold": "<w:b/><w:bCs/>", "highlighted": '<w:highlight w:val="yellow"/>', "hidden": "<w:vanish/>"}.get(kind, "")
                out.append(self.fragments(piece, extra + properties))
        return "".join(out)

    def fragments(self, text, properties, element="t"):
        """One stretch of text over several runs, as after corrections and spell checking."""
        out, start = [], 0
        while start < len(text):
            end = min(len(text), start + self.random.choice((4, 9, 17, 33, 60, 140, 400)))
            out.append(self.run(text[start:end], properties, element))
            if end < len(text) and self.random.random() < 0.15 and element == "t":
                out.append(f'<w:proofErr w:type="{self.random.choice(("spellStart", "spellEnd", "gramStart", "gramEnd"))}"/>')
            start = end
        return "".join(out)

    def run(self, text, properties, element):
        rsid = f' w:rsidR="{self.random.choice(self.rsids)}"' if self.random.random() < 0.6 else ""
        marks = f"<w:rPr>{properties}</w:rPr>" if properties else ""
        content = "".join(
            {"\t": "<w:tab/>", "⏎": "<w:br/>"}.get(part) or f'<w:{element} xml:space="preserve">{escape(part)}</w:{element}>'
            for part in re.split("([\t⏎])", text)
            if part
        )
        return f"<w:r{rsid}>{marks}{content}</w:r>"

    # MARK: paragraphs

    def paragraph(self, content, properties=""):
        rsids = self.random.sample(self.rsids, 2)
        marks = f"<w:pPr>{properties}</w:pPr>" if properties else ""
        return f'<w:p w:rsidR="{rsids[0]}" w:rsidRDefault="{rsids[1]}">{marks}{content}</w:p>'

    def list_item(self, kind, text):
        if self.form.get("lists") == "typed":
            self.typed = 1 if self.after_list else self.typed + 1
            self.after_list = False
            label = "- " if kind == "bullet" else f"{self.typed}) "
            return self.paragraph(self.runs(label + text), '<w:ind w:left="284"/><w:jc w:val="both"/>')
        if kind == "number" and self.after_list:
            self.lists += 1
        self.after_list = False
        number = 1 if kind == "bullet" else 10 + self.lists
        return self.paragraph(
            self.runs(text), f'<w:pStyle w:val="a3"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr><w:jc w:val="both"/>'
        )

    def heading(self, block):
        way = self.form.get("headings", "style")
        text = block.text
        if way in ("style", "custom"):
            style = {"style": str(block.level), "custom": f"af{block.level}"}[way]
            self.bookmarks += 1
            mark = f'<w:bookmarkStart w:id="{self.bookmarks}" w:name="_Toc1290{self.bookmarks:04}"/>'
            return self.paragraph(
                f'{mark}{self.runs(text)}<w:bookmarkEnd w:id="{self.bookmarks}"/>', f'<w:pStyle w:val="{style}"/>'
            )
        if way == "outline":
            return self.paragraph(self.runs(text, "<w:b/>"), f'<w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="{block.level - 1}"/>')
        if way == "centred":
            return self.paragraph(self.runs(text), '<w:spacing w:before="240" w:after="120"/><w:jc w:val="center"/>')
        if way == "underlined":
            return self.paragraph(self.runs(text, '<w:u w:val="single"/>'), '<w:keepNext/><w:spacing w:before="240" w:after="60"/>')
        if way == "large":
            return self.paragraph(self.runs(text, f'<w:i/><w:sz w:val="{int(self.form.get("size", "28")) + 6}"/>'), '<w:spacing w:before="280" w:after="80"/>')
        if way == "caps" and block.level == 1:
            return self.paragraph(self.runs(text.upper(), "<w:b/>"), '<w:spacing w:before="240" w:after="120"/><w:jc w:val="center"/>')
        side = "center" if way == "caps" else "left"
        return self.paragraph(self.runs(text, "<w:b/>"), f'<w:spacing w:before="200" w:after="80"/><w:jc w:val="{side}"/>')

    # MARK: blocks

    def body(self):
        out = []
        for block in self.blocks:
            if block.kind not in ("bullet", "number"):
                self.after_list = True
            out.append(self.block(block))
        return "".join(out)

    def block(self, block):
        match block.kind:
            case "heading":
                return self.heading(block)
            case "bullet" | "number":
                return self.list_item(block.kind, block.text)
            case "title":
                return self.paragraph(self.runs(block.text, '<w:b/><w:sz w:val="32"/>'), '<w:jc w:val="center"/>')
            case "centre":
                return self.paragraph(self.runs(block.text), '<w:jc w:val="center"/>')
            case "right":
                return self.paragraph(self.runs(block.text), '<w:jc w:val="right"/>')
            case "paragraph":
                return self.paragraph(self.runs(block.text), '<w:ind w:firstLine="709"/><w:jc w:val="both"/>')
            case "pagebreak":
                return self.paragraph('<w:r><w:br w:type="page"/></w:r>')
            case "landscape" | "portrait":
                if block is self.blocks[0]:
                    self.orientation = block.kind
                    return ""
                section = f"<w:sectPr>{self.margin_references()}{PAGE[self.orientation]}</w:sectPr>"
                self.orientation = block.kind
                return self.paragraph("", section)
            case "stamp":
                return self.stamp(block)
            case "toc":
                return self.contents()
            case "table":
                return self.table(block)
        raise ValueError(block.kind)

    def stamp(self, block):
        way = self.form.get("stamp", "table")
        if way == "table":
            width = TEXT_WIDTH["portrait"] // len(block.columns)
            cells = "".join(
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
                + "".join(self.paragraph(self.runs(line)) for line in column)
                + "</w:tc>"
                for column in block.columns
            )
            grid = f'<w:gridCol w:w="{width}"/>' * len(block.columns)
            return (
                '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblLook w:val="04A0"/></w:tblPr>'
                f"<w:tblGrid>{grid}</w:tblGrid><w:tr>{cells}</w:tr></w:tbl>" + self.paragraph("")
            )
        if way == "tabs":
            height = max(len(column) for column in block.columns)
            columns = [column + [""] * (height - len(column)) for column in block.columns]
            return "".join(
                self.paragraph(self.runs("\t".join(line)), '<w:tabs><w:tab w:val="left" w:pos="4678"/></w:tabs>')
                for line in zip(*columns)
            )
        left = "".join(self.paragraph(self.runs(line)) for column in block.columns[:-1] for line in column)
        return self.text_box(block.columns[-1]) + left

    def text_box(self, lines):
        inner = "".join(self.paragraph(self.runs(line)) for line in lines)
        choice = (
            '<mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" '
            'relativeHeight="251659264" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
            '<wp:positionH relativeFrom="column"><wp:posOffset>3200000</wp:posOffset></wp:positionH>'
            '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
            '<wp:extent cx="2900000" cy="1500000"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapSquare wrapText="bothSides"/>'
            '<wp:docPr id="2" name="Надпись 2"/><wp:cNvGraphicFramePr/><a:graphic>'
            '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
            '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2900000" cy="1500000"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>'
            f'<wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>'
            "</wp:anchor></w:drawing></mc:Choice>"
        )
        fallback = (
            '<mc:Fallback><w:pict><v:shape style="position:absolute;margin-left:252pt;margin-top:0;width:228pt;height:118pt" stroked="f">'
            f"<v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
        )
        return self.paragraph(f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>")

    def contents(self):
        lines = [block for block in headings(self.blocks)]
        title = self.paragraph(self.runs("Содержание", "<w:b/>"), '<w:jc w:val="center"/>')
        if self.form.get("toc") == "typed":
            rows = [self.paragraph(self.runs(f"{plain(b.text)} {'.' * max(6, 60 - len(b.text))} {3 + i}")) for i, b in enumerate(lines)]
            return title + "".join(rows) + self.paragraph('<w:r><w:br w:type="page"/></w:r>')
        rows = []
        for index, block in enumerate(lines):
            begin = ""
            if index == 0:
                begin = (
                    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" \\h \\z \\u </w:instrText></w:r>'
                    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
                )
            link = f"{self.runs(plain(block.text))}<w:r><w:tab/></w:r><w:r><w:t>{3 + index}</w:t></w:r>"
            end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>' if index == len(lines) - 1 else ""
            rows.append(self.paragraph(f'{begin}<w:hyperlink w:anchor="_Toc1290{index + 1:04}" w:history="1">{link}</w:hyperlink>{end}', '<w:pStyle w:val="11"/>'))
        return (
            '<w:sdt><w:sdtPr><w:id w:val="-1290341"/><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr>'
            f'<w:sdtContent>{title}{"".join(rows)}</w:sdtContent></w:sdt>' + self.paragraph('<w:r><w:br w:type="page"/></w:r>')
        )

    def table(self, block):
        total = TEXT_WIDTH[self.orientation]
        widths = [total * part // sum(block.columns) for part in block.columns]
        rows = "".join(self.row(block, index, widths) for index in range(len(block.rows)))
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="a4"/><w:tblW w:w="{total}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="04A0"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>" + self.paragraph("")
        )

    def row(self, block, index, widths):
        cells = block.rows[index]
        out, column = [], 0
        while column < len(cells):
            span = 1
            while column + span < len(cells) and cells[column + span] == "<<":
                span += 1
            properties = f'<w:tcW w:w="{sum(widths[column:column + span])}" w:type="dxa"/>'
            if span > 1:
                properties += f'<w:gridSpan w:val="{span}"/>'
            text = cells[column]
            if text == "^^":
                properties += "<w:vMerge/>"
                text = ""
            elif index + 1 < len(block.rows) and block.rows[index + 1][column] == "^^":
                properties += '<w:vMerge w:val="restart"/>'
            bold = index < block.header or (block.bold_labels and column == 0)
            out.append(f"<w:tc><w:tcPr>{properties}</w:tcPr>{self.cell(text, bold)}</w:tc>")
            column += span
        header = "<w:trPr><w:tblHeader/></w:trPr>" if index < block.header else ""
        return f'<w:tr w:rsidR="{self.random.choice(self.rsids)}">{header}{"".join(out)}</w:tr>'

    def cell(self, text, bold):
        self.after_list = True
        out = []
        for kind, part in cell_paragraphs(text):
            if kind == "paragraph":
                self.after_list = True
                out.append(self.paragraph(self.runs(part, "<w:b/>" if bold else "") if part else "", '<w:spacing w:line="240" w:lineRule="auto"/>'))
            else:
                out.append(self.list_item(kind, part))
        return "".join(out)

    # MARK: parts

    def margin_references(self):
        head = '<w:headerReference w:type="default" r:id="rId7"/>' if "header" in self.form else ""
        return head + '<w:footerReference w:type="default" r:id="rId8"/>'

    def parts(self):
        body = self.body()
        last = f"<w:sectPr>{self.margin_references()}{PAGE[self.orientation]}</w:sectPr>"
        yield "[Content_Types].xml", CONTENT_TYPES
        yield "_rels/.rels", PACKAGE_RELATIONSHIPS
        yield "word/document.xml", f"{HEAD}<w:document {NAMESPACES}><w:body>{body}{last}</w:body></w:document>"
        yield "word/_rels/document.xml.rels", DOCUMENT_RELATIONSHIPS
        yield "word/styles.xml", styles(self.form)
        yield "word/numbering.xml", numbering(self.lists)
        yield "word/settings.xml", settings(self.rsids)
        yield "word/fontTable.xml", f'{HEAD}<w:fonts {NAMESPACES}><w:font w:name="Times New Roman"><w:charset w:val="CC"/><w:family w:val="roman"/></w:font></w:fonts>'
        yield "word/footnotes.xml", self.footnotes_part()
        header = self.paragraph(self.runs(self.form.get("header", "")), '<w:pStyle w:val="a5"/><w:jc w:val="center"/>')
        yield "word/header1.xml", f"{HEAD}<w:hdr {NAMESPACES}>{header}</w:hdr>"
        page = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE   \\* MERGEFORMAT</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        yield "word/footer1.xml", f"{HEAD}<w:ftr {NAMESPACES}>{self.paragraph(page, JC_RIGHT)}</w:ftr>"
        yield "docProps/core.xml", core_properties(self.form)
        yield "docProps/app.xml", APP_PROPERTIES

    def footnotes_part(self):
        marks = (
            '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
            '<w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
        )
        notes = "".join(
            f'<w:footnote w:id="{index + 2}">'
            + self.paragraph('<w:r><w:rPr><w:rStyle w:val="ae"/></w:rPr><w:footnoteRef/></w:r>' + self.runs(" " + text, '<w:sz w:val="20"/>'))
            + "</w:footnote>"
            for index, text in enumerate(self.footnotes)
        )
        return f"{HEAD}<w:footnotes {NAMESPACES}>{marks}{notes}</w:footnotes>"


JC_RIGHT = '<w:jc w:val="right"/>'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PARTS = ("styles", "numbering", "settings", "fontTable", "footnotes", "header1", "footer1")
CONTENT_TYPES = (
    f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{WORD_TYPE}.document.main+xml"/>'
    + "".join(f'<Override PartName="/word/{part}.xml" ContentType="{WORD_TYPE}.{part.rstrip("1")}+xml"/>' for part in PARTS)
    + '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    '<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>'
)
PACKAGE_RELATIONSHIPS = (
    f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId3" Type="{OFFICE}/extended-properties" Target="docProps/app.xml"/>'
    f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
DOCUMENT_RELATIONSHIPS = (
    f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
    + "".join(f'<Relationship Id="rId{index + 2}" Type="{OFFICE}/{part.rstrip("1")}" Target="{part}.xml"/>' for index, part in enumerate(PARTS))
    + "</Relationships>"
)
APP_PROPERTIES = f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Template>Normal.dotm</Template><Application>Microsoft Office Word</Application><AppVersion>16.0000</AppVersion></Properties>'


def core_properties(form):
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f'<dc:creator>{escape(form.get("author", "Пользователь"))}</dc:creator><cp:lastModifiedBy>Пользователь Windows</cp:lastModifiedBy><cp:revision>14</cp:revision>'
        '<dcterms:created xsi:type="dcterms:W3CDTF">2023-02-27T08:11:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">2023-03-22T12:40:00Z</dcterms:modified></cp:coreProperties>'
    )


def settings(rsids):
    marks = "".join(f'<w:rsid w:val="{rsid}"/>' for rsid in rsids)
    return (
        f'{HEAD}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:proofState w:spelling="clean"/><w:defaultTabStop w:val="708"/><w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:footnotePr><w:footnote w:id="0"/><w:footnote w:id="1"/></w:footnotePr><w:rsids><w:rsidRoot w:val="{rsids[0]}"/>{marks}</w:rsids><w:themeFontLang w:val="ru-RU"/></w:settings>'
    )


def style(identifier, name, kind="paragraph", based=None, properties="", default=False):
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    mark = ' w:default="1"' if default else ""
    custom = ' w:customStyle="1"' if name[0].isupper() and name not in ("Normal", "Table Grid", "List Paragraph") else ""
    return f'<w:style w:type="{kind}"{mark}{custom} w:styleId="{identifier}"><w:name w:val="{name}"/>{base}{properties}</w:style>'


def styles(form):
    size = form.get("size", "28")
    auto = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="2"/></w:numPr>' if form.get("number") == "auto" else ""
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    heading = '<w:pPr><w:keepNext/>{}<w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="{}"/></w:pPr><w:rPr><w:b/></w:rPr>'
    return (
        f'{HEAD}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
        f'<w:sz w:val="{size}"/><w:lang w:val="ru-RU"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        + style("a", "Normal", default=True)
        + style("1", "heading 1", based="a", properties=heading.format(auto.format(0), 0))
        + style("2", "heading 2", based="a", properties=heading.format(auto.format(1), 1))
        + style("af1", "Заголовок раздела", based="1", properties='<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:caps/></w:rPr>')
        + style("af2", "Подзаголовок раздела", based="2", properties="<w:rPr><w:i/></w:rPr>")
        + style("11", "toc 1", based="a", properties='<w:pPr><w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9628"/></w:tabs></w:pPr>')
        + style("a3", "List Paragraph", based="a", properties='<w:pPr><w:ind w:left="720"/></w:pPr>')
        + style("a5", "header", based="a", properties='<w:rPr><w:sz w:val="20"/></w:rPr>')
        + style("ae", "footnote reference", kind="character", properties='<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>')
        + style("a1", "Normal Table", kind="table", default=True, properties='<w:tblPr><w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>')
        + style("a4", "Table Grid", kind="table", based="a1", properties=f'<w:rPr><w:sz w:val="24"/></w:rPr><w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr>')
        + "</w:styles>"
    )


def numbering(lists):
    def level(index, form, text, extra=""):
        return f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{extra}<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl>'

    heads = level(0, "upperRoman", "%1.", '<w:pStyle w:val="1"/>') + level(1, "decimal", "%1.%2.", '<w:pStyle w:val="2"/><w:isLgl/>')
    instances = "".join(
        f'<w:num w:numId="{11 + index}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for index in range(lists)
    )
    return (
        f'{HEAD}<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>{level(0, "bullet", "–")}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="hybridMultilevel"/>{level(0, "decimal", "%1)")}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="multilevel"/>{heads}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
        f"{instances}</w:numbering>"
    )


def write(path, name, form, blocks):
    """Writes a .docx; equal texts give equal bytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in Writer(name, form, blocks).parts():
            archive.writestr(zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0)), content.encode(), zipfile.ZIP_DEFLATED)
