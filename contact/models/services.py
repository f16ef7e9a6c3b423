from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail_localize.fields import SynchronizedField, TranslatableField

from contact.enums import ServiceCode
from core.models import Fact, Words
from core.panels import WordsPanel


class Service(Fact):
    """One of the three functions that people can contact (L3, C2, C6, C7)."""

    code = models.CharField(_("code"), max_length=4, choices=ServiceCode, unique=True)
    mark = models.CharField(
        _("mark"),
        max_length=10,
        unique=True,
        help_text=_("What people write on the envelope, and what the leaflet calls the line: SPSO, SWF or INWO."),
    )
    website = models.URLField(_("website"))
    contact_form = models.URLField(_("contact form"))
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    panels = [
        FieldPanel("code"),
        FieldPanel("mark"),
        FieldPanel("website"),
        FieldPanel("contact_form"),
        FieldPanel("sort_order"),
        WordsPanel(),
    ]

    class Meta:
        ordering = ["sort_order", "code"]
        verbose_name = _("service")
        verbose_name_plural = _("services")

    def __str__(self) -> str:
        return str(self.get_code_display())


class ServiceText(Words):
    """What a service is called and what it covers, in one language."""

    fact = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="texts", verbose_name=_("service"))
    name = models.CharField(_("name"), max_length=120)
    covers = models.TextField(_("what it covers"), max_length=400)
    short_purpose = models.CharField(
        _("who the line is for"), max_length=120, help_text=_("A few words beside the number, such as “Complaints”.")
    )

    panels = [FieldPanel("fact"), FieldPanel("name"), FieldPanel("short_purpose"), FieldPanel("covers")]
    override_translatable_fields = [
        SynchronizedField("fact", overridable=False),
        TranslatableField("name"),
        TranslatableField("covers"),
        TranslatableField("short_purpose"),
    ]

    class Meta(Words.Meta):
        constraints = [models.UniqueConstraint(fields=["fact", "locale"], name="service_text_once_per_language")]
        verbose_name = _("words of a service")
        verbose_name_plural = _("words of services")

    def __str__(self) -> str:
        return self.name
