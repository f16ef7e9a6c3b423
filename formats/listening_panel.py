from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from formats.listening import TO_DO, languages_audio
from formats.listening_views import MAY_LISTEN


class ListeningPanel(Component):
    """On the dashboard: the languages whose audio waits for somebody to listen to it."""

    name = "formats_listening"
    template_name = "formats/admin/listening_panel.html"
    order = 130

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        may_listen = (parent_context or {})["request"].user.has_perm(MAY_LISTEN)
        return {"languages": [each for each in languages_audio() if each.standing in TO_DO] if may_listen else []}
