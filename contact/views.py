from __future__ import annotations

from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from contact.calendars import closures_calendar_text


@require_safe
def closures_calendar(request: HttpRequest) -> HttpResponse:
    """Serve the closures ahead as a calendar file; a calendar that has it already gets 304."""
    text = closures_calendar_text(at=timezone.now())
    etag = f'"{sha256(text).hexdigest()}"'
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="closures.ics"'
    response["Cache-Control"] = "no-cache"
    response["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response
