"""Blocks that show the guidance records, so that the leaflet and every other view say the same."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock


class LevelSectionBlock(blocks.StructBlock):
    """The leaflet's section on a level: its words, its notification, its timeframe (L8–L23)."""

    section = SnippetChooserBlock("guidance.LevelSection", label=_("Section"))

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


GUIDANCE_BLOCKS = [
    ("level_section", LevelSectionBlock()),
    ("ladder", LadderBlock()),
    ("scenario_table", ScenarioTableBlock()),
    ("abbreviations", AbbreviationsBlock()),
    ("function_list", FunctionListBlock()),
]
