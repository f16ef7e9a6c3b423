"""The finder, what people report about entries, and whether websites open."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail_localize.fields import SynchronizedField, TranslatableField

from contact.models import Service
from core.models import Fact, Words
from core.panels import WordsPanel
from partners.enums import FinderEnd, ReportReason
from partners.organisations.models import Organisation


class FinderQuestion(Fact):
    """One question of the finder; the first in their order is where it begins."""

    code = models.SlugField(_("code"), unique=True, help_text=_("It stands in the question's permanent address."))
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    panels = [FieldPanel("code"), FieldPanel("sort_order"), WordsPanel()]

    class Meta:
        ordering = ["sort_order", "code"]
        verbose_name = _("question of the finder")
        verbose_name_plural = _("questions of the finder")


class FinderQuestionText(Words):
    fact = models.ForeignKey(
        FinderQuestion, on_delete=models.CASCADE, related_name="texts", verbose_name=_("question of the finder")
    )
    question = models.CharField(_("question"), max_length=160)
    hint = models.CharField(_("hint"), max_length=300, blank=True)

    panels = [FieldPanel("fact"), FieldPanel("question"), FieldPanel("hint")]
    override_translatable_fields = [
        SynchronizedField("fact", overridable=False),
        TranslatableField("question"),
        TranslatableField("hint"),
    ]

    class Meta(Words.Meta):
        constraints = [models.UniqueConstraint(fields=["fact", "locale"], name="finder_question_text_once")]
        verbose_name = _("words of a question")
        verbose_name_plural = _("words of questions")

    def __str__(self) -> str:
        return self.question


class FinderAnswer(Fact):
    """One answer to a question, and where it leads. The reason stands with its words."""

    question = models.ForeignKey(
        FinderQuestion, on_delete=models.CASCADE, related_name="answers", verbose_name=_("question")
    )
    code = models.SlugField(_("code"), unique=True, help_text=_("It stands in the permanent address of the end."))
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)
    leads_to = models.CharField(_("leads"), max_length=14, choices=FinderEnd)
    next_question = models.ForeignKey(
        FinderQuestion, on_delete=models.PROTECT, null=True, blank=True, related_name="reached_from",
        verbose_name=_("next question"),
    )  # fmt: skip
    service = models.ForeignKey(
        Service, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("which of our services"),
    )  # fmt: skip
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("organisation")
    )
    second_organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("second organisation"),
    )  # fmt: skip

    panels = [
        FieldPanel("question"),
        FieldPanel("code"),
        FieldPanel("sort_order"),
        MultiFieldPanel(
            [
                FieldPanel("leads_to"),
                FieldPanel("next_question"),
                FieldPanel("service"),
                FieldPanel("organisation"),
                FieldPanel("second_organisation"),
            ],
            heading=_("Where it leads"),
            help_text=_("Fill in only what belongs to the choice: a question, a service of ours, or organisations."),
        ),
        WordsPanel(),
    ]

    class Meta:
        ordering = ["question", "sort_order", "code"]
        verbose_name = _("answer of the finder")
        verbose_name_plural = _("answers of the finder")
        constraints = [
            models.CheckConstraint(
                condition=Q(leads_to=FinderEnd.QUESTION, next_question__isnull=False, service=None, organisation=None)
                | Q(leads_to=FinderEnd.US, next_question=None, service__isnull=False, organisation=None)
                | Q(leads_to=FinderEnd.ORGANISATIONS, next_question=None, service=None, organisation__isnull=False)
                | Q(leads_to=FinderEnd.NO_ENTRY, next_question=None, service=None, organisation=None),
                name="finder_answer_leads_to_one_end",
                violation_error_message=_("Fill in what belongs to the choice under “leads”, and nothing else."),
            ),
            models.CheckConstraint(
                condition=Q(second_organisation=None)
                | Q(organisation__isnull=False) & ~Q(second_organisation=F("organisation")),
                name="finder_second_organisation_is_another",
                violation_error_message=_("The second organisation must be another than the first."),
            ),
            models.CheckConstraint(
                condition=Q(next_question=None) | ~Q(next_question=F("question")),
                name="finder_answer_leads_on",
                violation_error_message=_("Choose another question than this answer's own."),
            ),
        ]

    def clean(self) -> None:
        """Raise ValidationError for an invented example, and for a question that leads back to this one."""
        for name in ("organisation", "second_organisation"):
            chosen = getattr(self, name)
            if chosen and chosen.is_sample:
                raise ValidationError({name: _("An invented example never stands in the finder.")})
        if self.next_question_id and self.question_id in _reached(self.next_question_id):
            raise ValidationError({"next_question": _("This question leads back to here: people would never arrive.")})


def _reached(start: int) -> set[int]:
    """Return the keys of all questions to which a question leads, itself among them."""
    ways: dict[int, list[int]] = {}
    known = FinderAnswer.objects.filter(next_question__isnull=False)
    for question, following in known.values_list("question_id", "next_question_id"):
        ways.setdefault(question, []).append(following)
    found, ahead = set(), [start]
    while ahead:
        here = ahead.pop()
        if here not in found:
            found.add(here)
            ahead += ways.get(here, [])
    return found


class FinderAnswerText(Words):
    fact = models.ForeignKey(
        FinderAnswer, on_delete=models.CASCADE, related_name="texts", verbose_name=_("answer of the finder")
    )
    label = models.CharField(_("answer"), max_length=160)
    reason = models.TextField(
        _("reason"), max_length=500, blank=True, help_text=_("Why it leads there. Not needed for another question.")
    )

    panels = [FieldPanel("fact"), FieldPanel("label"), FieldPanel("reason")]
    override_translatable_fields = [
        SynchronizedField("fact", overridable=False),
        TranslatableField("label"),
        TranslatableField("reason"),
    ]

    class Meta(Words.Meta):
        constraints = [models.UniqueConstraint(fields=["fact", "locale"], name="finder_answer_text_once")]
        verbose_name = _("words of an answer")
        verbose_name_plural = _("words of answers")

    def __str__(self) -> str:
        return self.label


class EntryReport(models.Model):
    """Somebody told us that an entry is wrong or dead. We ask for no name and keep none."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="reports", verbose_name=_("partner organisation")
    )
    reason = models.CharField(_("what is wrong"), max_length=10, choices=ReportReason)
    details = models.TextField(_("details"), max_length=1000, blank=True)
    token = models.UUIDField(unique=True, editable=False)
    reported_at = models.DateTimeField(_("reported"))
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("settled by"),
    )  # fmt: skip

    class Meta:
        ordering = ["-reported_at"]
        verbose_name = _("report about an entry")
        verbose_name_plural = _("reports about entries")
        constraints = [
            models.CheckConstraint(condition=Q(reason__in=ReportReason.values), name="entry_report_reason_is_known")
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.get_reason_display()}"


class LinkCheck(models.Model):
    """Whether an organisation's website opened when the nightly check last looked."""

    organisation = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, related_name="link_check", verbose_name=_("partner organisation")
    )
    url = models.URLField(_("website"))
    checked_at = models.DateTimeField(_("checked"))
    problem = models.CharField(_("what is wrong"), max_length=200, blank=True)
    failures = models.PositiveSmallIntegerField(_("nights in a row"), default=0)

    class Meta:
        ordering = ["-failures", "organisation__name"]
        verbose_name = _("check of a website")
        verbose_name_plural = _("checks of websites")

    def __str__(self) -> str:
        return self.url
