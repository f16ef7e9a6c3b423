from __future__ import annotations

from django.db import models


class Lease(models.Model):
    """The right to do a named piece of work until a moment (UTC); who dies holding it loses it then."""

    name = models.CharField(max_length=100, primary_key=True)
    holder = models.CharField(max_length=36)
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
