from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

KEPT_DAYS = 365
LONGEST_DAYS = 3650


class AccessEntry(models.Model):
    """Who saw or changed personal data, when, and of which record. Only added to: the database refuses a change.

    `user_key` and `who` are no foreign key: the entry outlives the account. `action` is a registered code
    (core.access_log), `subject` the record's reference (empty: no single one), `detail` never holds the data itself.
    """

    at = models.DateTimeField(_("when"))
    user_key = models.PositiveBigIntegerField(editable=False)
    who = models.CharField(_("who"), max_length=150)
    action = models.CharField(_("what was done"), max_length=60)
    subject = models.CharField(_("record"), max_length=60, blank=True)
    detail = models.CharField(_("details"), max_length=300, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        default_permissions = ["view"]
        verbose_name = _("entry of the access log")
        verbose_name_plural = _("entries of the access log")
        constraints = [
            models.CheckConstraint(condition=~models.Q(who="") & ~models.Q(action=""), name="access_says_who_did_what")
        ]
        indexes = [
            models.Index(fields=["at"], name="access_age"),
            models.Index(fields=["subject", "at"], name="access_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.who}: {self.action} {self.subject}"


@register_setting(icon="history")
class AccessLogSettings(BaseGenericSetting):
    """How long the access log is kept: what administrators decide."""

    kept_days = models.PositiveSmallIntegerField(
        _("days that the access log is kept"),
        default=KEPT_DAYS,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_DAYS)],
    )

    panels = [FieldPanel("kept_days")]

    class Meta:
        verbose_name = _("access log")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)
