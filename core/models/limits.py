from __future__ import annotations

from django.db import models


class LimitCount(models.Model):
    """How often something was done within one window of time. `key` is a hash: it tells nothing of who did it."""

    key = models.CharField(max_length=64)
    window = models.DateTimeField()
    count = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "window"], name="limit_counted_once")]
        indexes = [models.Index(fields=["window"], name="limit_age")]

    def __str__(self) -> str:
        return f"{self.key[:8]} {self.window}: {self.count}"
