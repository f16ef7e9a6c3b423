"""Admin screens of translation: the queue, the start of a translation, catalogues, and what localize leaves open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import polib
from django.apps import apps
from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation
from wagtail_localize.views import edit_translation as localize
from wagtail_localize.views.update_translations import UpdateTranslationsForm, UpdateTranslationsView

from core.models import ContentPage, Words
from home.translation import access, queue
from home.translation.catalogues import catalogue_path
from home.translation.enums import TranslationStage
from home.translation.gate import refuse
from home.translation.services import translation_start
from home.translation.stages import items

MAX_PO_BYTES = 2_000_000


@require_safe
def translations(request: HttpRequest) -> HttpResponse:
    """The queue of a language (`?language=`, else one's own first), by `?kind=` and `?stage=`; the counts of all."""
    languages = access.visible_languages(request.user)
    if not languages:
        return refuse(request)
    chosen = next((each for each in languages if each.language_code == request.GET.get("language")), languages[0])
    kinds = queue.kinds()
    kind = request.GET.get("kind", "") if request.GET.get("kind") in dict(kinds) else ""
    stage = request.GET.get("stage", "") if request.GET.get("stage") in TranslationStage.values else ""
    found = [each for each in items(languages) if access.may_name(request.user, each.source)]
    context = {
        "page_title": _("Translations"),
        "header_icon": "wagtail-localize-language",
        "counts": queue.counts(found, languages, own=access.own_languages(request.user)),
        "chosen": chosen,
        "rows": queue.rows(request, found, chosen, kind=kind, stage=stage),
        "kinds": kinds,
        "kind": kind,
        "stages": TranslationStage.choices,
        "stage": stage,
        "may_check": access.may_check(request.user, chosen),
        "may_translate": access.may_translate(request.user, chosen),
    }
    return render(request, "home/admin/translations.html", context)


@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """Make the draft of a translation (`source`: model and key; `language`) and go to its editor."""
    locale = get_object_or_404(Locale, language_code=request.POST.get("language", ""))
    if locale.language_code == settings.LANGUAGE_CODE:
        raise Http404("Nothing is translated into the language of the source")
    if not access.may_translate(request.user, locale):
        return refuse(request)
    source = _source(request.POST.get("source", ""))
    if not access.may_name(request.user, source):
        return refuse(request)
    target = translation_start(source=source, locale=locale, by=request.user)
    return redirect(queue.edit_url(target))


def _source(name: str) -> Page | Words:
    """Return the page or words, live in English, that a button names; raise Http404 where there are none."""
    label, _space, key = name.partition(" ")
    model = next((each for each in apps.get_models() if each._meta.label_lower == label), None)
    if model is None or not issubclass(model, Page | Words) or not (key.isascii() and key.isdigit() and len(key) < 10):
        raise Http404("Nothing of this name is translated")
    rows = model._default_manager.filter(locale__language_code=settings.LANGUAGE_CODE, live=True)
    source = get_object_or_404(rows, pk=int(key))
    if isinstance(source, Page) and not issubclass(source.specific_class or Page, ContentPage):
        raise Http404("No page of this kind is translated")
    return source.specific if isinstance(source, Page) else source


@require_safe
def catalogue(request: HttpRequest, language: str) -> HttpResponseBase:
    """The catalogue of the interface in a language, as a file to translate outside the site."""
    path = catalogue_path(language)
    if language not in {each.language_code for each in access.visible_languages(request.user)}:
        return refuse(request)
    if path is None:
        raise Http404(f"No catalogue for {language}")
    return FileResponse(
        path.open("rb"),
        as_attachment=True,
        filename=f"interface-{language}.po",
        content_type="text/x-gettext-translation",
    )


@require_POST
def upload(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Take a PO file in; what localize's own view answers with a server error is told instead."""
    translation = get_object_or_404(Translation, pk=translation_id)
    problem = _problem_of_file(request)
    if problem:
        messages.error(request, problem)
        return redirect(queue.edit_url(translation.get_target_instance()))
    return localize.upload_pofile(request, translation_id)


def _problem_of_file(request: HttpRequest) -> str:
    file = request.FILES.get("file")
    if file is None or not file.size:
        return _("Choose a PO file to upload.")
    if file.size > MAX_PO_BYTES:
        return _("This file is larger than 2 MB. Upload the PO file that you downloaded here.")
    catalogue = _parsed(file.read())
    file.seek(0)
    if catalogue is None:
        return _("This is not a PO file in UTF-8. Nothing was changed.")
    if "X-WagtailLocalize-TranslationID" not in catalogue.metadata:
        return _("This PO file was not downloaded here, so we cannot tell what it translates. Nothing was changed.")
    return ""


def _parsed(content: bytes) -> polib.POFile | None:
    try:
        text = content.decode("utf-8-sig")
        return polib.pofile(text) if "msgid" in text else None  # polib would open a file of that name otherwise
    except (OSError, UnicodeDecodeError, ValueError, IndexError):
        return None


def _told(view: Callable[..., Any]) -> Callable[..., HttpResponse]:
    """Answer 400 where what is sent lacks its value; localize's own views fail."""

    def told(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, **kwargs)
        except MultiValueDictKeyError:
            return HttpResponseBadRequest(_("No text was sent. Load the page again."))

    return told


edit_string, edit_override = _told(localize.edit_string_translation), _told(localize.edit_override)


class UpdateView(UpdateTranslationsView):
    """Giving translators the newest English. It never publishes: what is incomplete would go live half in English."""

    def get_form(self) -> UpdateTranslationsForm:
        form = super().get_form()
        del form.fields["publish_translations"]
        return form

    def form_valid(self, form: Any) -> HttpResponse:
        form.cleaned_data["publish_translations"] = False
        return super().form_valid(form)
