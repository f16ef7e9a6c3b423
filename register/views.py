"""The pages below the register page."""

from __future__ import annotations

import math
from dataclasses import replace
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from register import data, entry_presenters, presenters, reports, selectors
from register.filters import Filters, filters_read
from register.models import RegisterPage, Version, YearPublication

PAGE_SIZE = 20
ENGLISH = "en"  # what entries are written in


def entries(request: HttpRequest, page: RegisterPage) -> HttpResponse:
    """The list that the address asks for; what cannot be asked for is said, with 400, and left out."""
    filters, errors = filters_read(
        request.GET, years=selectors.years_listed(), is_organisation=selectors.organisation_is_known
    )
    total = selectors.total(filters)
    last = max(1, math.ceil(total / PAGE_SIZE))
    if filters.page > last:
        errors.append(_("There is no page “%(value)s”. This is the first.") % {"value": filters.page})
        filters = replace(filters, page=1)
    base = _base(page, request)
    context = {
        "errors": [{"text": message, "href": ""} for message in errors],
        "filters": filters,
        "total": total,
        "sentence": presenters.sentence(total),
        "cards": [presenters.card(each, base) for each in selectors.page_of(filters, size=PAGE_SIZE)],
        "groups": presenters.groups(filters, base),
        "organisations": presenters.organisation_choices(filters),
        "tags": presenters.tags(filters, base),
        "sorts": presenters.sorts(filters, base),
        "coverage": presenters.coverage(),
        "nil_years": presenters.nil_years(),
        "years": presenters.years(base),
        "empty": "" if selectors.cube("", "") else presenters.empty_line(),
        "last": last,
        "previous_url": presenters.address(base, filters, page=filters.page - 1) if filters.page > 1 else "",
        "next_url": presenters.address(base, filters, page=filters.page + 1) if filters.page < last else "",
        "files": _files(filters),
        "base": base,
        **_frame(),
    }
    if filters.narrows or errors:
        context["meta_robots"] = "noindex"
    response = page.render(request, template="register/list.html", context_overrides=context)
    response.status_code = HTTPStatus.BAD_REQUEST if errors else HTTPStatus.OK
    return response


def entry(request: HttpRequest, page: RegisterPage, reference: str) -> HttpResponse:
    """The public version of an entry, or that it was withdrawn and why."""
    found = selectors.entry(reference)
    if found is None:
        raise Http404("No such entry")
    return _version_page(request, page, found)


def version(request: HttpRequest, page: RegisterPage, reference: str, number: int) -> HttpResponse:
    """An earlier version of an entry, as it was; it says that it was replaced. What counts now is at the entry's."""
    found = selectors.version(reference, number)
    if found is None:
        raise Http404("No such version")
    if found.replaced_at is None:
        return redirect(f"{_base(page, request)}{reference}/")
    return _version_page(request, page, found)


def organisation(request: HttpRequest, page: RegisterPage, slug: str) -> HttpResponse:
    """An organisation with its entries, the newest first."""
    body = selectors.body_of(slug)
    if body is None:
        raise Http404("No such organisation")
    base = _base(page, request)
    filters = Filters(organisation=slug)
    total = selectors.total(filters)
    context = {
        "body": body,
        "facts": presenters.organisation_facts(body, base),
        "sentence": presenters.sentence(total),
        "total": total,
        "cards": [presenters.card(each, base) for each in selectors.page_of(filters, size=PAGE_SIZE)],
        "all_url": presenters.address(base, filters) if total > PAGE_SIZE else "",
        "list_url": presenters.address(base, filters),
        "meta_title": f"{body.name} – {page.title}",
        "crumbs_extra": [{"title": body.name, "url": request.path}],
        **_frame(),
    }
    return page.render(request, template="register/organisation.html", context_overrides=context)


def annual_report(request: HttpRequest, page: RegisterPage, label: str) -> HttpResponse:
    """A year as it was when its report came out, with totals, and what was corrected since."""
    publication = selectors.publication_of(label)
    if publication is None:
        raise Http404("No report of this year")
    base = _base(page, request)
    title = presenters.report_title(publication)
    context = {
        "publication": publication,
        "title": title,
        "published": presenters.day(publication.published_at),
        "text": reports.text_of(publication),
        "rows": reports.rows(publication),
        "nil": presenters.nil_line(publication),
        "charts": reports.charts(publication),
        "before": reports.year_before_label(publication),
        "changes": [_change(each, base) for each in reports.changes_since(publication)],
        "records_language": presenters.records_language(),
        "base": base,
        "files": _files(Filters(year=label)),
        "meta_title": f"{title} – {page.title}",
        "crumbs_extra": [{"title": title, "url": request.path}],
        **_frame(),
    }
    return page.render(request, template="register/annual_report.html", context_overrides=context)


