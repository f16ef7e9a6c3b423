"""Says when mails have nowhere to go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Warning, register  # noqa: A004 - Django's name for it


@register
def mail_server_is_set(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """W001: without EMAIL_URL, production sends no mail: all wait in the outbox."""
    if settings.EMAIL_BACKEND != "outbox.backends.NoServerBackend":
        return []
    hint = "Set EMAIL_URL, such as smtp+tls://user:password@host:587. What waits is sent then."
    return [Warning("No mail server is set: mails wait and are not sent.", hint=hint, id="outbox.W001")]
