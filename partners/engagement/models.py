"""Requests to work together (P6, P7, P15–P17), and decisions on them on public criteria (P5, P7)."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.models import Fact, Words
from core.panels import WordsPanel
from partners.engagement.enums import OPEN_STATES, EngagementKind, Outcome, RequestState
from partners.engagement.files import attachment_path, attachment_storage

LONGEST_DAYS = 3650
_SENT = Q(reference__gt="", received_at__isnull=False)


@register_setting(icon="group")
class EngagementSettings(BaseGenericSetting):
    """What the office decides about requests to work together. Nothing is promised before it is set here."""

    office_email = models.EmailField(_("who gets new requests"), blank=True)
    retention_days = models.PositiveSmallIntegerField(
        _("days that requests are kept after their last change"),
        null=True,
        blank=True,
        validators=[MinValueValidator(30), MaxValueValidator(LONGEST_DAYS)],
        help_text=_("No default. Nobody can send a request until this and the email address are set."),
    )
    target_days = models.PositiveSmallIntegerField(
        _("days in which we aim to decide"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
        help_text=_("Empty: no aim is published, and no request is overdue."),
    )
    is_demonstration = models.BooleanField(
        _("these periods are examples"), default=False, help_text=_("The public page says so.")
    )

    panels = [
        FieldPanel("office_email"),
        FieldPanel("retention_days"),
        FieldPanel("target_days"),
        FieldPanel("is_demonstration"),
    ]

    class Meta:
        verbose_name = _("requests to work together")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)


class Criteria(Fact):
    """A version of the considerations on which we decide. A decision names its version and keeps its words."""

    version = models.PositiveSmallIntegerField(_("version"), unique=True)
    in_force_from = models.DateField(_("in force from"), unique=True)

    panels = [FieldPanel("version"), FieldPanel("in_force_from"), WordsPanel()]

    class Meta:
        ordering = ["-in_force_from"]
        verbose_name = _("criteria of a decision")
        verbose_name_plural = _("criteria of decisions")
        constraints = [models.CheckConstraint(condition=Q(version__gt=0), name="criteria_version_counts_from_one")]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.version}"


class CriteriaText(Words):
    fact = models.ForeignKey(Criteria, on_delete=models.CASCADE, related_name="texts", verbose_name=_("criteria"))
    benefit = models.TextField(_("benefit to the public"), max_length=600)
    risk = models.TextField(_("reducing risk"), max_length=600)
    resources = models.TextField(_("available resources"), max_length=600)

    panels = [FieldPanel("fact"), FieldPanel("benefit"), FieldPanel("risk"), FieldPanel("resources")]
    override_translatable_fields = [
        SynchronizedField("fact", overridable=False),
        TranslatableField("benefit"),
        TranslatableField("risk"),
        TranslatableField("resources"),
    ]

    class Meta(Words.Meta):
        constraints = [models.UniqueConstraint(fields=["fact", "locale"], name="criteria_text_once_per_language")]
        verbose_name = _("words of criteria")
        verbose_name_plural = _("words of criteria")

    def __str__(self) -> str:
        return str(self.fact)


class EngagementRequest(models.Model):
    """A partner's request, from its first step on. Without an account: who made it holds a signed link.

    Until it is sent it is a draft, has no reference, and only its maker sees it.
    """

    reference = models.CharField(_("reference"), max_length=12, blank=True)
    token = models.UUIDField(unique=True, editable=False)
    kind = models.CharField(_("what for"), max_length=20, choices=EngagementKind)
    organisation = models.CharField(_("organisation"), max_length=160)
    name = models.CharField(_("name"), max_length=160)
    email = models.EmailField(_("email"))
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    about = models.TextField(_("what it is about"), max_length=4000, blank=True)
    dates = models.CharField(_("dates"), max_length=300, blank=True)
    purposes = models.JSONField(_("purposes"), default=list, blank=True)
    benefit = models.TextField(_("benefit to the public"), max_length=2000, blank=True)
    risk = models.TextField(_("risk that it would reduce"), max_length=2000, blank=True)
    they_bring = models.TextField(_("what they bring"), max_length=2000, blank=True)
    we_bring = models.TextField(_("what we are asked to bring"), max_length=2000, blank=True)
    state = models.CharField(_("state"), max_length=12, choices=RequestState, default=RequestState.DRAFT)
    language = models.CharField(_("language"), max_length=20)
    created_at = models.DateTimeField(_("begun"))
    changed_at = models.DateTimeField(_("last change"))
    received_at = models.DateTimeField(_("received"), null=True, blank=True)
    due_on = models.DateField(_("aim to decide by"), null=True, blank=True)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("assigned to"),
    )

    class Meta:
        ordering = ["-received_at", "-pk"]
        verbose_name = _("request to work together")
        verbose_name_plural = _("requests to work together")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=EngagementKind.values), name="engagement_kind_is_known"),
            models.CheckConstraint(condition=Q(state__in=RequestState.values), name="engagement_state_is_known"),
            models.CheckConstraint(
                condition=~Q(organisation="") & ~Q(name="") & ~Q(email=""), name="engagement_says_who_asks"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[RequestState.DRAFT, RequestState.WITHDRAWN])
                | _SENT & ~Q(about="") & ~Q(benefit=""),
                name="engagement_sent_is_whole",
            ),
            models.UniqueConstraint(fields=["reference"], condition=~Q(reference=""), name="engagement_reference"),
        ]
        indexes = [
            models.Index(fields=["state", "due_on"], name="engagement_state"),
            models.Index(fields=["changed_at"], name="engagement_age"),
        ]

    def __str__(self) -> str:
        return self.reference or f"{self.get_state_display()}: {self.organisation}"

    @property
    def is_open(self) -> bool:
        """Sent, and not decided yet."""
        return self.state in OPEN_STATES


class RequestAttachment(models.Model):
    """A file sent with a request, checked (`core.uploads`). It lies where no address leads."""

    request = models.ForeignKey(EngagementRequest, on_delete=models.CASCADE, related_name="attachments")
    file = models.FileField(_("file"), storage=attachment_storage, upload_to=attachment_path, max_length=200)
    name = models.CharField(_("name"), max_length=100)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField(_("size"))
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        constraints = [
            models.UniqueConstraint(fields=["request", "digest"], name="engagement_attachment_once"),
            models.CheckConstraint(condition=Q(size__gt=0), name="engagement_attachment_not_empty"),
        ]

    def __str__(self) -> str:
        return self.name


class Decision(models.Model):
    """What an officer decided, with each consideration met or not and why. A refusal waits for a second person.

    `criteria_words` are the considerations as they read on that day. One request has one decision: of two officers who
    decide at the same moment the database lets one win.
    """

    request = models.OneToOneField(EngagementRequest, on_delete=models.CASCADE, related_name="decision")
    criteria = models.ForeignKey(Criteria, on_delete=models.PROTECT, related_name="decisions")
    criteria_words = models.JSONField(default=dict)
    benefit_met = models.BooleanField(_("benefit to the public"))
    benefit_why = models.TextField(_("why"), max_length=2000)
    risk_met = models.BooleanField(_("reducing risk"))
    risk_why = models.TextField(_("why"), max_length=2000)
    resources_met = models.BooleanField(_("available resources"))
    resources_why = models.TextField(_("why"), max_length=2000)
    outcome = models.CharField(_("decision"), max_length=10, choices=Outcome)
    reasons = models.TextField(_("reasons for the requester"), max_length=4000)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided"))
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("confirmed by"),
    )
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        constraints = [
            models.CheckConstraint(
                condition=~Q(benefit_why="") & ~Q(risk_why="") & ~Q(resources_why="") & ~Q(reasons=""),
                name="engagement_decision_says_why",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=[Outcome.AGREED, Outcome.IN_PART, Outcome.REFUSED]),
                name="engagement_decision_outcome_is_known",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None, confirmed_at=None)
                | Q(confirmed_at__isnull=False) & ~Q(confirmed_by=F("decided_by")) & Q(confirmed_by__isnull=False),
                name="engagement_refusal_confirmed_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request}: {self.get_outcome_display()}"

    @property
    def is_final(self) -> bool:
        """A refusal counts once a second person has confirmed it; anything else at once."""
        return self.outcome != Outcome.REFUSED or self.confirmed_by_id is not None


class OutcomeCount(models.Model):
    """How many requests of a kind ended in a way in a year: all that stays when the requests are erased (P5, P7)."""

    year = models.PositiveSmallIntegerField(_("year"))
    kind = models.CharField(_("what for"), max_length=20, choices=EngagementKind)
    outcome = models.CharField(_("decision"), max_length=10, choices=Outcome)
    count = models.PositiveIntegerField(_("how many"), default=0)

    class Meta:
        ordering = ["-year", "kind", "outcome"]
        verbose_name = _("outcomes of a year")
        verbose_name_plural = _("outcomes by year")
        constraints = [models.UniqueConstraint(fields=["year", "kind", "outcome"], name="engagement_outcome_once")]

    def __str__(self) -> str:
        return f"{self.year} {self.kind} {self.outcome}: {self.count}"
