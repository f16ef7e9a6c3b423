"""Screens of the admin that do one thing quickly."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from contact.enums import HolidayDecision
from contact.forms import EmergencyClosureForm
from contact.models import Closure, PhoneLine, PublicHoliday
from contact.services import closure_create_emergency, holiday_decide, line_set_working
from contact.times import local_day


@permission_required("contact.add_closure", raise_exception=True)
def emergency_closure(request: HttpRequest) -> HttpResponse:
    """Ask what is closed, show what that means, and close when it is confirmed."""
    now = timezone.now()
    form = EmergencyClosureForm(request.POST or None, today=local_day(now))
    is_valid = request.method == "POST" and form.is_valid()
    if is_valid and "confirmed" in request.POST:
        return _close(request, form.cleaned_data, now)
    context = {
        "form": form,
        "to_confirm": is_valid and "change" not in request.POST,
        "today": local_day(now),
        "page_title": _("Emergency closure"),
        "header_icon": "warning",
    }
    return render(request, "contact/admin/emergency_closure.html", context)


def _close(request: HttpRequest, data: dict[str, Any], now: datetime) -> HttpResponse:
    closure = closure_create_emergency(
        last_day=data["last_day"],
        reason=data["reason"],
        services=data["services"],
        lines=data["lines"],
        by=request.user,
        at=now,
    )
    edit = reverse(Closure.snippet_viewset.get_url_name("edit"), args=[closure.pk])  # type: ignore[attr-defined]
    messages.success(
        request,
        _("Closed. Every page says so now, and stops by itself after the last day."),
        buttons=[messages.button(edit, _("Change this closure"))],
    )
    return redirect("wagtailadmin_home")


@require_POST
def decide_holiday(request: HttpRequest, pk: int) -> HttpResponse:
    """Record from the dashboard whether we are closed on a holiday (POST decision=closed or open)."""
    if not request.user.has_perm("contact.change_publicholiday"):
        raise PermissionDenied
    decision = request.POST.get("decision", "")
    if decision not in HolidayDecision.values:
        return HttpResponseBadRequest(_("This decision is not known. Go back and choose one of the buttons."))
    holiday = holiday_decide(holiday=get_object_or_404(PublicHoliday, pk=pk), decision=decision, by=request.user)
    messages.success(request, f"{holiday}: {holiday.get_decision_display()}")
    return redirect("wagtailadmin_home")


@require_POST
def restore_line(request: HttpRequest, pk: int) -> HttpResponse:
    """Record from the dashboard that a faulty line works again."""
    if not request.user.has_perm("contact.change_phoneline"):
        raise PermissionDenied
    line = line_set_working(line=get_object_or_404(PhoneLine, pk=pk), is_working=True, by=request.user)
    messages.success(request, _("%(number)s works again. Every page says so now.") % {"number": line})
    return redirect("wagtailadmin_home")
