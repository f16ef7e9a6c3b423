from __future__ import annotations

from django.db import models


class Heartbeat(models.Model):
    """When something that should happen again and again last did: a tick of the clock, a sign of life of the worker."""

    name = models.CharField(max_length=100, primary_key=True)
    beat_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
