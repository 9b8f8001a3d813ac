"""The small markup the sample texts are written in: what a document says, apart from how it is laid out.

A text begins with `key: value` lines (the physical form), then `---`, then the body:

    = heading        == sub-heading      ^ centred line      ^^ centred bold line    > line set to the right
    - bullet item    # numbered item     any other line is a paragraph
    **bold**  {+inserted+}  {-deleted-}  {h:highlighted}  {v:hidden}  {s:content control}  [^footnote]  ⏎ line break
    !stamp           next line: columns between `||`, lines between `//`
    !toc  !pagebreak  !landscape  !portrait
    !table 3 5 2 [header=1] [bold] rows follow, `| cell | cell`; `//` new paragraph,
                                   `^^` merged with the cell above, `<<` merged with the cell to the left
"""

import re
from dataclasses import dataclass, field

INLINE = re.compile(r"\*\*(.+?)\*\*|\{\+(.+?)\+\}|\{-(.+?)-\}|\{h:(.+?)\}|\[\^(.+?)\]|\{[vV]:(.+?)\}|\{[sS]:(.+?)\}")
INLINE_KINDS = ("bold", "inserted", "deleted", "highlighted", "footnote", "hidden", "control")


@dataclass
class Block:
    kind: str
    text: str = ""
    level: int = 0
    columns: list = field(default_factory=list)
    rows: list = field(default_factory=list)
    header: int = 0
    bold_labels: bool = False


def inline(text):
    """Yields (kind, text) pieces of a line; kind is «plain» or one of INLINE_KINDS."""
    end = 0
    for match in INLINE.finditer(text):
        if match.start() > end:
            yield "plain", text[end : match.start()]
        group = next(i for i, value in enumerate(match.groups()) if value is not None)
        yield INLINE_KINDS[group], match.groups()[group]
        end = match.end()
    if end < len(text):
        yield "plain", text[end:]


def plain(text):
    """The words of a line as a reader of the final version sees them, footnotes left out."""
    return "".join(piece for kind, piece in inline(text) if kind not in ("deleted", "footnote", "hidden"))


PREFIXES = (
    ("== ", "heading", 2),
    ("= ", "heading", 1),
    ("^^ ", "title", 0),
    ("^ ", "centre", 0),
    ("> ", "right", 0),
    ("- ", "bullet", 0),
    ("# ", "number", 0),
)


def parse(source):
    """Returns (form, blocks) of one text."""
    head, _, body = source.partition("\n---\n")
    form = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
    return form, parse_body(body)


def parse_body(body):
    blocks = []
    lines = [line.rstrip() for line in body.splitlines()]
    lines.reverse()
    while lines:
        line = lines.pop()
        if not line:
            continue
        if line == "!stamp":
            columns = [[part.strip() for part in column.split("//")] for column in lines.pop().split("||")]
            blocks.append(Block("stamp", columns=columns))
        elif line.startswith("!table"):
            blocks.append(parse_table(line, lines))
        elif line.startswith("!"):
            blocks.append(Block(line[1:]))
        else:
            for prefix, kind, level in PREFIXES:
                if line.startswith(prefix):
                    blocks.append(Block(kind, line[len(prefix) :], level))
                    break
            else:
                blocks.append(Block("paragraph", line))
    return blocks


def parse_table(line, lines):
    words = line.split()[1:]
    block = Block("table", columns=[int(word) for word in words if word.isdigit()])
    block.header = next((int(word[7:]) for word in words if word.startswith("header=")), 0)
    block.bold_labels = "bold" in words
    while lines and lines[-1].startswith("|"):
        row = lines.pop()
        cells = [cell.strip() for cell in row[1:].split("|")]
        if len(cells) != len(block.columns):
            raise ValueError(f"{len(cells)} cells in a table of {len(block.columns)}: {row[:70]}")
        block.rows.append(cells)
    return block


def cell_paragraphs(cell):
    """(kind, text) of each paragraph of a table cell."""
    for part in cell.split("//"):
        part = part.strip()
        if part.startswith("* "):
            yield "bullet", part[2:]
        elif part.startswith("# "):
            yield "number", part[2:]
        else:
            yield "paragraph", part


def headings(blocks):
    return [block for block in blocks if block.kind == "heading"]
