from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import Page as ResultPage
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language, ngettext, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from contact.times import local_day
from home.search import Results, site_search
from home.search.terms import LONGEST_QUERY, excerpt, mark_terms, query_clean
from home.selectors import site_tree
from home.selectors.site_map import all_addresses

RESULTS_PER_PAGE = 10
LONGEST_NUMBER = 6


@require_safe
def front_door(request: HttpRequest) -> HttpResponse:
    """Lead `/` to the home page in the language that Accept-Language asks for, to the English one if there is none."""
    language = get_language() or settings.LANGUAGE_CODE
    code = language if site_tree().home(language) else settings.LANGUAGE_CODE
    with override(code):
        response = HttpResponseRedirect(reverse("wagtail_serve", args=[""]))
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show what the site says about `q`. A query or page number that cannot be gets 400 and how to mend it."""
    query = query_clean(request.GET.get("q", ""))
    query_error = _query_error(query)
    language, today = get_language() or settings.LANGUAGE_CODE, local_day(timezone.now())
    results = Results() if query_error else site_search(query, language=language, day=today)
    paginator = Paginator(results.documents, RESULTS_PER_PAGE)
    number = _page_number(request.GET.get("page", "1"), paginator.num_pages)
    page = paginator.page(number or 1)
    errors = _errors(query_error, is_page_known=number is not None)
    context = {
        "meta_title": _title(query, errors),
        "meta_robots": "noindex",
        "crumbs_extra": [{"title": _("Search"), "url": request.path}],
        "search_query": query[:LONGEST_QUERY],
        "query_error": query_error,
        "error_summary": errors,
        "results": results,
        "hits": [_hit(document, results.terms) for document in page],
        "count_sentence": _count_sentence(query, results),
        "pagination": _pagination(page, query),
    }
    return render(request, "home/search.html", context, status=400 if errors else 200)


def _errors(query_error: str, *, is_page_known: bool) -> list[dict[str, str]]:
    if query_error:
        return [{"text": query_error, "href": "#page-search"}]
    if not is_page_known:
        return [{"text": _("There is no such page of results. This is the first page."), "href": ""}]
    return []


def _query_error(query: str) -> str:
    if len(query) <= LONGEST_QUERY:
        return ""
    return _("That is too long to search for. Use up to %(count)d characters.") % {"count": LONGEST_QUERY}


def _page_number(raw: str, count: int) -> int | None:
    """Return the number of a page that exists, else None."""
    if not raw.isascii() or not raw.isdigit() or len(raw) > LONGEST_NUMBER:
        return None
    return int(raw) if 1 <= int(raw) <= count else None


def _title(query: str, errors: list[dict[str, str]]) -> str:
    if errors:
        return _("Error: Search")
    return _("%(query)s: search") % {"query": query} if query else _("Search")


def _count_sentence(query: str, results: Results) -> str:
    count = len(results.documents)
    if not results.has_all_terms and count:
        return ngettext(
            "Nothing has all of these words. %(count)d result has some of them.",
            "Nothing has all of these words. %(count)d results have some of them.",
            count,
        ) % {"count": count}
    values = {"count": count, "query": query}
    return ngettext("%(count)d result for “%(query)s”", "%(count)d results for “%(query)s”", count) % values


def _hit(document: Any, terms: list[str]) -> dict[str, Any]:
    return {
        "title": mark_terms(document.title, terms),
        "url": document.url,
        "kind": document.kind,
        "text": excerpt(document.text, terms),
    }


def _pagination(page: ResultPage[Any], query: str) -> dict[str, Any]:
    def url(number: int) -> str:
        return "?" + urlencode({"q": query, "page": number})

    return {
        "number": page.number,
        "count": page.paginator.num_pages,
        "previous_url": url(page.previous_page_number()) if page.has_previous() else "",
        "next_url": url(page.next_page_number()) if page.has_next() else "",
    }


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Tell search engines every public address of every language, each with its other languages."""
    context = {"addresses": all_addresses()}
    return render(request, "home/sitemap.xml", context, content_type="application/xml")
