from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from contact.enums import EnquiryState
from contact.models.form_words import EnquiryTopic
from contact.models.services import Service


class EnquiryCount(models.Model):
    """How many enquiries of one kind came in a month (its first day) and are deleted by now. Nothing of a person."""

    month = models.DateField(_("month"))
    service = models.ForeignKey(Service, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    topic = models.ForeignKey(EnquiryTopic, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=20)
    state = models.CharField(max_length=10, choices=EnquiryState)
    number = models.PositiveIntegerField()

    class Meta:
        default_permissions = ["view"]
        verbose_name = _("count of enquiries")
        verbose_name_plural = _("counts of enquiries")
        constraints = [
            models.UniqueConstraint(
                "month", Coalesce("service", 0), "topic", "language", "state", name="enquiries_counted_once"
            ),
            models.CheckConstraint(condition=Q(state__in=EnquiryState.values), name="enquiries_counted_in_a_state"),
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}: {self.number}"
