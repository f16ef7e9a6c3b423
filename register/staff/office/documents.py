"""The documents that are kept with one entry: keeping, clearing for the public, holding back, deleting."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from core.access_log import access_log
from core.uploads import ACCEPTED
from register import selectors
from register.document_views import document_response
from register.enums import Extra
from register.models import Action, Document
from register.staff.office.access import STAFF, act, for_those, refused
from register.workflow import documents as workflow
from register.workflow.errors import NotAllowedError, RegisterError
from register.workflow.rights import ADMINISTER, WRITE

_SCREEN, READ_FILE = "register_documents", "register.document.file"
_ACTIONS: dict[str, tuple[Callable[..., object], Any]] = {
    "clear": (workflow.document_clear, gettext_lazy("Cleared for the public.")),
    "hold": (workflow.document_hold, gettext_lazy("Held back: nobody outside can read it.")),
    "delete": (workflow.document_delete, gettext_lazy("The document is deleted.")),
}


class DocumentForm(forms.Form):
    """A file and what it is called; the service looks into it."""

    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=160,
        help_text=gettext_lazy("The public may read it: no names of people."),
    )
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("A PDF, a Word document (.docx) or plain text, up to 10 MB."),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )


@for_those(*STAFF)
def documents(request: HttpRequest, pk: int) -> HttpResponse:
    """What is kept with an entry; authors add to it."""
    action = get_object_or_404(Action, pk=pk)
    may_add = request.user.has_perm(WRITE)
    form = DocumentForm()
    if request.method == "POST":
        if not may_add:
            return refused(request)
        form = DocumentForm(request.POST, request.FILES)
        if form.is_valid() and _add(request, action, form):
            return redirect(_SCREEN, pk)
    may_clear = request.user.has_perm(ADMINISTER)
    found = list(action.documents.order_by("pk"))
    context = {
        "action": action,
        "rows": [(each, may_clear or (may_add and not each.cleared_at)) for each in found],
        "is_on": Extra.DOCUMENTS in selectors.shown_extras(),
        "may_clear": may_clear,
        "form": form if may_add else None,
        "page_title": _("Documents of %(reference)s") % {"reference": action.reference},
    }
    return render(request, "register/admin/documents.html", context, status=400 if form.errors else 200)


def _add(request: HttpRequest, action: Action, form: DocumentForm) -> bool:
    try:
        workflow.document_add(action=action, by=request.user, at=timezone.now(), **form.cleaned_data)
    except ValidationError as error:
        form.add_error("file", error)
    except NotAllowedError:
        raise
    except RegisterError as error:
        form.add_error(None, str(error))
    else:
        messages.success(request, _("Kept. Nobody outside can read it yet."))
        return True
    return False


@require_POST
@for_those(WRITE, ADMINISTER)
def document_act(request: HttpRequest, pk: int, action: str) -> HttpResponse:
    """Clear a document, hold it back or delete it."""
    document = get_object_or_404(Document, pk=pk)
    service, success = _ACTIONS[action]
    if action == "clear" and "is_free" not in request.POST:
        messages.error(request, _("First read the document, and tick that no personal data is in it."))
    else:
        act(request, service, success=str(success), document=document)
    return redirect(_SCREEN, document.action_id)


@require_safe
@for_those(*STAFF)
def document_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A document for staff, always as a download: nothing of it runs in the admin."""
    document = get_object_or_404(Document.objects.select_related("action"), pk=pk)
    access_log(by=request.user, action=READ_FILE, at=timezone.now(), subjects=[document.action.reference])
    return document_response(request, document)
