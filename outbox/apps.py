from __future__ import annotations

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "outbox"

    def ready(self) -> None:
        from core import clock, retention  # noqa: PLC0415 - needs the models
        from outbox import checks, delivery, purging  # noqa: F401, PLC0415

        clock.register("outbox.deliver", delivery.deliver_when_due)
        retention.register("texts of mails", purging.texts_erase)
