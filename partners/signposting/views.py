"""The directory and its entries."""

from __future__ import annotations

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from partners.enums import OrganisationKind
from partners.organisations.addresses import current_slug, is_gone
from partners.organisations.selectors import entry_of, topics
from partners.pages import SignpostingPage
from partners.signposting import presenters, selectors

LONGEST_QUERY = 200
_SHOWN = 20


def directory(request: HttpRequest, page: SignpostingPage) -> HttpResponse:
    """The entries that `?type=`, `?topic=` and `?q=` ask for; an unknown value is said, with 400, and left out."""
    if request.method == "POST":
        return only_reading(request)
    asked, errors = _asked(request)
    base = page.get_url(request) or request.path
    found = [presenters.card(entry, base) for entry in selectors.entries_filtered(**asked)]
    context = {
        "errors": [{"text": message, "href": ""} for message in errors],
        "asked": asked,
        "has_filter": any(asked.values()),
        "kind_chips": presenters.kind_chips(asked, base),
        "topic_chips": presenters.topic_chips(asked, base),
        "cards": [each for each in found if not each["is_sample"]],
        "samples": [each for each in found if each["is_sample"]],
        "finder_url": f"{base}finder/" if selectors.finder().questions else "",
    }
    response = page.render(request, template="partners/directory.html", context_overrides=context)
    response.status_code = 400 if errors else 200
    return response


def only_reading(request: HttpRequest) -> HttpResponse:
    """Answer what is sent to a route of the page that only shows something; its form alone takes a POST."""
    return HttpResponseNotAllowed(["GET", "HEAD"], render_to_string("405.html", request=request))


def _asked(request: HttpRequest) -> tuple[dict[str, str], list[str]]:
    kind, topic = (request.GET.get(name, "").strip() for name in ("type", "topic"))
    words, errors = request.GET.get("q", "").strip(), []
    if kind and kind not in OrganisationKind.values:
        errors.append(_("There is no type “%(value)s”. Choose one below.") % {"value": Truncator(kind).chars(_SHOWN)})
        kind = ""
    if topic and topic not in {each.code for each in topics()}:
        errors.append(_("There is no topic “%(value)s”. Choose one below.") % {"value": Truncator(topic).chars(_SHOWN)})
        topic = ""
    return {"kind": kind, "topic": topic, "words": words[:LONGEST_QUERY]}, errors


def entry(request: HttpRequest, page: SignpostingPage, slug: str) -> HttpResponse:
    """One entry at its permanent address; where none may be shown, the way to where it is now, or that it is gone."""
    if request.method == "POST":
        return only_reading(request)
    found = entry_of(slug)
    if found is None:
        return moved_or_gone(request, page, slug)
    base = page.get_url(request) or ""
    context = {
        "meta_title": f"{found.name} – {page.title}",
        "meta_description": found.words.get("remit", ""),
        "meta_robots": "noindex" if found.organisation.is_sample else "",
        "crumbs_extra": [{"title": found.name, "url": request.path}],
        "card": presenters.card(found, base),
        "directory_url": base,
    }
    return page.render(request, template="partners/entry.html", context_overrides=context)


def moved_or_gone(request: HttpRequest, page: SignpostingPage, slug: str) -> HttpResponse:
    """Lead from a former address to the entry (301), or say that the entry is gone (410). Raises Http404."""
    base, now = page.get_url(request) or "", current_slug(slug)
    if now:
        return redirect(f"{base}{now}/", permanent=True)
    if not is_gone(slug):
        raise Http404("No such entry")
    title = _("This entry is no longer here")
    context = {
        "title": title,
        "meta_title": title,
        "meta_robots": "noindex",
        "crumbs_extra": [{"title": title, "url": request.path}],
        "directory_url": base,
        "finder_url": f"{base}finder/" if selectors.finder().questions else "",
    }
    response = page.render(request, template="partners/entry_gone.html", context_overrides=context)
    response.status_code = HTTPStatus.GONE
    return response
