"""“Report a wrong or dead entry”: a short form without a name."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from contact.enquiries.tokens import form_token_make, form_token_read
from core.forms import SummaryError
from partners.organisations.selectors import Entry, entry_of
from partners.pages import SignpostingPage
from partners.signposting.forms import ReportForm
from partners.signposting.services import TooManyReportsError, entry_report
from partners.signposting.views import moved_or_gone


def report(request: HttpRequest, page: SignpostingPage, slug: str) -> HttpResponse:
    """The form about one entry, and the thanks; where there is none, as the entry. Sent twice, it counts once."""
    found = entry_of(slug)
    if found is None:
        return moved_or_gone(request, page, slug)
    form = ReportForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _show(request, page, found, form)
    token = form_token_read(request.POST.get("token", ""), at=timezone.now())
    if not form.is_valid():
        return _show(request, page, found, form, status=400)
    if token is None:
        reason = _("This form was open for too long. Check what you wrote and send it again.")
        return _show(request, page, found, form, errors=[SummaryError(reason, "#send")], status=400)
    return _take(request, page, found, form, token.id)


def _take(
    request: HttpRequest, page: SignpostingPage, found: Entry, form: ReportForm, token: uuid.UUID
) -> HttpResponse:
    try:
        entry_report(
            organisation=found.organisation,
            reason=form.cleaned_data["reason"],
            details=form.cleaned_data["details"],
            is_spam=bool(form.cleaned_data["comments"]),
            token=token,
            address=request.META.get("REMOTE_ADDR", ""),
            at=timezone.now(),
        )
    except TooManyReportsError:
        reason = _("Your report was not sent, because too many are coming in. Send it again in an hour, or call us.")
        return _show(request, page, found, form, errors=[SummaryError(reason, "#send")], status=429)
    title = _("Thank you for telling us")
    context = _context(request, page, found, title)
    return page.render(request, template="partners/report_received.html", context_overrides=context)


def _show(
    request: HttpRequest,
    page: SignpostingPage,
    found: Entry,
    form: ReportForm,
    *,
    errors: list[SummaryError] | None = None,
    status: int = 200,
) -> HttpResponse:
    title = _("Report a wrong or dead entry")
    summary = errors or (form.error_summary if form.is_bound else [])
    old = request.POST.get("token", "")
    context = _context(request, page, found, title) | {
        "form": form,
        "errors": summary,
        "token": old if form_token_read(old, at=timezone.now()) else form_token_make(at=timezone.now()),
    }
    if summary:
        context["meta_title"] = _("Error: %(title)s") % {"title": title}
    response = page.render(request, template="partners/report.html", context_overrides=context)
    response.status_code = status
    response["Cache-Control"] = "private, no-cache"
    return response


def _context(request: HttpRequest, page: SignpostingPage, found: Entry, title: str) -> dict[str, object]:
    entry_url = f"{page.get_url(request)}{found.slug}/"
    return {
        "title": title,
        "meta_title": title,
        "meta_robots": "noindex",
        "name": found.name,
        "entry_url": entry_url,
        "crumbs_extra": [{"title": found.name, "url": entry_url}, {"title": title, "url": request.path}],
    }
