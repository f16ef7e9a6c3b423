"""The admin's screen of one release: who may read it early, what they did, and taking it back."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from core.access_log import access_log
from partners.embargo.models import Release, ReleaseAccess, ReleaseReader
from partners.embargo.reader_form import ReaderForm
from partners.embargo.selectors import is_public, terms_now
from partners.embargo.services import ReleaseIsPublicError, reader_invite, reader_revoke, release_withdraw

View = Callable[..., HttpResponse | FileResponse]


def _for_those_allowed(view: View) -> View:
    """Only who may change releases; nobody else learns whether there is one."""

    @wraps(view)
    def checked(request: HttpRequest, **keys: int) -> HttpResponse | FileResponse:
        if not request.user.has_perm("partners.change_release"):
            raise PermissionDenied
        return view(request, **keys)

    return checked


@_for_those_allowed
def readers(request: HttpRequest, pk: int) -> HttpResponse:
    """Who may read a release early, a form to invite one more, and the log of what they did."""
    release, at = get_object_or_404(Release, pk=pk), timezone.now()
    access_log(by=request.user, action="partners.release.readers", at=at, subjects=[reference(release)])
    form = ReaderForm(request.POST or None, release=release)
    if request.method == "POST" and form.is_valid():
        try:
            reader = reader_invite(release=release, by=request.user, at=at, **form.cleaned_data)
        except ReleaseIsPublicError:
            form.add_error(None, _("This is public or withdrawn already: nobody needs a link."))
        else:
            messages.success(request, _("%(name)s gets a link by mail.") % {"name": reader.name})
            return redirect("partners_release_readers", pk)
    context = {
        "release": release,
        "readers": release.readers.select_related("organisation", "terms"),
        "accesses": ReleaseAccess.objects.filter(reader__release=release).select_related("reader__organisation"),
        "form": form,
        "has_terms": terms_now() is not None,
        "is_public": is_public(release, at=at),
        "edit_url": reverse(Release.snippet_viewset.get_url_name("edit"), args=[pk]),  # type: ignore[attr-defined]
        "page_title": _("Readers before publication"),
        "header_icon": "lock",
    }
    return render(request, "partners/admin/release_readers.html", context)


def reference(release: Release) -> str:
    """What the access log calls a release: its readers may not learn the title."""
    return f"release {release.pk}"


@_for_those_allowed
def release_file(request: HttpRequest, pk: int) -> HttpResponse | FileResponse:
    """The PDF of a release as it was uploaded, for those who prepare it."""
    found = get_object_or_404(Release.objects.exclude(file=""), pk=pk)
    access_log(by=request.user, action="partners.release.file", at=timezone.now(), subjects=[reference(found)])
    response = FileResponse(
        found.file.open(), as_attachment=True, filename=found.file_name, content_type="application/pdf"
    )
    response["Cache-Control"] = "no-store, private"
    return response


@require_POST
@_for_those_allowed
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one reader's link back."""
    reader = get_object_or_404(ReleaseReader.objects.select_related("release", "organisation"), pk=pk)
    reader_revoke(reader=reader, by=request.user, at=timezone.now())
    messages.success(request, _("The link of %(name)s opens nothing any more.") % {"name": reader.name})
    return redirect("partners_release_readers", reader.release_id)


@require_POST
@_for_those_allowed
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a release away from readers and the public."""
    release_withdraw(release=get_object_or_404(Release, pk=pk), by=request.user, at=timezone.now())
    messages.success(request, _("Nobody outside can read this any more."))
    return redirect("partners_release_readers", pk)
