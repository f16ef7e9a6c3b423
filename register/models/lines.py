"""What is derived from the public entries to be read fast; `manage.py rebuild_register` makes it anew."""

from __future__ import annotations

from django.db import models

from register.models.actions import Version


class Line(models.Model):
    """The line that a public entry has in the CSV, so that a hundred thousand are read as one column.

    Written with each change of the entry or of its organisation, in the same transaction (register.derived). A public
    entry without one is put together when the file is read; one that says something else is found by `verify_audit`.
    """

    version = models.OneToOneField(Version, on_delete=models.CASCADE, primary_key=True, related_name="line")
    text = models.TextField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.text
