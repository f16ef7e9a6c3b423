"""The nightly look at whether the partners' websites open."""

from __future__ import annotations

import http.client
from collections.abc import Callable
from datetime import datetime, timedelta
from http import HTTPStatus

from django.conf import settings

from core.heartbeat import beat, has_beaten
from partners.organisations.models import Organisation
from partners.signposting.link_opener import NotPublicError, head
from partners.signposting.models import LinkCheck

BEAT = "partners.links"
EVERY = timedelta(hours=20)
NIGHT = range(5)  # the hours in which it begins
_DEAD = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}


def links_check_nightly(*, at: datetime) -> None:
    """The clock's job: once a night, and only where the machine may go out (CHECK_PARTNER_LINKS)."""
    if not settings.CHECK_PARTNER_LINKS or at.hour not in NIGHT or has_beaten(name=BEAT, since=at - EVERY):
        return
    beat(name=BEAT, at=at)
    links_check(at=at)


def links_check(*, at: datetime, opener: Callable[[str], int] = head) -> int:
    """Look at every website of a real partner at `at` (aware) and return how many do not open.

    `opener` takes an address and returns a status, or raises OSError or HTTPException. What answers that it forbids
    programs counts as open.
    """
    known = {each.organisation_id: each for each in LinkCheck.objects.all()}
    failed = 0
    for organisation in Organisation.objects.exclude(website="").filter(is_sample=False):
        problem, old = _problem(organisation.website, opener), known.get(organisation.pk)
        nights = (old.failures if old and old.url == organisation.website else 0) + 1 if problem else 0
        failed += bool(problem)
        LinkCheck.objects.update_or_create(
            organisation=organisation,
            defaults={"url": organisation.website, "checked_at": at, "problem": problem, "failures": nights},
        )
    LinkCheck.objects.filter(organisation__website="").delete()
    return failed


def _problem(url: str, opener: Callable[[str], int]) -> str:
    """Return in a few plain words why a website does not open; "" where it does."""
    try:
        status = opener(url)
    except NotPublicError:
        return "This is not a public address."
    except (OSError, http.client.HTTPException, ValueError):
        return "It does not answer."
    is_dead = status in _DEAD or status >= HTTPStatus.INTERNAL_SERVER_ERROR
    return f"It answers with an error ({status})." if is_dead else ""
