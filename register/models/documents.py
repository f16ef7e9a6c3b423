"""Documents that are kept with an entry. Public only where that is switched on and an administrator cleared each."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from register.models.actions import Action
from register.storage import storage, stored_name


class Document(models.Model):
    """A file of an entry: outside what is served, under a name of chance; `digest` is the SHA-256 of what is in it.

    People are kept as key and name, as everywhere in the register. `cleared_at`: an administrator said then that no
    personal data is in it and that it may be published.
    """

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="documents", verbose_name=_("action"))
    title = models.CharField(_("title"), max_length=160)
    file = models.FileField(_("file"), storage=storage, upload_to=stored_name)
    file_name = models.CharField(_("file name"), max_length=100)
    media_type = models.CharField(_("type"), max_length=100)
    size = models.PositiveBigIntegerField(_("size"))
    digest = models.CharField(_("digest"), max_length=64)
    added_by_key = models.PositiveBigIntegerField()
    added_by_name = models.CharField(_("added by"), max_length=150)
    added_at = models.DateTimeField(_("added at"))
    cleared_by_key = models.PositiveBigIntegerField(null=True)
    cleared_by_name = models.CharField(_("cleared by"), max_length=150, blank=True)
    cleared_at = models.DateTimeField(_("cleared at"), null=True)

    class Meta:
        ordering = ["action", "pk"]
        default_permissions = ()
        verbose_name = _("document of an entry")
        verbose_name_plural = _("documents of entries")
        constraints = [
            models.CheckConstraint(
                condition=Q(cleared_at__isnull=True, cleared_by_key__isnull=True)
                | Q(cleared_at__isnull=False, cleared_by_key__isnull=False),
                name="document_cleared_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.title
