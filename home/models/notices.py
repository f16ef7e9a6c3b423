from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.models import Fact, Words
from core.panels import WordsPanel
from home.enums import Severity
from home.forms import NoticeForm


class Notice(Fact):
    """Something people must know for a while. It appears and disappears by itself, on some pages or on all."""

    title = models.CharField(_("name for editors"), max_length=120)
    severity = models.CharField(_("severity"), max_length=12, choices=Severity, default=Severity.INFORMATION)
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"), help_text=_("Every notice ends; you can always move the end."))
    on_all_pages = models.BooleanField(_("on all pages"), default=True)
    pages = models.ManyToManyField(
        Page,
        blank=True,
        related_name="+",
        verbose_name=_("pages"),
        help_text=_("Where it stands if not on all pages. It stands on their translations too."),
    )

    panels = [
        FieldPanel("title"),
        FieldPanel("severity"),
        MultiFieldPanel([FieldPanel("starts_at"), FieldPanel("ends_at")], heading=_("When it is shown")),
        MultiFieldPanel(
            [FieldPanel("on_all_pages"), FieldPanel("pages", widget=CheckboxSelectMultiple)],
            heading=_("Where it is shown"),
        ),
        WordsPanel(),
    ]
    base_form_class = NoticeForm

    class Meta:
        ordering = ["-starts_at"]
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="notice_ends_after_it_starts",
                violation_error_message=_("The end must be after the start."),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class NoticeText(Words):
    fact = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="texts", verbose_name=_("notice"))
    heading = models.CharField(_("heading"), max_length=120)
    body = RichTextField(_("text"), features=["bold", "link"], blank=True)

    panels = [FieldPanel("fact"), FieldPanel("heading"), FieldPanel("body")]
    override_translatable_fields = [
        SynchronizedField("fact", overridable=False),
        TranslatableField("heading"),
        TranslatableField("body"),
    ]

    class Meta(Words.Meta):
        constraints = [models.UniqueConstraint(fields=["fact", "locale"], name="notice_text_once_per_language")]
        verbose_name = _("words of a notice")
        verbose_name_plural = _("words of notices")

    def __str__(self) -> str:
        return self.heading
