from __future__ import annotations

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "core"

    def ready(self) -> None:
        from core import checks, page_sources, sources  # noqa: F401, PLC0415 - checks register themselves
        from core.access_log import entries_purge  # noqa: PLC0415 - needs the models
        from core.clock import register as every_tick  # noqa: PLC0415 - needs the models, as all here
        from core.generation import connect_signals  # noqa: PLC0415
        from core.heartbeat import beats_ask, queue_forget  # noqa: PLC0415
        from core.private_files import files_sweep  # noqa: PLC0415
        from core.retention import purge_daily  # noqa: PLC0415
        from core.retention import register as erase_daily  # noqa: PLC0415
        from core.signed_links import links_purge  # noqa: PLC0415

        connect_signals()
        every_tick("core.heartbeat", beats_ask)
        every_tick("core.retention", purge_daily)
        every_tick("core.private_files", files_sweep)
        erase_daily("tasks done by the workers", queue_forget)
        erase_daily("links in mails", links_purge)
        erase_daily("access log", entries_purge)
        sources.register(page_sources.pages)
