"""The admin's screens of imports: upload, columns, what the dry run found, how far it is, what was made."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from core.csv_export import csv_response
from register.imports import services
from register.imports.columns import NAMES, STEP_NAMES
from register.imports.forms import ColumnsForm, OrganisationForm, UploadForm, organisation_forms
from register.imports.work import work_on
from register.models import Import, ImportState, Version
from register.workflow.errors import RegisterError
from register.workflow.rights import WRITE

MOST_SHOWN = 200  # problems; the download has more
_MOST_LISTED = 50
_STEP_COLUMNS = STEP_NAMES[:6]  # of the empty file: two steps

View = Callable[..., HttpResponseBase]


def _for_writers(view: View) -> View:
    """Only who may write entries, and only the import that they uploaded: the rows' writer is one person."""

    @wraps(view)
    @permission_required(WRITE, raise_exception=True)
    def allowed(request: HttpRequest, pk: int) -> HttpResponseBase:
        return view(request, get_object_or_404(Import, pk=pk, by_key=request.user.pk))

    return never_cache(allowed)


@never_cache
@permission_required(WRITE, raise_exception=True)
def imports(request: HttpRequest) -> HttpResponse:
    """The upload, and all imports: this person's, and what others have finished."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if request.method == "POST" and form.is_valid():
        try:
            made = services.import_create(file=form.cleaned_data["file"], by=request.user, at=timezone.now())
            return redirect("register_import", made.pk)
        except ValidationError as error:
            form.add_error("file", error)
    theirs = Import.objects.filter(Q(by_key=request.user.pk) | Q(state=ImportState.DONE))
    context = {"form": form, "imports": theirs[:_MOST_LISTED], "step_columns": _STEP_COLUMNS}
    return _page(request, "imports", context, HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK)


@never_cache
@require_safe
@permission_required(WRITE, raise_exception=True)
def empty_file(request: HttpRequest) -> HttpResponseBase:
    """A CSV file with our headings and nothing below, to be filled in."""
    return csv_response([[*NAMES, *_STEP_COLUMNS]], filename="register-import.csv", with_bom=True)


@require_safe
@_for_writers
def import_page(request: HttpRequest, record: Import) -> HttpResponse:
    """One import, as it stands; `?columns` shows its columns again, `?again` reloads while it is at work."""
    return _show(request, record, {})


@require_POST
@_for_writers
def columns(request: HttpRequest, record: Import) -> HttpResponse:
    """Take which column is which, and have the file checked."""
    form = ColumnsForm(request.POST, record=record)
    if not form.is_valid():
        return _show(request, record, {"columns_form": form})
    return _done(request, record, services.columns_set, mapping=form.mapping)


@require_POST
@_for_writers
def organisations(request: HttpRequest, record: Import) -> HttpResponse:
    """Take what the unknown organisations are, and have the file checked again."""
    forms = organisation_forms(record, request.POST, may_create=_may_create(request))
    if not all(form.is_valid() for form in forms):
        return _show(request, record, {"organisation_forms": forms})
    choices = {form.unknown["key"]: form.answer for form in forms if form.answer}
    return _done(request, record, services.organisations_set, choices=choices)


@require_POST
@_for_writers
def recheck(request: HttpRequest, record: Import) -> HttpResponse:
    """Check the same file again."""
    return _done(request, record, services.import_recheck)


@require_POST
@_for_writers
def confirm(request: HttpRequest, record: Import) -> HttpResponse:
    """Import what was checked."""
    return _done(request, record, services.import_confirm)


@require_POST
@_for_writers
def discard(request: HttpRequest, record: Import) -> HttpResponse:
    """Give an import up, and delete its file."""
    try:
        services.import_discard(record=record, by=request.user)
    except RegisterError as error:
        messages.error(request, str(error))
        return redirect("register_import", record.pk)
    messages.success(request, _("The file is deleted. Nothing of it was imported."))
    return redirect("register_imports")


@require_safe
@_for_writers
def problems(request: HttpRequest, record: Import) -> HttpResponseBase:
    """The problems of a file as CSV."""
    rows = [[_("Row"), _("Column"), _("What is wrong")], *record.report.get("problems", [])]
    return csv_response(rows, filename=f"import-{record.pk}-problems.csv", with_bom=True)


def _done(request: HttpRequest, record: Import, service: Callable[..., None], **given: Any) -> HttpResponse:
    """Call a service, do the work that it asks for or leave it to the worker, and show the import."""
    try:
        service(record=record, by=request.user, **given)
    except RegisterError as error:
        messages.error(request, str(error))
    else:
        work_on(record=record, at=timezone.now())
    return redirect("register_import", record.pk)


def _show(request: HttpRequest, record: Import, sent: dict[str, Any]) -> HttpResponse:
    may_create, report = _may_create(request), record.report
    wants_columns = record.state == ImportState.MAPPING or "columns" in request.GET or "columns_form" in sent
    forms: list[OrganisationForm] = sent.get("organisation_forms") or organisation_forms(
        record, None, may_create=may_create
    )
    context = {
        "record": record,
        "report": report,
        "shows_columns": wants_columns and not record.is_at_work and record.state != ImportState.DONE,
        "may_recheck": not wants_columns and record.state in (ImportState.CHECKED, ImportState.FAILED),
        "again": "again" in request.GET,  # only for who asks: a page that reloads by itself is in many people's way
        "columns_form": sent.get("columns_form") or ColumnsForm(record=record),
        "organisation_forms": forms,
        "may_create": may_create,
        "problems": report.get("problems", [])[:MOST_SHOWN],
        "there": report.get("there", [])[:MOST_SHOWN],
        "preview": [each | {"taken_on": date.fromisoformat(each["taken_on"])} for each in report.get("preview", [])],
        "made": _made(report),
        "page_title": record.name,
    }
    return _page(request, "import", context, HTTPStatus.BAD_REQUEST if sent else HTTPStatus.OK)


def _made(report: dict[str, Any]) -> QuerySet[Version]:
    references = report.get("made", [])[:MOST_SHOWN]
    found = Version.objects.filter(action__reference__in=references, number=1)
    return found.select_related("action").order_by("action__reference")


def _may_create(request: HttpRequest) -> bool:
    return bool(request.user.has_perm("register.add_body"))


def _page(request: HttpRequest, name: str, context: dict[str, Any], status: int) -> HttpResponse:
    context = {"page_title": _("Import entries"), "header_icon": "upload", **context}
    return render(request, f"register/admin/{name}.html", context, status=status)
