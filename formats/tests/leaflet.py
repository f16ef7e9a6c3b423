"""The whole leaflet as a tree, read from its text: what the renderers are tried on."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from core.document import (
    Address,
    Block,
    Blocks,
    Definition,
    DefinitionList,
    Document,
    DocumentMeta,
    Heading,
    Inlines,
    List,
    Note,
    NoteKind,
    Paragraph,
    ParagraphKind,
    Row,
    Table,
    Text,
    inlines,
    paragraph,
)

SOURCE = Path(__file__).parent / "data" / "leaflet.txt"
TITLE = "Support and Intervention Policy: What it means for your organisation"
LONG_FORMS = {
    "SPSO": "Scottish Public Services Ombudsman",
    "SIP": "Support and Intervention Policy",
    "PSC": "Public service complaints",
    "SWF": "Scottish Welfare Fund",
    "INWO": "Independent National Whistleblowing Officer",
}
HEADINGS = {"Introduction", "Appendix", "How to contact the SPSO"}
COLUMNS = ("Action level", "Situation", "Actions we may take to resolve the situation", "Contact from")
_MARKS = re.compile(r"(\*\*.+?\*\*|\[[^\]]+\]\([^)]*\)|www\.[\w./-]+\w)")
_ADDRESS_LINES = 4


def leaflet() -> Document:
    meta = DocumentMeta(
        address="https://portal.example.org/en/guidance/support-and-intervention-policy/",
        version="3",
        version_date=date(2026, 11, 20),
        publisher="Scottish Public Services Ombudsman",
        reference="SIPLleaflet-0524",
    )
    return Document(TITLE, "en", tuple(_Builder().blocks()), meta)


def leaflet_times(number: int) -> Document:
    """A page as long as `number` leaflets."""
    one = leaflet()
    return Document(one.title, one.language, one.blocks * number, one.meta)


def leaflet_inlines(text: str) -> Inlines:
    runs: list[Text] = []
    for part in filter(None, _MARKS.split(text)):
        words = part.strip("*") if part.startswith("**") else part
        if part.startswith("["):
            words = part[1 : part.index("]")]
        address = f"https://{words}" if words.startswith("www.") else ""
        runs.append(Text(words, strong=part.startswith("**"), href=address))
    return tuple(abbreviated for run in runs for abbreviated in _with_long_forms(run))


def _with_long_forms(run: Text) -> list[Text]:
    parts = re.split(rf"\b({'|'.join(LONG_FORMS)})\b", run.text)
    return [Text(part, run.strong, run.href, long_form=LONG_FORMS.get(part, "")) for part in parts if part]


class _Builder:
    def __init__(self) -> None:
        text = SOURCE.read_text(encoding="utf-8").replace("unless,\n\nin relation", "unless, in relation")
        text = text.replace("9am-5pm,\n Tuesday", "9am-5pm, Tuesday")
        lines = [line.strip() for line in text.splitlines()]
        self.lines = [line for line in lines if line and line != TITLE]
        self.at = 0

    def take(self, pattern: str) -> list[str]:
        taken = []
        while self.at < len(self.lines) and re.match(pattern, self.lines[self.at]):
            taken.append(self.lines[self.at])
            self.at += 1
        return taken

    def blocks(self) -> list[Block]:
        blocks: list[Block] = []
        while self.at < len(self.lines):
            blocks.extend(self.next_blocks())
        return blocks

    def next_blocks(self) -> Blocks:
        line = self.lines[self.at]
        if items := self.take(r"- "):
            ordered = "**" in items[0][:5]
            cut = re.compile(r"^- (\d\*\*|>) ")
            return (List(tuple((Paragraph(leaflet_inlines(cut.sub("", i))),) for i in items), ordered),)
        if line.startswith("Action level\t"):
            return (self.table(),)
        if pairs := self.take(r"[^\t]+\t[^\t]+$"):
            return (DefinitionList(tuple(_pair(*pair.split("\t")) for pair in pairs)),)
        self.at += 1
        if line in HEADINGS or re.match(r"Level \d.* action - ", line):
            return (Heading(2, leaflet_inlines(line)),)
        if line == "Scottish Public Services Ombudsman":
            rest = self.lines[self.at : self.at + _ADDRESS_LINES - 1]
            self.at += _ADDRESS_LINES - 1
            return (Address(tuple(inlines(text) for text in [line, *rest])),)
        return (_paragraph(line),)

    def table(self) -> Table:
        rows = [line.split("\t") for line in self.take(r"(Action level|Level \d)\t") if line.startswith("Level")]
        return Table(
            "Scenarios: what we may do at each level and who will contact you",
            COLUMNS,
            tuple(_row(cells) for cells in rows),
        )


def _row(cells: list[str]) -> Row:
    number = re.match(r"(?:<p>)?(\d+)\.", cells[1]).group(1)
    blocks = tuple(tuple(Paragraph(leaflet_inlines(part)) for part in _parts(cell)) for cell in cells)
    return Row(blocks, f"{cells[0]}, scenario {number}")


def _parts(cell: str) -> list[str]:
    return re.findall(r"<p>(.*?)</p>", cell) or [cell]


def _pair(label: str, value: str) -> Definition:
    if re.match(r"0\d", value):
        return Definition(
            leaflet_inlines(label), (Paragraph((Text(value, href="tel:+44" + value[1:].replace(" ", "")),)),)
        )
    return Definition(leaflet_inlines(label), (Paragraph(leaflet_inlines(value)),))


def _paragraph(line: str) -> Paragraph:
    if line.startswith("* "):
        return Paragraph(leaflet_inlines(line), ParagraphKind.FOOTNOTE)
    if timeframe := re.match(r"(Timeframes for level[^:]*:)(.*)", line):
        return Paragraph((Text(timeframe[1], strong=True), *leaflet_inlines(timeframe[2])))
    return Paragraph(leaflet_inlines(line))


def summary() -> Note:
    """Something of ours beside the leaflet's text."""
    items = (
        Definition(inlines("Contact from"), (paragraph("A Team Manager"),)),
        Definition(inlines("Time to respond"), (paragraph("At least ten working days, unless it is urgent"),)),
    )
    return Note("Summary, not part of the leaflet", (DefinitionList(items),), NoteKind.SUMMARY)
