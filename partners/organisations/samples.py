"""Invented examples for a demonstration: labelled wherever they stand, never in the finder, dropped with one button."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from core.launch import OpenPoint, OpenPoints
from core.seed.helpers import record_seed, toml_read, words_seed
from partners.data_sharing.models import CommitmentRequest, DataItem, Dataset
from partners.embargo.models import Release, ReleaseReader
from partners.enums import AgreedBy, AgreementState
from partners.organisations.agreements import Agreement
from partners.organisations.models import Organisation, OrganisationText, Topic, TopicText
from partners.organisations.selectors import fingerprint, wording_proposed
from partners.projects.models import Project

FILE = Path(__file__).parent.parent / "seed" / "samples.toml"
TOPICS_BEGIN_WITH = "example-"
BEGINS_WITH = "Invented example. Not a real organisation."
_MODELS: tuple[Any, ...] = (Organisation, Project, DataItem, Dataset, Release)


@transaction.atomic
def samples_make(*, at: datetime) -> None:
    """Make the invented examples of the file, each with the agreement that it is to show, as if given at `at`."""
    data = toml_read(FILE)
    for row in data["topics"]:
        words_seed(TopicText, record_seed(Topic, code=row["code"], defaults={"sort_order": 900}), name=row["name"])
    for row in data["organisations"]:
        facts = {name: row.get(name, "") for name in ("website", "phone", "address")}
        organisation = Organisation.objects.create(
            name=row["name"], slug=row["slug"], kind=row["kind"], is_sample=True, **facts
        )
        organisation.topics.set(Topic.objects.filter(code__in=row["topics"]))
        words = {name: row.get(name, "") for name in ("helps", "hours", "languages")}
        words_seed(OrganisationText, organisation, remit=f"{BEGINS_WITH} {row['remit']}", **words)
        _agreement(organisation, at)


def _agreement(organisation: Organisation, at: datetime) -> None:
    wording = wording_proposed(organisation) or {}
    values: dict[str, Any] = {"wording": wording, "fingerprint": fingerprint(wording), "asked_at": at}
    day: date = at.date() + timedelta(days=365)
    Agreement.objects.create(
        organisation=organisation, state=AgreementState.AGREED, answered_at=at, answered_by="Example person",
        by_what=AgreedBy.LETTER, review_on=day, **values,
    )  # fmt: skip


def samples() -> list[Any]:
    """Return every invented example of this room, whatever it is."""
    return [each for model in _MODELS for each in model._default_manager.filter(is_sample=True)]


@transaction.atomic
def samples_drop() -> int:
    """Delete every invented example with all that belongs to it; return how many there were."""
    for model in (ReleaseReader, CommitmentRequest):  # what somebody tried out with an invented organisation
        model.objects.filter(organisation__is_sample=True).delete()
    found = samples()
    for each in found:
        each.delete()
    Topic.objects.filter(code__startswith=TOPICS_BEGIN_WITH, organisations=None, projects=None).delete()
    return len(found)


def sample_points(*, at: datetime) -> OpenPoints:
    """Say on the Launch screen that there are still invented examples."""
    count = len(samples())
    text = _("%(count)s invented examples are still on the site") % {"count": count}
    points = (OpenPoint(text, reverse("partners_samples_drop")),) if count else ()
    return OpenPoints(_("Partner organisations"), points)
