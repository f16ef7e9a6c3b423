"""What every room's words put on the dashboard: the drafts that nobody has published yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_permission_codename
from django.db.models import F, Q, QuerySet
from wagtail.admin.ui.components import Component

from core.models import Words
from core.panels import words_edit_url

SHOWN_DRAFTS = 20


@dataclass(frozen=True)
class WaitingDraft:
    """Words with a draft that is newer than what is published, and whether the reader of the list may publish it."""

    text: Words
    kind: str
    fact: str
    language: str
    saved_at: datetime
    saved_by: str
    url: str | None
    may_publish: bool


def waiting_drafts(user: Any) -> list[WaitingDraft]:
    """Return the drafts of words that `user` may publish or change, the newest first.

    Not among them: words that were taken down on purpose, and drafts that will be published at a set time; nor
    translations, which have a queue of their own.
    """
    drafts = [draft for model in _words_models() for draft in _drafts(model, user)]
    return sorted(drafts, key=lambda draft: draft.saved_at, reverse=True)


def _words_models() -> list[type[Words]]:
    return [model for model in apps.get_models() if issubclass(model, Words)]


def _drafts(model: type[Words], user: Any) -> list[WaitingDraft]:
    may_publish = _may(user, "publish", model)
    if not (may_publish or _may(user, "change", model)):
        return []
    return [_waiting_draft(text, may_publish=may_publish) for text in _unpublished(model)]


def _may(user: Any, action: str, model: type[Words]) -> bool:
    codename = get_permission_codename(action, model._meta)
    return bool(user.has_perm(f"{model._meta.app_label}.{codename}"))


def _unpublished(model: type[Any]) -> QuerySet[Any]:
    newer = Q(last_published_at=None) | Q(latest_revision__created_at__gt=F("last_published_at"))
    drafts = model._default_manager.filter(
        newer,
        has_unpublished_changes=True,
        latest_revision__approved_go_live_at__isnull=True,
        locale__language_code=settings.LANGUAGE_CODE,
    )
    return drafts.exclude(latest_revision=None).select_related("fact", "locale", "latest_revision__user")


def _waiting_draft(text: Any, *, may_publish: bool) -> WaitingDraft:
    author = text.latest_revision.user
    return WaitingDraft(
        text=text,
        kind=str(text.fact._meta.verbose_name),
        fact=str(text.fact),
        language=text.locale.get_display_name(),
        saved_at=text.latest_revision.created_at,
        saved_by=(author.get_full_name() or author.get_username()) if author else "",
        url=words_edit_url(text),
        may_publish=may_publish,
    )


class DraftsPanel(Component):
    """On the dashboard: drafts of words that wait for somebody who may publish."""

    name = "drafts"
    template_name = "core/admin/drafts_panel.html"
    order = 110

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        drafts = waiting_drafts((parent_context or {})["request"].user)
        return {
            "drafts": drafts[:SHOWN_DRAFTS],
            "more": max(0, len(drafts) - SHOWN_DRAFTS),
            "may_publish": any(draft.may_publish for draft in drafts),
        }
