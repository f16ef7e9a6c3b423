"""Admin screens: how every format of every page stands, and the formats of a draft."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages
from wagtail.models import Page

from core.models import ContentPage
from formats.listening_views import MAY_LISTEN
from formats.renderers import RENDERERS, RenderError
from formats.report import report_of
from formats.selectors import source_of
from formats.services import draft_render, file_rebuild
from formats.wanted import renderers_for

_MAY_REBUILD = "formats.change_formatrequest"
_MAY_SEE = "formats.view_formatrequest"


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """Page × language × format: how each stands (`?language=` and `?state=` choose); POST rebuilds."""
    if not request.user.has_perm(_MAY_SEE):
        raise PermissionDenied
    if request.method == "POST":
        return _rebuild(request)
    context = {
        "page_title": _("State of all formats"),
        "header_icon": "doc-full",
        "report": report_of(language=request.GET.get("language", ""), state=request.GET.get("state", "")),
        "language": request.GET.get("language", ""),
        "state": request.GET.get("state", ""),
        "formats": [each.label for each in RENDERERS.values()],
        "may_rebuild": request.user.has_perm(_MAY_REBUILD),
        "may_listen": request.user.has_perm(MAY_LISTEN),
    }
    return render(request, "formats/admin/report.html", context)


def _rebuild(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm(_MAY_REBUILD):
        raise PermissionDenied
    language, _space, rest = request.POST.get("rebuild", "").partition(" ")
    key, _space, name = rest.rpartition(" ")
    source, renderer = source_of(key, language), RENDERERS.get(name)
    if source is None or renderer is None or renderer not in renderers_for(language):
        return HttpResponseBadRequest(_("There is no such format of a page. Go back and load the list again."))
    file_rebuild(source=source, renderer=renderer, at=timezone.now())
    what = {"format": renderer.label, "page": source.title}
    messages.success(request, _("%(format)s of “%(page)s” is made anew. It takes some minutes.") % what)
    return redirect(f"{reverse('formats_report')}{_chosen(request)}")


def _chosen(request: HttpRequest) -> str:
    """The filters of the address, for the way back."""
    chosen = {name: request.GET[name] for name in ("language", "state") if request.GET.get(name)}
    return f"?{urlencode(chosen)}" if chosen else ""


@require_safe
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """The formats of a page's newest draft, to look at before it is published."""
    page = _draft_or_404(request, pk)
    offered = renderers_for(page.locale.language_code)
    context = {
        "page_title": _("Formats of the draft"),
        "page_subtitle": page.get_admin_display_title(),
        "header_icon": "doc-full",
        "page": page,
        "files": [
            (each.label, reverse("formats_draft_file", args=[pk, each.name])) for each in offered if each.at_request
        ],
    }
    return render(request, "formats/admin/draft.html", context)


@require_safe
def draft_file(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """A format of a page's newest draft, marked DRAFT on each page; never kept, never public."""
    page = _draft_or_404(request, pk)
    renderer = RENDERERS.get(name)
    if renderer is None or not renderer.at_request or renderer not in renderers_for(page.locale.language_code):
        raise Http404(f"No format {name}")
    try:
        content, file_name = draft_render(page=page, renderer=renderer)
    except RenderError as error:
        messages.error(request, _("This file cannot be made from the draft: %(reason)s") % {"reason": error})
        return redirect("formats_draft", pk)
    response = HttpResponse(content, content_type=renderer.media_type)
    response["Content-Disposition"] = f'attachment; filename="{file_name}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _draft_or_404(request: HttpRequest, pk: int) -> Any:
    page = get_object_or_404(Page, pk=pk).specific
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    if not isinstance(page, ContentPage) or not page.has_formats:
        raise Http404(f"Page {pk} has no formats")
    return page.get_latest_revision_as_object()
