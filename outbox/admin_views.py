"""What editors do with a mail that did not arrive."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from outbox.models import OutgoingMail
from outbox.services import MailIsSettledError, mail_set_aside, mail_try_again


@require_POST
def try_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a refused or stuck mail again."""
    return _settle(request, pk, mail_try_again, _("This mail is being sent again. Look here in a minute."))


@require_POST
def set_aside(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a refused or stuck mail off the dashboard."""
    return _settle(request, pk, mail_set_aside, _("This mail is set aside. It is not sent again."))


def _settle(request: HttpRequest, pk: int, service: Callable[..., None], done: str) -> HttpResponse:
    if not request.user.has_perm("outbox.change_outgoingmail"):
        raise PermissionDenied
    mail = get_object_or_404(OutgoingMail, pk=pk)
    try:
        service(mail=mail, by=request.user, at=timezone.now())
    except MailIsSettledError:
        messages.warning(request, _("Nothing was done: somebody else was faster, or the mail is on its way."))
    else:
        messages.success(request, done)
    return redirect(OutgoingMail.snippet_viewset.get_url_name("inspect"), pk)  # type: ignore[attr-defined]
