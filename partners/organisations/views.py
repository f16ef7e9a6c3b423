"""The page behind the link in our email: a partner reads the wording and answers, without an account (P11)."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from core.link_views import signed_link_view
from core.models import SignedLink
from core.signed_links import LinkRevokedError, LinkWithdrawnError
from partners.enums import AgreedBy, AgreementState
from partners.organisations.agreements import Agreement
from partners.organisations.forms import AGREE, AnswerForm
from partners.organisations.presenters import wording_rows
from partners.organisations.services import PURPOSE, AnsweredAlreadyError, agreement_correct, agreement_give


@signed_link_view(PURPOSE)
def agreement(request: HttpRequest, link: SignedLink) -> HttpResponse:
    """The wording and the question; a button sends the answer. Raises a LinkError where nothing is asked any more."""
    asked = Agreement.objects.select_related("organisation").filter(pk=link.about).first()
    if asked is None or asked.state != AgreementState.SOUGHT:
        raise LinkWithdrawnError
    form = AnswerForm(request.POST) if request.method == "POST" else AnswerForm(initial={"who": link.name})
    if request.method == "POST" and form.is_valid():
        return _take(request, asked, link, form.cleaned_data)
    title = _("Do you agree to what we say about you?")
    errors = form.error_summary if form.is_bound else []
    context = {
        "form": form,
        "errors": errors,
        "title": title,
        "meta_title": _("Error: %(title)s") % {"title": title} if errors else title,
        "meta_robots": "noindex",
        "rows": wording_rows(asked.wording),
        "organisation": asked.organisation,
    }
    return render(request, "partners/agreement.html", context, status=400 if errors else 200)


def _take(request: HttpRequest, asked: Agreement, link: SignedLink, data: dict[str, Any]) -> HttpResponse:
    is_agreed, at = data["answer"] == AGREE, timezone.now()
    try:
        if is_agreed:
            agreement_give(agreement=asked, who=data["who"], by_what=AgreedBy.LINK, at=at, link=link)
        else:
            agreement_correct(agreement=asked, who=data["who"], correction=data["correction"], at=at, link=link)
    except AnsweredAlreadyError as error:
        raise LinkRevokedError from error
    title = _("Thank you. We have your answer")
    context = {"title": title, "meta_title": title, "meta_robots": "noindex", "is_agreed": is_agreed}
    return render(request, "partners/agreement_answered.html", context)
