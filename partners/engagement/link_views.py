"""What the requester sees behind the link: the steps of a draft, then how far the request has come."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from core.forms import SummaryError
from core.link_views import signed_link_view
from core.models import SignedLink
from core.signed_links import LinkWithdrawnError
from core.uploads import names_as_sent
from partners.engagement import presenters, selectors, services
from partners.engagement.enums import RequestState
from partners.engagement.forms import STEPS, FileForm, StepForm, first_missing, step_form
from partners.models import EngagementRequest

_CHECK = "check"


@names_as_sent
@signed_link_view(services.PURPOSE)
def request_status(request: HttpRequest, link: SignedLink) -> HttpResponse:
    """Fill in a draft (`?step=2`), look it over (`?step=check`), send it; follow or withdraw what was sent."""
    made = EngagementRequest.objects.filter(pk=int(link.about)).select_related("decision__criteria").first()
    if made is None or made.state == RequestState.WITHDRAWN:
        raise LinkWithdrawnError
    try:
        if "withdraw" in request.POST:
            return _withdraw(request, made)
        if made.state != RequestState.DRAFT:
            return _status(request, made)
        return _act(request, made) if request.method == "POST" else _show(request, made)
    except services.RequestMovedOnError:  # the same page lay open twice
        return _to(request, "")


def _act(request: HttpRequest, made: EngagementRequest) -> HttpResponse:
    at, step = timezone.now(), _step(request, made)
    if "send" in request.POST:
        if first_missing(made):
            return _to(request, f"?step={first_missing(made)}")
        services.request_send(request=made, at=at)
        return _to(request, "")
    if "remove" in request.POST:
        key = request.POST["remove"]
        services.attachment_remove(request=made, pk=int(key) if key.isascii() and key.isdigit() else 0, at=at)
        return _to(request, "?step=4")
    if step == str(STEPS):
        return _file(request, made)
    if step == _CHECK:
        return _later(request, made) if "later" in request.POST else _show(request, made)
    return _answer(request, made, int(step))


def _answer(request: HttpRequest, made: EngagementRequest, step: int) -> HttpResponse:
    """Store what is good of a step. “Save and come back later” stores it also where something is missing."""
    form = step_form(step, made, request.POST)
    is_valid = form.is_valid()
    if is_valid or "later" in request.POST:
        services.request_answer(request=made, at=timezone.now(), **form.answers())
    if "later" in request.POST:
        return _later(request, made)
    if not is_valid:
        return _show_step(request, made, str(step), form, status=400)
    return _to(request, f"?step={_next(request, made, step)}")


def _next(request: HttpRequest, made: EngagementRequest, step: int) -> str:
    """Return the next step; who came from the answers to change one goes back there, if nothing is missing."""
    return _CHECK if "back" in request.GET and not first_missing(made) else str(step + 1)


def _file(request: HttpRequest, made: EngagementRequest) -> HttpResponse:
    if "later" in request.POST:
        return _later(request, made)
    if "add" not in request.POST and not request.FILES:
        return _to(request, f"?step={_CHECK}")
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid() or form.upload is None:
        return _show_step(request, made, str(STEPS), form, status=400)
    file = form.cleaned_data["file"]
    kept = services.attachment_add(request=made, file=file, upload=form.upload, at=timezone.now())
    if kept is None:
        form.add_error("file", _("You can send five files. Remove one first."))
        return _show_step(request, made, str(STEPS), form, status=400)
    return _to(request, "?step=4")


def _later(request: HttpRequest, made: EngagementRequest) -> HttpResponse:
    try:
        services.request_save_link(request=made, at=timezone.now())
    except services.TooManyRequestsError:
        reason = _(
            "We have sent you several emails with the link already. What you filled in is kept; use one of them."
        )
        step = _step(request, made)
        form = None if step == _CHECK else _blank(int(step), made)
        return _show_step(request, made, step, form, [SummaryError(reason, "")], status=429)
    title = _("Your request is kept")
    return render(request, "partners/request_saved.html", _context(title) | {"made": made})


def _show(request: HttpRequest, made: EngagementRequest) -> HttpResponse:
    step = _step(request, made)
    if step == _CHECK and first_missing(made):
        step = str(first_missing(made))
    form = None if step == _CHECK else _blank(int(step), made)
    return _show_step(request, made, step, form)


def _blank(step: int, made: EngagementRequest) -> StepForm:
    return FileForm() if step == STEPS else step_form(step, made)


def _step(request: HttpRequest, made: EngagementRequest) -> str:
    """Return the step of the address: "1" to "4" or "check"; where it says none, the first with something missing."""
    asked = request.GET.get("step", "")
    if asked in {"1", "2", "3", "4", _CHECK}:
        return asked
    missing = first_missing(made)
    return str(missing) if missing else _CHECK


def _show_step(
    request: HttpRequest,
    made: EngagementRequest,
    step: str,
    form: StepForm | None,
    errors: list[SummaryError] | None = None,
    status: int = 200,
) -> HttpResponse:
    summary = errors or (form.error_summary if form else [])
    title = str(form.title) if form else _("Check your answers")
    context = _context(title, is_error=bool(summary)) | {
        "made": made,
        "form": form,
        "errors": summary,
        "step": step,
        "steps": STEPS,
        "is_files": step == str(STEPS),
        "address": request.get_full_path(),
        "items": presenters.answer_items(made, changeable=True) if form is None else [],
        "terms": selectors.terms(),
    }
    template = "partners/request_step.html" if form else "partners/request_check.html"
    return render(request, template, context, status=status)


def _status(request: HttpRequest, made: EngagementRequest) -> HttpResponse:
    decision = getattr(made, "decision", None)
    is_told = made.state in {RequestState.DECIDED, RequestState.DONE} and decision is not None
    context = _context(_("Your request %(reference)s") % {"reference": made.reference}) | {
        "made": made,
        "way": presenters.way(made),
        "received": presenters.day(made.received_at),
        "decision": decision if is_told else None,
        "decision_items": presenters.decision_items(decision) if is_told and decision else [],
        "items": presenters.answer_items(made, changeable=False),
        "may_withdraw": presenters.may_withdraw(made),
        "asks": "withdraw" in request.GET,
    }
    return render(request, "partners/request_status.html", context)


def _withdraw(request: HttpRequest, made: EngagementRequest) -> HttpResponse:
    services.request_withdraw(request=made, at=timezone.now())
    was_sent = bool(made.reference)
    title = _("You have withdrawn your request") if was_sent else _("Your draft is deleted")
    return render(request, "partners/request_withdrawn.html", _context(title) | {"was_sent": was_sent})


def _context(title: str, *, is_error: bool = False) -> dict[str, Any]:
    meta_title = _("Error: %(title)s") % {"title": title} if is_error else title
    return {"title": title, "meta_title": meta_title, "meta_robots": "noindex"}


def _to(request: HttpRequest, query: str) -> HttpResponse:
    return HttpResponseRedirect(f"{request.path}{query}", status=303)
