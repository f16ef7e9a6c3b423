from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Model

from contact.models import (
    Closure,
    ClosureReason,
    ClosureReasonText,
    ContactSettings,
    ContactStatement,
    ContactStatementText,
    EnquiryRecipient,
    EnquiryTopic,
    EnquiryTopicText,
    FormField,
    FormFieldText,
    FormOption,
    FormOptionText,
    HolidayName,
    HolidayNameText,
    Office,
    OpeningHours,
    OpeningPeriod,
    PhoneLine,
    PhoneLineText,
    PublicHoliday,
    Service,
    ServiceText,
)
from contact.seed.form import form_seed
from contact.seed.officers import officers_seed
from contact.services import holidays_propose
from core.models import Fact, Words
from core.seed.helpers import first_time, record_seed, toml_read, words_seed
from core.seed.permissions import permissions_seed

EDITED_BY_GROUPS: list[type[Model]] = [
    Closure,
    ClosureReason,
    ClosureReasonText,
    ContactSettings,
    ContactStatement,
    ContactStatementText,
    EnquiryRecipient,
    EnquiryTopic,
    EnquiryTopicText,
    FormField,
    FormFieldText,
    FormOption,
    FormOptionText,
    HolidayName,
    HolidayNameText,
    Office,
    OpeningHours,
    PhoneLine,
    PhoneLineText,
    PublicHoliday,
    Service,
    ServiceText,
]


@transaction.atomic
def load(*, at: datetime, demonstration: bool) -> None:
    """Make the records about contact from the leaflet (C1–C9), each once; `at` (aware) is the moment of seeding."""
    seed = toml_read(Path(__file__).parent / "contact.toml")
    if first_time("contact.office"):
        Office.objects.get_or_create(defaults=seed["office"])
    for order, service in enumerate(seed["services"]):
        if first_time(f"contact.service.{service['code']}"):
            _service(service, order)
    if first_time("contact.hours"):
        _hours(seed["hours"])
    _words("statement", ContactStatement, ContactStatementText, "body", seed["statements"])
    _words("reason", ClosureReason, ClosureReasonText, "reason", seed["reasons"])
    form_seed(demonstration=demonstration)
    if first_time("contact.permissions"):
        permissions_seed(EDITED_BY_GROUPS)
    officers_seed()
    holidays_propose(at=at)


def _words(kind: str, model: type[Fact], words: type[Words], field: str, seed: dict[str, str]) -> None:
    for code, text in seed.items():
        if first_time(f"contact.{kind}.{code}"):
            words_seed(words, record_seed(model, code=code), **{field: text})


def _service(seed: dict[str, Any], order: int) -> None:
    facts = {key: seed[key] for key in ("mark", "website", "contact_form")}
    service = record_seed(Service, code=seed["code"], defaults={**facts, "sort_order": order})
    words_seed(ServiceText, service, **{key: seed[key] for key in ("name", "short_purpose", "covers")})
    line = record_seed(PhoneLine, number=seed["number"], defaults={"service": service, "sort_order": order})
    words_seed(PhoneLineText, line, label=seed["label"])


def _hours(seed: dict[str, Any]) -> None:
    hours = record_seed(OpeningHours, service=None, line=None, valid_from=seed["valid_from"])
    for period in seed["periods"]:
        record_seed(
            OpeningPeriod,
            hours=hours,
            weekday=period["weekday"],
            opens=period["opens"],
            defaults={"closes": period["closes"]},
        )
