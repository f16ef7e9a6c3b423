"""Blocks that every page's content may be made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.document import Blocks, Definition, DefinitionList, Heading, Note, inlines

if TYPE_CHECKING:
    from core.trees import TreeContext

RICH_TEXT_FEATURES = ["bold", "h3", "ol", "ul", "link", "document-link"]


class CodeBlock(blocks.CharBlock):
    """Letters that mean the same in every language, such as a part of an address: translators never see them."""

    def get_translatable_segments(self, value: Any) -> list[Any]:
        return []


class HeadingBlock(blocks.StructBlock):
    """A heading of a section; it stands in the contents of the page and can be linked to."""

    text = blocks.CharBlock(max_length=160, label=_("Heading"))

    def to_nodes(self, value: Any, context: TreeContext) -> Blocks:
        return (Heading(2, inlines(value["text"]), slugify(value["text"])),)

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "core/blocks/heading.html"


class RichTextBlock(blocks.RichTextBlock):
    """Running text. What is stored is cleaned again when it is shown."""

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("features", RICH_TEXT_FEATURES)
        super().__init__(**kwargs)

    def to_nodes(self, value: Any, context: TreeContext) -> Blocks:
        return context.rich(value.source)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "core/blocks/rich_text.html"


class InsetBlock(blocks.StructBlock):
    """Words that stand apart, such as a caution."""

    text = blocks.RichTextBlock(features=["bold", "link"], label=_("Text"))

    def to_nodes(self, value: Any, context: TreeContext) -> Blocks:
        return (Note("", context.rich(value["text"].source)),)

    class Meta:
        icon = "info-circle"
        label = _("Inset text")
        template = "core/blocks/inset.html"


class SummaryItemBlock(blocks.StructBlock):
    term = blocks.CharBlock(max_length=120, label=_("Term"))
    detail = blocks.RichTextBlock(features=["bold", "link"], label=_("What it is"))


class SummaryBlock(blocks.StructBlock):
    """Our own summary beside a text that is not ours to change; always labelled as such."""

    heading = blocks.CharBlock(max_length=120, required=False, label=_("Heading"))
    items = blocks.ListBlock(SummaryItemBlock(), label=_("Rows"))

    def to_nodes(self, value: Any, context: TreeContext) -> Blocks:
        from core.trees import summary  # noqa: PLC0415 - trees import the models, whose pages are made of blocks

        heading = (Heading(2, inlines(value["heading"])),) if value["heading"] else ()
        rows = tuple(Definition(inlines(item["term"]), context.rich(item["detail"].source)) for item in value["items"])
        return summary((*heading, DefinitionList(rows)))

    class Meta:
        icon = "list-ul"
        label = _("Summary of ours")
        template = "core/blocks/summary.html"


BODY_BLOCKS = [
    ("heading", HeadingBlock()),
    ("rich_text", RichTextBlock()),
    ("inset", InsetBlock()),
    ("summary", SummaryBlock()),
]
