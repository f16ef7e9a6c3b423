"""What somebody typed, read even where Django refuses to: so that it can be shown to them again."""

from __future__ import annotations

from urllib.parse import unquote_plus

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest

from contact.enquiries.form import EnquiryForm

_MOST_BYTES = 5_000_000  # of a body that is too big, so much is shown again
_NAMES = (*EnquiryForm.base_fields, "token")
_URLENCODED = "application/x-www-form-urlencoded"


def typed_values(request: HttpRequest) -> dict[str, str]:
    """Return what was sent for the form's fields, unchecked; empty where it cannot be read at all."""
    try:
        if request.POST:
            return {name: request.POST[name] for name in _NAMES if name in request.POST}
    except SuspiciousOperation:  # too many bytes or too many fields; asked again, Django says that there is nothing
        pass
    return _read_anyway(request) if request.content_type == _URLENCODED else {}


def _read_anyway(request: HttpRequest) -> dict[str, str]:
    try:
        body = request.body
    except RequestDataTooBig:
        body = request.read(_MOST_BYTES)
        request._body = body  # asked again, it is still there
    found = {}
    for part in body.split(b"&"):
        name, _equals, value = part.partition(b"=")
        if name.decode(errors="replace") in _NAMES:
            found[name.decode()] = unquote_plus(value.decode(errors="replace"), errors="replace")
    return found
