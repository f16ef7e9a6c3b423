from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail_localize.fields import SynchronizedField, TranslatableField

from contact.enums import ClosureKind
from contact.models.lines import PhoneLine
from contact.models.services import Service
from core.models import Fact, Words
from core.panels import WordsPanel


class ClosureReason(Fact):
    """A ready-made reason for closing, whose words are there in every language before they are needed."""

    code = models.SlugField(_("code"), unique=True)

    panels = [FieldPanel("code"), WordsPanel()]

    class Meta:
        ordering = ["code"]
        verbose_name = _("reason for closing")
        verbose_name_plural = _("reasons for closing")

    def __str__(self) -> str:
        return str(self.words or self.code)


class ClosureReasonText(Words):
    fact = models.ForeignKey(ClosureReason, on_delete=models.CASCADE, related_name="texts", verbose_name=_("reason"))
    reason = models.CharField(_("reason"), max_length=120, help_text=_("Such as “Public holiday” or “Staff training”."))

    panels = [FieldPanel("fact"), FieldPanel("reason")]
    override_translatable_fields = [SynchronizedField("fact", overridable=False), TranslatableField("reason")]

    class Meta(Words.Meta):
        constraints = [models.UniqueConstraint(fields=["fact", "locale"], name="reason_text_once_per_language")]
        verbose_name = _("words of a reason for closing")
        verbose_name_plural = _("words of reasons for closing")

    def __str__(self) -> str:
        return self.reason


class Closure(models.Model):
    """Days on which phones are not answered, or at other hours than usual; no service and no line means all.

    Everything that tells of it (banner, state of a line, contact page, calendar file, JSON-LD) reads this record.
    """

    kind = models.CharField(_("what happens"), max_length=10, choices=ClosureKind, default=ClosureKind.CLOSED)
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    opens = models.TimeField(_("opens at"), null=True, blank=True, help_text=_("Empty: at the usual time."))
    closes = models.TimeField(_("closes at"), null=True, blank=True, help_text=_("Empty: at the usual time."))
    reason = models.ForeignKey(
        ClosureReason, on_delete=models.PROTECT, related_name="closures", verbose_name=_("reason")
    )
    services = models.ManyToManyField(Service, blank=True, related_name="closures", verbose_name=_("services"))
    lines = models.ManyToManyField(PhoneLine, blank=True, related_name="closures", verbose_name=_("lines"))
    announced_from = models.DateField(
        _("announced from"),
        null=True,
        blank=True,
        help_text=_("The first day of the banner. Empty: as many days before as the contact settings say."),
    )

    panels = [
        FieldPanel("kind"),
        MultiFieldPanel([FieldPanel("first_day"), FieldPanel("last_day")], heading=_("Days")),
        MultiFieldPanel([FieldPanel("opens"), FieldPanel("closes")], heading=_("Other hours")),
        FieldPanel("reason"),
        MultiFieldPanel(
            [FieldPanel("services"), FieldPanel("lines")],
            heading=_("What is closed"),
            help_text=_("Choose nothing when everything is closed."),
        ),
        FieldPanel("announced_from"),
    ]

    class Meta:
        ordering = ["first_day", "pk"]
        verbose_name = _("closure")
        verbose_name_plural = _("closures")
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")),
                name="closure_ends_after_start",
                violation_error_message=_("The last day must not be before the first."),
            ),
            models.CheckConstraint(
                condition=Q(kind="closed", opens__isnull=True, closes__isnull=True)
                | (Q(kind="changed") & (Q(opens__isnull=False) | Q(closes__isnull=False))),
                name="closure_times_fit_its_kind",
                violation_error_message=_(
                    "Give an opening or closing time for other hours, and none for a closed day."
                ),
            ),
            models.CheckConstraint(
                condition=Q(opens__isnull=True) | Q(closes__isnull=True) | Q(closes__gt=F("opens")),
                name="closure_closes_after_it_opens",
                violation_error_message=_("The closing time must be after the opening time."),
            ),
        ]

    def __str__(self) -> str:
        first, last = date_format(self.first_day), date_format(self.last_day)
        return first if first == last else f"{first} – {last}"
