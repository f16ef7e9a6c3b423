from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from home.translation import access, queue
from home.translation.stages import items


class TranslationPanel(Component):
    """On the dashboard: how translations stand, in one's own languages first; for translators above all else."""

    name = "translations"
    template_name = "home/admin/translation_panel.html"

    def __init__(self, *, is_first: bool) -> None:
        self.order = 5 if is_first else 115

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        user = (parent_context or {})["request"].user
        own = access.own_languages(user)
        shown = own or access.visible_languages(user)
        return {"counts": queue.counts(items(shown), shown, own=own)}
