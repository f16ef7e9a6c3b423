"""Actions of levels 3 to 6 (L17), their versions, and the steps that led to them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from contact.enums import ServiceCode
from register.enums import (
    HIGHEST,
    LOWEST,
    ONCE_APPROVED,
    PUBLIC_WHEN_ISSUED,
    WAS_PUBLIC,
    ActionType,
    Ground,
    VersionState,
)
from register.models.bodies import Body
from register.models.years import ReportYear, YearPublication

LISTED = Q(state=VersionState.PUBLIC, withdraws=False)
LEVEL_CHOICES = [(number, str(number)) for number in range(LOWEST, HIGHEST + 1)]


class Action(models.Model):
    """One action against one organisation, by its permanent reference (SIP-2025-0007, SAMPLE-0001)."""

    reference = models.CharField(_("reference"), max_length=20, unique=True)
    is_sample = models.BooleanField(_("invented example"), default=False, editable=False)
    created_at = models.DateTimeField(_("made at"))

    class Meta:
        ordering = ["-reference"]
        default_permissions = ["view"]
        verbose_name = _("action")
        verbose_name_plural = _("actions")
        constraints = [
            models.CheckConstraint(
                condition=Q(is_sample=True, reference__startswith="SAMPLE-")
                | Q(is_sample=False, reference__startswith="SIP-"),
                name="action_reference_says_what_it_is",
            )
        ]

    def __str__(self) -> str:
        return self.reference


class Version(models.Model):
    """What is said of an action: the first words, a correction, or a withdrawal. The newest public one counts.

    People are kept as key and name, not as foreign keys: who did what outlives the accounts. `writers` are the keys of
    all who wrote any of it; none of them may approve it. `edit` counts the saves: of two editors the second is told.
    `body`, `year`, `service` and `level` stand here, and nowhere else, so that nothing can disagree.
    """

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="versions", verbose_name=_("action"))
    number = models.PositiveSmallIntegerField(_("version"))
    state = models.CharField(_("state"), max_length=10, choices=VersionState, default=VersionState.DRAFT)
    edit = models.PositiveIntegerField(default=0, editable=False)
    is_sample = models.BooleanField(default=False, editable=False)

    # The four facts and the year (L17).
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="versions", verbose_name=_("organisation"))
    service = models.CharField(_("service"), max_length=4, choices=ServiceCode)
    level = models.PositiveSmallIntegerField(_("level"), choices=LEVEL_CHOICES)
    type = models.CharField(_("type of action"), max_length=24, choices=ActionType)
    taken_on = models.DateField(_("taken on"))
    reason = models.TextField(_("reason"), max_length=2000, blank=True)
    ground = models.CharField(_("statutory ground"), max_length=6, choices=Ground, blank=True)
    year = models.ForeignKey(ReportYear, on_delete=models.PROTECT, related_name="versions", verbose_name=_("year"))

    # Kept, and public only where it is switched on (register.models.Disclosure).
    status = models.TextField(_("how it stands now"), max_length=1000, blank=True)
    reply = models.TextField(_("the organisation's own reply"), max_length=2000, blank=True)

    # Why this version follows an earlier one; public.
    correction = models.TextField(_("what was corrected, and why"), max_length=600, blank=True)
    withdraws = models.BooleanField(_("withdraws the entry"), default=False)

    # Who did what.
    writers = models.JSONField(default=list, editable=False)
    author_key = models.PositiveBigIntegerField(editable=False)
    author_name = models.CharField(_("written by"), max_length=150, editable=False)
    submitted_at = models.DateTimeField(null=True, editable=False)
    returned = models.TextField(_("why it came back"), max_length=600, blank=True, editable=False)
    confirmed_with = models.CharField(_("facts confirmed with"), max_length=200, blank=True)
    confirmed_on = models.DateField(_("facts confirmed on"), null=True, blank=True)
    no_personal_data = models.BooleanField(_("no personal data is in it"), default=False)
    approver_key = models.PositiveBigIntegerField(null=True, editable=False)
    approver_name = models.CharField(_("approved by"), max_length=150, blank=True, editable=False)
    approved_at = models.DateTimeField(null=True, editable=False)
    public_from = models.DateTimeField(_("public from"), null=True, editable=False)
    public_with = models.ForeignKey(
        YearPublication, null=True, on_delete=models.PROTECT, related_name="versions", editable=False
    )
    replaced_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["action", "number"]
        verbose_name = _("register entry")
        verbose_name_plural = _("register entries")
        default_permissions = ["view"]
        permissions = [
            ("write_entries", _("Can write entries of the register")),
            ("approve_entries", _("Can approve entries of the register")),
            ("administer_register", _("Can publish years, seal, and decide what the register shows")),
        ]
        constraints = [
            models.UniqueConstraint(fields=["action", "number"], name="version_number_once"),
            models.UniqueConstraint(
                fields=["action"], condition=Q(state=VersionState.PUBLIC), name="version_one_is_public"
            ),
            models.UniqueConstraint(
                fields=["action"],
                condition=Q(state__in=["draft", "waiting", "approved"]),
                name="version_one_on_its_way",
            ),
            models.CheckConstraint(condition=Q(state__in=VersionState.values), name="version_state_is_known"),
            models.CheckConstraint(
                condition=Q(level__gte=LOWEST, level__lte=HIGHEST),
                name="version_level_is_3_to_6",
                violation_error_message=_("The register holds levels 3 to 6 only."),
            ),
            models.CheckConstraint(condition=Q(service__in=ServiceCode.values), name="version_service_is_known"),
            models.CheckConstraint(condition=Q(type__in=ActionType.values), name="version_type_is_known"),
            models.CheckConstraint(
                condition=Q(ground="") | Q(level=HIGHEST, ground__in=Ground.values),
                name="version_ground_is_for_level_6",
                violation_error_message=_("Only level 6 has a statutory ground."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=ONCE_APPROVED)
                | Q(approver_key__isnull=False, approved_at__isnull=False, no_personal_data=True)
                & ~Q(confirmed_with="")
                & Q(confirmed_on__isnull=False),
                name="version_approved_with_its_checks",
            ),
            models.CheckConstraint(
                condition=Q(approver_key__isnull=True) | ~Q(approver_key=F("author_key")),
                name="version_author_does_not_approve",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=WAS_PUBLIC) | Q(public_from__isnull=False), name="version_public_since_when"
            ),
            # An entry is public with its year's report and not before, but for S16 and S17.
            models.CheckConstraint(
                condition=~Q(state__in=WAS_PUBLIC) | Q(public_with__isnull=False) | Q(type__in=PUBLIC_WHEN_ISSUED),
                name="version_public_with_its_year",
            ),
            models.CheckConstraint(
                condition=Q(number=1, withdraws=False) | Q(number__gt=1) & ~Q(correction=""),
                name="version_says_what_it_corrects",
            ),
            models.CheckConstraint(
                condition=~Q(state=VersionState.REPLACED) | Q(replaced_at__isnull=False), name="version_replaced_when"
            ),
        ]
        indexes = [
            # Of what the list shows, in its order, so that a page of it reads no row in vain.
            *(
                models.Index(fields=[*first, "-taken_on", "-id"], condition=LISTED, name=name)
                for name, first in {
                    "version_newest": ["is_sample"],
                    "version_by_year": ["is_sample", "year"],
                    "version_by_level": ["is_sample", "-level"],
                    "version_by_service": ["is_sample", "service"],
                    "version_by_body": ["body"],
                }.items()
            ),
            models.Index(fields=["state", "year"], name="version_by_state"),
        ]

    def __str__(self) -> str:
        return f"{self.action.reference} ({self.number})"

    @property
    def is_sealed(self) -> bool:
        """Return whether two people removed its text for good."""
        return hasattr(self, "seal") and self.seal.sealed_at is not None


class Step(models.Model):
    """One step on the way up to an action: which level, when, and why it was escalated to it (L16, L17)."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    level = models.PositiveSmallIntegerField(_("level"), choices=LEVEL_CHOICES)
    taken_on = models.DateField(_("taken on"))
    why = models.TextField(_("why it was escalated"), max_length=600, blank=True)

    class Meta:
        ordering = ["version", "position"]
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["version", "position"], name="step_position_once"),
            models.CheckConstraint(condition=Q(level__gte=LOWEST, level__lte=HIGHEST), name="step_level_is_3_to_6"),
        ]

    def __str__(self) -> str:
        return f"{self.level}: {self.taken_on}"
