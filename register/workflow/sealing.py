"""Sealing: two people together remove the text of a version for good, from every place and every later restore."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core.sources import text_removed
from register import ledger
from register.data import REASON, REFERENCE, REMOVED, VERSION, WHY
from register.derived import entry_derive
from register.enums import ON_ITS_WAY, WAS_PUBLIC, SealCategory
from register.free_pages import pages_clear
from register.models import Seal, Step, Version, YearPublication
from register.search import search_compact
from register.sources import keys_saying
from register.trail import trail_add, version_content, version_subject, version_trail
from register.trail_records import year_content, year_subject
from register.workflow.documents import documents_remove
from register.workflow.errors import NotAllowedError, RegisterError
from register.workflow.rights import ADMINISTER, need

TEXTS = ("reason", "status", "reply", "confirmed_with", "returned")
_LATELY = timedelta(hours=1)  # for so long the clock tries: who reads an older state keeps it from being emptied


@transaction.atomic
def seal_ask(*, version: Version, category: str, by: Any, at: datetime) -> Seal:
    """Ask for the text of a version that is or was public to be removed. Raises NotAllowedError, RegisterError."""
    need(by, ADMINISTER)
    if category not in SealCategory.values:
        raise RegisterError(_("Choose why the text has to go."))
    if version.state not in WAS_PUBLIC:
        raise RegisterError(_("Only what was published can be sealed. Change or delete the draft instead."))
    if Seal.objects.filter(version=version).exists():
        raise RegisterError(_("Somebody asked for this already, or it is sealed."))
    who = {"asked_by_key": by.pk, "asked_by_name": by.get_username(), "asked_at": at}
    seal = Seal.objects.create(version=version, category=category, **who)
    version_trail(version, by=by, what="seal.ask", at=at)
    return seal


@transaction.atomic
def seal_take_back(*, seal: Seal, by: Any, at: datetime) -> None:
    """Take the wish for a seal back, before it is confirmed. Raises NotAllowedError, RegisterError."""
    need(by, ADMINISTER)
    fresh = Seal.objects.select_for_update().get(pk=seal.pk)
    if fresh.sealed_at:
        raise RegisterError(_("It is sealed: its text is gone."))
    version = fresh.version
    fresh.delete()
    version_trail(version, by=by, what="seal.take_back", at=at)


@transaction.atomic
def seal_confirm(*, seal: Seal, by: Any, at: datetime) -> Seal:
    """Confirm a seal as the second person: the text is removed at once, and for good.

    A version on its way that repeats the text goes with it; other versions of the entry have to be sealed on their own.
    Raises NotAllowedError (who asked, too), RegisterError.
    """
    need(by, ADMINISTER)
    fresh = Seal.objects.select_for_update().select_related("version__action").get(pk=seal.pk)
    if fresh.asked_by_key == by.pk:
        raise NotAllowedError(_("You asked for this seal, so another person has to confirm it."))
    if fresh.sealed_at:
        raise RegisterError(_("It is sealed already."))
    fresh.sealed_by_key, fresh.sealed_by_name, fresh.sealed_at = by.pk, by.get_username(), at
    fresh.save()
    version = fresh.version
    text_remove(version, by=by, at=at)
    version_trail(version, by=by, what="seal.confirm", at=at)
    if not version.is_sample:
        transaction.on_commit(lambda: ledger.seal_write(fresh))
    return fresh


def seals_hold(at: datetime) -> None:
    """By the clock: seal again what the ledger knows as sealed and the database, after a restore, does not.

    Then empty what a database file still keeps of a text that was removed lately.
    """
    is_again = False
    for each in ledger.seals():
        version = Version.objects.filter(action__reference=each["sealed"], number=each["version"]).first()
        if version is None or Seal.objects.filter(version=version, sealed_at__isnull=False).exists():
            continue
        with transaction.atomic():
            known = {
                "category": each["category"],
                "asked_by_key": each["asked_by"],
                "asked_by_name": _("known from the ledger"),
                "asked_at": at,
                "sealed_by_key": each["sealed_by"],
                "sealed_by_name": _("known from the ledger"),
                "sealed_at": datetime.fromisoformat(each["at"]),
            }
            is_again = True
            Seal.objects.update_or_create(version=version, defaults=known)
            text_remove(version, by=None, at=at)
            version_trail(version, by=None, what="seal.again", at=at)
    if is_again or Seal.objects.filter(sealed_at__gt=at - _LATELY).exists():
        pages_clear()


def text_remove(version: Version, *, by: Any, at: datetime) -> None:
    """Remove the words of a version: here, in drafts that repeat them, documents, the frozen table and the search.

    In the caller's transaction, which also writes the line about the version itself.
    """
    list(Version.objects.select_for_update().filter(action=version.action_id).order_by("pk"))
    version.refresh_from_db()  # a colleague may have approved what comes after it meanwhile
    for draft in version.action.versions.filter(state__in=ON_ITS_WAY).exclude(pk=version.pk):
        gone = version_content(draft)
        trail_add(
            by=by, what="draft.delete", subject=version_subject(draft), content=gone, at=at, is_sample=draft.is_sample
        )
        draft.delete()
    for name in TEXTS:
        setattr(version, name, "-" if name == "confirmed_with" else "")
    if version.correction:
        version.correction = "-"
    version.edit += 1
    version.save()
    Step.objects.filter(version=version).update(why="")
    _remove_from_frozen(version, by=by, at=at)
    documents_remove(version.action, by=by, at=at)
    entry_derive(version)
    search_compact()
    text_removed.send(Version, keys=keys_saying(version))


def _remove_from_frozen(version: Version, *, by: Any, at: datetime) -> None:
    for publication in YearPublication.objects.filter(year=version.year).select_related("year"):
        for row in publication.snapshot:
            if row[REFERENCE] == version.action.reference and int(row[VERSION]) == version.number:
                row[REASON] = row[WHY] = ""
                row[REMOVED] = version.seal.category
        publication.save()
        trail_add(
            by=by, what="year.seal", subject=year_subject(publication.year), content=year_content(publication.year),
            at=at, is_sample=version.is_sample,
        )  # fmt: skip
