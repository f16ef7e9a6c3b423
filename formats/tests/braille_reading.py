"""Reads Braille files back as a person's display would: from their bytes alone."""

from __future__ import annotations

import difflib
import re

from core.document import (
    Address,
    Blocks,
    DefinitionList,
    Document,
    Heading,
    List,
    Note,
    Paragraph,
    plain_text,
    tables_to_cards,
)
from formats import louis

ASCII = " A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)="
BLANK, DOT_5 = "\u2800", "\u2810"
BOXES = {"\u2836", "\u281b"}


def pages_of_brf(brf: bytes) -> list[list[str]]:
    """Each page as its lines of cells, without the first line (running head and page number)."""
    pages = []
    for page in brf.decode("ascii").split("\f"):
        assert page.endswith("\r\n")
        lines = page.removesuffix("\r\n").split("\r\n")
        pages.append(["".join(chr(0x2800 + ASCII.index(c)) for c in line) for line in lines[1:]])
    return pages


def first_lines(brf: bytes) -> list[str]:
    return [page.split("\r\n")[0] for page in brf.decode("ascii").split("\f")]


def words_of(pages: list[list[str]], table: str) -> list[str]:
    """The words as liblouis reads them back; a line that ends with dot 5 goes on in the next."""
    text = ""
    for line in (line.strip(BLANK) for page in pages for line in page):
        if line and set(line) not in [{box} for box in BOXES]:
            text += line.removesuffix(DOT_5) + ("" if line.endswith(DOT_5) else BLANK)
    return louis.back_translate(text, table).split()


def first_page_of_text(pages: list[list[str]], table: str) -> int:
    """The index of the page that the contents name first; 0-based."""
    for line in (line for page in pages for line in page):
        if match := re.search(rf"{DOT_5}{{2,}}{BLANK}(\S+)$", line):
            return int(louis.back_translate(match[1], table)) - 1
    raise AssertionError("no contents")


def expected_words(document: Document, bullet: str = "•") -> list[str]:
    """The words of the tree in order, with the marks of lists and labels that Braille adds; marks alike in Braille
    (dashes, quotes) are one."""
    return normal(" ".join(_lines(tables_to_cards(document).blocks)).replace("•", bullet))


def normal(words: str) -> list[str]:
    for mark, same in (("–", "-"), ("—", "-"), ("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"')):
        words = words.replace(mark, same)
    return words.split()


def share_alike(expected: list[str], got: list[str]) -> tuple[float, list[str]]:
    """The share of words that are alike and in order, of the longer of the two; and what differs."""
    matcher = difflib.SequenceMatcher(None, expected, got, autojunk=False)
    alike = sum(block.size for block in matcher.get_matching_blocks())
    codes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    unlike = [f"{' '.join(expected[a:b])} -> {' '.join(got[c:d])}" for _, a, b, c, d in codes]
    return alike / max(len(expected), len(got)), unlike


def _lines(blocks: Blocks):  # noqa: C901 - one case for each kind of block
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield plain_text(block.inlines)
            case Address():
                yield from (plain_text(line) for line in block.lines)
            case List():
                for number, item in enumerate(block.items, 1):
                    yield f"{number}." if block.ordered else "•"
                    yield from _lines(item)
            case DefinitionList():
                for item in block.items:
                    yield f"{plain_text(item.term)}:"
                    yield from _lines(item.blocks)
            case Note():
                yield block.label
                yield from _lines(block.blocks)
            case _:
                yield plain_text(block)
