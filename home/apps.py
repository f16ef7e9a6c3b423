from __future__ import annotations

from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"

    def ready(self) -> None:
        from home import launch  # noqa: PLC0415 - models are not ready before

        launch.register_all()
