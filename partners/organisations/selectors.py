"""Reads of the partners: what of each the public may see, and in which wording (P11)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import get_language

from core.generation import per_generation
from partners.enums import AgreementState
from partners.organisations.agreements import Agreement, EntryCheck
from partners.organisations.models import Organisation, OrganisationText, Topic, TopicText

CONTACT = ("name", "website", "phone")
WORDS = ("remit", "helps", "hours", "languages")
_OPEN = (AgreementState.SOUGHT, AgreementState.CORRECTED)


@dataclass(frozen=True)
class Entry:
    """What the public may see of an organisation. Without `agreed_on` it is name, website and phone alone.

    `words` are remit, helps, hours and languages in `language`; `is_translated` where they are our translation of the
    agreed English words.
    """

    organisation: Organisation
    name: str
    website: str
    phone: str
    address: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    topics: tuple[Topic, ...] = ()
    language: str = ""
    is_translated: bool = False
    agreed_on: date | None = None

    @property
    def slug(self) -> str:
        return str(self.organisation.slug)


def contact_of(organisation: Organisation) -> dict[str, str]:
    """Return name, website and phone as they stand now."""
    return {name: str(getattr(organisation, name) or "") for name in CONTACT}


def wording_proposed(organisation: Organisation) -> dict[str, Any] | None:
    """Return the wording that an editor has published as our proposal; None while there is none.

    It is all that a partner agrees to: the words, the topics, and how to reach it.
    """
    text = OrganisationText.objects.filter(
        fact=organisation, locale__language_code=settings.LANGUAGE_CODE, live=True
    ).first()
    if text is None:
        return None
    topics = sorted(organisation.topics.values_list("code", flat=True))
    words = {name: getattr(text, name) for name in WORDS}
    return contact_of(organisation) | words | {"address": organisation.address, "topics": topics}


def fingerprint(values: Mapping[str, Any]) -> str:
    """Return what tells one wording from every other."""
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()


def is_reopened(organisation: Organisation) -> bool:
    """Return whether the wording has changed since it was agreed, or since agreement was asked for."""
    latest = organisation.agreements.filter(state__in=[AgreementState.SOUGHT, AgreementState.AGREED]).first()
    proposed = wording_proposed(organisation)
    return bool(latest and proposed and latest.fingerprint != fingerprint(proposed))


@per_generation
def entries() -> tuple[Entry, ...]:
    """Return every entry that may be shown, invented examples last; in the active language where it is translated."""
    found = [entry for entry in map(_entry, _organisations()) if entry]
    return tuple(sorted(found, key=lambda entry: (entry.organisation.is_sample, entry.name.casefold())))


def entry_of(slug: str) -> Entry | None:
    """Return the entry at an address; None where there is none to be shown."""
    return next((entry for entry in entries() if entry.slug == slug), None)


@per_generation
def topics() -> tuple[Topic, ...]:
    """Return all topics with their live words, in their order."""
    return tuple(Topic.objects.prefetch_related(_texts("texts", TopicText)))


def _organisations() -> Any:
    return Organisation.objects.select_related("check_of_contact").prefetch_related(
        _texts("texts", OrganisationText), "agreements"
    )


def _texts(path: str, model: Any) -> Prefetch[str]:
    return Prefetch(path, queryset=model.objects.filter(live=True).select_related("locale"))


def _entry(organisation: Organisation) -> Entry | None:
    agreements = list(organisation.agreements.all())
    agreed = next((each for each in agreements if each.state == AgreementState.AGREED), None)
    contact = _contact(organisation, agreed)
    if agreed:
        return _agreed(organisation, agreed, contact or agreed.wording)
    is_sought = any(each.state in _OPEN for each in agreements[:1])
    if not contact or not is_sought:
        return None
    return Entry(organisation, name=contact["name"], website=contact["website"], phone=contact["phone"])


def _contact(organisation: Organisation, agreed: Agreement | None) -> dict[str, str] | None:
    """Return name, website and phone as they stand now, if a second person has checked them or they are as agreed."""
    now = contact_of(organisation)
    if agreed and all(agreed.wording[name] == now[name] for name in CONTACT):
        return now
    check: EntryCheck | None = getattr(organisation, "check_of_contact", None)
    return now if check and check.checked_at and check.fingerprint == fingerprint(now) else None


def _agreed(organisation: Organisation, agreed: Agreement, contact: Mapping[str, str]) -> Entry:
    translation = _translation(organisation, agreed)
    words = {name: getattr(translation, name) if translation else agreed.wording[name] for name in WORDS}
    return Entry(
        organisation,
        name=contact["name"],
        website=contact["website"],
        phone=contact["phone"],
        address=agreed.wording["address"],
        words=words,
        topics=tuple(each for each in topics() if each.code in agreed.wording["topics"]),
        language=translation.locale.language_code if translation else settings.LANGUAGE_CODE,
        is_translated=translation is not None,
        agreed_on=timezone.localdate(agreed.answered_at),
    )


def _translation(organisation: Organisation, agreed: Agreement) -> OrganisationText | None:
    """Return our translation of the agreed words: one published since we asked, while the English is still the same."""
    code = get_language()
    if code == settings.LANGUAGE_CODE:
        return None
    texts = {text.locale.language_code: text for text in organisation.texts.all()}
    english, found = texts.get(settings.LANGUAGE_CODE), texts.get(code or "")
    is_same = english and all(getattr(english, name) == agreed.wording[name] for name in WORDS)
    is_newer = found and found.last_published_at and found.last_published_at >= agreed.asked_at
    return found if is_same and is_newer else None
