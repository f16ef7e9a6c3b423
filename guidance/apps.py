from __future__ import annotations

from django.apps import AppConfig


class GuidanceConfig(AppConfig):
    name = "guidance"

    def ready(self) -> None:
        from core import sources  # noqa: PLC0415 - needs the models
        from guidance import documents  # noqa: PLC0415 - as above

        sources.register(documents.sources)
