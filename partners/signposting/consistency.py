"""What differs: between the records and the pages, between languages, and between what we and partners say (P10)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import phonenumbers
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from contact.models import OpeningPeriod, PhoneLine, Service
from core.document import plain_text
from core.sources import Source, document_of, sources
from partners.enums import AgreementState
from partners.organisations.models import Organisation
from partners.organisations.selectors import WORDS, is_reopened

ENGLISH = settings.LANGUAGE_CODE
SEEN_LASTS = timedelta(days=365)
_LOOKS_BRITISH = re.compile(r"(0|44)\d{8}")  # shorter ones are references and years
_TIME = re.compile(r"\b(\d{1,2})(?:[:.](\d{2}))?\s?(am|pm)\b|\b([01]?\d|2[0-3]):([0-5]\d)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Difference:
    """One thing that does not agree with another: where it stands (with the way there), and what is different."""

    where: str
    url: str
    text: str


@dataclass(frozen=True)
class Page:
    """A page as the report looks at it, read once: its source, its words, and the numbers in them."""

    source: Source
    words: str
    numbers: frozenset[str]


def differences(*, on: date) -> dict[str, list[Difference]]:
    """Return everything that differs on the office's day, under the headings of the report."""
    pages = {code: {each.key: _page(each) for each in sources(code)} for code, _name in settings.LANGUAGES}
    return {
        _("Phone numbers that are in no record"): list(_unknown_numbers(pages)),
        _("Phone numbers that differ between languages"): list(_numbers_between_languages(pages)),
        _("Times that are in no record"): list(_unknown_times(pages[ENGLISH])),
        _("Hours that differ between languages"): list(_hours_between_languages()),
        _("Statements about what an organisation does"): list(_remits()),
        _("What we say and what partners say about us"): list(_statements_about_us(on)),
    }


def numbers_in(text: str) -> set[str]:
    """Return the phone numbers of a text as E.164, however they are written."""
    found = phonenumbers.PhoneNumberMatcher(text, "GB", leniency=phonenumbers.Leniency.POSSIBLE)
    numbers = (each.number for each in found if _LOOKS_BRITISH.match(re.sub(r"\D", "", each.raw_string)))
    return {phonenumbers.format_number(each, phonenumbers.PhoneNumberFormat.E164) for each in numbers}


def times_in(text: str) -> set[str]:
    """Return the times of a text as HH:MM: “9am”, “9.30 am” and “09:00” alike."""
    found = set()
    for match in _TIME.finditer(text):
        hour, minute, half, hour_24, minute_24 = match.groups()
        if half:
            found.add(f"{int(hour) % 12 + (12 if half.lower() == 'pm' else 0):02}:{minute or '00'}")
        else:
            found.add(f"{int(hour_24):02}:{minute_24}")
    return found


def _page(source: Source) -> Page:
    words = str(plain_text(document_of(source)))
    return Page(source, words, frozenset(numbers_in(words)))


def _known_numbers() -> set[str]:
    lines = {each.number.as_e164 for each in PhoneLine.objects.all()}
    return lines | {each.phone.as_e164 for each in Organisation.objects.exclude(phone="")}


def _unknown_numbers(pages: dict[str, dict[str, Page]]) -> Iterator[Difference]:
    known = _known_numbers()
    for code, by_key in pages.items():
        for page in by_key.values():
            for number in sorted(page.numbers - known):
                yield _at(page.source, _("%(number)s (%(language)s)") % {"number": number, "language": code})


def _numbers_between_languages(pages: dict[str, dict[str, Page]]) -> Iterator[Difference]:
    for code, by_key in pages.items():
        for key, page in by_key.items() if code != ENGLISH else ():
            english = pages[ENGLISH].get(key)
            for number in sorted(page.numbers ^ english.numbers) if english else ():
                words = {"number": number, "language": code}
                yield _at(page.source, _("%(number)s stands only in English or only in %(language)s") % words)


def _unknown_times(pages: dict[str, Page]) -> Iterator[Difference]:
    known = {f"{each:%H:%M}" for row in OpeningPeriod.objects.values_list("opens", "closes") for each in row}
    for organisation in Organisation.objects.all():
        known |= {each for text in organisation.texts.all() for each in times_in(text.hours)}
    for page in pages.values():
        for time in sorted(times_in(page.words) - known):
            yield _at(page.source, time)


def _hours_between_languages() -> Iterator[Difference]:
    """Compare the digits: in every language the same hours have the same numbers."""
    for organisation in Organisation.objects.prefetch_related("texts__locale"):
        texts = {each.locale.language_code: each for each in organisation.texts.all() if each.live}
        english = texts.get(ENGLISH)
        for code, text in texts.items():
            if english and re.findall(r"\d+", text.hours) != re.findall(r"\d+", english.hours):
                yield _of(organisation, f"{code}: {text.hours} / {ENGLISH}: {english.hours}")


def _remits() -> Iterator[Difference]:
    """Name the wordings that changed since they were agreed, and translations older than the agreed words."""
    for organisation in Organisation.objects.prefetch_related("texts__locale", "agreements"):
        if is_reopened(organisation):
            yield _of(organisation, _("Our proposed wording is not the one that was agreed or asked for."))
        agreed = organisation.agreements.filter(state=AgreementState.AGREED).first()
        for text in organisation.texts.all() if agreed else ():
            is_other = text.live and text.locale.language_code != ENGLISH
            if agreed and is_other and (text.last_published_at is None or text.last_published_at < agreed.asked_at):
                yield _of(
                    organisation,
                    _("The words in %(language)s are older than what was agreed.") % {"language": text.locale},
                )
            if is_other and any(bool(getattr(text, name)) != bool(_english(organisation, name)) for name in WORDS):
                yield _of(organisation, _("Something is missing in %(language)s.") % {"language": text.locale})


def _english(organisation: Organisation, name: str) -> str:
    texts: Any = organisation.texts.all()
    return next((getattr(each, name) for each in texts if each.locale.language_code == ENGLISH), "")


def _statements_about_us(on: date) -> Iterator[Difference]:
    lines = {each.number.as_e164 for each in PhoneLine.objects.all()}
    with override(ENGLISH):
        ours = {" ".join(str(each.words.covers).split()) for each in Service.objects.all() if each.words}
    for organisation in Organisation.objects.all():
        said = organisation.says_of_us
        given = {organisation.number_for_us.as_e164} if organisation.number_for_us else set()
        for number in sorted((given | numbers_in(said)) - lines):
            yield _of(organisation, _("It gives %(number)s for us: none of our lines.") % {"number": number})
        if said and " ".join(said.split()) not in ours:
            yield _of(organisation, _("It says of us: “%(words)s” We say something else.") % {"words": said})
        if said and (organisation.says_of_us_seen_on is None or organisation.says_of_us_seen_on < on - SEEN_LASTS):
            yield _of(organisation, _("Nobody has looked for a year at what it says about us."))


def _at(source: Source, text: str) -> Difference:
    return Difference(source.title, f"/{source.language}/{source.path}", text)


def _of(organisation: Organisation, text: str) -> Difference:
    return Difference(organisation.name, reverse("partners_agreement_screen", args=[organisation.pk]), text)
