"""PEF files against the grammar of PEF 2008-1."""

from __future__ import annotations

import re

from defusedxml import ElementTree

NAME = "{http://www.daisy.org/ns/2008/pef}"
DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
ELEMENTS = {"title", "creator", "subject", "description", "publisher", "contributor", "date", "type"}
ELEMENTS |= {"format", "identifier", "source", "language", "relation", "coverage", "rights"}


def assert_valid(pef: bytes) -> None:
    """The grammar of the format, element by element, and the rules that no grammar can say."""
    root = ElementTree.fromstring(pef)
    assert (root.tag, root.attrib) == (f"{NAME}pef", {"version": "2008-1"})
    head, body = root
    assert (head.tag, body.tag) == (f"{NAME}head", f"{NAME}body")
    assert_metadata(head)
    assert len(body)
    for volume in body:
        assert volume.tag == f"{NAME}volume"
        assert set(volume.attrib) == {"cols", "rows", "rowgap", "duplex"}
        assert volume.attrib["duplex"] in {"true", "false"}
        assert_sections(volume, int(volume.attrib["cols"]), int(volume.attrib["rows"]), int(volume.attrib["rowgap"]))


def assert_metadata(head) -> None:
    (meta,) = head
    assert meta.tag == f"{NAME}meta"
    names = [child.tag for child in meta]
    assert set(names) <= {DUBLIN_CORE + name for name in ELEMENTS}
    assert names.count(f"{DUBLIN_CORE}identifier") == 1
    assert names.count(f"{DUBLIN_CORE}format") == 1
    assert meta.findtext(f"{DUBLIN_CORE}format") == "application/x-pef+xml"
    assert all(child.text and child.text.strip() for child in meta)


def assert_sections(volume, cells: int, lines: int, gap: int) -> None:
    assert len(volume)
    for section in volume:
        assert (section.tag, section.attrib) == (f"{NAME}section", {})
        assert len(section)
        for page_ in section:
            assert (page_.tag, page_.attrib) == (f"{NAME}page", {})
            assert len(page_) * (4 + gap) <= lines * 4
            for row in page_:
                assert (row.tag, row.attrib, len(row)) == (f"{NAME}row", {}, 0)
                assert re.fullmatch("[\u2800-\u28ff]*", row.text or "")
                assert len(row.text or "") <= cells
