"""What the tests read off a served page."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag

BLOCKS = re.findall(
    r"\w+",
    "address article aside br caption dd div dl dt figure footer h1 h2 h3 h4 header li nav ol p section table tbody td "
    "th thead tr ul",
)
# What stands on the leaflet page and is not the leaflet: our boxes, contents, dates, words for one kind of reader.
NOT_LEAFLET = ".summary-box, .contents, .formats, .page-dates, .visually-hidden, .table-cards__label, svg"


def main(html: str) -> Tag:
    return BeautifulSoup(html, "html.parser").main


def text_of(element: Tag) -> str:
    """Return the text as a reader sees it: blocks parted by a space, runs within a line joined."""
    copy = BeautifulSoup(str(element), "html.parser")
    for block in copy.find_all(BLOCKS):
        block.insert_before(" ")
        block.insert_after(" ")
        if block.name == "br":
            block.replace_with(" ")
    return " ".join(copy.get_text("").split())


def leaflet_text(html: str) -> str:
    """Return what the page gives as the leaflet's own text, in order."""
    element = main(html)
    for other in element.select(NOT_LEAFLET):
        other.decompose()
    return text_of(element)


def seed_chunks(source: str) -> list[str]:
    """Return the paragraphs, rows' cells and lines of the leaflet's source text in order, without its markup."""
    source = re.sub(r",\n\n(?=[a-z])", ", ", source)  # the sentence that a page break parts (L15)
    source = re.sub(r"\[([^\]]*)\]\(#\)", r"\1", source)  # the link without a target (L7)
    chunks: list[str] = []
    has_header = False
    for line in source.splitlines():
        is_header = line.startswith("Action level\t")
        if is_header and has_header:
            continue  # the table's head is printed again on every page of it
        has_header = has_header or is_header
        text = re.sub(r"^- (?:>|\d\*\*) |</?p>", " ", line).replace("**", "")
        chunks += [" ".join(cell.split()) for cell in text.split("\t")]
    return [chunk for chunk in chunks if chunk]


def sentences(chunk: str) -> list[str]:
    return re.split(r"(?<=[.:])\s+(?=[A-Z])", chunk)
