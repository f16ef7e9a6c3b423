"""One enquiry: everything as it was sent, what became of its mails, and what officers do with it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin import messages

from contact.enums import EnquiryState
from contact.models import Enquiry
from contact.staff import services
from contact.staff.access import CHANGES, Access
from contact.staff.forms import AssignForm, ForwardForm, NoteForm, VersionForm
from contact.staff.presenters import rows_of
from contact.staff.selectors import enquiry_mails
from core.access_log import access_log, entries_of, label_of
from outbox.models import OutgoingMail

FORMS: dict[str, type[VersionForm]] = {"assign": AssignForm, "note": NoteForm, "forward": ForwardForm}
_PLAIN = {"done": Access.DONE, "reopen": Access.REOPEN, "spam": Access.SPAM, "release": Access.RELEASE}


@never_cache
@require_GET
@permission_required("contact.view_enquiry", raise_exception=True)
def enquiry(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one enquiry. Each reading is logged before anything is shown."""
    return _show(request, get_object_or_404(Enquiry, pk=pk), {})


@never_cache
@require_POST
@permission_required(["contact.view_enquiry", "contact.change_enquiry"], raise_exception=True)
def enquiry_act(request: HttpRequest, pk: int, action: str) -> HttpResponse:
    """Do what an officer asks for, if the enquiry is still as they saw it; else say so and keep what they typed."""
    found = get_object_or_404(Enquiry, pk=pk)
    form = FORMS.get(action, VersionForm)(request.POST, enquiry=found)
    if not form.is_valid():
        return _show(request, found, {action: form}, status=400)
    try:
        done = _act(request, found, action, form.cleaned_data, timezone.now())
    except services.EnquiryChangedError:
        found.refresh_from_db()
        messages.error(
            request,
            _("Nothing was changed: somebody else has changed this enquiry meanwhile. Look at it again, then decide."),
        )
        return _show(request, found, {action: _fresh(form, found)}, status=409)
    messages.success(request, done)
    return redirect("contact_enquiry", pk)


def _act(request: HttpRequest, found: Enquiry, action: str, data: dict[str, Any], at: datetime) -> str:
    """Call the service of an action and return what to tell the officer."""
    given: dict[str, Any] = {"enquiry": found, "version": data["version"], "by": request.user, "at": at}
    match action:
        case "assign":
            services.enquiry_assign(to=data["assigned_to"], **given)
        case "note":
            services.enquiry_note(note=data["staff_note"], **given)
        case "forward":
            address = services.enquiry_forward(recipient=data["recipient"], **given)
            return _("Forwarded to %(address)s.") % {"address": address}
        case "release":
            services.enquiry_release(**given)
        case _:
            services.enquiry_step(step=_PLAIN[action], **given)
    return _("Saved.")


def _fresh(form: VersionForm, found: Enquiry) -> VersionForm:
    """The same words with the new version: sent again, they are meant for what the officer sees now."""
    data = {**form.data.dict(), "version": str(found.version)}  # type: ignore[attr-defined]
    return type(form)(data, enquiry=found)


def _show(request: HttpRequest, found: Enquiry, sent: dict[str, VersionForm], *, status: int = 200) -> HttpResponse:
    at = timezone.now()
    access_log(by=request.user, action=Access.VIEW, at=at, subjects=[found.reference])
    may_change = request.user.has_perm("contact.change_enquiry")
    changes = entries_of(found.reference, actions=CHANGES)
    context = {
        "enquiry": found,
        "rows": rows_of(found),
        "direction": "rtl" if _is_rtl(found.language) else "ltr",
        "mails": _mails(request, found),
        "changes": [{"entry": entry, "label": label_of(entry.action)} for entry in changes],
        "forms": {name: sent.get(name) or form(enquiry=found) for name, form in FORMS.items()} if may_change else {},
        "steps": _steps(found) if may_change else [],
        "may_forward": found.state in services.STEPS[Access.FORWARD][0],
        "page_title": _("Enquiry %(reference)s") % {"reference": found.reference},
    }
    return render(request, "contact/admin/enquiry.html", context, status=status)


def _mails(request: HttpRequest, found: Enquiry) -> list[tuple[OutgoingMail, str]]:
    """Return the enquiry's mails, with the address of the screen where those who may can send each again."""
    screen: str = OutgoingMail.snippet_viewset.get_url_name("inspect")  # type: ignore[attr-defined]
    may_open = request.user.has_perm("outbox.view_outgoingmail")
    return [(mail, reverse(screen, args=[mail.pk]) if may_open else "") for mail in enquiry_mails(found)]


def _is_rtl(language: str) -> bool:
    return language in dict(settings.LANGUAGES) and bool(get_language_info(language)["bidi"])


def _steps(found: Enquiry) -> list[tuple[str, str]]:
    """The buttons: what can be done in this state with one click."""
    labels = {
        "release": _("No spam: release it and send its mails"),
        "spam": _("Mark as spam"),
        "done": _("Mark as done"),
        "reopen": _("Open again"),
    }
    state = EnquiryState(found.state)
    return [(name, label) for name, label in labels.items() if state in services.STEPS[_PLAIN[name]][0]]
