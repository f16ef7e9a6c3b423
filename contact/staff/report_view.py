"""How many enquiries came, by month and kind: a table and a chart, without anything of a person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from contact.enums import EnquiryState
from contact.models import EnquiryTopic, Service
from contact.staff.counting import MonthRow, report, years
from contact.staff.filters import NOT_SURE
from contact.times import local_day

BY = {
    "service": gettext_lazy("Service"),
    "topic": gettext_lazy("Topic"),
    "language": gettext_lazy("Language"),
    "state": gettext_lazy("State"),
}
_STEP, _BAR, _HEIGHT = 50, 34, 160  # of the chart: from bar to bar, a bar's width, the highest bar


class ReportForm(forms.Form):
    """Which numbers: the year, what the columns are, and what the other kinds are narrowed down to."""

    year = forms.ChoiceField(label=gettext_lazy("Year"))
    by = forms.ChoiceField(choices=list(BY.items()), label=gettext_lazy("Columns"))

    def __init__(self, *args: Any, this_year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.values = {kind: choices() for kind, choices in _CHOICES.items()}
        offered = sorted({*years(), this_year}, reverse=True)
        self.fields["year"].choices = [(str(year), str(year)) for year in offered]  # type: ignore[attr-defined]
        for kind, choices in self.values.items():
            keyed = [(NOT_SURE if key is None else str(key), label) for key, label in choices.items()]
            self.fields[kind] = forms.ChoiceField(choices=[("", _("All")), *keyed], required=False, label=BY[kind])

    def only(self) -> dict[str, Any]:
        """Return the kinds that are narrowed down, with the stored value each."""
        chosen = {kind: self.cleaned_data[kind] for kind in BY if self.cleaned_data[kind]}
        return {kind: None if value == NOT_SURE else value for kind, value in chosen.items()}


def _services() -> dict[Any, str]:
    return {service.pk: service.mark for service in Service.objects.all()} | {None: _("I’m not sure")}


def _topics() -> dict[Any, str]:
    return {topic.pk: str(topic) for topic in EnquiryTopic.objects.prefetch_related("texts__locale")}


_CHOICES: dict[str, Callable[[], dict[Any, str]]] = {
    "service": _services,
    "topic": _topics,
    "language": lambda: dict(settings.LANGUAGES),
    "state": lambda: {state.value: str(state.label) for state in EnquiryState},
}


@dataclass(frozen=True)
class Bar:
    """A bar of the chart in its own units: a month, how many, and where the bar stands."""

    row: MonthRow
    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> int:
        return self.x + self.width // 2


def bars_of(rows: list[MonthRow]) -> list[Bar]:
    """Return a bar for each month; the highest fills the chart."""
    highest = max((row.total for row in rows), default=0) or 1
    heights = [round(row.total * _HEIGHT / highest) for row in rows]
    return [
        Bar(row, at * _STEP + (_STEP - _BAR) // 2, 20 + _HEIGHT - height, _BAR, height)
        for at, (row, height) in enumerate(zip(rows, heights, strict=True))
    ]


@require_GET
@permission_required("contact.view_enquirycount", raise_exception=True)
def enquiry_report(request: HttpRequest) -> HttpResponse:
    """Show the numbers of a year; what is not asked for in a known way is shown as if nothing were asked for."""
    this_year = local_day(timezone.now()).year
    usual = {"year": str(this_year), "by": "service"}
    form = ReportForm(usual | request.GET.dict(), this_year=this_year)
    if not form.is_valid():
        form = ReportForm(usual, this_year=this_year)
        form.is_valid()
    by = form.cleaned_data["by"]
    values, rows = report(year=int(form.cleaned_data["year"]), by=by, only=form.only())
    context = {
        "form": form,
        "by": BY[by],
        "columns": [form.values[by].get(value, value) for value in values],
        "rows": rows,
        "sums": [sum(numbers) for numbers in zip(*(row.numbers for row in rows), strict=True)],
        "total": sum(row.total for row in rows),
        "bars": bars_of(rows),
        "page_title": _("Number of enquiries"),
    }
    return render(request, "contact/admin/enquiry_report.html", context)
