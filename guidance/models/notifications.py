from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.models import Fact, Words
from core.panels import WordsPanel
from guidance.enums import NotificationPartCode
from guidance.models.levels import ActionLevel


class NotificationPart(Fact):
    """One thing that the formal notification of a level says: four at level 3 (L14), five at level 4 (L19)."""

    level = models.ForeignKey(
        ActionLevel, on_delete=models.CASCADE, related_name="notification_parts", verbose_name=_("level")
    )
    code = models.CharField(_("about"), max_length=12, choices=NotificationPartCode)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    panels = [FieldPanel("level"), FieldPanel("code"), FieldPanel("sort_order"), WordsPanel()]

    class Meta:
        ordering = ["level", "sort_order"]
        verbose_name = _("part of a notification")
        verbose_name_plural = _("parts of notifications")
        constraints = [models.UniqueConstraint(fields=["level", "code"], name="notification_part_once_per_level")]

    def __str__(self) -> str:
        return f"{self.level}: {self.get_code_display()}"


class NotificationPartText(Words):
    """The leaflet's words for a part of the notification, in one language."""

    fact = models.ForeignKey(NotificationPart, on_delete=models.CASCADE, related_name="texts", verbose_name=_("part"))
    body = models.TextField(_("text"), max_length=400)

    panels = [FieldPanel("fact"), FieldPanel("body")]
    override_translatable_fields = [SynchronizedField("fact", overridable=False), TranslatableField("body")]

    class Meta(Words.Meta):
        constraints = [models.UniqueConstraint(fields=["fact", "locale"], name="part_text_once_per_language")]
        verbose_name = _("words of a part of a notification")
        verbose_name_plural = _("words of parts of notifications")

    def __str__(self) -> str:
        return self.body[:60]
