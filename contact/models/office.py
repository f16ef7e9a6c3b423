from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.fields import RichTextField
from wagtail_localize.fields import SynchronizedField, TranslatableField

from contact.enums import StatementCode
from core.models import Fact, Words
from core.panels import WordsPanel


@register_setting(icon="home")
class Office(BaseGenericSetting):
    """The office itself: its name, its postal address (C1) and its privacy notice (C8)."""

    name = models.CharField(_("name"), max_length=120)
    building = models.CharField(_("building"), max_length=120, blank=True)
    street = models.CharField(_("street"), max_length=120)
    town = models.CharField(_("town"), max_length=80)
    postcode = models.CharField(_("postcode"), max_length=10)
    privacy_notice = models.URLField(_("privacy notice"))

    panels = [
        FieldPanel("name"),
        FieldPanel("building"),
        FieldPanel("street"),
        FieldPanel("town"),
        FieldPanel("postcode"),
        FieldPanel("privacy_notice"),
    ]

    class Meta:
        verbose_name = _("office address")

    def __str__(self) -> str:
        return self.name

    @property
    def address_lines(self) -> list[str]:
        """Return the lines as they stand on an envelope (C1)."""
        lines = [self.name, self.building, self.street, f"{self.town} {self.postcode}"]
        return [line for line in lines if line.strip()]


class ContactStatement(Fact):
    """One of the leaflet's standing statements about contact (C2, C3, C8, C9)."""

    code = models.CharField(_("about"), max_length=20, choices=StatementCode, unique=True)

    panels = [FieldPanel("code"), WordsPanel()]

    class Meta:
        ordering = ["code"]
        verbose_name = _("statement about contact")
        verbose_name_plural = _("statements about contact")

    def __str__(self) -> str:
        return str(self.get_code_display())


class ContactStatementText(Words):
    """The words of a statement; {envelope_marks} and {privacy_notice} stand for what the records say."""

    fact = models.ForeignKey(
        ContactStatement, on_delete=models.CASCADE, related_name="texts", verbose_name=_("statement")
    )
    body = RichTextField(_("text"), features=["bold", "link"])

    panels = [
        FieldPanel("fact"),
        HelpPanel(
            content=_(
                "Write {envelope_marks} for the marks of the services (“SPSO, SWF or INWO”), and {privacy_notice} for "
                "the link to the privacy notice. They follow the records by themselves."
            )
        ),
        FieldPanel("body"),
    ]
    override_translatable_fields = [SynchronizedField("fact", overridable=False), TranslatableField("body")]

    class Meta(Words.Meta):
        constraints = [models.UniqueConstraint(fields=["fact", "locale"], name="statement_text_once_per_language")]
        verbose_name = _("words of a statement about contact")
        verbose_name_plural = _("words of statements about contact")

    def __str__(self) -> str:
        return str(self.fact)
