"""What would shut somebody out of a page, found before it is published and told at the block, in plain words.

Pictures without a description (WCAG 1.1.1), headings that skip a level and tables without headers (1.3.1), links
without words or without an end (2.4.4).
"""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db.models import Field, Model
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents import get_document_model
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail.models import Page

from core.blocks import HeadingBlock

TITLE, SECTION = 1, 2  # levels of headings: the page's title, and a section of the page


class Outline:
    """The level of the heading read last, from block to block."""

    def __init__(self, level: int = TITLE) -> None:
        self.level = level

    def skips(self, level: int) -> bool:
        """Go on to a heading; return whether it leaves out a level."""
        is_skipped = level > self.level + 1
        self.level = level
        return is_skipped


def field_error(field: Field[Any, Any], value: Any) -> ValidationError | None:
    """Return what is wrong with the value of a field of a page or of words; None where nothing is, or no guard looks.

    The rich text of words stands in a section of whatever shows it.
    """
    match field:
        case StreamField():
            return stream_error(field.stream_block, value)
        case RichTextField():
            return _joined(list(text_problems(value or "", Outline(SECTION))))
        case _:
            return None


def problems_of(instance: Model) -> list[str]:
    """Return what would shut somebody out of a page or words as they are at hand, in the order of their fields."""
    fields = [field for field in instance._meta.get_fields() if isinstance(field, StreamField | RichTextField)]
    errors = [field_error(field, getattr(instance, field.name)) for field in fields]
    return [message for error in errors if error for message in _messages(error)]


def _messages(error: ValidationError) -> Iterator[str]:
    """The words of an error, however deep in a stream it stands; each once at its place."""
    below = getattr(error, "block_errors", None)
    if below is None:
        yield from error.messages
        return
    for each in below.values() if isinstance(below, dict) else below:
        yield from _messages(each) if each else ()


def stream_error(block: blocks.StreamBlock, value: Any) -> ValidationError | None:
    """Return what is wrong with the content of a page (a StreamValue), placed at its blocks; None where nothing is."""
    return _error(block, value, Outline())


def _error(block: blocks.Block, value: Any, outline: Outline) -> ValidationError | None:
    match block:
        case blocks.StreamBlock():
            found = {
                at: error for at, child in enumerate(value) if (error := _error(child.block, child.value, outline))
            }
            return StreamBlockValidationError(block_errors=found) if found else None
        case blocks.ListBlock():
            errors = {at: error for at, each in enumerate(value) if (error := _error(block.child_block, each, outline))}
            return ListBlockValidationError(block_errors=errors) if errors else None
        case HeadingBlock():
            outline.level = SECTION
            return None
        case ImageBlock() | ImageChooserBlock():
            return _picture_error(value)
        case blocks.StructBlock():
            return _struct_error(block, value, outline)
        case blocks.RichTextBlock():
            return _joined(list(text_problems(value.source, outline)) if value else [])
        case _:
            return _joined(list(_table_problems(value)))


def _struct_error(block: blocks.StructBlock, value: Any, outline: Outline) -> ValidationError | None:
    if value.get("heading") or getattr(block, "begins_section", False):
        outline.level = SECTION
    children = block.child_blocks.items()
    errors = {name: error for name, child in children if (error := _error(child, value.get(name), outline))}
    return StructBlockValidationError(block_errors=errors) if errors else None


def _joined(problems: list[str]) -> ValidationError | None:
    return ValidationError(problems) if problems else None


def _picture_error(image: Any) -> ValidationError | None:
    if image is None or getattr(image, "decorative", False):
        return None
    words = getattr(image, "contextual_alt_text", None) or getattr(image, "description", "")
    return None if words else ValidationError(_no_description())


def _no_description() -> str:
    return _("This picture has no description. Say in a few words what it shows, or mark it as decoration.")


def _table_problems(value: Any) -> Iterator[str]:
    """The two kinds of table that Wagtail has: cells in a dictionary, and columns of blocks."""
    if isinstance(value, dict) and "data" in value:
        has_headers = value.get("first_row_is_table_header") or value.get("table_header_choice") in ("row", "both")
    elif hasattr(value, "columns") and hasattr(value, "row_data"):
        has_headers = all(column["heading"].strip() for column in value.columns)
    else:
        return
    if not has_headers:
        yield _table_without_headers()


def _table_without_headers() -> str:
    return _("This table has no headers. Give every column a name in the first row and mark that row as the headers.")


def text_problems(html: str, outline: Outline | None = None) -> Iterator[str]:
    """Yield what is wrong with stored rich text; `outline` says which heading stands before it (none: the title)."""
    reader = _Reader()
    reader.feed(html)
    outline = outline or Outline()
    for level, words in reader.headings:
        before = outline.level
        if outline.skips(level):
            yield _skipped(words, level, before)
    for attributes, words in reader.links:
        yield from _link_problems(attributes, words)
    if reader.pictures_without_words:
        yield _no_description()
    if reader.has_bare_table:
        yield _table_without_headers()


def _skipped(words: str, level: int, before: int) -> str:
    wanted = before + 1
    if wanted == SECTION:
        return _("Before “%(words)s” a heading is missing: put a heading block above this text.") % {"words": words}
    return _("“%(words)s” is a heading of level %(level)d, but level %(wanted)d comes first. Change its level.") % {
        "words": words,
        "level": level,
        "wanted": wanted,
    }


def _link_problems(attributes: dict[str, str], words: str) -> Iterator[str]:
    if not words:
        yield _("A link has no words. Give it words that say where it leads, or take it away.")
    elif not _leads_somewhere(attributes):
        yield _("The link “%(words)s” leads nowhere. Choose its page or address again, or take it away.") % {
            "words": words
        }


def _leads_somewhere(attributes: dict[str, str]) -> bool:
    key = attributes.get("id", "")
    match attributes.get("linktype", ""):
        case "page":
            return key.isdecimal() and Page.objects.filter(pk=key).exists()
        case "document":
            return key.isdecimal() and get_document_model().objects.filter(pk=key).exists()
        case _:
            return _is_address(attributes.get("href", ""))


def _is_address(href: str) -> bool:
    try:
        parts = urlsplit(href)
    except ValueError:
        return False
    has_end = parts.netloc if parts.scheme in ("http", "https") else parts.path or parts.fragment
    return bool(has_end) and bool(href.strip("# "))


class _Reader(HTMLParser):
    """Reads stored rich text: headings, links, pictures and tables."""

    def __init__(self) -> None:
        super().__init__()
        self.headings: list[tuple[int, str]] = []
        self.links: list[tuple[dict[str, str], str]] = []
        self.pictures_without_words = 0
        self.has_bare_table = False
        self._words: dict[str, list[str]] = {}
        self._attributes: dict[str, str] = {}
        self._table_has_headers = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag == "a":
            self._attributes = attributes
        if tag == "a" or _level(tag):
            self._words[tag] = []
        elif tag == "table":
            self._table_has_headers = False
        elif tag == "th":
            self._table_has_headers = True
        elif (tag == "embed" and attributes.get("embedtype") == "image") or tag == "img":
            self.pictures_without_words += "alt" not in attributes

    def handle_data(self, data: str) -> None:
        for words in self._words.values():
            words.append(data)

    def handle_endtag(self, tag: str) -> None:
        words = " ".join("".join(self._words.pop(tag, [])).split())
        if tag == "a":
            self.links.append((self._attributes, words))
        elif level := _level(tag):
            self.headings.append((level, words))
        elif tag == "table":
            self.has_bare_table = self.has_bare_table or not self._table_has_headers


def _level(tag: str) -> int:
    return int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456" else 0
