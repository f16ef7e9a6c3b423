"""The office's screens for requests: the list, one request with what can be done about it, and what is overdue."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from core.access_log import access_log
from core.viewsets import FactViewSet
from partners.engagement import deciding, presenters, selectors
from partners.engagement.admin_forms import AssignForm, DecisionForm
from partners.engagement.enums import OPEN_STATES, RequestState
from partners.engagement.services import RequestMovedOnError
from partners.models import Criteria, CriteriaText, Decision, EngagementRequest, RequestAttachment

WORDS = [CriteriaText]
READ, READ_FILE = "partners.engagement.read", "partners.engagement.read_file"  # in the access log
_MAY_SEE, _MAY_CHANGE = "partners.view_engagementrequest", "partners.change_engagementrequest"


class CriteriaViewSet(FactViewSet):
    model = Criteria
    icon = "list-ol"
    menu_label = gettext_lazy("Criteria")
    list_display = ["__str__", "version", "in_force_from"]


@permission_required(_MAY_SEE, raise_exception=True)
def requests_list(request: HttpRequest) -> HttpResponse:
    """Every request that was sent; `?show=overdue`, `mine` or `open` narrows it."""
    shows = {"open": _("Open"), "overdue": _("Overdue"), "mine": _("Mine"), "all": _("All")}
    show = request.GET.get("show", "open")
    at = timezone.now()
    found = {
        "overdue": selectors.requests_overdue(at=at),
        "mine": selectors.requests_sent().filter(assigned_to=request.user.pk, state__in=OPEN_STATES),
        "all": selectors.requests_sent(),
    }.get(show, selectors.requests_sent().filter(state__in=OPEN_STATES).order_by("due_on", "received_at"))
    context = {
        "requests": found[:500],
        "show": show if show in shows else "open",
        "shows": shows,
        "today": timezone.localdate(at),
        "has_targets": selectors.terms().target_days is not None,
        "page_title": _("Requests to work together"),
        "header_icon": "group",
    }
    return render(request, "partners/admin/requests.html", context)


@permission_required(_MAY_SEE, raise_exception=True)
def request_screen(request: HttpRequest, pk: int) -> HttpResponse:
    """One request, with what this officer can do about it; each button posts here and says by its name what it does."""
    made = get_object_or_404(selectors.requests_sent(), pk=pk)
    if request.method != "POST":
        access_log(by=request.user, action=READ, at=timezone.now(), subjects=[made.reference])
        return _show(request, made, DecisionForm())
    if not request.user.has_perm(_MAY_CHANGE):
        return _back(request, made, _("You may read requests, but not decide on them."))
    try:
        return _act(request, made)
    except deciding.DecidedAlreadyError as error:
        who = error.decision.decided_by.get_full_name() or error.decision.decided_by.get_username()
        return _back(request, made, _("%(who)s has decided already. Your decision was not stored.") % {"who": who})
    except deciding.SecondPersonNeededError:
        return _back(request, made, _("You decided this. Somebody else has to confirm it."))
    except RequestMovedOnError:
        return _back(request, made, _("This request has moved on meanwhile. Nothing was stored; look at it again."))


def _act(request: HttpRequest, made: EngagementRequest) -> HttpResponse:
    at, by = timezone.now(), request.user
    if "assign" in request.POST:
        form = AssignForm(request.POST)
        if form.is_valid():
            deciding.request_assign(request=made, to=form.cleaned_data["to"], by=by, at=at)
    elif "decide" in request.POST:
        return _decide(request, made)
    elif "confirm" in request.POST:
        deciding.refusal_confirm(decision=_waiting(made), by=by, at=at)
    elif "return" in request.POST:
        deciding.refusal_return(decision=_waiting(made), by=by, at=at)
    elif "done" in request.POST:
        deciding.request_done(request=made, by=by, at=at)
    messages.success(request, _("Stored."))
    return redirect("partners_engagement", made.pk)


def _decide(request: HttpRequest, made: EngagementRequest) -> HttpResponse:
    at, form = timezone.now(), DecisionForm(request.POST)
    criteria = deciding.criteria_for(at=at)
    if criteria is None:
        return _back(request, made, _("No criteria are in force. Publish their words first."))
    if not form.is_valid():
        return _show(request, made, form)
    decision = deciding.request_decide(request=made, criteria=criteria, by=request.user, at=at, **form.said())
    told = _("Decided. The requester is told.")
    waits = _("Refusal stored. The requester is told when a second person has confirmed it.")
    messages.success(request, told if decision.is_final else waits)
    return redirect("partners_engagement", made.pk)


def _waiting(made: EngagementRequest) -> Decision:
    decision = Decision.objects.filter(request=made, confirmed_by=None).first()
    if decision is None:
        raise RequestMovedOnError
    return decision


def _back(request: HttpRequest, made: EngagementRequest, reason: str) -> HttpResponse:
    messages.error(request, reason)
    return redirect("partners_engagement", made.pk)


def _show(request: HttpRequest, made: EngagementRequest, form: DecisionForm) -> HttpResponse:
    decision = Decision.objects.filter(request=made).select_related("criteria", "decided_by", "confirmed_by").first()
    may_change = request.user.has_perm(_MAY_CHANGE)
    context: dict[str, Any] = {
        "made": made,
        "items": presenters.answer_items(made, changeable=False),
        "attachments": made.attachments.all(),
        "decision": decision,
        "decision_items": presenters.decision_items(decision) if decision else [],
        "waits": decision is not None and not decision.is_final,
        "is_own": decision is not None and decision.decided_by_id == request.user.pk,
        "assign_form": AssignForm(initial={"to": made.assigned_to_id}),
        "form": form,
        "criteria": deciding.criteria_for(at=timezone.now()),
        "may_change": may_change,
        "may_assign": may_change and made.state in OPEN_STATES,
        "may_decide": may_change and made.state in OPEN_STATES and decision is None,
        "may_finish": may_change and made.state == RequestState.DECIDED,
        "page_title": _("Request %(reference)s") % {"reference": made.reference},
        "header_icon": "group",
    }
    return render(request, "partners/admin/request.html", context)


@permission_required(_MAY_SEE, raise_exception=True)
def request_attachment(request: HttpRequest, pk: int) -> HttpResponse | FileResponse:
    """A file of a request that was sent, always as a download: nothing of it runs in the admin."""
    found = get_object_or_404(RequestAttachment.objects.exclude(request__reference=""), pk=pk)
    access_log(by=request.user, action=READ_FILE, at=timezone.now(), subjects=[found.request.reference])
    response = FileResponse(found.file.open(), as_attachment=True, filename=found.name, content_type=found.media_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store, private"
    return response
