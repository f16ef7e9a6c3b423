"""The years of the annual report: the list, making one, and a year with all that can be done about it."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from core.panels import words_rows
from core.wall_times import moment_shown
from register.models import ReportYear
from register.presenters import level_name
from register.samples import samples_exist
from register.selectors import shows_samples
from register.staff.office import year_selectors as selectors
from register.staff.office.access import STAFF, act, for_those, refused
from register.staff.office.year_forms import ScheduleForm, YearForm
from register.workflow import years as workflow
from register.workflow.errors import NotAllowedError, RegisterError
from register.workflow.rights import ADMINISTER

_LIST, _ONE = "register_years", "register_year"


@for_those(*STAFF)
def years(request: HttpRequest) -> HttpResponse:
    """Every year with where its entries stand; who may, makes another."""
    may_make = request.user.has_perm(ADMINISTER)
    form = YearForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and not may_make:
        return refused(request)
    if request.method == "POST" and form.is_valid():
        made = workflow.year_create(start=form.cleaned_data["start"], by=request.user, at=timezone.now())
        return redirect(_ONE, made.pk)
    context = {
        "rows": selectors.rows(),
        "states": selectors.state_names(),
        "form": form if may_make else None,
        "may_drop_samples": may_make and samples_exist() and shows_samples(),
        "page_title": _("Annual report years"),
    }
    return render(request, "register/admin/years.html", context, status=_status(form))


@require_safe
@for_those(*STAFF)
def year(request: HttpRequest, pk: int) -> HttpResponse:
    """One year: its entries, what still hinders its report, and what can be done; once it is out, its frozen table."""
    return _show(request, get_object_or_404(ReportYear, pk=pk))


@require_POST
@for_those(ADMINISTER)
def schedule(request: HttpRequest, pk: int) -> HttpResponse:
    """Set the moment at which the year becomes public; what is wrong is said at its field."""
    found = get_object_or_404(ReportYear, pk=pk)
    form = ScheduleForm(request.POST, at=timezone.now())
    if not form.is_valid():
        return _show(request, found, form)
    try:
        saved = workflow.year_schedule(
            year=found, due_at=form.moment, is_nil=form.cleaned_data["is_nil"], by=request.user, at=timezone.now()
        )
    except NotAllowedError:
        raise
    except RegisterError as error:
        form.add_error(None, str(error))
        return _show(request, found, form)
    told = _("%(year)s becomes public on %(moment)s.")
    messages.success(request, told % {"year": saved.label, "moment": moment_shown(saved.due_at or timezone.now())})
    return redirect(_ONE, pk)


@require_POST
@for_those(ADMINISTER)
def unschedule(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the moment back: nothing becomes public by itself any more."""
    found = get_object_or_404(ReportYear, pk=pk)
    success = _("The moment is taken back. Nothing becomes public by itself.")
    act(request, workflow.year_schedule, success=success, year=found, due_at=None, is_nil=False)
    return redirect(_ONE, pk)


@for_those(ADMINISTER)
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """List what becomes public and ask once more; the button does it, if it is still what was listed."""
    found = get_object_or_404(ReportYear, pk=pk)
    due = list(workflow.versions_due(found))
    is_nil = not selectors.has_entries(found)
    hindrance = selectors.hindrance(found, is_nil=is_nil)
    if hindrance or hasattr(found, "publication"):
        messages.error(request, hindrance or _("This year's report is out already."))
        return redirect(_ONE, pk)
    if request.method == "POST":
        success, seen = _("%(year)s is public now.") % {"year": found.label}, request.POST.get("seen", "")
        done = act(request, workflow.year_publish, success=success, year=found, is_nil=is_nil, seen=seen)
        return redirect(_ONE if done else "register_year_publish", pk)
    context = {
        "year": found,
        "due": due,
        "levels": [(level_name(level), count) for level, count in selectors.by_level(due)],
        "already": selectors.already_public(found),
        "is_nil": is_nil,
        "seen": workflow.versions_seen(due),
        "page_title": _("Publish %(year)s now") % {"year": found.label},
    }
    return render(request, "register/admin/year_publish.html", context)


def _show(request: HttpRequest, found: ReportYear, form: ScheduleForm | None = None) -> HttpResponse:
    publication = getattr(found, "publication", None)
    is_nil = not selectors.has_entries(found)
    may = request.user.has_perm(ADMINISTER) and not found.is_sample
    context: dict[str, Any] = {
        "year": found,
        "publication": publication,
        "published": moment_shown(publication.published_at) if publication else "",
        "due": moment_shown(found.due_at) if found.due_at else "",
        "table": selectors.frozen(publication) if publication else [],
        "groups": selectors.entries_by_state(found),
        "hindrance": "" if publication else selectors.hindrance(found, is_nil=is_nil),
        "has_no_entries": is_nil,
        "text_rows": words_rows(found) if request.user.has_perm("register.change_reportyeartext") else [],
        "may": may and publication is None,
        "form": form or ScheduleForm.of(found, is_nil=is_nil),
        "page_title": _("Year %(year)s") % {"year": found.label},
    }
    return render(request, "register/admin/year.html", context, status=_status(form))


def _status(form: Any) -> int:
    return HTTPStatus.BAD_REQUEST if form is not None and form.errors else HTTPStatus.OK
