"""Who may see and do what on the screens of entries. The services ask again, in the transaction of each write."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from register.enums import ON_ITS_WAY, WAS_PUBLIC
from register.models import Version
from register.workflow.rights import ADMINISTER, APPROVE, WRITE

VIEW, TRAIL = "register.view_version", "register.view_trailentry"
# What each button needs. Nobody administers entries: who publishes years writes and approves only with these rights.
NEEDS = {
    "submit": WRITE, "delete": WRITE, "correct": WRITE, "withdraw": WRITE, "return": APPROVE, "approve": APPROVE,
}  # fmt: skip
View = Callable[..., HttpResponseBase]


def allowed(*permissions: str) -> Callable[[View], View]:
    """Let a view answer only to who may see entries and has all of `permissions`: else 403. No cache keeps it."""

    def decorate(view: View) -> View:
        @never_cache
        @wraps(view)
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.has_perms([VIEW, *permissions]):
                return refused(request, _("You may not do this. Ask an administrator if you think that you should."))
            return view(request, *args, **kwargs)

        return checked

    return decorate


def refused(request: HttpRequest, why: str) -> HttpResponse:
    """Answer 403 and say why: Wagtail would lead to the dashboard without a word about what was typed."""
    context = {"why": why, "page_title": _("You may not do this")}
    return render(request, "register/admin/entry_refused.html", context, status=403)


def sees_drafts(user: Any) -> bool:
    """Return whether somebody may see what is not public: who writes, approves or publishes it."""
    return any(user.has_perm(each) for each in (WRITE, APPROVE, ADMINISTER))


def versions_seen(user: Any) -> QuerySet[Version]:
    """Return every version that this person may look at; others see what is or was public."""
    states = [*ON_ITS_WAY, *WAS_PUBLIC] if sees_drafts(user) else WAS_PUBLIC
    return Version.objects.filter(state__in=states).select_related("action", "body", "year", "seal")
