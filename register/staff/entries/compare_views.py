"""Two versions of an entry side by side, and a version as its public page will look."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.admin import messages

from register import views
from register.enums import ON_ITS_WAY, VersionState
from register.models import RegisterPage, Version
from register.staff.entries import presenters
from register.staff.entries.access import allowed, refused, versions_seen
from register.workflow.content import content_of

ENGLISH = "en"


@require_safe
@allowed()
def entry_compare(request: HttpRequest, pk: str) -> HttpResponse:
    """Compare a version with the public one, or with the one that the address names (`?with=` its number)."""
    seen = versions_seen(request.user)
    version = get_object_or_404(Version, pk=pk)
    if not seen.filter(pk=pk).exists():
        return _not_public(request)
    others = list(seen.filter(action=version.action_id).exclude(pk=pk).order_by("-number"))
    version = seen.get(pk=pk)
    wanted = request.GET.get("with", "")
    other = next((each for each in others if str(each.number) == wanted), None) or _usual(version, others)
    rows = []
    if other:
        older, newer = sorted([version, other], key=lambda each: each.number)
        rows = presenters.compared(_said(older), _said(newer))
    context = {
        "version": version,
        "others": others,
        "other": other,
        "left": older if other else None,
        "right": newer if other else None,
        "rows": rows,
        "page_title": _("Compare versions of %(reference)s") % {"reference": version.action.reference},
    }
    return render(request, "register/admin/compare.html", context)


def _usual(version: Version, others: list[Version]) -> Version | None:
    public = next((each for each in others if each.state == VersionState.PUBLIC), None)
    earlier = next((each for each in others if each.number < version.number), None)
    return public or earlier or (others[0] if others else None)


def _said(version: Version) -> dict[str, str]:
    found = presenters.said(content_of(version), version.correction)
    return found | ({_("Reason"): presenters.seal_line(version)} if version.is_sealed else {})


@require_safe
@allowed()
def entry_preview(request: HttpRequest, pk: str) -> HttpResponse:
    """Show a version that is on its way as the public page of its entry: in English, as it is written."""
    version = get_object_or_404(Version.objects.select_related("action", "body", "year", "seal"), pk=pk)
    if not versions_seen(request.user).filter(pk=pk).exists():
        return _not_public(request)
    page = RegisterPage.objects.filter(locale__language_code=ENGLISH).first()
    if page is None or version.state not in ON_ITS_WAY:
        messages.error(request, _("There is nothing to preview."))
        return redirect("register_entry", version.pk)
    return views.preview(request, page, version)


def _not_public(request: HttpRequest) -> HttpResponse:
    return refused(request, _("This is not public. Ask an administrator if you think that you should see it."))
