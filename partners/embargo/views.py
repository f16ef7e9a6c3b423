"""What the public sees of releases, and what a reader sees before: every view asks the selectors what is public now."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.html import html_clean
from core.link_views import signed_link_view
from core.models import SignedLink
from core.renderers import pdf_marked, pdf_of
from core.serving import file_response
from partners.crumbs import crumbs_of
from partners.embargo.enums import AccessAction
from partners.embargo.forms import AcceptForm
from partners.embargo.models import Release, ReleaseReader
from partners.embargo.selectors import (
    LANGUAGE,
    is_public,
    reader_of,
    release_document,
    releases_public,
    terms_now,
    watermark_of,
)
from partners.embargo.services import PURPOSE, access_record, terms_accept
from partners.embargo.trees import list_lead, list_title
from partners.pages import PartnersPage


@require_safe
def releases(request: HttpRequest) -> HttpResponse:
    """What is public of all that partners saw before, with the organisations that did; it says where there is none."""
    found = list(releases_public(at=timezone.now()).prefetch_related("organisations"))
    context = {"releases": found, "lead": list_lead(), "meta_description": list_lead(), **_frame(request, list_title())}
    return _private(render(request, "partners/embargo/releases.html", context))


@require_safe
def release(request: HttpRequest, slug: str) -> HttpResponse:
    """One release, from its moment on; before it, as if it did not exist."""
    found = _public(slug)
    context = {
        "release": found,
        "body": html_clean(found.body),
        "names": [each.name for each in found.organisations.all()],
        "text_language": "" if get_language() == LANGUAGE else LANGUAGE,
        "meta_description": found.summary or list_lead(),
        **_frame(request, found.title, above=True),
    }
    if found.is_sample:
        context["meta_robots"] = "noindex"
    return _private(render(request, "partners/embargo/release.html", context))


@require_safe
def release_pdf(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The PDF of a public release, as it was uploaded; whole, or the range that was asked for."""
    found = _public(slug)
    if not found.file:
        raise Http404
    response = file_response(request, Path(found.file.path), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{found.slug}.pdf"'
    response["Cache-Control"] = "private, no-cache"
    return response


@signed_link_view(PURPOSE)
def embargo(request: HttpRequest, link: SignedLink) -> HttpResponse:
    """A reader's own link: the terms first, then the release, marked with the reader's name."""
    reader, at = reader_of(link), timezone.now()
    if is_public(reader.release, at=at):
        return redirect("partners_release", slug=reader.release.slug)
    form = AcceptForm(request.POST if request.method == "POST" else None)
    if reader.accepted_at is None:
        return _terms(request, link, reader, form)
    if request.method == "POST":
        return redirect(request.path)
    access_record(reader=reader, action=AccessAction.READ, at=at)
    context = {
        "reader": reader,
        "release": reader.release,
        "body": html_clean(reader.release.body),
        "watermark": watermark_of(reader),
        "pdf_url": reverse("partners_embargo_pdf", args=[request.path.rstrip("/").rpartition("/")[2]]),
        "terms": reader.terms,
        "meta_title": _("Embargoed"),
        "meta_robots": "noindex",
    }
    return render(request, "partners/embargo/early.html", context)


@signed_link_view(PURPOSE)
def embargo_pdf(request: HttpRequest, link: SignedLink) -> HttpResponse:
    """A reader's own copy, with their name on every page; once the release is public, the public one."""
    reader, at = reader_of(link), timezone.now()
    if is_public(reader.release, at=at):
        return redirect("partners_release", slug=reader.release.slug)
    if reader.accepted_at is None or request.method == "POST":
        return redirect(request.path.removesuffix("document.pdf"))
    made = _early_pdf(reader)
    if request.method == "GET":
        access_record(reader=reader, action=AccessAction.DOWNLOADED, at=at)
    headers = {"Content-Disposition": 'attachment; filename="embargoed.pdf"'}
    return HttpResponse(made, content_type="application/pdf", headers=headers)


def _early_pdf(reader: ReleaseReader) -> bytes:
    found, line = reader.release, watermark_of(reader)
    if found.file:
        with found.file.open("rb") as file:
            return pdf_marked(file.read(), line)
    return pdf_marked(pdf_of(release_document(found, mark=_("Embargoed"))), line)


def _terms(request: HttpRequest, link: SignedLink, reader: ReleaseReader, form: AcceptForm) -> HttpResponse:
    at, terms = timezone.now(), terms_now()
    sent = request.POST.get("version", "")
    if terms and request.method == "POST" and form.is_valid() and sent == str(terms.number):
        terms_accept(reader=reader, link=link, terms=terms, at=at)
        return redirect(request.path)
    if request.method == "POST" and sent != str(terms.number if terms else ""):
        form.add_error(None, _("These terms are newer than those you read. Read them, then accept them."))
    if request.method != "POST":
        access_record(reader=reader, action=AccessAction.TERMS_SHOWN, at=at)
    title = _("Terms before you read on")
    context = {
        "reader": reader,
        "terms": terms,
        "text": html_clean(terms.text) if terms else "",
        "form": form,
        "errors": form.error_summary,
        "title": title,
        "meta_title": _("Error: %(title)s") % {"title": title} if form.errors else title,
        "meta_robots": "noindex",
    }
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    return render(request, "partners/embargo/terms.html", context, status=status)


def _public(slug: str) -> Release:
    found = releases_public(at=timezone.now()).filter(slug=slug).first()
    if found is None:
        raise Http404
    return found


def _frame(request: HttpRequest, title: str, *, above: bool = False) -> dict[str, Any]:
    """Title and place of a page, for the base template."""
    listed = {"title": list_title(), "url": reverse("partners_releases")}
    here = {"title": title, "url": request.path}
    crumbs = [*crumbs_of(PartnersPage), *([listed] if above else []), here]
    return {"title": title, "meta_title": title, "crumbs_extra": crumbs}


def _private(response: HttpResponse) -> HttpResponse:
    """No cache keeps it without asking: what is withdrawn is gone at once."""
    response["Cache-Control"] = "private, no-cache"
    return response
