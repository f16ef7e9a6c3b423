"""What a partner has agreed to, and what a second person has checked (P11)."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from partners.enums import AgreedBy, AgreementState
from partners.organisations.models import Organisation


def _user(verbose_name: Any) -> Any:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=verbose_name,
    )


class Agreement(models.Model):
    """One wording as a partner was asked to agree to it, kept letter by letter, and what the partner answered.

    The newest agreed one is what the public reads; asking for a newer wording leaves it in force until that is agreed.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="agreements", verbose_name=_("partner organisation")
    )
    state = models.CharField(_("state"), max_length=10, choices=AgreementState, default=AgreementState.SOUGHT)
    wording = models.JSONField(_("wording"))
    fingerprint = models.CharField(max_length=64)
    asked_at = models.DateTimeField(_("asked"))
    asked_by = _user(_("asked by"))
    asked_of = models.EmailField(_("asked of"), blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answered_by = models.CharField(_("who answered"), max_length=160, blank=True)
    by_what = models.CharField(_("by what"), max_length=10, choices=AgreedBy, blank=True)
    recorded_by = _user(_("recorded by"))
    correction = models.TextField(_("correction"), max_length=2000, blank=True)
    review_on = models.DateField(_("review on"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True)

    class Meta:
        ordering = ["-asked_at", "-pk"]
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(state=AgreementState.SOUGHT), name="agreement_asked_once_at_a_time"
            ),
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(state=AgreementState.AGREED), name="agreement_one_in_force"
            ),
            models.CheckConstraint(
                condition=~Q(state=AgreementState.AGREED)
                | ~Q(answered_by="") & ~Q(by_what="") & Q(answered_at__isnull=False, review_on__isnull=False),
                name="agreement_says_who_when_by_what",
            ),
            models.CheckConstraint(
                condition=~Q(state=AgreementState.CORRECTED) | ~Q(correction=""), name="agreement_correction_says_what"
            ),
            models.CheckConstraint(condition=Q(state__in=AgreementState.values), name="agreement_state_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.get_state_display()}"


class EntryCheck(models.Model):
    """That a second person has looked at an organisation's name, website and phone, as they were then."""

    organisation = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, related_name="check_of_contact", verbose_name=_("partner organisation")
    )
    fingerprint = models.CharField(max_length=64)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("asked by")
    )
    asked_at = models.DateTimeField(_("asked"))
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("checked by"),
    )
    checked_at = models.DateTimeField(_("checked"), null=True, blank=True)

    class Meta:
        verbose_name = _("check of an entry")
        verbose_name_plural = _("checks of entries")
        constraints = [
            models.CheckConstraint(
                condition=Q(checked_by=None) | ~Q(checked_by=F("asked_by")), name="entry_checked_by_a_second_person"
            ),
            models.CheckConstraint(
                condition=Q(checked_by=None, checked_at=None) | Q(checked_by__isnull=False, checked_at__isnull=False),
                name="entry_check_says_when",
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation)
