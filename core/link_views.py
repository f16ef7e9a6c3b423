"""The frame of every page behind a signed link: who holds the link says which email address it was sent to.

A link that was forwarded, found or opened by a virus scanner therefore shows nothing. Nothing is kept: not in caches,
not in search engines, not in the address that the next site is told.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from http import HTTPStatus
from typing import Any

from django import forms
from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core import signed_links
from core.forms import SGDSFormMixin, SummaryError
from core.limits import Limit, limit_use
from core.models import SignedLink

LinkView = Callable[[HttpRequest, SignedLink], HttpResponse]

CONFIRM = "confirm_address"  # the button of the page that asks for the address
_CONFIRMED_FOR = 3600  # seconds
_GUESSES = Limit("signed_links.guesses", 10)
_SALT = "core.link_views"

_REFUSALS: dict[type[signed_links.LinkError], tuple[int, Any, Any]] = {
    signed_links.LinkAlteredError: (
        HTTPStatus.NOT_FOUND,
        gettext_lazy("This link does not open"),
        gettext_lazy(
            "Part of it may be missing, or it may be meant for another page. Open it from the email again, or copy the "
            "whole address."
        ),
    ),
    signed_links.LinkExpiredError: (
        HTTPStatus.GONE,
        gettext_lazy("This link is too old"),
        gettext_lazy("For safety, links in our emails open only for a time. Ask us for a new one."),
    ),
    signed_links.LinkRevokedError: (
        HTTPStatus.GONE,
        gettext_lazy("This link is no longer valid"),
        gettext_lazy("A newer link may have replaced it: look for a later email from us. If there is none, ask us."),
    ),
    signed_links.LinkUsedUpError: (
        HTTPStatus.GONE,
        gettext_lazy("This link has been used already"),
        gettext_lazy("If it was you, there is nothing more to do. If it was not you, tell us."),
    ),
    signed_links.LinkWithdrawnError: (
        HTTPStatus.GONE,
        gettext_lazy("There is nothing here any more"),
        gettext_lazy("What this link was about has been withdrawn. If you did not expect this, ask us."),
    ),
}


class AddressForm(SGDSFormMixin, forms.Form):
    """The email address that the link was sent to."""

    email = forms.EmailField(
        label=gettext_lazy("Your email address"),
        help_text=gettext_lazy("The one that we sent this link to."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )


def signed_link_view(purpose: str) -> Callable[[LinkView], Callable[..., HttpResponse]]:
    """Make `view(request, link)` a view of `<str:token>` that runs only for a good link in the right hands.

    The view may raise a LinkError too (what it is about was withdrawn, another was quicker) and then shows nothing. It
    is exempt from the form token: the address is the secret, and with `no-referrer` browsers hide where a form is.
    """

    def decorate(view: LinkView) -> Callable[..., HttpResponse]:
        @csrf_exempt
        @require_http_methods(["GET", "HEAD", "POST"])
        @wraps(view)
        def opened(request: HttpRequest, token: str) -> HttpResponse:
            try:
                link = signed_links.link_read(token=token, purpose=purpose, at=timezone.now())
                response = view(request, link) if _is_confirmed(request, link) else _ask(request, link)
            except signed_links.LinkError as error:
                response = _refused(request, error)
            return _secret(response)

        return opened

    return decorate


def _is_confirmed(request: HttpRequest, link: SignedLink) -> bool:
    if request.method == "POST" and CONFIRM in request.POST:
        return False
    try:
        signed = request.COOKIES.get(_cookie(link), "")
        return bool(signing.loads(signed, salt=_SALT, max_age=_CONFIRMED_FOR) == link.digest)
    except signing.BadSignature:
        return False


def _ask(request: HttpRequest, link: SignedLink) -> HttpResponse:
    """Ask for the address; the right one lets this browser in for an hour."""
    if request.method != "POST":
        return _asking(request, AddressForm())
    if CONFIRM not in request.POST:  # the hour was over while a page lay open
        reason = _("For safety, give your email address again. Then send your answer once more.")
        return _asking(request, AddressForm(), [SummaryError(reason, "#id_email")], status=HTTPStatus.FORBIDDEN)
    form = AddressForm(request.POST)
    if not form.is_valid():
        return _asking(request, form, status=HTTPStatus.BAD_REQUEST)
    if not limit_use(_GUESSES, who=link.digest, at=timezone.now()):
        reason = _("Too many addresses were tried. Wait an hour, or call us.")
        return _asking(request, form, [SummaryError(reason, "#id_email")], status=HTTPStatus.TOO_MANY_REQUESTS)
    if form.cleaned_data["email"].casefold() != link.email.casefold():
        form.add_error(
            "email", _("This link was sent to another address. If somebody forwarded it to you, ask us for your own.")
        )
        return _asking(request, form, status=HTTPStatus.FORBIDDEN)
    return _let_in(request, link)


def _let_in(request: HttpRequest, link: SignedLink) -> HttpResponse:
    response = HttpResponseRedirect(request.path, status=HTTPStatus.SEE_OTHER)
    _remember(response, link, request.path)
    return response


def link_let_in(response: HttpResponse, *, token: str, purpose: str, path: str, at: datetime) -> None:
    """Let the browser that gets `response` in at `path` without asking: its user has just given the address itself."""
    _remember(response, signed_links.link_read(token=token, purpose=purpose, at=at), path)


def _remember(response: HttpResponse, link: SignedLink, path: str) -> None:
    response.set_cookie(
        _cookie(link),
        signing.dumps(link.digest, salt=_SALT),
        max_age=_CONFIRMED_FOR,
        path=path,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _asking(
    request: HttpRequest, form: AddressForm, errors: list[SummaryError] | None = None, status: int = HTTPStatus.OK
) -> HttpResponse:
    title = _("Before we open your link")
    summary = errors or form.error_summary
    context = {
        "title": title,
        "meta_title": _("Error: %(title)s") % {"title": title} if summary else title,
        "meta_robots": "noindex",
        "form": form,
        "errors": summary,
        "confirm": CONFIRM,
    }
    return render(request, "core/link_address.html", context, status=status)


def _refused(request: HttpRequest, error: signed_links.LinkError) -> HttpResponse:
    status, title, advice = _REFUSALS[type(error)]
    context = {"title": title, "meta_title": title, "meta_robots": "noindex", "advice": advice}
    return render(request, "core/link_refused.html", context, status=status)


def _secret(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store, private"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _cookie(link: SignedLink) -> str:
    return f"link-{link.pk}"
