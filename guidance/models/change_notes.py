from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField


class ChangeNote(TranslatableMixin, Orderable):
    """What changed in the leaflet and when, for readers who come back."""

    page = ParentalKey("guidance.LeafletPage", on_delete=models.CASCADE, related_name="change_notes")
    changed_on = models.DateField(_("changed on"))
    note = models.CharField(_("what changed"), max_length=300)

    panels = [FieldPanel("changed_on"), FieldPanel("note")]
    override_translatable_fields = [SynchronizedField("changed_on", overridable=False), TranslatableField("note")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        ordering = ["-changed_on", "sort_order"]
        verbose_name = _("change note")
        verbose_name_plural = _("change notes")

    def __str__(self) -> str:
        return f"{self.changed_on}: {self.note}"
