"""Screens of the admin about agreements, and the button that drops the invented examples of the whole room."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from partners.enums import AgreedBy, AgreementState
from partners.organisations import services
from partners.organisations.agreements import EntryCheck
from partners.organisations.forms import RecordForm, SeekForm
from partners.organisations.models import Organisation
from partners.organisations.presenters import wording_rows
from partners.organisations.samples import samples, samples_drop
from partners.organisations.selectors import contact_of, fingerprint, is_reopened, wording_proposed

may_change = permission_required("partners.change_organisation", raise_exception=True)


@may_change
def agreements(request: HttpRequest) -> HttpResponse:
    """Every organisation with where its agreement stands, what is open first."""
    day = timezone.localdate()
    rows = []
    for each in Organisation.objects.prefetch_related("agreements").select_related("link_check"):
        state = _state(each)
        agreed = state["agreed"]
        rows.append({"organisation": each, "is_due": bool(agreed and agreed.review_on <= day), **state})
    rows.sort(
        key=lambda row: (not (row["is_reopened"] or row["correction"] or row["is_due"]), row["organisation"].name)
    )
    may_drop = request.user.has_perm("partners.delete_organisation") and bool(samples())
    context = {"rows": rows, "may_drop_samples": may_drop, "page_title": _("Agreements")}
    return render(request, "partners/admin/agreements.html", context)


@may_change
def agreement(request: HttpRequest, pk: int) -> HttpResponse:
    """One organisation: the proposed wording, the one in force, and what can be done next; a POST does it."""
    organisation = get_object_or_404(Organisation, pk=pk)
    seek, record = SeekForm(initial={"email": organisation.email}), RecordForm()
    if request.method == "POST":
        action = request.POST.get("action", "")
        seek = SeekForm(request.POST) if action == "seek" else seek
        record = RecordForm(request.POST) if action == "record" else record
        if _act(request, organisation, action, seek if action == "seek" else record):
            return redirect("partners_agreement_screen", pk)
    state, proposed = _state(organisation), wording_proposed(organisation)
    agreed = state["agreed"]
    context = {
        **state,
        "organisation": organisation,
        "proposed_rows": wording_rows(proposed) if proposed else [],
        "agreed_rows": wording_rows(agreed.wording) if agreed else [],
        "history": organisation.agreements.all(),
        "seek": seek,
        "record": record,
        "page_title": _("Agreement: %(name)s") % {"name": organisation},
    }
    return render(request, "partners/admin/agreement.html", context)


def _state(organisation: Organisation) -> dict[str, Any]:
    by_state = {each.state: each for each in reversed(list(organisation.agreements.all()))}
    newest = next(iter(organisation.agreements.all()), None)
    check: EntryCheck | None = EntryCheck.objects.filter(organisation=organisation).first()
    is_current = bool(check and check.fingerprint == fingerprint(contact_of(organisation)))
    return {
        "agreed": by_state.get(AgreementState.AGREED),
        "sought": by_state.get(AgreementState.SOUGHT),
        "correction": newest.correction if newest and newest.state == AgreementState.CORRECTED else "",
        "is_reopened": is_reopened(organisation),
        "check": check if is_current else None,
    }


def _act(request: HttpRequest, organisation: Organisation, action: str, form: Any) -> bool:
    """Do what a button asks for; return False where it asks for nothing, or with a form that has errors."""
    does = _ACTIONS.get(action)
    if does is None or (action in _WITH_FORM and not form.is_valid()):
        return False
    try:
        does(organisation, form.cleaned_data if action in _WITH_FORM else {}, by=request.user, at=timezone.now())
    except tuple(_ERRORS) as error:
        messages.error(request, _ERRORS[type(error)])
    else:
        messages.success(request, _("Saved."))
    return True


def _record(organisation: Organisation, data: dict[str, Any], *, by: Any, at: datetime) -> None:
    asked = organisation.agreements.filter(state=AgreementState.SOUGHT).first()
    if asked is None:
        raise services.AnsweredAlreadyError
    values = {"who": data["who"], "by_what": AgreedBy(data["by_what"]), "review_on": data["review_on"]}
    services.agreement_give(agreement=asked, recorded_by=by, at=at, **values)


def _seek(organisation: Organisation, data: dict[str, Any], *, by: Any, at: datetime) -> None:
    services.agreement_seek(organisation=organisation, by=by, at=at, **data)


def _withdraw(organisation: Organisation, _data: dict[str, Any], *, by: Any, at: datetime) -> None:
    services.agreement_withdraw(organisation=organisation, by=by, at=at)


def _check_ask(organisation: Organisation, _data: dict[str, Any], *, by: Any, at: datetime) -> None:
    services.entry_check_ask(organisation=organisation, by=by, at=at)


def _check_confirm(organisation: Organisation, _data: dict[str, Any], *, by: Any, at: datetime) -> None:
    check = EntryCheck.objects.filter(organisation=organisation).first()
    if check is None:
        raise services.EntryChangedError
    services.entry_check_confirm(check=check, by=by, at=at)


_WITH_FORM = {"seek", "record"}
_ACTIONS: dict[str, Callable[..., None]] = {
    "seek": _seek,
    "record": _record,
    "withdraw": _withdraw,
    "check_ask": _check_ask,
    "check_confirm": _check_confirm,
}
_ERRORS: dict[type[Exception], Any] = {
    services.NoWordingError: gettext_lazy("First publish the English wording of this organisation."),
    services.AnsweredAlreadyError: gettext_lazy("This has been answered already. Look at the newest state below."),
    services.SecondPersonError: gettext_lazy("Somebody else must check it: you asked for the check."),
    services.EntryChangedError: gettext_lazy("The entry has changed since. Ask for a new check."),
}


@permission_required("partners.delete_organisation", raise_exception=True)
def drop_samples(request: HttpRequest) -> HttpResponse:
    """Ask once, then delete every invented example; where there is none, there is nothing to ask."""
    found = samples()
    if found and request.method != "POST":
        context = {"samples": found, "page_title": _("Drop the invented examples")}
        return render(request, "partners/admin/samples_drop.html", context)
    if found:
        messages.success(request, _("Invented examples dropped: %(count)s") % {"count": samples_drop()})
    else:
        messages.info(request, _("There are no invented examples."))
    return redirect("partners_agreements")
