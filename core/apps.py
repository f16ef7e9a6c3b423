from __future__ import annotations

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "core"

    def ready(self) -> None:
        from core import checks, generation, page_sources, sources  # noqa: F401, PLC0415 - checks register themselves

        generation.connect_signals()
        sources.register(page_sources.pages)
