"""Bring the partners' records into the site, from the text beside this file."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from contact.models import Service
from core.seed.helpers import first_time, record_seed, toml_read, words_seed
from core.seed.permissions import permissions_seed
from partners.data_sharing.seed import sharing_seed
from partners.enums import FinderEnd
from partners.models import (
    EntryReport,
    FinderAnswer,
    FinderAnswerText,
    FinderQuestion,
    FinderQuestionText,
    Organisation,
    OrganisationText,
    Topic,
    TopicText,
)
from partners.organisations.samples import samples_make
from partners.seed.work import load_work

FOLDER = Path(__file__).parent
EDITED_BY_GROUPS = [
    EntryReport,
    FinderAnswer,
    FinderAnswerText,
    FinderQuestion,
    FinderQuestionText,
    Organisation,
    OrganisationText,
    Topic,
    TopicText,
]


@transaction.atomic
def load(*, at: datetime, demonstration: bool) -> None:
    """Make the records that were never made; `at` (aware) is the moment of the run.

    Real partners are for editors to add, with their agreement; only a demonstration has invented examples.
    """
    for row in toml_read(FOLDER / "finder.toml")["questions"]:
        if first_time(f"partners.question.{row['code']}"):
            _question(row)
    if demonstration and first_time("partners.samples"):
        samples_make(at=at)
    sharing_seed(at=at, demonstration=demonstration)
    if first_time("partners.permissions"):
        permissions_seed(EDITED_BY_GROUPS)
    load_work(at=at, demonstration=demonstration)


def _question(row: dict[str, Any]) -> None:
    question = record_seed(FinderQuestion, code=row["code"])
    words_seed(FinderQuestionText, question, question=row["question"], hint=row["hint"])
    for order, each in enumerate(row["answers"]):
        service = Service.objects.get(code=each["service"]) if "service" in each else None
        leads_to = FinderEnd.US if service else FinderEnd.NO_ENTRY
        defaults = {"question": question, "sort_order": order, "leads_to": leads_to, "service": service}
        answer = record_seed(FinderAnswer, code=each["code"], defaults=defaults)
        words_seed(FinderAnswerText, answer, label=each["label"], reason=each["reason"])
