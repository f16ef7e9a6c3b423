"""EPUB 3.3 with accessibility metadata, tables as cards, made with the standard library alone."""

from __future__ import annotations

import io
import uuid
import zipfile
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from core.document import (
    Block,
    Document,
    Heading,
    Image,
    Paragraph,
    Text,
    inlines,
    plain_text,
    tables_to_cards,
    with_heading_ids,
)
from formats.pictures import PICTURE_TYPES, size_on_paper
from formats.renderers.base import Renderer
from formats.renderers.epub_package import CONTAINER, CSS, Chapter, Picture, navigation, package, page
from formats.renderers.xhtml import Xhtml, safe
from formats.stamp import said, short_stamp, with_stamp

CONTENTS = gettext_noop("Contents")
START = gettext_noop("Start of the text")
SUMMARY = gettext_noop(
    "Text with headings, lists and a table of contents. Tables are given as lists under headings. Pictures have words."
)
_NO_DAY = date(2000, 1, 1)


def render(document: Document) -> bytes:
    """The bytes of an EPUB 3.3 publication; the same document gives the same bytes."""
    return _Book(document).bytes()


@dataclass
class _Book:
    document: Document

    def __post_init__(self) -> None:
        self.document = with_stamp(self.document)
        self.pictures: list[Picture] = []
        self.cards = with_heading_ids(tables_to_cards(self.document))
        self.writer = Xhtml(self._picture)

    def bytes(self) -> bytes:
        chapters = [self._chapter(number, part) for number, part in enumerate(self._parts(), start=1)]
        modified = datetime.combine(self.document.meta.version_date or _NO_DAY, time(), tzinfo=UTC)
        words = {name: said(text, self.document.language).text for name, text in self._labels().items()}
        identifier = f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{self.document.meta.address} {self._name()}')}"
        files = {
            "META-INF/container.xml": CONTAINER,
            "EPUB/package.opf": package(self.document, chapters, self.pictures, identifier, modified, words["summary"]),
            "EPUB/style.css": CSS,
            "EPUB/nav.xhtml": page(
                self.document, words["contents"], navigation(chapters, words["contents"], words["start"])
            ),
            **{f"EPUB/{chapter.file}": chapter.xhtml for chapter in chapters},
        }
        return _zipped(files, self.pictures)

    def _name(self) -> str:
        return f"{self.document.language} {self.document.title}"

    def _labels(self) -> dict[str, str]:
        return {"contents": CONTENTS, "start": START, "summary": SUMMARY}

    def _parts(self) -> list[list[Block]]:
        """The blocks, a part for each heading of level 2; what stands before the first one goes with it."""
        parts: list[list[Block]] = [[]]
        for block in self.cards.blocks:
            opens = isinstance(block, Heading) and block.level == 2
            if opens and any(isinstance(other, Heading) for other in parts[-1]):
                parts.append([])
            parts[-1].append(block)
        return parts

    def _chapter(self, number: int, blocks: list[Block]) -> Chapter:
        headings = [block for block in blocks if isinstance(block, Heading)]
        top = next((block for block in headings if block.level == 2), None)
        title = plain_text(top.inlines) if top and number > 1 else self.document.title
        body = self.writer.blocks(tuple(blocks))
        head = self._title() if number == 1 else self.writer.blocks(self._mark())
        labelled = "title" if number == 1 or not top else top.id
        label = f'epub:type="chapter" role="doc-chapter" aria-labelledby="{safe(labelled)}"'
        section = f"<section {label}>\n{head}{body}\n</section>"
        file = f"part-{number:03d}.xhtml"
        below = [block for block in headings if block is not top or number == 1]
        return Chapter(
            file, title, page(self.document, title, section), [(b.level, plain_text(b.inlines), b.id) for b in below]
        )

    def _mark(self) -> tuple[Paragraph, ...]:
        """Such as "DRAFT": it stands in every chapter, which is what a reader sees at once."""
        mark = self.document.meta.mark
        return (Paragraph((Text(mark, strong=True),)),) if mark else ()

    def _title(self) -> str:
        """The title, and below it the mark, the publisher and the version."""
        lines = [inlines(self.document.meta.publisher), inlines(short_stamp(self.document))]
        below = self.writer.blocks((*self._mark(), *(Paragraph(line) for line in lines if line)))
        return f'<h1 id="title">{safe(self.document.title)}</h1>\n{below}\n'

    def _picture(self, image: Image) -> str:
        kind = PICTURE_TYPES.get(image.media_type)
        if not kind or size_on_paper(image, 1, 1) is None:
            return ""
        name = f"picture-{len(self.pictures) + 1}.{kind}"
        self.pictures.append(Picture(name, image.media_type, image.data))
        return name


def _zipped(files: dict[str, str], pictures: list[Picture]) -> bytes:
    """The container: `mimetype` first and not compressed; no file tells the time at which it was made."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/epub+zip", zipfile.ZIP_STORED)
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
        for picture in pictures:
            archive.writestr(zipfile.ZipInfo(f"EPUB/{picture.file}"), picture.data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


RENDERERS = (
    Renderer(
        name="book.epub",
        suffix="book.epub",
        label=_("EPUB e-book"),
        media_type="application/epub+zip",
        version=2,
        render=render,
    ),
)
