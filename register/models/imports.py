"""Files of entries that somebody imports: how far each has come, and what its dry run found."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from register.imports.storage import import_path, import_storage


class ImportState(models.TextChoices):
    """How far an import has come. Nothing of its rows is in the register before it is done, and then all."""

    MAPPING = "mapping", _("Its columns are to be named")
    CHECKING = "checking", _("Being checked")
    CHECKED = "checked", _("Checked")
    IMPORTING = "importing", _("Being imported")
    DONE = "done", _("Imported")
    FAILED = "failed", _("Failed")


AT_WORK = (ImportState.CHECKING, ImportState.IMPORTING)


class Import(models.Model):
    """One file of entries. Only who uploaded it goes on with it: that person is the writer of all its drafts.

    `mapping` says which column of the file is which of ours, `choices` what its unknown organisations are, `report`
    what the dry run found (register.imports.checking). `digest` is that of its rows; the same rows are imported once.
    The file goes when the import is done or given up. People are kept as key and name, as in versions.
    """

    state = models.CharField(_("state"), max_length=10, choices=ImportState, default=ImportState.MAPPING)
    name = models.CharField(_("file"), max_length=120)
    file = models.FileField(storage=import_storage, upload_to=import_path, blank=True)
    sheet = models.CharField(max_length=120, blank=True)
    headings = models.JSONField(default=list)
    mapping = models.JSONField(default=dict)
    choices = models.JSONField(default=dict)
    report = models.JSONField(default=dict)
    digest = models.CharField(max_length=64, blank=True)
    rows_total = models.PositiveIntegerField(_("rows"), default=0)
    rows_done = models.PositiveIntegerField(default=0)
    count = models.PositiveIntegerField(_("new entries"), default=0)
    error = models.TextField(_("what went wrong"), blank=True)
    by_key = models.PositiveBigIntegerField()
    by_name = models.CharField(_("by"), max_length=150)
    created_at = models.DateTimeField(_("uploaded"))
    done_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    holder = models.CharField(max_length=36, blank=True)
    leased_until = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        default_permissions = ()
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ImportState.values), name="import_state_is_known"),
            models.UniqueConstraint(fields=["digest"], condition=Q(state=ImportState.DONE), name="import_rows_once"),
            models.CheckConstraint(
                condition=~Q(state=ImportState.DONE) | Q(done_at__isnull=False) & ~Q(digest="") & Q(file=""),
                name="import_done_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(holder="", leased_until=None) | (~Q(holder="") & Q(leased_until__isnull=False)),
                name="import_lease_is_whole",
            ),
        ]
        indexes = [models.Index(fields=["state", "created_at"], name="import_by_state")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_at_work(self) -> bool:
        """Return whether a machine has it, so that its page shows how far it is."""
        return self.state in AT_WORK
