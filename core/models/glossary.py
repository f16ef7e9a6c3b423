from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.models.facts import Fact, Words
from core.panels import WordsPanel


class Abbreviation(Fact):
    """An abbreviation of the texts, such as SWF; marked up with its long form at its first use on a page."""

    short_form = models.CharField(
        _("short form"), max_length=20, unique=True, help_text=_("Exactly as it is written in the texts, such as SWF.")
    )

    panels = [FieldPanel("short_form"), WordsPanel()]

    class Meta:
        ordering = ["short_form"]
        verbose_name = _("abbreviation")
        verbose_name_plural = _("abbreviations")

    def __str__(self) -> str:
        return self.short_form


class AbbreviationText(index.Indexed, Words):
    """What an abbreviation stands for, in one language."""

    fact = models.ForeignKey(
        Abbreviation, on_delete=models.CASCADE, related_name="texts", verbose_name=_("abbreviation")
    )
    long_form = models.CharField(_("long form"), max_length=200)

    panels = [FieldPanel("fact"), FieldPanel("long_form")]
    override_translatable_fields = [SynchronizedField("fact", overridable=False), TranslatableField("long_form")]
    search_fields = [index.SearchField("long_form"), index.AutocompleteField("long_form"), index.FilterField("locale")]

    class Meta(Words.Meta):
        constraints = [models.UniqueConstraint(fields=["fact", "locale"], name="abbreviation_text_once_per_language")]
        verbose_name = _("words of an abbreviation")
        verbose_name_plural = _("words of abbreviations")

    def __str__(self) -> str:
        return self.long_form
