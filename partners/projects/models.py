"""Our own consultations and projects, and whom we have invited (P8)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.document import Blocks
from core.models import ContentPage, Fact, Words
from core.panels import WordsPanel
from partners.organisations.models import Organisation, Topic
from partners.projects.enums import ProjectKind, ProjectStage

if TYPE_CHECKING:
    from core.trees import TreeContext


class Project(Fact):
    """A consultation or project of ours; what it is called and how to comment stands in its words."""

    slug = models.SlugField(
        _("address"), unique=True, help_text=_("Links to it on the page of projects end with this.")
    )
    kind = models.CharField(_("type"), max_length=12, choices=ProjectKind)
    opens_on = models.DateField(_("first day"))
    closes_on = models.DateField(_("last day"), null=True, blank=True, help_text=_("Empty: no end is set."))
    topics = models.ManyToManyField(Topic, blank=True, related_name="projects", verbose_name=_("topics"))
    is_sample = models.BooleanField(_("invented example"), default=False, editable=False)

    panels = [
        FieldPanel("slug"),
        FieldPanel("kind"),
        FieldPanel("opens_on"),
        FieldPanel("closes_on"),
        FieldPanel("topics", widget=CheckboxSelectMultiple),
        WordsPanel(),
    ]

    class Meta:
        ordering = ["-opens_on", "slug"]
        verbose_name = _("consultation or project")
        verbose_name_plural = _("consultations and projects")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ProjectKind.values), name="project_kind_is_known"),
            models.CheckConstraint(
                condition=Q(closes_on=None) | Q(closes_on__gte=F("opens_on")),
                name="project_closes_after_it_opens",
                violation_error_message=_("The last day is before the first."),
            ),
        ]

    def stage(self, day: date) -> ProjectStage:
        """Return where it is on the office's `day`; the first and the last day belong to it."""
        if day < self.opens_on:
            return ProjectStage.FORTHCOMING
        is_over = self.closes_on is not None and self.closes_on < day
        return ProjectStage.CLOSED if is_over else ProjectStage.OPEN


class ProjectText(Words):
    fact = models.ForeignKey(
        Project, on_delete=models.CASCADE, related_name="texts", verbose_name=_("consultation or project")
    )
    title = models.CharField(_("title"), max_length=160)
    summary = models.TextField(_("what it is about"), max_length=2000)
    how_to_comment = models.TextField(_("how to take part or comment"), max_length=1000)

    panels = [FieldPanel("fact"), FieldPanel("title"), FieldPanel("summary"), FieldPanel("how_to_comment")]
    override_translatable_fields = [
        SynchronizedField("fact", overridable=False),
        TranslatableField("title"),
        TranslatableField("summary"),
        TranslatableField("how_to_comment"),
    ]

    class Meta(Words.Meta):
        constraints = [models.UniqueConstraint(fields=["fact", "locale"], name="project_text_once_per_language")]
        verbose_name = _("words of a consultation or project")
        verbose_name_plural = _("words of consultations and projects")

    def __str__(self) -> str:
        return self.title


class ProjectInvitation(models.Model):
    """That a partner was invited to a consultation or project: once, however often somebody presses the button."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="invitations")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField(_("email"))
    sent_at = models.DateTimeField(_("sent"))
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["organisation__name"]
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [
            models.UniqueConstraint(fields=["project", "organisation"], name="project_invitation_once"),
        ]

    def __str__(self) -> str:
        return f"{self.project}: {self.organisation}"


class ProjectsPage(ContentPage):
    """Our consultations and projects: what is open now first, then what is coming, then what is over."""

    parent_page_types: ClassVar = ["partners.PartnersPage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1
    template = "partners/projects_page.html"

    class Meta:
        verbose_name = _("consultations and projects")

    def document_words(self) -> Iterable[Words | None]:
        from partners.projects import selectors  # noqa: PLC0415 - selectors import the models

        return (each.words for each in selectors.projects_shown())

    def document_blocks(self, context: TreeContext) -> Blocks:
        """Return every project with its dates; whether it is open depends on the day and is left to the web."""
        from partners.projects import trees  # noqa: PLC0415 - trees import the models

        return trees.projects(context)