def fields(request: HttpRequest, page: RegisterPage) -> HttpResponse:
    """What each field of the files means, and what to keep in mind."""
    title = presenters.fields_title()
    context = {
        "title": title,
        "columns": data.COLUMNS,
        "settings": selectors.settings(),
        "coverage": presenters.coverage(),
        "files": _files(Filters()),
        "meta_title": f"{title} – {page.title}",
        "crumbs_extra": [{"title": title, "url": request.path}],
    }
    return page.render(request, template="register/fields.html", context_overrides=context)


def preview(request: HttpRequest, page: RegisterPage, draft: Version) -> HttpResponse:
    """A version that is on its way, as its entry will look if it becomes public now; for the admin, in its language.

    The caller knows that the person may see it. Nothing is saved.
    """
    request.is_preview = True  # type: ignore[attr-defined]
    draft.public_from, draft.public_with = timezone.now(), YearPublication.objects.filter(year=draft.year_id).first()
    versions = [draft, *selectors.versions(draft.action)]
    with override(ENGLISH):
        context = _version_context(request, page, draft, versions)
        context |= {"is_preview": True, "is_sample": draft.is_sample, "meta_robots": "noindex"}
        response = page.render(request, template="register/entry.html", context_overrides=context)
        response.render()
    return response


def _version_page(request: HttpRequest, page: RegisterPage, found: Version) -> HttpResponse:
    context = _version_context(request, page, found, selectors.versions(found.action))
    return page.render(request, template="register/entry.html", context_overrides=context)


def _version_context(
    request: HttpRequest, page: RegisterPage, found: Version, versions: list[Version]
) -> dict[str, Any]:
    base = _base(page, request)
    reference = found.action.reference
    crumbs = [{"title": reference, "url": f"{base}{reference}/"}]
    replaced = entry_presenters.replaced_line(found)
    title = entry_presenters.version_title(found)
    if replaced:
        crumbs.append({"title": title, "url": request.path})
    context = {
        "version": found,
        "reference": reference,
        "replaced": replaced,
        "withdrawn": entry_presenters.withdrawn_line(found),
        "title": reference if found.withdraws else found.body.name,
        "organisation_url": f"{base}organisations/{found.body.slug}/",
        "facts": entry_presenters.facts(found),
        "timeline": entry_presenters.timeline(found),
        "documents": entry_presenters.documents(found, base),
        "seal": presenters.seal_line(found),
        "public_day": presenters.day(found.public_from),
        "history": entry_presenters.history(versions, base) if len(versions) > 1 or found.is_sealed else [],
        "late": entry_presenters.late_line(versions),
        "entry_url": f"{base}{reference}/",
        "records_language": presenters.records_language(),
        "version_title": title,
        "meta_title": f"{reference}, {title} – {page.title}" if replaced else f"{reference} – {page.title}",
        "crumbs_extra": crumbs,
        **_frame(),
    }
    if replaced or found.withdraws:
        context["meta_robots"] = "noindex"
    return context


def _frame() -> dict[str, Any]:
    """What all pages with entries say: that they are invented, where they are, and to search engines to stay away."""
    is_sample = selectors.shows_samples() and bool(selectors.cube("", ""))
    return {"is_sample": is_sample} | ({"meta_robots": "noindex"} if is_sample else {})


def _files(filters: Filters) -> list[dict[str, str]]:
    query = filters.query()
    names = {
        "register_csv": _("These entries as a table (CSV)"),
        "register_json": _("These entries for programs (JSON)"),
        "register_feed": _("Be told of changes (Atom feed)"),
    }
    return [
        {"text": text, "url": f"{reverse(name)}?{query}" if query else reverse(name)} for name, text in names.items()
    ]


def _base(page: RegisterPage, request: HttpRequest) -> str:
    return page.get_url(request) or "/"


def _change(version: Version, base: str) -> dict[str, Any]:
    [line] = entry_presenters.history([version], base)
    return line | {"reference": version.action.reference, "entry_url": f"{base}{version.action.reference}/"}
