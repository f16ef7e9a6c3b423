"""Who may open a screen, and what somebody sees whom the register refuses something."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from wagtail.admin import messages

from register.workflow.errors import NotAllowedError, RegisterError
from register.workflow.rights import ADMINISTER, APPROVE, WRITE

View = Callable[..., HttpResponseBase]
SEE_TRAIL = "register.view_trailentry"
STAFF = (WRITE, APPROVE, ADMINISTER)


def for_those(*permissions: str) -> Callable[[View], View]:
    """Open a view to whoever has one of these permissions, and keep it out of caches.

    Others get a page with 403; also whoever loses the right between opening the screen and pressing its button, which
    the services find out in their transaction.
    """

    def decorate(view: View) -> View:
        @never_cache
        @wraps(view)
        def checked(request: HttpRequest, **keys: int | str) -> HttpResponseBase:
            if not any(request.user.has_perm(each) for each in permissions):
                return refused(request)
            try:
                return view(request, **keys)
            except NotAllowedError as error:
                return refused(request, str(error))

        return checked

    return decorate


def refused(request: HttpRequest, why: str = "") -> HttpResponse:
    """Return a page of the admin that says why, with 403."""
    usual = _("You may not do this. Ask an administrator if you think that you should.")
    context = {"why": why or usual, "page_title": _("You may not do this")}
    return render(request, "register/admin/office_refused.html", context, status=HTTPStatus.FORBIDDEN)


def act(request: HttpRequest, service: Callable[..., object], *, success: str = "", **given: object) -> bool:
    """Call a service for the person of the request, now; tell them what came of it. Return whether it was done.

    NotAllowedError is left to `for_those`.
    """
    try:
        service(by=request.user, at=timezone.now(), **given)
    except NotAllowedError:
        raise
    except RegisterError as error:
        messages.error(request, str(error))
        return False
    if success:
        messages.success(request, success)
    return True
