"""Admin screens of our consultations and projects, and the button that invites partners."""

from __future__ import annotations

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from core.viewsets import FactViewSet
from partners.models import Project, ProjectText
from partners.projects import selectors, services

WORDS = [ProjectText]


class ProjectViewSet(FactViewSet):
    model = Project
    icon = "calendar-alt"
    menu_label = gettext_lazy("Consultations and projects")
    list_display = ["__str__", "kind", "opens_on", "closes_on"]
    list_filter = ["kind"]


@permission_required("partners.change_project", raise_exception=True)
def project_invitations(request: HttpRequest, pk: int) -> HttpResponse:
    """Show whom a button would invite, and who was invited when; the button invites."""
    project = get_object_or_404(Project, pk=pk)
    if request.method == "POST":
        invited, unreachable = services.partners_invite(project=project, by=request.user, at=timezone.now())
        messages.success(request, _("Invited: %(count)d") % {"count": len(invited)})
        if unreachable:
            names = ", ".join(each.name for each in unreachable)
            messages.warning(request, _("No email address is recorded for: %(names)s") % {"names": names})
        return redirect("partners_project_invitations", pk)
    context = {
        "project": project,
        "to_invite": selectors.partners_to_invite(project) if project.words else [],
        "has_words": project.words is not None,
        "invitations": project.invitations.select_related("organisation"),
        "page_title": _("Invitations: %(project)s") % {"project": project},
        "header_icon": "mail",
    }
    return render(request, "partners/admin/invitations.html", context)
