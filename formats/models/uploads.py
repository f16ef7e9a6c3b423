"""What people make and editors upload: files in formats that nobody can generate, and videos in BSL."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from formats.admin_forms import AttachedFileForm, SignVideoForm
from formats.models.requests import FormatRequest

_VERSION = MultiFieldPanel(
    [FieldPanel("holds_page"), FieldPanel("version"), FieldPanel("version_date")], heading=_("What it was made from")
)


class Upload(models.Model):
    """A file that belongs to a page and says which version of it it holds.

    `source` and `language` name a `core.sources.Source`. `fingerprint` is that of the page's tree when an editor said
    that the file holds what the page says; empty where nobody has.
    """

    source = models.CharField(_("page"), max_length=150)
    language = models.CharField(max_length=20)
    version = models.CharField(_("version of the page"), max_length=60, blank=True)
    version_date = models.DateField(_("date of that version"), null=True, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    media_type = models.CharField(max_length=100)
    bytes = models.PositiveBigIntegerField(_("bytes"), default=0)
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)

    class Meta:
        abstract = True


class AttachedFile(Upload):
    """A file that somebody asked for, kept with the page for the next person."""

    label = models.CharField(_("what it is"), max_length=80, help_text=_("Such as “Easy Read” or “Polish”."))
    file = models.FileField(_("file"), upload_to="attached-formats/")
    request = models.ForeignKey(
        FormatRequest,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="files",
        verbose_name=_("made for the request"),
    )

    panels = [FieldPanel("shown_on"), FieldPanel("label"), FieldPanel("file"), _VERSION, FieldPanel("request")]
    base_form_class = AttachedFileForm

    class Meta:
        ordering = ["label", "pk"]
        verbose_name = _("file made on request")
        verbose_name_plural = _("files made on request")
        constraints = [models.CheckConstraint(condition=~Q(file=""), name="attached_file_is_there")]

    def __str__(self) -> str:
        return self.label


class SignVideo(Upload):
    """What a page says, in British Sign Language: the film, its captions and its words."""

    title = models.CharField(_("title"), max_length=160)
    file = models.FileField(_("video"), upload_to="sign-videos/", help_text=_("MP4 or WebM."))
    captions = models.FileField(_("captions"), upload_to="sign-videos/", help_text=_("A WebVTT file, in English."))
    transcript = models.TextField(_("transcript"), help_text=_("Everything that the video says, in words."))

    panels = [
        FieldPanel("shown_on"),
        FieldPanel("title"),
        FieldPanel("file"),
        FieldPanel("captions"),
        FieldPanel("transcript"),
        _VERSION,
    ]
    base_form_class = SignVideoForm

    class Meta:
        ordering = ["source", "pk"]
        verbose_name = _("video in BSL")
        verbose_name_plural = _("videos in BSL")
        constraints = [models.CheckConstraint(condition=~Q(file=""), name="sign_video_is_there")]

    def __str__(self) -> str:
        return self.title
