"""Documents of entries, for the public."""

from __future__ import annotations

from pathlib import Path

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

from core.serving import file_response
from register import selectors
from register.models import Document


def document(request: HttpRequest, reference: str, pk: int) -> HttpResponseBase:
    """A document that the public may have, always as a download; any other is as if it did not exist."""
    entry = selectors.entry(reference)
    found = next((each for each in selectors.documents(entry) if each.pk == pk), None) if entry else None
    if found is None:
        raise Http404("No such document")
    response = document_response(request, found)
    response["Cache-Control"] = "private, no-cache"  # what is taken back is gone at once
    if found.action.is_sample:
        response["X-Robots-Tag"] = "noindex"
    return response


def document_response(request: HttpRequest, found: Document) -> HttpResponseBase:
    """Return the file of a document as an attachment that no browser runs. Raises Http404 where it is gone."""
    try:
        response = file_response(
            request, Path(found.file.path), content_type=found.media_type, etag=f'"{found.digest}"'
        )
    except FileNotFoundError as error:
        raise Http404("The file is gone") from error
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=found.file_name) or ""
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
