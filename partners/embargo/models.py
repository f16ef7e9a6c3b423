"""Embargoed releases: what is public from a moment on, who may read it before, and who did (P9).

Releases are no Wagtail pages: a draft page shows its title to every editor in choosers, lists and logs.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField

from partners.data_sharing.models import Commitment
from partners.embargo.enums import AccessAction
from partners.embargo.forms import ReleaseForm
from partners.embargo.storage import storage, stored_name
from partners.organisations.models import Organisation


class Release(models.Model):
    """A text or a PDF, or both, that becomes public by itself at `released_at`."""

    title = models.CharField(_("title"), max_length=160)
    slug = models.SlugField(_("address"), unique=True, help_text=_("The last part of its address once it is public."))
    summary = models.TextField(_("summary"), max_length=600, blank=True)
    body = RichTextField(_("text"), blank=True, features=["h2", "h3", "bold", "ol", "ul", "link"])
    file = models.FileField(_("PDF"), storage=storage, upload_to=stored_name, blank=True)
    file_name = models.CharField(_("file name"), max_length=100, blank=True, editable=False)
    released_at = models.DateTimeField(_("public from"))
    announced_at = models.DateTimeField(_("announced"), null=True, blank=True, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True, editable=False)
    is_sample = models.BooleanField(_("invented example"), default=False, editable=False)
    organisations = models.ManyToManyField(
        Organisation, blank=True, editable=False, related_name="+", verbose_name=_("who was informed")
    )

    panels = [
        FieldPanel("title"),
        FieldPanel("slug"),
        FieldPanel("summary"),
        FieldPanel("body"),
        FieldPanel("upload"),
        MultiFieldPanel([FieldPanel("wall_time"), FieldPanel("which_hour")], heading=_("Public from")),
    ]
    base_form_class = ReleaseForm

    class Meta:
        ordering = ["-released_at", "-pk"]
        verbose_name = _("embargoed release")
        verbose_name_plural = _("embargoed releases")
        constraints = [
            models.CheckConstraint(condition=~Q(body="") | ~Q(file=""), name="release_has_a_text_or_a_file"),
            models.CheckConstraint(condition=Q(file="") | ~Q(file_name=""), name="release_file_has_a_name"),
        ]
        indexes = [models.Index(fields=["released_at"], name="release_time")]

    def __str__(self) -> str:
        return self.title


class ReleaseReader(models.Model):
    """A person of a partner who may read a release before it is public, by a link of their own."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="readers", verbose_name=_("release"))
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("organisation")
    )
    name = models.CharField(_("name"), max_length=160)
    email = models.EmailField(_("email"))
    invited_at = models.DateTimeField(_("invited"))
    terms = models.ForeignKey(
        Commitment, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("terms accepted")
    )
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)

    class Meta:
        ordering = ["organisation__name", "name", "pk"]
        verbose_name = _("reader of a release")
        verbose_name_plural = _("readers of releases")
        constraints = [
            models.UniqueConstraint(fields=["release", "email"], name="release_reader_once"),
            models.CheckConstraint(
                condition=Q(accepted_at=None, terms=None) | Q(accepted_at__isnull=False, terms__isnull=False),
                name="release_terms_accepted_by_version",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.organisation})"


class ReleaseAccess(models.Model):
    """One thing that a reader did, for ever in this order: rows are added, and go with the reader."""

    reader = models.ForeignKey(ReleaseReader, on_delete=models.CASCADE, related_name="accesses")
    action = models.CharField(_("what"), max_length=20, choices=AccessAction)
    at = models.DateTimeField(_("when"))

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("access to a release")
        verbose_name_plural = _("accesses to releases")
        constraints = [models.CheckConstraint(condition=Q(action__in=AccessAction.values), name="access_is_known")]

    def __str__(self) -> str:
        return f"{self.get_action_display()} {self.at:%Y-%m-%d %H:%M}"
