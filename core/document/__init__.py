"""The document tree: what a page says, from which every format of it is made."""

from __future__ import annotations

from core.document.cards import tables_to_cards
from core.document.fingerprint import fingerprint
from core.document.from_html import from_html
from core.document.languages import direction_of, tag_of
from core.document.nodes import (
    Address,
    Block,
    Blocks,
    Definition,
    DefinitionList,
    Document,
    DocumentMeta,
    Heading,
    Image,
    Inlines,
    List,
    Note,
    NoteKind,
    Paragraph,
    ParagraphKind,
    Row,
    Table,
    Text,
    children,
    inlines,
    paragraph,
    walk,
)
from core.document.text import plain_text, slug_of, with_heading_ids
from core.document.tidy import tidied

__all__ = [
    "Address",
    "Block",
    "Blocks",
    "Definition",
    "DefinitionList",
    "Document",
    "DocumentMeta",
    "Heading",
    "Image",
    "Inlines",
    "List",
    "Note",
    "NoteKind",
    "Paragraph",
    "ParagraphKind",
    "Row",
    "Table",
    "Text",
    "children",
    "direction_of",
    "fingerprint",
    "from_html",
    "inlines",
    "paragraph",
    "plain_text",
    "slug_of",
    "tables_to_cards",
    "tag_of",
    "tidied",
    "walk",
    "with_heading_ids",
]
