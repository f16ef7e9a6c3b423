from __future__ import annotations

import uuid

from django.db import models


class Generation(models.Model):
    """The one row that changes in the same transaction as anything shown on the site.

    The token is random rather than counted, so that one that was rolled back never comes again.
    """

    token = models.UUIDField(default=uuid.uuid4)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="generation_is_one_row")]

    def __str__(self) -> str:
        return str(self.token)
