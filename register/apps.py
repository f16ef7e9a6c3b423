from __future__ import annotations

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegisterConfig(AppConfig):
    name = "register"

    def ready(self) -> None:
        from core import access_log, clock, launch, retention, sources  # noqa: PLC0415 - needs the models
        from register import signals  # noqa: PLC0415 - as above
        from register.imports import work as imports  # noqa: PLC0415 - as above
        from register.launch import register_points  # noqa: PLC0415 - as above
        from register.sources import sources as what_has_formats  # noqa: PLC0415 - as above
        from register.workflow.sealing import seals_hold  # noqa: PLC0415 - as above
        from register.workflow.years import years_publish_due  # noqa: PLC0415 - as above

        sources.register(what_has_formats)
        clock.register("register.years_publish_due", years_publish_due, lasts=timedelta(minutes=5))
        clock.register("register.seals_hold", seals_hold, lasts=timedelta(minutes=2))
        clock.register("register.imports_wake", imports.wake_when_due, lasts=timedelta(minutes=2))
        retention.register("imports that nobody finished", imports.imports_purge)
        launch.register("register", register_points)
        access_log.register("register.document.file", _("Opened a document of a register entry"))
        signals.connect()
