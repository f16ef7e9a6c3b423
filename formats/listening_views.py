"""Admin screens: whether audio in each language is known to be right, and the listening to a recording."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from core.serving import file_response
from core.sources import Source, document_of
from formats.hearing import HeardChapter, chapters_to_hear, facts_of
from formats.listening import Sample, language_name, languages_audio, sample_of
from formats.listening_forms import PASSED, ListeningForm
from formats.listening_services import listening_record
from formats.models import AudioListening, FormatFile
from formats.renderers import RENDERERS
from formats.selectors import source_of
from formats.services import file_rebuild
from formats.wanted import AUDIO, RECOGNISED, renderers_here

MAY_LISTEN = "formats.add_audiolistening"
SHOWN_LISTENINGS = 20


@require_safe
def listening_index(request: HttpRequest) -> HttpResponse:
    """How audio stands in each language, and the newest listenings."""
    _allow(request)
    context = {
        "page_title": _("Listening to audio"),
        "header_icon": "media",
        "languages": languages_audio(),
        "listenings": AudioListening.objects.select_related("recorded_by")[:SHOWN_LISTENINGS],
    }
    return render(request, "formats/admin/listening_index.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def listening_check(request: HttpRequest, language: str) -> HttpResponse:
    """The recording of a page (`?page=`) with the facts to tick. POST has it made, or records what was heard."""
    source = _source_or_404(request, language)
    if request.method == "POST" and "make" in request.POST:
        file_rebuild(source=source, renderer=RENDERERS[AUDIO], at=timezone.now())
        messages.success(request, _("The recording is being made. It takes some minutes; load this page again then."))
        return redirect(_address(source))
    sample = sample_of(source)
    if sample.file is None:
        return _show(request, source, sample)
    chapters = chapters_to_hear(document_of(source))
    return _check(request, source, sample, sample.file, chapters)


def _check(
    request: HttpRequest, source: Source, sample: Sample, file: FormatFile, chapters: tuple[HeardChapter, ...]
) -> HttpResponse:
    facts = facts_of(chapters)
    if request.method != "POST":
        initial = {"heard_by": _name_of(request.user), "heard_on": timezone.localdate(), "digest": file.digest}
        return _show(request, source, sample, chapters, ListeningForm(initial=initial, facts=facts))
    form = ListeningForm(request.POST, facts=facts)
    if form.is_valid() and form.cleaned_data["digest"] != file.digest:
        sent = request.POST.copy()
        sent["digest"] = file.digest
        form = ListeningForm(sent, facts=facts)
        form.full_clean()
        form.add_error(None, _("The recording was made anew while you listened. Listen to what is here now."))
    if not form.is_valid():
        return _show(request, source, sample, chapters, form)
    answers = {name: form.cleaned_data[name] for name in ("heard_by", "heard_on", "notes")}
    has_passed = form.cleaned_data["result"] == PASSED
    listening_record(
        source=source, file=file, facts=facts, heard=form.ticked(), has_passed=has_passed,
        by=request.user, at=timezone.now(), **answers,
    )  # fmt: skip
    messages.success(request, _result(has_passed))
    return redirect("formats_listening")


def _result(has_passed: bool) -> str:
    if has_passed:
        return _("Recorded. Audio in this language is offered now; the recordings of its pages are being made.")
    return _("Recorded. Audio in this language is not offered: people are led to the request form.")


@require_safe
def listening_audio(request: HttpRequest, language: str) -> HttpResponseBase:
    """The recording itself, for editors; 404 while it is not there as the page is now."""
    file = sample_of(_source_or_404(request, language)).file
    if file is None:
        raise Http404("No recording")
    response = file_response(request, file.path, content_type="audio/mpeg", etag=f'"{file.digest}"')
    response["Cache-Control"] = "private, no-store"
    return response


def _allow(request: HttpRequest) -> None:
    if not request.user.has_perm(MAY_LISTEN):
        raise PermissionDenied


def _source_or_404(request: HttpRequest, language: str) -> Source:
    _allow(request)
    source = source_of(request.GET.get("page", ""), language) if language in dict(settings.LANGUAGES) else None
    has_voice = any(each.name == AUDIO for each in renderers_here(language))
    if source is None or not has_voice or language in RECOGNISED:
        raise Http404("No page whose recording somebody must listen to")
    return source


def _show(
    request: HttpRequest,
    source: Source,
    sample: Sample,
    chapters: tuple[HeardChapter, ...] = (),
    form: ListeningForm | None = None,
) -> HttpResponse:
    query = urlencode({"page": source.key})
    context = {
        "page_title": _("Listen to a recording"),
        "page_subtitle": f"{source.title}, {language_name(source.language)}",
        "header_icon": "media",
        "source": source,
        "sample": sample,
        "audio_url": f"{reverse('formats_listening_audio', args=[source.language])}?{query}",
        "chapters": chapters,
        "count": len(facts_of(chapters)),
        "form": form,
        "ticked": form.ticked() if form else set(),
    }
    response = render(request, "formats/admin/listening_check.html", context)
    response.status_code = 400 if form and form.is_bound else 200
    return response


def _address(source: Source) -> str:
    return f"{reverse('formats_listening_check', args=[source.language])}?{urlencode({'page': source.key})}"


def _name_of(user: Any) -> str:
    return str(user.get_full_name() or user.get_username())
