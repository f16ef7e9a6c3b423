"""Blocks that show the guidance records, so that the leaflet and every other view say the same."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from guidance import selectors


class LevelSectionBlock(blocks.StructBlock):
    """The leaflet's section on a level: its words, its notification, its timeframe (L8–L23)."""

    section = SnippetChooserBlock("guidance.LevelSection", label=_("Section"))

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        return context | {"section": selectors.section_in_leaflet(value["section"].pk if value["section"] else None)}

    class Meta:
        icon = "arrow-up-big"
        label = _("Section on a level")
        template = "guidance/blocks/level_section.html"


class LadderBlock(blocks.StaticBlock):
    """The six levels as a picture, with its text."""

    class Meta:
        icon = "order"
        label = _("Ladder of the six levels")
        admin_text = _("The six levels as a picture, from the records.")
        template = "guidance/blocks/ladder.html"


class ScenarioTableBlock(blocks.StaticBlock):
    """The appendix: all scenarios as a table (S1–S18)."""

    class Meta:
        icon = "table"
        label = _("Table of scenarios")
        admin_text = _("All scenarios, from the records.")
        template = "guidance/blocks/scenario_table.html"


class AbbreviationsBlock(blocks.StructBlock):
    """Some abbreviations with their long forms, as the appendix lists them."""

    short_forms = blocks.ListBlock(blocks.CharBlock(max_length=20), label=_("Abbreviations"))

    class Meta:
        icon = "list-ul"
        label = _("Abbreviations")
        template = "guidance/blocks/abbreviations.html"


class FunctionListBlock(blocks.StructBlock):
    """The office's functions, numbered as in the leaflet (L3)."""

    items = blocks.ListBlock(blocks.RichTextBlock(features=["bold"]), label=_("Functions"))

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

    class Meta:
        icon = "link"
        label = _("Paragraph that leads to the full policy")
        template = "guidance/blocks/policy_paragraph.html"


class ReferenceBlock(blocks.StaticBlock):
    """The leaflet's printed reference (L1), from the page."""

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
