"""The trail for people to read: filtered, page by page, as a table to take along, and checked on request."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import MAXYEAR, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.admin.widgets import AdminDateInput

from core.csv_export import csv_response
from register.models import Body, TrailEntry
from register.staff.office.access import SEE_TRAIL, for_those
from register.staff.trail_names import NAMES, name_of
from register.trail import REGISTER, SAMPLE, verify

PAGE_SIZE = 50
QUICK = 20_000  # lines that are read again while somebody waits
COLUMNS = ("number", "when", "who", "what", "what_is_called", "record", "digest", "mark")


class TrailForm(forms.Form):
    """What the trail is narrowed down by."""

    record = forms.CharField(label=gettext_lazy("Record"), max_length=60, required=False)
    who = forms.CharField(label=gettext_lazy("Who"), max_length=150, required=False)
    what = forms.ChoiceField(
        label=gettext_lazy("What was done"), choices=[("", gettext_lazy("Everything")), *NAMES.items()], required=False
    )
    since = forms.DateField(label=gettext_lazy("From"), required=False, widget=AdminDateInput)
    until = forms.DateField(label=gettext_lazy("Up to and including"), required=False, widget=AdminDateInput)
    chain = forms.ChoiceField(
        label=gettext_lazy("Register"),
        choices=[(REGISTER, gettext_lazy("The register")), (SAMPLE, gettext_lazy("The invented register"))],
        required=False,
    )

    def lines(self) -> QuerySet[TrailEntry]:
        """Return the lines that are asked for, the newest first; what is asked for wrongly is left out."""
        asked = self.cleaned_data
        found = TrailEntry.objects.filter(chain=asked.get("chain") or REGISTER)
        for name, lookup in {"record": "subject__icontains", "who": "who__icontains", "what": "what"}.items():
            if asked.get(name):
                found = found.filter(**{lookup: asked[name]})
        if asked.get("since"):
            found = found.filter(at__gte=_begin_of(asked["since"]))
        if asked.get("until") and asked["until"].year < MAXYEAR:
            found = found.filter(at__lt=_begin_of(asked["until"] + timedelta(days=1)))
        return found.order_by("-number")


def _begin_of(day: Any) -> datetime:
    return datetime.combine(day, time(), tzinfo=timezone.get_default_timezone())


@require_safe
@for_those(SEE_TRAIL)
def trail(request: HttpRequest) -> HttpResponse:
    """The lines that the address asks for, a page at a time."""
    form = TrailForm(request.GET)
    is_valid = form.is_valid()
    page = Paginator(form.lines(), PAGE_SIZE).get_page(request.GET.get("p"))
    query = request.GET.copy()
    query.pop("p", None)
    names = _names([line.subject for line in page])
    context = {
        "form": form,
        "page": page,
        "rows": [{"line": each, "what": name_of(each.what), "name": names.get(each.subject, "")} for each in page],
        "query": query.urlencode(),
        "is_quick": TrailEntry.objects.count() <= QUICK,
        "page_title": _("The trail"),
    }
    return render(request, "register/admin/trail.html", context, status=200 if is_valid else 400)


@require_safe
@for_those(SEE_TRAIL)
def trail_export(request: HttpRequest) -> HttpResponseBase:
    """Exactly the lines that the list shows with the same filters, as CSV."""
    form = TrailForm(request.GET)
    if not form.is_valid():
        messages.error(request, _("Nothing was exported: a filter is not valid."))
        return redirect(f"{reverse('register_trail')}?{request.GET.urlencode()}")
    return csv_response(_rows(form.lines()), filename=f"register-trail-{timezone.localdate()}.csv")


def _rows(lines: QuerySet[TrailEntry]) -> Iterator[tuple[Any, ...]]:
    yield COLUMNS
    for line in lines.iterator(chunk_size=1000):
        when = timezone.localtime(line.at).isoformat(timespec="seconds")
        yield (line.number, when, line.who, line.what, name_of(line.what), line.subject, line.digest, line.mark)


@require_POST
@for_those(SEE_TRAIL)
def trail_check(request: HttpRequest) -> HttpResponse:
    """Read the whole trail again, and say where anything was tampered with; a long one is checked by the command."""
    is_quick = TrailEntry.objects.count() <= QUICK
    context = {
        "problems": list(verify()) if is_quick else [],
        "is_quick": is_quick,
        "lines": TrailEntry.objects.count(),
        "page_title": _("Check of the trail"),
    }
    return render(request, "register/admin/trail_check.html", context)


def _names(subjects: list[str]) -> dict[str, str]:
    """Return the names of organisations among the records: the trail knows them by their keys."""
    prefix = "organisation/"
    keys = [int(each.removeprefix(prefix)) for each in subjects if each.startswith(prefix)]
    return {f"{prefix}{key}": name for key, name in Body.objects.filter(pk__in=keys).values_list("pk", "name")}
