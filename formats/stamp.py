"""What each file says of itself: which page it was made from, which version, which day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from django.utils import formats, translation
from django.utils.translation import gettext, gettext_noop

from core.document import (
    Blocks,
    Definition,
    DefinitionList,
    Document,
    Heading,
    Inlines,
    Paragraph,
    Text,
    inlines,
    paragraph,
    tidied,
)

ABOUT = gettext_noop("About this file")
MADE_FROM = gettext_noop("Made from the page")
VERSION = gettext_noop("Version")
VERSION_OF = gettext_noop("Version of %(date)s")
NUMBER = gettext_noop("Number of this version")
DATE = gettext_noop("Date of this version")
REFERENCE = gettext_noop("Reference")
PUBLISHER = gettext_noop("Published by")
NEWEST = gettext_noop("The page itself always has the newest version.")


def with_stamp(document: Document) -> Document:
    """The document, tidied, with a last section that says what it was made from (where anything is known)."""
    document = tidied(document)
    return replace(document, blocks=document.blocks + about(document))


def about(document: Document) -> Blocks:
    """The last section of a file, in the document's language (in English, marked so, where no translation is there)."""
    items = tuple(_items(document))
    if not items and not document.meta.notes:
        return ()
    notes = tuple(paragraph(note) for note in document.meta.notes)
    newest = (Paragraph((said(NEWEST, document.language),)),) if document.meta.address else ()
    return (
        Heading(2, (said(ABOUT, document.language),), "about-this-file"),
        *notes,
        *((DefinitionList(items),) if items else ()),
        *newest,
    )


def _items(document: Document) -> Iterator[Definition]:
    meta, language = document.meta, document.language
    is_number = meta.version.isdigit()  # ours, by which the office finds the version again; no name
    values: list[tuple[str, Inlines]] = [
        (MADE_FROM, (Text(meta.address, href=meta.address),) if meta.address else ()),
        (VERSION, () if is_number else inlines(meta.version)),
        (DATE, inlines(day_of(meta.version_date, language)) if meta.version_date else ()),
        (NUMBER, inlines(meta.version) if is_number else ()),
        (REFERENCE, inlines(meta.reference)),
        (PUBLISHER, inlines(meta.publisher)),
    ]
    for label, value in values:
        if value:
            yield Definition((said(label, language),), (Paragraph(value),))


def said(message: str, language: str) -> Text:
    """A message of ours in a language; where its translation is missing, in English and marked as English."""
    with translation.override(language):
        words = gettext(message)
    untranslated = words == message and not language.startswith("en")
    return Text(words, language="en" if untranslated else "")


def day_of(day: date, language: str) -> str:
    """A date as it is written in a language: "2 November 2026"."""
    with translation.override(language):
        return formats.date_format(day, "DATE_FORMAT")


def version_parts(version: str, day: date | None, language: str) -> list[str]:
    """What people are told of a version in a language, as far as it is known.

    By its day, since the number of a page means nothing to them: ["Version of 20 November 2026"]; by the publisher's
    own name where it has one: ["Version SIPLleaflet-0524", "20 November 2026"].
    """
    if day and (version.isdigit() or not version):
        sentence = said(VERSION_OF, language)
        return [sentence.text % {"date": day_of(day, sentence.language or language)}]
    named = [f"{said(VERSION, language).text} {version}"] if version else []
    return [*named, day_of(day, language)] if day else named


def stamp_parts(document: Document) -> list[str]:
    """The version that a file was made from, in its language, as `version_parts` has it."""
    return version_parts(document.meta.version, document.meta.version_date, document.language)


def short_stamp(document: Document) -> str:
    """One line for the foot of each page: "Version of 20 November 2026"; empty where nothing is known."""
    return ", ".join(stamp_parts(document))
