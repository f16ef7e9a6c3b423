from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet

from core.viewsets import WordsViewSet
from guidance import admin_views
from guidance.models import Escalation
from guidance.viewsets import WORDS, GuidanceGroup

register_snippet(GuidanceGroup)
for words in WORDS:
    register_snippet(words, viewset=WordsViewSet)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path("guidance/escalations/<int:pk>/decide/", admin_views.escalation_decide, name="guidance_escalation_decide"),
    ]


@hooks.register("register_snippet_listing_buttons")
def decide_button(snippet: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """In the list of possible escalations: the way to confirm a step, or to take it back."""
    if isinstance(snippet, Escalation) and user.has_perm("guidance.change_escalation"):
        label = _("Withdraw") if snippet.confirmed_by_id else _("Confirm")
        url = reverse("guidance_escalation_decide", args=[snippet.pk])
        yield Button(label, url, priority=10, icon_name="check")


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    """Name what services log, for the history of a record."""
    actions.register_action(
        "guidance.escalation_confirm", gettext_lazy("Confirm"), gettext_lazy("Confirmed the possible escalation")
    )
    actions.register_action(
        "guidance.escalation_withdraw", gettext_lazy("Withdraw"), gettext_lazy("Withdrew the possible escalation")
    )
