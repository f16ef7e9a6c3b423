"""Blocks that show the guidance records, so that the leaflet and every other view say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from core.blocks import CodeBlock
from core.document import Blocks, List, Text, paragraph
from guidance import selectors

if TYPE_CHECKING:
    from core.trees import TreeContext


class LevelSectionBlock(blocks.StructBlock):
    """The leaflet's section on a level: its words, its notification, its timeframe (L8–L23)."""

    begins_section = True  # its first line is a heading of level 2 (core.guards)

    section = SnippetChooserBlock("guidance.LevelSection", label=_("Section"))

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        return context | {"section": selectors.section_in_leaflet(value["section"].pk if value["section"] else None)}

    def to_nodes(self, value: Any, context: TreeContext) -> Blocks:
        from guidance import trees  # noqa: PLC0415 - trees import the models, whose pages are made of blocks

        return trees.section_in_leaflet(value["section"].pk if value["section"] else None, context)

    class Meta:
        icon = "arrow-up-big"
        label = _("Section on a level")
        template = "guidance/blocks/level_section.html"


class LadderBlock(blocks.StaticBlock):
    """The six levels as a picture, with its text."""

    def to_nodes(self, value: Any, context: TreeContext) -> Blocks:
        from guidance import trees  # noqa: PLC0415 - trees import the models, whose pages are made of blocks

        return trees.ladder_box()

    class Meta:
        icon = "order"
        label = _("Ladder of the six levels")
        admin_text = _("The six levels as a picture, from the records.")
        template = "guidance/blocks/ladder.html"


class ScenarioTableBlock(blocks.StaticBlock):
    """The appendix: all scenarios as a table (S1–S18)."""

    def to_nodes(self, value: Any, context: TreeContext) -> Blocks:
        from guidance import trees  # noqa: PLC0415 - trees import the models, whose pages are made of blocks

        return trees.whole_scenario_table(context)

    class Meta:
        icon = "table"
        label = _("Table of scenarios")
        admin_text = _("All scenarios, from the records.")
        template = "guidance/blocks/scenario_table.html"


class AbbreviationsBlock(blocks.StructBlock):
    """Some abbreviations with their long forms, as the appendix lists them."""

    short_forms = blocks.ListBlock(CodeBlock(max_length=20), label=_("Abbreviations"))

    def to_nodes(self, value: Any, context: TreeContext) -> Blocks:
        from guidance import trees  # noqa: PLC0415 - trees import the models, whose pages are made of blocks

        return trees.abbreviations(value["short_forms"])

    class Meta:
        icon = "list-ul"
        label = _("Abbreviations")
        template = "guidance/blocks/abbreviations.html"


class FunctionListBlock(blocks.StructBlock):
    """The office's functions, numbered as in the leaflet (L3)."""

    items = blocks.ListBlock(blocks.RichTextBlock(features=["bold"]), label=_("Functions"))

    def to_nodes(self, value: Any, context: TreeContext) -> Blocks:
        return (List(tuple(context.rich(item.source) for item in value["items"]), ordered=True),)

    class Meta:
        icon = "list-ol"
        label = _("Numbered functions")
        template = "guidance/blocks/function_list.html"


class PolicyParagraphBlock(blocks.StructBlock):
    """A paragraph that ends in words which lead to the full policy, once the page knows its address (L5–L7)."""

    text = blocks.RichTextBlock(features=["bold", "link"], label=_("Text"))
    link_words = blocks.CharBlock(
        max_length=160,
        label=_("Last words"),
        help_text=_("They become a link when the page has the address of the full policy."),
    )

    def to_nodes(self, value: Any, context: TreeContext) -> Blocks:
        from core.trees import run_out  # noqa: PLC0415 - trees import the models, whose pages are made of blocks

        link = Text(value["link_words"], href=getattr(context.page, "full_policy", ""))
        return run_out(context.rich(value["text"].source), (Text(" "), link))

    class Meta:
        icon = "link"
        label = _("Paragraph that leads to the full policy")
        template = "guidance/blocks/policy_paragraph.html"


class ReferenceBlock(blocks.StaticBlock):
    """The leaflet's printed reference (L1), from the page."""

    def to_nodes(self, value: Any, context: TreeContext) -> Blocks:
        reference = getattr(context.page, "reference", "")
        return (paragraph(reference),) if reference else ()

    class Meta:
        icon = "tag"
        label = _("Reference of the leaflet")
        admin_text = _("The reference, as the page has it above.")
        template = "guidance/blocks/reference.html"


GUIDANCE_BLOCKS = [
    ("level_section", LevelSectionBlock()),
    ("ladder", LadderBlock()),
    ("scenario_table", ScenarioTableBlock()),
    ("abbreviations", AbbreviationsBlock()),
    ("function_list", FunctionListBlock()),
    ("policy_paragraph", PolicyParagraphBlock()),
    ("reference", ReferenceBlock()),
]
