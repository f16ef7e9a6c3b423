"""The views behind the routes of the page with all formats."""

from __future__ import annotations

import uuid
from typing import Any

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from formats.asking import REQUEST_ROUTE, ask_address, asking_terms
from formats.enums import AskedFormat
from formats.forms import HOME, FormatRequestForm
from formats.models import AlternativeFormatsPage, FormatRequest
from formats.request_services import TooManyRequestsError, request_create

_TOKEN, _THANKS = "formats.request.token", "formats.request.thanks"
_OPEN_FOR = 24 * 60 * 60  # seconds that a form may lie open
_THANKED_FOR = 7 * 24 * 60 * 60


def formats_index(request: HttpRequest, page: AlternativeFormatsPage) -> HttpResponse:
    """All formats of everything on the site in this language."""
    return page.render(request, context_overrides={"ask_url": ask_address()})


def request_format(request: HttpRequest, page: AlternativeFormatsPage) -> HttpResponse:
    """The form for another format (`?page=` and `?format=` choose already); 404 while the office takes no requests."""
    if not asking_terms().is_offered:
        raise Http404("Requests are not taken")
    if request.method != "POST":
        return _show(request, page, FormatRequestForm(initial=_chosen(request)))
    form = FormatRequestForm(request.POST)
    token = _token_read(request.POST.get("token", ""))
    if token is None and form.is_valid():
        form.add_error(None, _("This form was open for too long. Check what you wrote and send it again."))
    if token and form.is_valid():
        try:
            language, answers = get_language() or "", form.answers()
            made = request_create(
                token=token, source=form.asked_source(), form_language=language, at=timezone.now(), **answers
            )
        except TooManyRequestsError:
            form.add_error(None, _("Too many requests are coming in at the moment. Try again in an hour, or call us."))
        else:
            return HttpResponseRedirect(_thanks_address(page, request, made))
    return _show(request, page, form)


def _chosen(request: HttpRequest) -> dict[str, str]:
    """What the address chooses already. A form ignores what it does not know."""
    path = request.GET.get("page", "")
    return {"page": path or HOME * ("page" in request.GET), "format": request.GET.get("format", "")}


def _token_read(signed: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(signing.loads(signed, salt=_TOKEN, max_age=_OPEN_FOR))
    except (signing.BadSignature, ValueError, TypeError, AttributeError):
        return None


def _show(request: HttpRequest, page: AlternativeFormatsPage, form: FormatRequestForm) -> HttpResponse:
    title = _("Ask for another format")
    context = _below(page, request, title) | {
        "form": form,
        "terms": asking_terms(),
        "token": signing.dumps(str(uuid.uuid4()), salt=_TOKEN),
    }
    if form.errors:
        context["meta_title"] = _("Error: %(title)s") % {"title": title}
    response = page.render(request, template="formats/request.html", context_overrides=context)
    response.status_code = 400 if form.errors else 200
    response["Cache-Control"] = "no-store"  # each form has a token of its own
    return response


def _below(page: AlternativeFormatsPage, request: HttpRequest, title: str) -> dict[str, Any]:
    return {
        "meta_title": title,
        "title": title,
        "crumbs_extra": [{"title": title, "url": request.path}],
    }


def _thanks_address(page: AlternativeFormatsPage, request: HttpRequest, made: FormatRequest) -> str:
    receipt = signing.dumps(made.reference, salt=_THANKS)
    return f"{page.get_url(request)}{REQUEST_ROUTE}thank-you/?receipt={receipt}"


def request_received(request: HttpRequest, page: AlternativeFormatsPage) -> HttpResponse:
    """The thanks, with the reference, for whoever has just sent the form; others are led to it."""
    try:
        reference = signing.loads(request.GET.get("receipt", ""), salt=_THANKS, max_age=_THANKED_FOR)
    except signing.BadSignature:
        return HttpResponseRedirect(page.get_url(request) or reverse("front_door"))
    made = FormatRequest.objects.filter(reference=reference).first()
    if made is None:
        return HttpResponseRedirect(page.get_url(request) or reverse("front_door"))
    asked = AskedFormat(made.format).label
    context = _below(page, request, _("We have your request"))
    context |= {"meta_robots": "noindex", "made": made, "asked": asked, "terms": asking_terms()}
    response = page.render(request, template="formats/request_received.html", context_overrides=context)
    response["Cache-Control"] = "no-store"
    return response
