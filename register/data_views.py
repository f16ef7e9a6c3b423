"""The files of the register and its feed, for any filter. They have no language in their address."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.feedgenerator import Atom1Feed
from django.utils.http import http_date, quote_etag
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from core.generation import current
from core.publisher import publisher
from register import data, selectors
from register.feed import changes
from register.filters import Filters, filters_read

Answer = Callable[[HttpRequest, Filters], HttpResponseBase]


@require_safe
def register_csv(request: HttpRequest) -> HttpResponseBase:
    """The entries as CSV (RFC 4180, UTF-8), streamed."""
    return _answer(request, _csv)


@require_safe
def register_json(request: HttpRequest) -> HttpResponseBase:
    """The entries as JSON, streamed; its schema is at schema.json."""
    return _answer(request, _json)


@require_safe
def register_feed(request: HttpRequest) -> HttpResponseBase:
    """The newest changes as Atom: entries, corrections, withdrawals, removed texts."""
    return _answer(request, _feed)


@require_safe
def register_csvw(request: HttpRequest) -> HttpResponseBase:
    """What the columns of the CSV are, for machines (CSVW). The CSV's query is kept in its address."""
    return _answer(request, _csvw)


def _csvw(request: HttpRequest, filters: Filters) -> HttpResponseBase:
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    found = data.csvw(
        csv_address=f"{_absolute('register_csv')}{query}",
        page_address=f"{settings.SITE_URL}/en/register/",
        publisher=publisher(),
    )
    return JsonResponse(found, content_type="application/csvm+json", json_dumps_params={"indent": 2})


@require_safe
def register_schema(request: HttpRequest) -> HttpResponse:
    """The schema of the JSON file (JSON Schema 2020-12)."""
    found = data.json_schema(_absolute("register_schema"))
    return JsonResponse(found, content_type="application/schema+json", json_dumps_params={"indent": 2})


def _answer(request: HttpRequest, make: Answer) -> HttpResponseBase:
    """What `make` gives for the filters of the address; 304 where nothing changed, 400 in words for wrong ones."""
    with override("en"):
        filters, errors = filters_read(
            request.GET, years=selectors.years_listed(), is_organisation=selectors.organisation_is_known
        )
        if errors:
            text = "\n".join([*errors, ""])
            return HttpResponse(text, content_type="text/plain; charset=utf-8", status=HTTPStatus.BAD_REQUEST)
        changed = selectors.changed_at()
        etag = quote_etag(f"{current()}-{request.path.rpartition('.')[2]}-{filters.query(page=1)}")
        seconds = int(changed.timestamp()) if changed else None
        # By the ETag alone: a day and a second say too little, such as when an organisation is renamed.
        response = get_conditional_response(request, etag=etag) or make(request, filters)
    response["ETag"] = etag
    if seconds:
        response["Last-Modified"] = http_date(seconds)
    if selectors.shows_samples():
        response["X-Robots-Tag"] = "noindex"
    response["Access-Control-Allow-Origin"] = "*"
    patch_cache_control(response, public=True, no_cache=True)
    return response


def _csv(request: HttpRequest, filters: Filters) -> HttpResponseBase:
    response = StreamingHttpResponse(data.csv_stream(filters), content_type="text/csv; charset=utf-8; header=present")
    response["Content-Disposition"] = 'attachment; filename="register.csv"'
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    response["Link"] = f'<{reverse("register_csvw")}{query}>; rel="describedby"; type="application/csvm+json"'
    return response


def _json(request: HttpRequest, filters: Filters) -> HttpResponseBase:
    return StreamingHttpResponse(_json_stream(filters), content_type="application/json")


def _json_stream(filters: Filters) -> Iterator[str]:
    changed = selectors.changed_at()
    head = {
        "schema": _absolute("register_schema"),
        "version": data.SCHEMA_VERSION,
        "licence": selectors.settings().licence_url or None,
        "changed": changed.astimezone(UTC).isoformat() if changed else None,
    }
    encode = json.JSONEncoder(ensure_ascii=False).encode  # one for all rows
    yield f'{json.dumps(head)[:-1]}, "entries": ['
    for number, group in enumerate(data.batches(data.rows(filters), data.CHUNK)):
        parts = [encode(data.entry_json(row)) for row in group]
        yield ("," if number else "") + "\n" + ",\n".join(parts)
    yield "\n]}\n"


def _feed(request: HttpRequest, filters: Filters) -> HttpResponseBase:
    title = _("Register of level 3 to 6 actions: changes")
    feed = Atom1Feed(
        title=title,
        link=f"{settings.SITE_URL}/en/register/",
        description="",
        language="en",
        author_name=publisher(),
        feed_url=f"{settings.SITE_URL}{request.get_full_path()}",
    )
    for change in changes(filters):
        feed.add_item(
            title=change.title,
            link=f"{settings.SITE_URL}/en/register/{change.reference}/",
            description=change.text,
            unique_id=f"tag:{settings.SITE_URL.partition('//')[2].partition(':')[0]},2026:register/{change.key}",
            updateddate=change.at,
            pubdate=change.at,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _absolute(name: str) -> str:
    return f"{settings.SITE_URL}{reverse(name)}"
