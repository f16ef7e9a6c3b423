"""Screens of the admin that do one thing."""

from __future__ import annotations

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages

from guidance.models import Escalation
from guidance.presenters import CAUTION
from guidance.services import escalation_confirm, escalation_withdraw


@permission_required("guidance.change_escalation", raise_exception=True)
def escalation_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask before a possible escalation is confirmed, or its confirmation withdrawn; a POST does it."""
    escalation = get_object_or_404(Escalation, pk=pk)
    is_shown = escalation.confirmed_on is not None and escalation.confirmed_by is not None
    if request.method == "POST":
        return _decide(request, escalation)
    title = _("Withdraw a possible escalation") if is_shown else _("Confirm a possible escalation")
    context = {"escalation": escalation, "is_confirmed": is_shown, "page_title": title, "caution": CAUTION}
    return render(request, "guidance/admin/escalation_decide.html", context)


def _decide(request: HttpRequest, escalation: Escalation) -> HttpResponse:
    if "withdraw" in request.POST:
        escalation_withdraw(escalation=escalation, by=request.user)
        messages.success(request, _("%(step)s is no longer shown.") % {"step": escalation})
    else:
        escalation_confirm(escalation=escalation, by=request.user, at=timezone.now())
        messages.success(request, _("%(step)s is confirmed and shown.") % {"step": escalation})
    return redirect(Escalation.snippet_viewset.get_url_name("list"))  # type: ignore[attr-defined]
