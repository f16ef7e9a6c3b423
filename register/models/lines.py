"""What is derived from the public entries to be read fast; `manage.py rebuild_register` makes it anew."""

from __future__ import annotations

from typing import Any

from django.db import models

from register.models.actions import Version


class RowKey(models.OneToOneField[Any, Any]):
    """A primary key that SQLite takes for the number of the row itself, so that a row is found without a second index.

    It does so for the type "integer" alone; a key to a version is a "bigint" (https://sqlite.org/rowidtable.html).
    """

    def db_type(self, connection: Any) -> str:
        return "integer" if connection.vendor == "sqlite" else str(super().db_type(connection))


class Line(models.Model):
    """The line that a public entry has in the CSV, so that a hundred thousand are read as one column.

    Written with each change of the entry or of its organisation, in the same transaction (register.derived). A public
    entry without one is put together when the file is read; one that says something else is found by `verify_audit`.
    """

    version = RowKey(Version, on_delete=models.CASCADE, primary_key=True, related_name="line")
    text = models.TextField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.text
