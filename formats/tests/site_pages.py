"""Pages of the site as its readers have them: the leaflet, the scenarios, contact, and contact in other languages."""

from __future__ import annotations

import io
from functools import lru_cache

from django.db import transaction
from wagtail.models import Locale

from contact.models import ContactPage, PhoneLineText, ServiceText
from core import sources
from core.document import Document
from formats import making
from formats.renderers import RENDERERS
from formats.tests.pages import WORDS

LEAFLET = "guidance/support-and-intervention-policy/"
SCENARIOS = {f"scenario-{number}": f"{LEAFLET}scenarios/{number}/" for number in range(1, 18)}
CONTACT = "contact/"
# Two scripts from the right, one without spaces, one whose Braille and one whose voice need most care.
LANGUAGES = ("gd", "pl", "ar", "ur", "zh-hans")


def leaflet_alone() -> dict[str, Document]:
    return {"leaflet": _document("en", LEAFLET)}


def all_pages() -> dict[str, Document]:
    """By name; contact is made in each language that the site does not have it in, and not kept."""
    english = {"leaflet": LEAFLET, "contact": CONTACT, **SCENARIOS}
    found = {name: _document("en", path) for name, path in english.items()}
    with transaction.atomic():
        for language in LANGUAGES:
            if sources.source_at(language, CONTACT) is None:
                _publish_contact(language)
            found[f"contact-{language}"] = _document(language, CONTACT)
        transaction.set_rollback(True)
    return found


@lru_cache(maxsize=256)
def file_of(document: Document, name: str) -> bytes:
    """The file of a format, made as the worker makes it."""
    file = io.BytesIO()
    making.render_into(file, document, RENDERERS[name])
    return file.getvalue()


def _document(language: str, path: str) -> Document:
    source = sources.source_at(language, path)
    assert source, f"the site has no page {path} in {language}"
    return sources.document_of(source)


def _publish_contact(language: str) -> None:
    """The contact page and the words of its records, in words of the test's own."""
    title, lead, needs, items, phone, _, _, caption, _, rows, label, note = WORDS[language]
    locale = Locale.objects.get(language_code=language)
    for row in ServiceText.objects.filter(locale__language_code="en"):
        _publish_words(row, locale, name=caption, covers=note, short_purpose=rows[0][1])
    for row in PhoneLineText.objects.filter(locale__language_code="en"):
        _publish_words(row, locale, label=phone, fault_advice="")
    english = ContactPage.objects.get(locale__language_code="en")
    page = english.get_translation_or_none(locale)
    page = page.specific if page else english.copy_for_translation(locale, copy_parents=True)
    page.title, page.introduction = title, lead
    asked = "".join(f"<li>{item}</li>" for item in items)
    page.body = [
        ("heading", {"text": needs}),
        ("rich_text", f"<ul>{asked}</ul>"),
        ("summary", {"heading": "", "items": [{"term": label, "detail": f"<p>{note}</p>"}]}),
    ]
    page.save_revision().publish()


def _publish_words(row, locale, **words) -> None:
    translated = row.get_translation_or_none(locale) or row.copy_for_translation(locale)
    for name, text in words.items():
        setattr(translated, name, text)
    translated.locale = locale
    translated.save()
    translated.save_revision().publish()
