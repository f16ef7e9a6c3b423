from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.models import Fact, Words
from core.panels import WordsPanel
from guidance.models.timeframes import Timeframe


class LevelSection(Fact):
    """A section of the leaflet on one level, or on levels 5 and 6 together (L8–L23)."""

    code = models.SlugField(_("code"), unique=True)

    panels = [FieldPanel("code"), WordsPanel()]

    class Meta:
        ordering = ["code"]
        verbose_name = _("leaflet section on a level")
        verbose_name_plural = _("leaflet sections on levels")

    def __str__(self) -> str:
        return str(self.words or self.code)


class LevelSectionText(index.Indexed, Words):
    """The leaflet's words on a level, word for word, in one language."""

    fact = models.ForeignKey(LevelSection, on_delete=models.CASCADE, related_name="texts", verbose_name=_("section"))
    heading = models.CharField(_("heading"), max_length=160)
    body = RichTextField(_("text"), features=["bold", "ul", "ol", "link"])
    notification_lead = models.CharField(
        _("words before the parts of the notification"),
        max_length=160,
        blank=True,
        help_text=_("Such as “The formal notification will:”. The parts are records of their own."),
    )
    after_timeframe = RichTextField(_("text after the timeframe"), features=["bold", "ul", "ol", "link"], blank=True)

    panels = [
        FieldPanel("fact"),
        FieldPanel("heading"),
        FieldPanel("body"),
        FieldPanel("notification_lead"),
        FieldPanel("after_timeframe"),
    ]
    override_translatable_fields = [
        SynchronizedField("fact", overridable=False),
        TranslatableField("heading"),
        TranslatableField("body"),
        TranslatableField("notification_lead"),
        TranslatableField("after_timeframe"),
    ]
    search_fields = [
        index.SearchField("heading", boost=2),
        index.SearchField("body"),
        index.SearchField("after_timeframe"),
        index.FilterField("locale"),
        index.FilterField("live"),
    ]

    class Meta(Words.Meta):
        constraints = [models.UniqueConstraint(fields=["fact", "locale"], name="section_text_once_per_language")]
        verbose_name = _("words of a leaflet section")
        verbose_name_plural = _("words of leaflet sections")

    def __str__(self) -> str:
        return self.heading


class ActionLevel(Fact):
    """One of the six action levels of the policy."""

    number = models.PositiveSmallIntegerField(_("number"), unique=True)
    section = models.ForeignKey(
        LevelSection, on_delete=models.PROTECT, related_name="levels", verbose_name=_("leaflet section")
    )
    timeframe = models.ForeignKey(
        Timeframe, on_delete=models.PROTECT, related_name="levels", verbose_name=_("timeframe")
    )

    panels = [FieldPanel("number"), FieldPanel("section"), FieldPanel("timeframe"), WordsPanel()]

    class Meta:
        ordering = ["number"]
        verbose_name = _("action level")
        verbose_name_plural = _("action levels")
        constraints = [
            models.CheckConstraint(
                condition=Q(number__gte=1, number__lte=6),
                name="level_from_1_to_6",
                violation_error_message=_("The policy has levels 1 to 6."),
            ),
        ]

    def __str__(self) -> str:
        return f"Level {self.number}"


class ActionLevelText(Words):
    """Our summary of a level in one language: not part of the leaflet, and always labelled so."""

    fact = models.ForeignKey(ActionLevel, on_delete=models.CASCADE, related_name="texts", verbose_name=_("level"))
    name = models.CharField(_("short name"), max_length=80, help_text=_("Such as “Team Manager”."))
    contact_from = models.TextField(_("who contacts whom"), max_length=400)
    asked_for = models.TextField(_("what the organisation is asked for"), max_length=600)
    support = models.TextField(_("what support there is"), max_length=400)
    may_come_next = models.TextField(_("what may come next"), max_length=400)

    panels = [
        FieldPanel("fact"),
        FieldPanel("name"),
        FieldPanel("contact_from"),
        FieldPanel("asked_for"),
        FieldPanel("support"),
        FieldPanel("may_come_next"),
    ]
    override_translatable_fields = [
        SynchronizedField("fact", overridable=False),
        TranslatableField("name"),
        TranslatableField("contact_from"),
        TranslatableField("asked_for"),
        TranslatableField("support"),
        TranslatableField("may_come_next"),
    ]

    class Meta(Words.Meta):
        constraints = [models.UniqueConstraint(fields=["fact", "locale"], name="level_text_once_per_language")]
        verbose_name = _("words of an action level")
        verbose_name_plural = _("words of action levels")

    def __str__(self) -> str:
        return self.name
