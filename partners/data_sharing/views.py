"""The tables as page, CSV and CSVW, and the commitment behind a signed link."""

from __future__ import annotations

from http import HTTPStatus

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.html import html_clean
from core.link_views import signed_link_view
from core.models import SignedLink
from core.publisher import publisher
from partners.crumbs import crumbs_of, refuse_without
from partners.data_sharing.datasets import csv_of, csvw_of, fields_of, rows_of
from partners.data_sharing.forms import CommitForm
from partners.data_sharing.models import CommitmentRequest, Dataset
from partners.data_sharing.pages import DataSharingPage
from partners.data_sharing.selectors import LANGUAGE, datasets_live, request_of
from partners.data_sharing.services import PURPOSE, commitment_accept
from partners.pages import PartnersPage


@require_safe
def dataset(request: HttpRequest, slug: str) -> HttpResponse:
    """One table: what it shows, its rows, what its fields mean, and its files."""
    refuse_without(DataSharingPage)
    found = _live(slug)
    fields = fields_of(found.fields)
    context = {
        "dataset": found,
        "fields": fields,
        "rows": [list(zip(fields, row, strict=True)) for row in rows_of(found.table)],
        "text_language": "" if get_language() == LANGUAGE else LANGUAGE,
        "meta_title": found.title,
        "crumbs_extra": [*crumbs_of(PartnersPage, DataSharingPage), {"title": found.title, "url": request.path}],
    }
    if found.is_sample:
        context["meta_robots"] = "noindex"
    return render(request, "partners/data_sharing/dataset.html", context)


@require_safe
def dataset_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """The table as a file; its name is the address's."""
    found = _live(slug)
    response = HttpResponse(csv_of(found), content_type="text/csv; charset=utf-8; header=present")
    response["Content-Disposition"] = f'attachment; filename="{found.slug}.csv"'
    metadata = reverse("partners_dataset_metadata", args=[slug])
    response["Link"] = f'<{metadata}>; rel="describedby"; type="application/csvm+json"'
    return response


@require_safe
def dataset_metadata(request: HttpRequest, slug: str) -> HttpResponse:
    """What the columns of the file are, for machines (CSVW)."""
    found = _live(slug)
    site = settings.SITE_URL
    data = csvw_of(
        found,
        csv_address=f"{site}{reverse('partners_dataset_csv', args=[slug])}",
        page_address=f"{site}{reverse('partners_dataset', args=[slug])}",
        publisher=publisher(),
    )
    return JsonResponse(data, content_type="application/csvm+json", json_dumps_params={"indent": 2})


@signed_link_view(PURPOSE)
def commitment(request: HttpRequest, link: SignedLink) -> HttpResponse:
    """What a person commits to, and, once that is done, the receipt at the same address."""
    asked = request_of(link)
    form = CommitForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and asked.accepted_at is None and form.is_valid():
        commitment_accept(asked=asked, link=link, role=form.cleaned_data["role"], at=timezone.now())
        return redirect(request.path)
    return _commitment_page(request, asked, form)


def _commitment_page(request: HttpRequest, asked: CommitmentRequest, form: CommitForm) -> HttpResponse:
    title = _("Receipt for your commitment") if asked.accepted_at else _("A commitment before we share personal data")
    context = {
        "asked": asked,
        "text": html_clean(asked.commitment.text),
        "form": form,
        "errors": form.error_summary,
        "title": title,
        "meta_title": _("Error: %(title)s") % {"title": title} if form.errors else title,
        "meta_robots": "noindex",
    }
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    return render(request, "partners/data_sharing/commitment.html", context, status=status)


def _live(slug: str) -> Dataset:
    found = datasets_live().filter(slug=slug).first()
    if found is None:
        raise Http404
    return found
