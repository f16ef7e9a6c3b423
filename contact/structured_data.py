"""What search engines read about the office: schema.org JSON-LD made from the records."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from contact import phrases
from contact.enums import ClosureKind
from contact.models import PhoneLine
from contact.selectors import ClosureFacts, ContactFacts, Period, closures_ahead, contact_facts, day_hours, schedule_on
from contact.times import local_day

DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MAXIMUM_DAYS = 60  # of changed hours in one record: each of its days is told by itself


def organisation(*, at: datetime) -> dict[str, Any]:
    """Return the office as a schema.org GovernmentOrganization with a ContactPoint for each working line.

    Hours are those valid at `at` (aware), followed by the closures ahead with their dates. What the records do not say
    (languages, targets) is left out.
    """
    facts = contact_facts()
    data: dict[str, Any] = {"@context": "https://schema.org", "@type": "GovernmentOrganization"}
    if facts.office:
        data |= {"name": facts.office.name, "address": _address(facts)}
    if facts.services:
        data["url"] = facts.services[0].website
    data["areaServed"] = {"@type": "AdministrativeArea", "name": _("Scotland")}
    data["contactPoint"] = [_contact_point(line, at, facts) for line in facts.lines if line.is_working]
    return data


def _address(facts: ContactFacts) -> dict[str, str]:
    office = facts.office
    if office is None:
        return {}
    return {
        "@type": "PostalAddress",
        "streetAddress": ", ".join(part for part in (office.building, office.street) if part),
        "addressLocality": office.town,
        "postalCode": office.postcode,
        "addressCountry": "GB",
    }


def _contact_point(line: PhoneLine, at: datetime, facts: ContactFacts) -> dict[str, Any]:
    words = line.service.words
    return {
        "@type": "ContactPoint",
        "telephone": line.number.as_e164,
        "contactType": words.name if words else str(line.service),
        "name": phrases.line_label(line),
        "contactOption": "TollFree",
        "url": line.service.contact_form,
        "hoursAvailable": [*_regular(line, at, facts), *_special(line, at, facts)],
    }


def _regular(line: PhoneLine, at: datetime, facts: ContactFacts) -> list[dict[str, Any]]:
    schedule = schedule_on(line, local_day(at), facts=facts)
    days_of: dict[Period, list[str]] = {}
    for weekday, periods in enumerate(schedule.week if schedule else ()):
        for period in periods:
            days_of.setdefault(period, []).append(DAYS[weekday])
    return [_hours(period, dayOfWeek=days) for period, days in days_of.items()]


def _special(line: PhoneLine, at: datetime, facts: ContactFacts) -> list[dict[str, Any]]:
    return [
        specification
        for closure in closures_ahead(at, facts=facts)
        if closure.covers(line, closure.record.first_day)
        for specification in _under(closure, line, facts)
    ]


def _under(closure: ClosureFacts, line: PhoneLine, facts: ContactFacts) -> list[dict[str, Any]]:
    record = closure.record
    if record.kind == ClosureKind.CLOSED:
        return [_hours(None, validFrom=f"{record.first_day}", validThrough=f"{record.last_day}")]
    return [
        _hours(period, validFrom=f"{day}", validThrough=f"{day}")
        for day in closure.days(at_most=MAXIMUM_DAYS)
        for period in day_hours(line, day, facts=facts).periods
    ]


def _hours(period: Period | None, **more: Any) -> dict[str, Any]:
    """Return the hours; None is closed all day, which schema.org says as opening and closing at midnight."""
    opens, closes = (f"{period.opens:%H:%M}", f"{period.closes:%H:%M}") if period else ("00:00", "00:00")
    return {"@type": "OpeningHoursSpecification", **more, "opens": opens, "closes": closes}
