"""Says which formats this machine cannot make."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Info, register

from formats.renderers import RENDERERS


@register
def engines_are_here(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """I001: a format whose engine is missing is not offered: people are led to the request form instead."""
    missing: dict[str, list[str]] = {}
    for code, _ in settings.LANGUAGES:
        for renderer in RENDERERS.values():
            if code in renderer.languages and (lacking := renderer.missing_engine(code)):
                missing.setdefault(str(lacking), []).append(f"{renderer.name} ({code})")
    return [
        Info(f"Not offered on this machine: {', '.join(names)}.", hint=f"What is missing: {lacking}", id="formats.I001")
        for lacking, names in missing.items()
    ]
