"""The public page of requests: what you can ask, the first step, and how past requests were decided."""

from __future__ import annotations

import csv
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from contact.enquiries.tokens import form_token_make, form_token_read
from core.forms import SummaryError
from core.link_views import link_let_in
from partners.engagement import presenters, selectors
from partners.engagement.charts import outcome_chart
from partners.engagement.enums import EngagementKind, Outcome
from partners.engagement.forms import STEPS, WhoForm
from partners.engagement.pages import EngagementPage
from partners.engagement.services import PURPOSE, TooManyRequestsError, request_begin

_RETRY_AFTER = "3600"


def about(request: HttpRequest, page: EngagementPage) -> HttpResponse:
    """What a partner can ask us for, on which criteria we decide, and the button that begins."""
    criteria = selectors.criteria_now()
    context = {
        "terms": selectors.terms(),
        "kinds": [each.label for each in EngagementKind],
        "criteria": criteria,
        "criteria_items": presenters.criteria_items(criteria),
        "has_outcomes": bool(selectors.outcome_years()),
    }
    return page.render(request, context_overrides=context)


def start(request: HttpRequest, page: EngagementPage) -> HttpResponse:
    """The first step; sent, it makes the draft and leads to its own address, which only this person knows."""
    if not selectors.terms().is_offered:
        return HttpResponseRedirect(page.get_url(request))
    if request.method != "POST":
        return _start_show(request, page, WhoForm())
    at, form = timezone.now(), WhoForm(request.POST)
    token = form_token_read(request.POST.get("token", ""), at=at)
    if not form.is_valid():
        return _start_show(request, page, form, status=400)
    if token is None:
        reason = _("This form was open for too long. Check what you wrote and send it again.")
        return _start_show(request, page, form, [SummaryError(reason, "#send")], status=400)
    try:
        _made, link = request_begin(
            token=token.id,
            address=request.META.get("REMOTE_ADDR", ""),
            language=get_language() or "",
            at=at,
            **form.answers(),
        )
    except TooManyRequestsError:
        reason = _(
            "Too many requests are being begun. What you wrote is still here. Send it again in an hour, or call us."
        )
        response = _start_show(request, page, form, [SummaryError(reason, "#send")], status=429)
        response["Retry-After"] = _RETRY_AFTER
        return response
    address = reverse("partners_request_status", args=[link])
    response = HttpResponseRedirect(f"{address}?step=2", status=303)
    link_let_in(response, token=link, purpose=PURPOSE, path=address, at=at)
    return response


def _start_show(
    request: HttpRequest,
    page: EngagementPage,
    form: WhoForm,
    errors: list[SummaryError] | None = None,
    status: int = 200,
) -> HttpResponse:
    old = request.POST.get("token", "")
    at, summary, title = timezone.now(), errors or form.error_summary, str(WhoForm.title)
    context: dict[str, Any] = {
        "form": form,
        "errors": summary,
        "token": old if form_token_read(old, at=at) else form_token_make(at=at),
        "title": title,
        "meta_title": _("Error: %(title)s") % {"title": title} if summary else title,
        "meta_robots": "noindex",
        "terms": selectors.terms(),
        "steps": STEPS,
        "crumbs_extra": [{"title": title, "url": request.path}],
    }
    response = page.render(request, template="partners/request_start.html", context_overrides=context)
    response.status_code = status
    response["Cache-Control"] = "private, no-cache"
    return response


def outcomes(request: HttpRequest, page: EngagementPage) -> HttpResponse:
    """How many requests were decided how, by year: as a chart with its numbers, as a table, and to download."""
    title = presenters.outcomes_title()
    context = {
        "title": title,
        "lead": presenters.outcomes_lead(),
        "meta_title": title,
        "years": [(year, outcome_chart(year)) for year in selectors.outcome_years()],
        "heads": [each.label for each in Outcome],
        "csv_url": reverse("partners_outcomes_csv"),
        "crumbs_extra": [{"title": title, "url": request.path}],
    }
    return page.render(request, template="partners/outcomes.html", context_overrides=context)


@require_safe
def outcomes_csv(request: HttpRequest) -> HttpResponse:
    """The same numbers as CSV (RFC 4180, UTF-8): codes, which stay the same in every language, and labels."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="requests-to-work-together.csv"'
    response["Cache-Control"] = "public, no-cache"
    out = csv.writer(response)
    out.writerow(["year", "kind", "kind_label", "outcome", "outcome_label", "requests"])
    for year in selectors.outcome_years():
        for row in year.rows:
            for outcome, count in zip(Outcome, row.counts, strict=True):
                out.writerow([year.year, row.kind.value, row.kind.label, outcome.value, outcome.label, count])
    return response
