"""What changed in the register, the newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from core.document.tidy import allowed
from register import selectors
from register.enums import WAS_PUBLIC
from register.filters import Filters
from register.models import Seal, Version
from register.presenters import level_name, seal_line

MOST = 50


@dataclass(frozen=True)
class Change:
    """One change: `key` is its own for ever, `at` aware."""

    key: str
    reference: str
    title: str
    text: str
    at: datetime


def changes(filters: Filters) -> list[Change]:
    """Return the newest changes to the entries that the filters ask for; a text that was removed is in none of them."""
    found = [*_versions(filters), *_seals(filters)]
    return sorted(found, key=lambda change: change.at, reverse=True)[:MOST]


def _told(filters: Filters) -> Q:
    """What the filters ask for, and what corrected it later: who was told of an entry is told what became of it."""
    asked = _asked(filters)
    if not filters.narrows:
        return asked
    before = Version.objects.filter(asked, action=OuterRef("action"), number__lt=OuterRef("number"))
    return asked | Q(Exists(before), state__in=WAS_PUBLIC, number__gt=1)


def _asked(filters: Filters) -> Q:
    asked = Q(is_sample=selectors.shows_samples(), state__in=WAS_PUBLIC)
    if filters.year:
        asked &= Q(year__start=int(filters.year.partition("-")[0]))
    if filters.organisation:
        asked &= Q(body__slug=filters.organisation)
    for name, value in (("level", filters.level), ("service", filters.service), ("body__sector", filters.sector)):
        if value:
            asked &= Q(**{name: value})
    if filters.q:
        actions = selectors.entries(Filters(q=filters.q)).order_by().values("action")
        asked &= Q(action__in=actions)
    return asked


def _versions(filters: Filters) -> list[Change]:
    found = (
        Version.objects.filter(_told(filters)).select_related("action", "body", "seal").order_by("-public_from", "-pk")
    )
    return [
        Change(
            f"{each.action.reference}/{each.number}", each.action.reference, _title(each), _text(each), each.public_from
        )
        for each in found[:MOST]
        if each.public_from
    ]


def _title(version: Version) -> str:
    words = {
        "reference": version.action.reference,
        "organisation": version.body.name,
        "level": level_name(version.level),
    }
    if version.withdraws:
        sentence = _("Withdrawn: %(reference)s")
    elif version.number > 1:
        sentence = _("Corrected: %(reference)s, %(organisation)s, %(level)s")
    else:
        sentence = "%(reference)s, %(organisation)s, %(level)s"
    return allowed(sentence % words)


def _text(version: Version) -> str:
    if version.is_sealed:
        return seal_line(version)
    return allowed(version.correction if version.number > 1 else version.reason)


def _seals(filters: Filters) -> list[Change]:
    seals = Seal.objects.filter(sealed_at__isnull=False, version__in=Version.objects.filter(_told(filters)))
    return [
        Change(
            f"{seal.version.action.reference}/{seal.version.number}/removed",
            seal.version.action.reference,
            _("Text removed: %(reference)s") % {"reference": seal.version.action.reference},
            seal_line(seal.version),
            seal.sealed_at,
        )
        for seal in seals.select_related("version__action").order_by("-sealed_at")[:MOST]
        if seal.sealed_at
    ]
