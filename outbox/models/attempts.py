from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from outbox.enums import Outcome
from outbox.models.mails import OutgoingMail


class DeliveryAttempt(models.Model):
    """One try to deliver a mail: when, how it ended, and what the server answered. Nothing of the mail itself."""

    mail = models.ForeignKey(OutgoingMail, on_delete=models.CASCADE, related_name="tries", verbose_name=_("mail"))
    at = models.DateTimeField(_("when"))
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome)
    answer = models.TextField(_("answer"), blank=True)

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("try to deliver")
        verbose_name_plural = _("tries to deliver")
        constraints = [
            models.CheckConstraint(condition=models.Q(outcome__in=Outcome.values), name="attempt_outcome_is_known")
        ]

    def __str__(self) -> str:
        return self.outcome
