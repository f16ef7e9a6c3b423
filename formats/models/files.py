from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class FormatFile(models.Model):
    """A file that was made of a source: what it was made from, and where it lies below MEDIA_ROOT/formats.

    `source` is the key of a `core.sources.Source`, `format` the name of a renderer ("audio.mp3"), `fingerprint` that of
    the tree, `recipe` the renderer's version and settings. `version` and `version_date` are the source's at that time.
    """

    source = models.CharField(_("source"), max_length=150)
    language = models.CharField(_("language"), max_length=20)
    format = models.CharField(_("format"), max_length=40)
    fingerprint = models.CharField(max_length=64)
    recipe = models.CharField(max_length=60)
    version = models.CharField(_("version"), max_length=60, blank=True)
    version_date = models.DateField(_("date of the version"), null=True, blank=True)
    name = models.CharField(_("file name"), max_length=200)
    stored_as = models.CharField(max_length=100, unique=True)
    size = models.PositiveBigIntegerField(_("bytes"))
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField(_("made at"))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "language", "format", "fingerprint", "recipe"], name="format_file_made_once"
            ),
            models.CheckConstraint(condition=models.Q(size__gt=0), name="format_file_is_not_empty"),
        ]
        verbose_name = _("file of a format")
        verbose_name_plural = _("files of formats")

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> Path:
        return folder() / self.stored_as


def folder() -> Path:
    """Where the files lie. Nothing below it is served but by the formats' own view."""
    return Path(settings.MEDIA_ROOT) / "formats"
