"""Rich text as nodes: cleaned by nh3 first, then read element by element."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from urllib.parse import urljoin

import nh3

from core.document.nodes import (
    Block,
    Blocks,
    Definition,
    DefinitionList,
    Heading,
    Inlines,
    List,
    Note,
    Paragraph,
    Row,
    Table,
    Text,
)
from core.document.text import plain_text

_INLINE = {"a", "abbr", "b", "br", "span", "strong"}
_BLOCK = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "address"}
_TABLE = {"table", "caption", "thead", "tbody", "tr", "th", "td"}
_ATTRIBUTES = {"a": {"href"}, "abbr": {"title"}, "*": {"lang"}}
_SCHEMES = {"http", "https", "mailto", "tel"}


@dataclass
class _Element:
    """An element that is open or read: its name, attributes, and what stands in it."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[_Element | str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Builds elements of HTML that nh3 has cleaned (so it is balanced)."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = _Element("root")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = _Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag != "br":
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if len(self._open) > 1 and self._open[-1].name == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


@dataclass(frozen=True)
class _Context:
    """What the elements around say: the document's language, the page's address, and the run's marks."""

    language: str
    base: str
    run: Text = field(default_factory=lambda: Text(""))


def from_html(html: str, language: str, *, base: str = "") -> Blocks:
    """The blocks of sanitised or unsanitised rich text.

    `language` is the document's code; a `lang` that says the same is dropped. Relative links are resolved against
    `base`, the page's absolute address. Links of other schemes than http, https, mailto and tel keep their words only.
    """
    clean = nh3.clean(
        html,
        tags=_INLINE | _BLOCK | _TABLE,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel=None,
    )
    reader = _Reader()
    reader.feed(clean)
    reader.close()
    return _blocks(reader.root.children, _Context(language.lower(), base))


def _blocks(children: Iterable[_Element | str], context: _Context) -> Blocks:
    """Blocks as they come; inline words between them make a paragraph of their own."""
    blocks: list[Block] = []
    loose: list[_Element | str] = []
    for child in [*children, None]:
        if isinstance(child, str) or (child is not None and child.name in _INLINE):
            loose.append(child)
            continue
        words = _trimmed(_inlines(loose, context))
        loose = []
        if words:
            blocks.append(Paragraph(words))
        if child is not None:
            blocks.extend(_block(child, _inside(child, context)))
    return tuple(blocks)


def _block(element: _Element, context: _Context) -> Blocks:
    match element.name:
        case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
            words = _trimmed(_inlines(element.children, context))
            return (Heading(max(2, int(element.name[1])), words),) if words else ()
        case "ul" | "ol":
            items = tuple(
                filter(None, (_blocks(item.children, _inside(item, context)) for item in _named(element, "li")))
            )
            return (List(items, ordered=element.name == "ol"),) if items else ()
        case "dl":
            return _definitions(element, context)
        case "blockquote":
            blocks = _blocks(element.children, context)
            return (Note("", blocks),) if blocks else ()
        case "table":
            return _table(element, context)
        case _:
            return _blocks(element.children, context)


def _definitions(element: _Element, context: _Context) -> Blocks:
    items: list[Definition] = []
    for child in _named(element, "dt", "dd"):
        inner = _inside(child, context)
        if child.name == "dt":
            items.append(Definition(_trimmed(_inlines(child.children, inner)), ()))
        elif items:
            items[-1] = replace(items[-1], blocks=items[-1].blocks + _blocks(child.children, inner))
    return (DefinitionList(tuple(items)),) if items else ()


def _table(element: _Element, context: _Context) -> Blocks:
    """The first row names the columns."""
    caption = " ".join(_words(child) for child in _named(element, "caption"))
    rows = [row for part in [element, *_named(element, "thead", "tbody")] for row in _named(part, "tr")]
    if not rows:
        return ()
    columns = tuple(_words(cell) for cell in _named(rows[0], "th", "td"))
    body = [_named(row, "th", "td") for row in rows[1:]]
    cells = tuple(Row(tuple(_blocks(cell.children, _inside(cell, context)) for cell in row)) for row in body)
    headed = bool(body) and all(row and row[0].name == "th" for row in body)
    return (Table(caption, columns, cells, row_headers=headed),)


def _named(element: _Element, *names: str) -> list[_Element]:
    return [child for child in element.children if isinstance(child, _Element) and child.name in names]


def _words(element: _Element) -> str:
    return plain_text(_trimmed(_inlines(element.children, _Context("", ""))))


def _inside(element: _Element, context: _Context) -> _Context:
    """The context inside an element: its marks are added to those around it."""
    run = context.run
    said = element.attributes.get("lang", "").lower()
    if said:
        run = replace(run, language="" if said.split("-")[0] == context.language.split("-")[0] else said)
    if element.name in {"strong", "b"}:
        run = replace(run, strong=True)
    elif element.name == "abbr":
        run = replace(run, long_form=element.attributes.get("title", ""))
    elif element.name == "a" and element.attributes.get("href"):
        run = replace(run, href=urljoin(context.base, element.attributes["href"].strip()))
    return replace(context, run=run)


def _inlines(children: Iterable[_Element | str], context: _Context) -> list[Text]:
    runs: list[Text] = []
    for child in children:
        if isinstance(child, str):
            runs.append(replace(context.run, text=re.sub(r"[ \t\r\n\f]+", " ", child)))
        elif child.name == "br":
            runs.append(replace(context.run, text="\n"))
        else:
            runs.extend(_inlines(child.children, _inside(child, context)))
    return runs


def _trimmed(runs: list[Text]) -> Inlines:
    """Without spaces at the ends, at line breaks and in a row; runs that are alike are one."""
    merged: list[Text] = []
    for run in runs:
        text = run.text
        if not merged or merged[-1].text.endswith((" ", "\n")):
            text = text.lstrip(" ")
        if text.startswith("\n") and merged:
            merged[-1] = replace(merged[-1], text=merged[-1].text.rstrip(" "))
        if merged and replace(merged[-1], text="") == replace(run, text=""):
            merged[-1] = replace(merged[-1], text=merged[-1].text + text)
        elif text:
            merged.append(replace(run, text=text))
    while merged and not merged[-1].text.rstrip():
        merged.pop()
    if merged:
        merged[-1] = replace(merged[-1], text=merged[-1].text.rstrip())
    return tuple(run for run in merged if run.text)
