"""The list of entries, narrowed down by its address, and the same as a file."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace
from http import HTTPStatus
from itertools import chain
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from contact.enums import ServiceCode
from core.csv_export import csv_response
from register.enums import LEVELS, VersionState
from register.models import Body, ReportYear
from register.presenters import level_name
from register.staff.entries import exports, selectors
from register.staff.entries.access import allowed, sees_drafts
from register.staff.entries.filters import (
    APPROVE_ME,
    BACK,
    MINE,
    ORDERS,
    REPORT,
    STATES,
    Asked,
    asked_read,
    page_missing,
)
from register.workflow.rights import WRITE

PAGE_SIZE = 50


@require_safe
@allowed()
def entries(request: HttpRequest) -> HttpResponse:
    """The entries that the address asks for; what cannot be asked for is said, with 400, and left out."""
    asked, errors = asked_read(request.GET)
    user = request.user
    total, counts = selectors.counts(selectors.cube(asked, user), asked)
    last = max(1, math.ceil(total / PAGE_SIZE))
    if asked.page > last:
        errors.append(page_missing(asked.page))
        asked = replace(asked, page=1)
    context = {
        "errors": errors,
        "asked": asked,
        "tabs": _tabs(asked, user),
        "filters": _filters(asked, user, counts),
        "items": selectors.page_of(asked, user, size=PAGE_SIZE),
        "total": total,
        "last": last,
        "columns": _columns(asked),
        "previous_query": asked.query(page=asked.page - 1),
        "next_query": asked.query(page=asked.page + 1),
        "export_query": asked.query(),
        "empty": _empty(asked),
        "may_write": user.has_perm(WRITE),
        "page_title": _("Entries"),
    }
    status = HTTPStatus.BAD_REQUEST if errors else HTTPStatus.OK
    return render(request, "register/admin/entries.html", context, status=status)


@require_safe
@allowed()
def entries_export(request: HttpRequest, kind: str) -> HttpResponseBase:
    """Exactly what the list shows with the same address, as CSV or for Excel."""
    asked, errors = asked_read(request.GET)
    if errors:
        return redirect(f"{reverse('register_entries')}?{request.GET.urlencode()}")
    rows = exports.rows(list(selectors.entries(asked, request.user).values_list("pk", flat=True)))
    name = f"entries-{timezone.localdate()}"
    if kind == "csv":
        return csv_response(chain([exports.COLUMNS], rows), filename=f"{name}.csv")
    response: HttpResponseBase = exports.Workbook(name).write_xlsx_response(rows)
    return response


def _tabs(asked: Asked, user: Any) -> list[dict[str, Any]]:
    """What waits for this person, each with how many there are."""
    names = {
        MINE: _("Your drafts"),
        BACK: _("Came back to you"),
        APPROVE_ME: _("Waiting for you to approve"),
        REPORT: _("In the next report"),
    }
    shows = selectors.shows_of(user)
    if not shows:
        return []
    everything = {"text": _("All"), "query": Asked(sort=asked.sort).query(), "is_current": not asked.show}
    return [everything] + [
        {
            "text": f"{names[show]} ({len(selectors.waiting(show, user))})",
            "query": Asked(show=show, sort=asked.sort).query(),
            "is_current": asked.show == show,
        }
        for show in shows
    ]


def _filters(asked: Asked, user: Any, counts: dict[str, Counter[Any]]) -> list[dict[str, Any]]:
    """Each filter with its values, and how many entries each would show."""
    states = [(each.value, str(each.label)) for each in STATES if sees_drafts(user) or each == VersionState.PUBLIC]
    years = dict.fromkeys((year.start, year.label) for year in ReportYear.objects.all())
    bodies = Body.objects.filter(slug__in=[*counts["organisation"], asked.organisation]).order_by("name")
    return [
        _filter("state", _("State"), states, asked, counts),
        _filter("year", _("Year"), list(years), asked, counts),
        _filter("level", _("Level"), [(level, level_name(level)) for level in LEVELS], asked, counts),
        _filter("service", _("Service"), [(each.value, str(each.label)) for each in ServiceCode], asked, counts),
        _filter("organisation", _("Organisation"), list(bodies.values_list("slug", "name")), asked, counts),
    ]


def _filter(
    name: str, label: str, values: list[tuple[Any, str]], asked: Asked, counts: dict[str, Counter[Any]]
) -> dict[str, Any]:
    chosen = getattr(asked, name)
    options = [
        {"value": value, "text": f"{text} ({counts[name][value]})", "is_chosen": value == chosen}
        for value, text in values
    ]
    return {"name": name, "label": label, "options": options}


def _columns(asked: Asked) -> list[dict[str, Any]]:
    """The headings of the table; pressed, each puts the list in its order, pressed again, the other way round."""
    labels = {
        "reference": _("Reference"), "organisation": _("Organisation"), "level": _("Level"), "day": _("Taken on"),
    }  # fmt: skip
    found = []
    for name in ORDERS:
        way = {name: "ascending", f"-{name}": "descending"}.get(asked.sort, "")
        sort = f"-{name}" if asked.sort == name else name
        found.append({"label": labels[name], "query": asked.query(sort=sort), "way": way})
    return found


def _empty(asked: Asked) -> str:
    """Say why the list is empty, and what to do."""
    sentences = {
        MINE: _("You have no drafts."),
        BACK: _("Nothing came back to you."),
        APPROVE_ME: _("Nothing waits for you to approve."),
        REPORT: _("Nothing is on its way to the next report."),
    }
    if asked.show and not replace(asked, show="").narrows:
        return sentences[asked.show]
    if asked.narrows:
        return _("Nothing in the register fits. Remove a filter, or use other words.")
    return _("There are no entries yet.")
