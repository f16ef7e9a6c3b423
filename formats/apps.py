from __future__ import annotations

from datetime import timedelta

from django.apps import AppConfig
from django.db.models import signals


class FormatsConfig(AppConfig):
    name = "formats"

    def ready(self) -> None:
        from core import clock, renderers, retention, sources  # noqa: PLC0415 - needs the models
        from core.models import Generation  # noqa: PLC0415 - as above
        from formats import (  # noqa: PLC0415 - as above
            checks,  # noqa: F401 - as above; its checks register themselves
            cleaning,
            refresh,
            request_services,
            upload_services,
            watermark,
        )
        from formats.renderers import pdf  # noqa: PLC0415 - as above

        clock.register("formats.refresh", refresh.refresh_when_due, lasts=timedelta(minutes=2))
        retention.register("requests for formats", request_services.requests_purge)
        renderers.register_pdf(pdf.render)
        renderers.register_watermark(watermark.watermarked)
        upload_services.connect_signals()
        signals.post_save.connect(refresh.on_change, sender=Generation, dispatch_uid="formats")
        sources.text_removed.connect(cleaning.on_text_removed, dispatch_uid="formats")
