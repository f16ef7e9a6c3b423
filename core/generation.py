"""A memo of site-wide reads that is valid while nothing shown has changed.

Every change of a model of this project, of Wagtail's pages, sites, locales, redirects, images and documents gives the
one row of `core.models.Generation` a new token, in the same transaction. Readers compare tokens, so a reader on any
machine is fresh at its next request, and none needs to be told (DESIGN: speed, what was measured).
"""

from __future__ import annotations

import functools
import uuid
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any, TypeVar, cast

from django.db.models import signals
from django.utils.translation import get_language

from core.models.generation import Generation

F = TypeVar("F", bound=Callable[..., Any])

# Apps whose rows the public site never shows: their changes leave everything shown as it is.
QUIET_APPS = {
    "auth",
    "axes",
    "contenttypes",
    "django_tasks_database",
    "migrations",
    "sessions",
    "wagtail_localize",
    "wagtailadmin",
    "wagtailsearch",
    "wagtailusers",
}
QUIET_MODELS = {
    "AccessEntry",
    "CommitmentRequest",
    "ContactChange",
    "Decision",
    "DeliveryAttempt",
    "EngagementRequest",
    "Enquiry",
    "EnquiryCount",
    "EntryReport",
    "FormatFile",
    "FormatJob",
    "FormatRefresh",
    "FormatRequest",
    "Generation",
    "Heartbeat",
    "Import",
    "Lease",
    "LimitCount",
    "LinkCheck",
    "ModelLogEntry",
    "OurContact",
    "OutgoingMail",
    "PageLogEntry",
    "ProjectInvitation",
    "ReferenceIndex",
    "ReleaseAccess",
    "ReleaseReader",
    "RequestAttachment",
    "Revision",
    "SeedMark",
    "SignedLink",
    "TheirContact",
    "TrailEntry",
}

MEMO_LIMIT = 2000  # results that one function keeps; only what is asked with ever new arguments comes near

_request_token: ContextVar[uuid.UUID | None] = ContextVar("generation_of_this_request", default=None)


def current() -> uuid.UUID | None:
    """Return the token of what is shown now; within a request, the one read at its start."""
    return _request_token.get() or _read()


def _read() -> uuid.UUID | None:
    return Generation.objects.values_list("token", flat=True).first()


def begin_request() -> None:
    """Read the token once for the request that begins."""
    _request_token.set(_read())


def end_request() -> None:
    _request_token.set(None)


def renew() -> None:
    """Say that something shown has changed; call it inside the transaction that changes it."""
    token = uuid.uuid4()
    Generation.objects.update_or_create(pk=1, defaults={"token": token})
    if _request_token.get():
        _request_token.set(token)


def per_generation(function: F) -> F:
    """Memoise a function of hashable arguments, per active language, while nothing shown has changed.

    What it returns is shared between requests and threads: callers must not change it.
    """
    memo: dict[Any, Any] = {}
    memo_token: list[uuid.UUID | None] = [None]

    @functools.wraps(function)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        token = current()
        if token != memo_token[0]:
            memo.clear()
            memo_token[0] = token
        key = (token, get_language(), args, tuple(sorted(kwargs.items())))
        try:
            return memo[key]
        except KeyError:  # another thread may empty the memo at any moment: never read it twice
            value = function(*args, **kwargs)
        if len(memo) >= MEMO_LIMIT:
            memo.clear()
        memo[key] = value
        return value

    return cast(F, wrapper)


def _is_shown(model: type[Any]) -> bool:
    is_historical = model.__module__ == "__fake__"  # a model inside a migration: its table may not be whole yet
    return not is_historical and model._meta.app_label not in QUIET_APPS and model.__name__ not in QUIET_MODELS


def _on_change(sender: type[Any], **kwargs: Any) -> None:
    if not kwargs.get("raw") and _is_shown(sender):
        renew()


def _on_relation_change(sender: type[Any], action: str, **kwargs: Any) -> None:
    if action.startswith("post_") and _is_shown(sender):
        renew()


def connect_signals() -> None:
    """Listen to every change that is saved; called once when the apps are ready."""
    signals.post_save.connect(_on_change, dispatch_uid="generation")
    signals.post_delete.connect(_on_change, dispatch_uid="generation")
    signals.m2m_changed.connect(_on_relation_change, dispatch_uid="generation")
