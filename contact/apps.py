from __future__ import annotations

from datetime import timedelta

from django.apps import AppConfig


class ContactConfig(AppConfig):
    name = "contact"

    def ready(self) -> None:
        from contact.selectors import office_name  # noqa: PLC0415 - needs the models
        from contact.services import holidays_propose  # noqa: PLC0415
        from core import clock, publisher  # noqa: PLC0415

        clock.register("contact.holidays_propose", holidays_propose, lasts=timedelta(minutes=2))
        publisher.register(office_name)
