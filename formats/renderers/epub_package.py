"""The parts of an EPUB that are not the text: package document, navigation, style, pages around the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from core.document import Document, tag_of
from formats.renderers.xhtml import language_of, safe

_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
CONTAINER = (
    _XML + '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>'
    "</container>\n"
)
# Few rules and no colours of text: readers choose their own.
CSS = """\
body { line-height: 1.5; margin: 0 4%; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 1.6em 0 0.5em; page-break-after: avoid; break-after: avoid; }
h1 { margin-top: 0.5em; }
p { margin: 0 0 0.8em; }
li { margin-bottom: 0.4em; }
dt { font-weight: bold; page-break-after: avoid; break-after: avoid; }
dd { margin: 0 0 0.8em; }
a { text-decoration: underline; }
.phone { white-space: nowrap; }
.note { border: 1px solid; border-inline-start-width: 0.4em; margin: 1em 0; padding: 0.6em 1em 0; }
.picture img { max-width: 100%; }
nav ol { list-style: none; padding-inline-start: 1em; }
"""
_FEATURES = ("tableOfContents", "structuralNavigation", "readingOrder", "displayTransformability", "alternativeText")


@dataclass(frozen=True)
class Chapter:
    """A file of the text. `headings` are those below its title: level, words, id."""

    file: str
    title: str
    xhtml: str
    headings: list[tuple[int, str, str]]


@dataclass(frozen=True)
class Picture:
    file: str
    media_type: str
    data: bytes


def page(document: Document, title: str, body: str) -> str:
    """A whole XHTML file of the publication."""
    full = title if title == document.title else f"{title} – {document.title}"
    return (
        f"{_XML}<!DOCTYPE html>\n"
        f'<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
        f"{language_of(document.language)}>\n"
        f'<head><title>{safe(full)}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>\n'
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def navigation(chapters: list[Chapter], contents: str, start: str) -> str:
    """The table of contents, two levels deep or more as the headings are, and the landmarks."""
    entries = [(1, chapter.title, chapter.file) for chapter in chapters[:1]]
    for number, chapter in enumerate(chapters):
        if number:
            entries.append((2, chapter.title, chapter.file))
        entries.extend((level, words, f"{chapter.file}#{name}") for level, words, name in chapter.headings)
    first = chapters[0].file
    return (
        f'<nav epub:type="toc" role="doc-toc" aria-labelledby="contents"><h1 id="contents">{safe(contents)}</h1>\n'
        f"{_nested(entries)}</nav>\n"
        f'<nav epub:type="landmarks" hidden="hidden" aria-label="{safe(start)}"><ol>'
        f'<li><a epub:type="bodymatter" href="{first}">{safe(start)}</a></li>'
        f'<li><a epub:type="toc" href="nav.xhtml">{safe(contents)}</a></li></ol></nav>'
    )


def _nested(entries: list[tuple[int, str, str]]) -> str:
    """Lists in lists; a level that is left out opens no list of its own."""
    parts: list[str] = []
    levels: list[int] = []
    for level, words, address in entries:
        while levels and levels[-1] > level:
            parts.append("</li></ol>")
            levels.pop()
        if levels and levels[-1] == level:
            parts.append("</li>\n")
        elif not levels or levels[-1] < level:
            parts.append("<ol>")
            levels.append(level)
        parts.append(f'<li><a href="{safe(address)}">{safe(words)}</a>')
    return "".join(parts) + "</li></ol>" * len(levels)


def package(
    document: Document,
    chapters: list[Chapter],
    pictures: list[Picture],
    identifier: str,
    modified: datetime,
    summary: str,
) -> str:
    """The package document (EPUB 3.3, 5). `modified` is in UTC; `summary` says how accessible the text is."""
    language = safe(tag_of(document.language))
    metadata = "\n".join(_metadata(document, identifier, modified, summary, bool(pictures)))
    direction = ' page-progression-direction="rtl"' if document.direction == "rtl" else ""
    manifest = "\n".join(_manifest(chapters, pictures))
    spine = "".join(f'<itemref idref="part-{number}"/>' for number in range(1, len(chapters) + 1))
    return (
        f'{_XML}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" '
        f'xml:lang="{language}" dir="{document.direction}">\n'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n{metadata}\n</metadata>\n'
        f"<manifest>\n{manifest}\n</manifest>\n"
        f'<spine{direction}><itemref idref="nav"/>{spine}</spine>\n</package>\n'
    )


def _metadata(document: Document, identifier: str, modified: datetime, summary: str, pictures: bool) -> Iterator[str]:
    meta = document.meta
    elements = [
        ("identifier", identifier, ' id="id"'),
        ("title", document.title, ""),
        ("language", tag_of(document.language), ""),
        ("publisher", meta.publisher, ""),
        ("creator", meta.publisher, ""),
        ("source", meta.address, ""),
        ("date", meta.version_date.isoformat() if meta.version_date else "", ""),
        ("description", ". ".join(filter(None, [meta.mark, meta.reference])), ""),
    ]
    for name, value, attributes in elements:
        if value:
            yield f"<dc:{name}{attributes}>{safe(value)}</dc:{name}>"
    properties = [("dcterms:modified", modified.strftime("%Y-%m-%dT%H:%M:%SZ"))]
    properties += [("schema:accessMode", mode) for mode in ("textual", *(["visual"] if pictures else []))]
    properties += [("schema:accessModeSufficient", "textual")]
    properties += [("schema:accessibilityFeature", feature) for feature in _FEATURES]
    properties += [("schema:accessibilityHazard", "none"), ("schema:accessibilitySummary", summary)]
    for name, value in properties:
        yield f'<meta property="{name}">{safe(value)}</meta>'


def _manifest(chapters: list[Chapter], pictures: list[Picture]) -> Iterator[str]:
    xhtml = "application/xhtml+xml"
    yield f'<item id="nav" href="nav.xhtml" media-type="{xhtml}" properties="nav"/>'
    yield '<item id="style" href="style.css" media-type="text/css"/>'
    for number, chapter in enumerate(chapters, start=1):
        yield f'<item id="part-{number}" href="{chapter.file}" media-type="{xhtml}"/>'
    for number, picture in enumerate(pictures, start=1):
        yield f'<item id="picture-{number}" href="{picture.file}" media-type="{picture.media_type}"/>'
