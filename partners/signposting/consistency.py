"""What differs: between the records and the pages, between languages, and between what we and partners say (P10)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from contact.models import OpeningPeriod, PhoneLine, Service
from core.document import plain_text
from core.sources import Source, document_of, sources
from partners.enums import AgreementState
from partners.organisations.models import Organisation, OrganisationText
from partners.organisations.selectors import WORDS, is_reopened
from partners.signposting.reading import figures_in, numbers_in, times_in

ENGLISH = settings.LANGUAGE_CODE
SEEN_LASTS = timedelta(days=365)


@dataclass(frozen=True)
class Difference:
    """One thing that does not agree with another: where it stands (with the way there), and what is different."""

    where: str
    url: str
    text: str


@dataclass(frozen=True)
class Page:
    """A page as the report looks at it, read once: its source, and the numbers and times in its words."""

    source: Source
    numbers: frozenset[str]
    times: frozenset[str]


def differences(*, on: date) -> dict[str, list[Difference]]:
    """Return everything that differs on the office's day, under the headings of the report."""
    pages = {code: {each.key: _page(each) for each in sources(code)} for code, _name in settings.LANGUAGES}
    return {
        _("Phone numbers that are in no record"): list(_unknown_numbers(pages)),
        _("Phone numbers that differ between languages"): list(_between_languages(pages, "numbers")),
        _("Times that are in no record"): list(_unknown_times(pages[ENGLISH])),
        _("Hours that differ between languages"): [*_between_languages(pages, "times"), *_hours_between_languages()],
        _("Statements about what an organisation does"): list(_remits()),
        _("What we say and what partners say about us"): list(_statements_about_us(on)),
    }


def _page(source: Source) -> Page:
    words = str(plain_text(document_of(source)))
    return Page(source, frozenset(numbers_in(words)), frozenset(times_in(words)))


def _known_numbers() -> set[str]:
    lines = {each.number.as_e164 for each in PhoneLine.objects.all()}
    return lines | {each.phone.as_e164 for each in Organisation.objects.exclude(phone="")}


def _unknown_numbers(pages: dict[str, dict[str, Page]]) -> Iterator[Difference]:
    known = _known_numbers()
    for code, by_key in pages.items():
        for page in by_key.values():
            for number in sorted(page.numbers - known):
                yield _at(page.source, _("%(number)s (%(language)s)") % {"number": number, "language": code})


def _between_languages(pages: dict[str, dict[str, Page]], name: str) -> Iterator[Difference]:
    """Compare the `name`d ("numbers" or "times") of each page with those of its English page."""
    for code, by_key in pages.items():
        for key, page in by_key.items() if code != ENGLISH else ():
            english = pages[ENGLISH].get(key)
            different = getattr(page, name) ^ getattr(english, name) if english else ()
            for number in sorted(different):
                words = {"number": number, "language": code}
                yield _at(page.source, _("%(number)s stands only in English or only in %(language)s") % words)


def _unknown_times(pages: dict[str, Page]) -> Iterator[Difference]:
    known = {f"{each:%H:%M}" for row in OpeningPeriod.objects.values_list("opens", "closes") for each in row}
    for organisation in Organisation.objects.all():
        known |= {each for text in organisation.texts.all() for each in times_in(text.hours)}
    for page in pages.values():
        for time in sorted(page.times - known):
            yield _at(page.source, time)


def _hours_between_languages() -> Iterator[Difference]:
    for organisation, text, english in _translations():
        if times_in(text.hours) != times_in(english.hours):
            code = text.locale.language_code
            yield _of(organisation, f"{code}: {text.hours} / {ENGLISH}: {english.hours}")


def _remits() -> Iterator[Difference]:
    """Name the wordings that changed since they were agreed, and what does not agree in another language."""
    for organisation in Organisation.objects.prefetch_related("agreements"):
        if is_reopened(organisation):
            yield _of(organisation, _("Our proposed wording is not the one that was agreed or asked for."))
    for organisation, text, english in _translations():
        language = {"language": text.locale}
        agreed = organisation.agreements.filter(state=AgreementState.AGREED).first()
        if agreed and (text.last_published_at is None or text.last_published_at < agreed.asked_at):
            yield _of(organisation, _("The words in %(language)s are older than what was agreed.") % language)
        if any(bool(getattr(text, name)) != bool(getattr(english, name)) for name in WORDS):
            yield _of(organisation, _("Something is missing in %(language)s.") % language)
        if any(_figures(text, name) != _figures(english, name) for name in WORDS if name != "hours"):
            yield _of(organisation, _("The figures in %(language)s are not those of the English words.") % language)


def _figures(text: OrganisationText, name: str) -> list[str]:
    """Return the figures of a statement; their order is each language's own."""
    return sorted(figures_in(getattr(text, name)))


def _translations() -> Iterator[tuple[Organisation, OrganisationText, OrganisationText]]:
    """Yield each organisation's live words in another language, with the live English ones."""
    for organisation in Organisation.objects.prefetch_related("texts__locale"):
        texts = {each.locale.language_code: each for each in organisation.texts.all() if each.live}
        english = texts.pop(ENGLISH, None)
        if english:
            yield from ((organisation, text, english) for text in texts.values())


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
