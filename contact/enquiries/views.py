"""The views behind the routes of the contact form: shown, sent, sent again, in another language, and thanked for."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _

from contact.enquiries import words
from contact.enquiries.form import EnquiryForm
from contact.enquiries.posted import typed_values
from contact.enquiries.selectors import enquiry_of_token, says_the_same
from contact.enquiries.services import TooManyEnquiriesError, enquiry_create
from contact.enquiries.tokens import FormToken, form_token_make, form_token_read, receipt_make, receipt_read
from contact.models import ContactFormPage, Enquiry
from core.forms import SummaryError

SHOW_IN = "show_in"  # the button that shows the same form in another language
THANKS = "thank-you/"
_RETRY_AFTER = "3600"
_TO_SEND, _TO_MESSAGE = "#send", "#id_message"


def contact_form(request: HttpRequest, page: ContactFormPage) -> HttpResponse:
    """The form (`?service=SWF` chooses already); while the office takes no messages, a page that says so."""
    if not words.form_terms().is_offered:
        return _closed(request, page)
    if request.method != "POST":
        return _show(request, page, EnquiryForm(initial={"service": request.GET.get("service", "")}))
    if SHOW_IN in request.POST:
        return _show(request, page, EnquiryForm(initial=typed_values(request)))
    return _send(request, page, EnquiryForm(request.POST))


def form_again(request: HttpRequest, page: ContactFormPage, reason: str, *, status: int) -> HttpResponse:
    """The form with what was typed, where nothing of it could be taken in; `reason` tells the person why."""
    if not words.form_terms().is_offered:
        return _closed(request, page)
    href = _TO_MESSAGE if status == 413 else _TO_SEND
    errors = [SummaryError(reason, href)]
    return _show(request, page, EnquiryForm(initial=typed_values(request)), errors=errors, status=status)


def _send(request: HttpRequest, page: ContactFormPage, form: EnquiryForm) -> HttpResponse:
    at = timezone.now()
    token = form_token_read(request.POST.get("token", ""), at=at)
    if not form.is_valid():
        return _show(request, page, form, status=400)
    if token is None:
        reason = _("This form was open for too long. Check what you wrote and send it again.")
        return _show(request, page, form, errors=[SummaryError(reason, _TO_SEND)], status=400)
    made = enquiry_of_token(token.id)
    if made is None:
        try:
            made = _create(request, form, token)
        except TooManyEnquiriesError:
            return _too_many(request, page, form)
    if not says_the_same(made, form.answers()):
        return _sent_before(request, page, form, made)
    receipt = receipt_make(made.reference, at=at)
    return HttpResponseRedirect(f"{page.get_url(request)}{THANKS}?receipt={receipt}")


def _create(request: HttpRequest, form: EnquiryForm, token: FormToken) -> Enquiry:
    return enquiry_create(
        token=token,
        address=request.META.get("REMOTE_ADDR", ""),
        honeypot=form.cleaned_data["comments"],
        language=get_language() or "",
        at=timezone.now(),
        **form.answers(),
    )


def _too_many(request: HttpRequest, page: ContactFormPage, form: EnquiryForm) -> HttpResponse:
    reason = _(
        "Your message was not sent, because too many messages are coming in. What you wrote is still here. "
        "Send it again in an hour, or call us."
    )
    response = _show(request, page, form, errors=[SummaryError(reason, "#call")], status=429)
    response["Retry-After"] = _RETRY_AFTER
    return response


def _sent_before(request: HttpRequest, page: ContactFormPage, form: EnquiryForm, made: Enquiry) -> HttpResponse:
    """Nothing typed is lost: what was changed after sending is shown in a new form, to be sent as another message."""
    reason = _(
        "You have sent this form already; the reference is %(reference)s. What stands here now is different. "
        "Send it to make it another message."
    ) % {"reference": made.reference}
    return _show(request, page, form, errors=[SummaryError(reason, _TO_SEND)], status=409, is_new=True)


def _show(
    request: HttpRequest,
    page: ContactFormPage,
    form: EnquiryForm,
    *,
    errors: list[SummaryError] | None = None,
    status: int = 200,
    is_new: bool = False,
) -> HttpResponse:
    """Render the form. It keeps its token while that is good, unless `is_new`: a mended form is still the same."""
    summary = errors or form.error_summary
    context: dict[str, Any] = {
        "form": form,
        "errors": summary,
        "terms": words.form_terms(),
        "token": _token(request, is_new=is_new),
        "other_languages": _other_languages(),
    }
    if summary:
        context["meta_title"] = _("Error: %(title)s") % {"title": page.title}
    response = page.render(request, context_overrides=context)
    return _private(response, status)


def _token(request: HttpRequest, *, is_new: bool) -> str:
    at = timezone.now()
    old = typed_values(request).get("token", "") if request.method == "POST" and not is_new else ""
    return old if old and form_token_read(old, at=at) else form_token_make(at=at)


def _other_languages() -> list[dict[str, str]]:
    """Return the languages in which the form can be shown with what was typed: code, url, name, dir."""
    names, addresses = dict(settings.LANGUAGES), words.form_addresses()
    return [
        {
            "code": code,
            "url": url,
            "name": names[code],
            "dir": "rtl" if get_language_info(code)["bidi"] else "ltr",
        }
        for code, url in addresses.items()
        if code != get_language()
    ]


def _closed(request: HttpRequest, page: ContactFormPage) -> HttpResponse:
    """Say that no messages are taken; what somebody has just sent is shown, to be copied."""
    typed = typed_values(request).get("message", "") if request.method == "POST" else ""
    response = page.render(request, template="contact/form_closed.html", context_overrides={"typed": typed})
    return _private(response, 503 if typed else 200)


def enquiry_received(request: HttpRequest, page: ContactFormPage) -> HttpResponse:
    """The thanks, with the reference, for whoever has just sent the form; others are led to the form."""
    reference = receipt_read(request.GET.get("receipt", ""), at=timezone.now())
    made = Enquiry.objects.filter(reference=reference).first() if reference else None
    if made is None:
        return HttpResponseRedirect(page.get_url(request))
    title = _("We have your message")
    context = {
        "made": made,
        "title": title,
        "meta_title": title,
        "meta_robots": "noindex",
        "crumbs_extra": [{"title": title, "url": request.path}],
    }
    response = page.render(request, template="contact/form_thanks.html", context_overrides=context)
    return _private(response, 200, caching="no-store")


def _private(response: TemplateResponse, status: int, *, caching: str = "private, no-cache") -> TemplateResponse:
    """Keep it out of shared caches: each form has a token of its own.

    The browser may go back to a form and finds what was typed. With `no-store`, reading the privacy page would lose it.
    """
    response.status_code = status
    response["Cache-Control"] = caching
    return response
