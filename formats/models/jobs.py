from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class FormatJob(models.Model):
    """A file that is to be made. Whoever makes it holds the lease; when it is made, the job is deleted.

    `fingerprint` and `recipe` say what is wanted. `next_try_at` is empty when no more tries are made: then `error`
    says to editors why. `anew` wants a file made although there is one. All moments are UTC.
    """

    source = models.CharField(_("source"), max_length=150)
    language = models.CharField(_("language"), max_length=20)
    format = models.CharField(_("format"), max_length=40)
    fingerprint = models.CharField(max_length=64)
    recipe = models.CharField(max_length=60)
    anew = models.BooleanField(default=False)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_try_at = models.DateTimeField(_("next try at"), null=True, blank=True)
    error = models.TextField(_("what went wrong"), blank=True)
    holder = models.CharField(max_length=36, blank=True)
    leased_until = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField(_("asked at"))

    class Meta:
        ordering = ["next_try_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["source", "language", "format"], name="format_job_once"),
            models.CheckConstraint(
                condition=Q(holder="", leased_until=None) | (~Q(holder="") & Q(leased_until__isnull=False)),
                name="format_job_lease_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(next_try_at__isnull=False) | ~Q(error=""), name="format_job_given_up_says_why"
            ),
        ]
        indexes = [models.Index(fields=["next_try_at", "id"], name="format_job_due")]
        verbose_name = _("file to be made")
        verbose_name_plural = _("files to be made")

    def __str__(self) -> str:
        return f"{self.source} {self.language} {self.format}"

    @property
    def has_failed(self) -> bool:
        return self.next_try_at is None


class FormatRefresh(models.Model):
    """The one row that says for which state of the site all files were last compared with their pages."""

    state = models.CharField(max_length=64, blank=True)
    refreshed_at = models.DateTimeField(_("compared at"))

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="format_refresh_is_one_row")]

    def __str__(self) -> str:
        return self.state
