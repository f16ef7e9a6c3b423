"""Screens of the admin about signposting: what people reported, and what differs."""

from __future__ import annotations

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages

from contact.times import local_day
from partners.signposting.consistency import differences
from partners.signposting.models import EntryReport, LinkCheck
from partners.signposting.services import report_settle


@permission_required("partners.change_entryreport", raise_exception=True)
def reports(request: HttpRequest) -> HttpResponse:
    """What people reported about entries, and websites that do not open; a POST settles a report."""
    if request.method == "POST":
        report = get_object_or_404(EntryReport, pk=request.POST.get("report", "0"))
        report_settle(report=report, by=request.user, at=timezone.now())
        messages.success(request, _("Settled."))
        return redirect("partners_reports")
    context = {
        "reports": EntryReport.objects.filter(settled_at=None).select_related("organisation"),
        "links": LinkCheck.objects.exclude(problem="").select_related("organisation"),
        "last_check": LinkCheck.objects.order_by("-checked_at").first(),
        "page_title": _("Reports about entries"),
    }
    return render(request, "partners/admin/reports.html", context)


@permission_required("partners.change_organisation", raise_exception=True)
def consistency(request: HttpRequest) -> HttpResponse:
    """Every phone number, hour and statement that differs from another."""
    found = differences(on=local_day(timezone.now()))
    context = {"kinds": found, "is_empty": not any(found.values()), "page_title": _("Consistency report")}
    return render(request, "partners/admin/consistency.html", context)
