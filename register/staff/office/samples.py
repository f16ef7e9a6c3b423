"""The button that drops the invented register."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from wagtail.admin import messages

from register.models import Action, Body, ReportYear
from register.samples import samples_drop, samples_exist
from register.selectors import shows_samples
from register.staff.office.access import act, for_those
from register.workflow.rights import ADMINISTER


@for_those(ADMINISTER)
def drop_samples(request: HttpRequest) -> HttpResponse:
    """Say what goes and ask once more, then drop it; where there is nothing to drop, or it is too late, say so."""
    if not samples_exist():
        messages.info(request, _("There are no invented examples."))
        return redirect("register_years")
    if request.method == "POST":
        act(request, samples_drop, success=_("The invented register is dropped."))
        return redirect("register_years")
    context = {
        "is_too_late": not shows_samples(),
        "entries": Action.objects.filter(is_sample=True).order_by("reference"),
        "bodies": Body.objects.filter(is_sample=True),
        "years": ReportYear.objects.filter(is_sample=True),
        "page_title": _("Drop the invented register"),
    }
    return render(request, "register/admin/samples_drop.html", context)
