from __future__ import annotations

from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"

    def ready(self) -> None:
        from home import launch  # noqa: PLC0415 - models are not ready before
        from home.translation import signals  # noqa: PLC0415

        launch.register_all()
        signals.connect()
