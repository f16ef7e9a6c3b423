from __future__ import annotations

from django.db import models


class SeedMark(models.Model):
    """Something the seed has made once. What an editor deletes afterwards does not come back."""

    key = models.CharField(max_length=120, primary_key=True)
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.key
