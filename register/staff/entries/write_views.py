"""Writing an entry: a new one, or a draft. Whatever goes wrong, what was typed stays."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from core.limits import Limit, limit_use
from register.enums import VersionState
from register.models import Version
from register.staff.entries import presenters
from register.staff.entries.access import allowed, refused, versions_seen
from register.staff.entries.forms import MOST
from register.staff.entries.writing import Typed
from register.workflow import drafts
from register.workflow.content import content_of
from register.workflow.errors import ChangedMeanwhileError, NotAllowedError, RegisterError
from register.workflow.rights import WRITE

ONCE = Limit("register.entry_create", most=1, window=timedelta(days=1))


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(WRITE)
def entry_new(request: HttpRequest) -> HttpResponse:
    """Write a new entry as a draft."""
    if request.method != "POST":
        return _show(request, Typed(None))
    if "add_step" in request.POST:
        return _show(request, Typed(None, request.POST, more=1))
    typed = Typed(None, request.POST)
    if not typed.is_valid():
        return _show(request, typed, status=400)
    try:
        version = _create(request, typed, timezone.now())
    except ValidationError as error:
        typed.add_errors(error)
        return _show(request, typed, status=400)
    except NotAllowedError as error:
        return refused(request, str(error))
    messages.success(request, _("Saved as a draft. Nobody outside sees it."))
    return redirect("register_entry", version.pk)


@transaction.atomic
def _create(request: HttpRequest, typed: Typed, at: datetime) -> Version:
    """Make the entry; where the same screen was sent before, return what it made."""
    once = request.POST.get("once", "")
    if once and not limit_use(ONCE, who=f"{request.user.pk} {once}", at=at):
        key: Any = request.user.pk
        made = Version.objects.filter(author_key=key, number=1).order_by("-pk").first()
        if made:
            return made
    return drafts.entry_create(content=typed.content(), by=request.user, at=at)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(WRITE)
def entry_edit(request: HttpRequest, pk: str) -> HttpResponse:
    """Change a draft that this person saw at a save number."""
    if request.method == "POST":
        return _save(request, versions_seen(request.user).filter(pk=pk).first())
    version = get_object_or_404(versions_seen(request.user), pk=pk)
    if version.state != VersionState.DRAFT:
        state = version.get_state_display()
        messages.error(request, _("This cannot be done now: the entry is in the state “%(state)s”.") % {"state": state})
        return redirect("register_entry", version.pk)
    return _show(request, Typed(version))


def _save(request: HttpRequest, version: Version | None) -> HttpResponse:
    """Save what was typed; without a version, somebody deleted it, and it may be saved as a new entry."""
    if "add_step" in request.POST:
        return _show(request, Typed(version, request.POST, more=1))
    typed = Typed(version, request.POST)
    if version is None:
        return _show(request, typed, status=409, problem=_gone())
    if not typed.is_valid():
        return _show(request, typed, status=400)
    given = {"seen": _seen(request), "by": request.user, "at": timezone.now()}
    try:
        drafts.draft_save(
            version=version,
            content=typed.content(),
            correction=typed.correction_text(),
            **given,  # type: ignore[arg-type]
        )
    except ValidationError as error:
        typed.add_errors(error)
        return _show(request, typed, status=400)
    except NotAllowedError as error:
        return refused(request, str(error))
    except RegisterError as error:
        return _met(request, typed, error)
    messages.success(request, _("Saved as a draft. Nobody outside sees it."))
    return redirect("register_entry", version.pk)


def _met(request: HttpRequest, typed: Typed, error: RegisterError) -> HttpResponse:
    """Show what somebody else did meanwhile beside what was typed; sent again, it is meant for what stands now."""
    fresh = versions_seen(request.user).filter(pk=typed.version.pk).first() if typed.version else None
    if fresh is None:
        return _show(request, Typed(None, request.POST), status=409, problem=_gone())
    if isinstance(error, ChangedMeanwhileError) and fresh.edit == _seen(request) + 1 and typed.is_what_stands(fresh):
        return redirect("register_entry", fresh.pk)  # the button was pressed twice
    typed.version = fresh
    rows = presenters.compared(
        presenters.said(content_of(fresh), fresh.correction),
        presenters.said(typed.content(), typed.correction_text()),
    )
    more = {
        "seen": fresh.edit,
        "meanwhile": [row for row in rows if row.is_changed],
        "who": presenters.last_writer(fresh),
    }
    return _show(request, typed, status=409, problem=str(error), **more)


def _gone() -> str:
    return _("Somebody deleted this meanwhile.")


def _seen(request: HttpRequest) -> int:
    """The save number that was sent; one that is none fits no version."""
    typed = request.POST.get("seen", "")
    number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= len(str(MOST)) else -1
    return min(number, MOST)


def _show(request: HttpRequest, typed: Typed, *, status: int = 200, **more: object) -> HttpResponse:
    version = typed.version
    seen = request.POST.get("seen", "") if request.method == "POST" else version and version.edit
    title = _("Change %(reference)s") % {"reference": version.action.reference} if version else _("New entry")
    context = {
        "typed": typed,
        "version": version,
        "seen": seen,
        "once": request.POST.get("once") or get_random_string(22),
        "has_errors": status == 400,
        "page_title": title,
        **more,
    }
    return render(request, "register/admin/draft.html", context, status=status)
