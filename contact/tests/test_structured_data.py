from __future__ import annotations

from datetime import date, datetime, time

import pytest

from contact.models import PhoneLine
from contact.services import line_set_working
from contact.structured_data import organisation
from contact.tests.factories import ClosureFactory, OpeningHoursFactory
from contact.times import LONDON

pytestmark = pytest.mark.usefixtures("no_holidays")
AT = datetime(2026, 11, 22, 12, tzinfo=LONDON)


def test_it_equals_the_records():
    data = organisation(at=AT)
    assert data["@type"] == "GovernmentOrganization"
    assert data["name"] == "Scottish Public Services Ombudsman"
    assert data["url"] == "https://www.spso.org.uk"
    assert data["address"] == {
        "@type": "PostalAddress",
        "streetAddress": "Bridgeside House, 99 McDonald Road",
        "addressLocality": "Edinburgh",
        "postalCode": "EH7 4NS",
        "addressCountry": "GB",
    }
    numbers = [line.number.as_e164 for line in PhoneLine.objects.all()]
    assert [point["telephone"] for point in data["contactPoint"]] == numbers
    assert data["contactPoint"][0]["hoursAvailable"] == [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": ["Monday", "Wednesday", "Thursday", "Friday"],
            "opens": "09:00",
            "closes": "17:00",
        },
        {"@type": "OpeningHoursSpecification", "dayOfWeek": ["Tuesday"], "opens": "10:00", "closes": "17:00"},
    ]


def test_nothing_is_said_that_no_record_says():
    assert "availableLanguage" not in str(organisation(at=AT))


def test_a_faulty_line_is_left_out(lines):
    line_set_working(line=lines["SWF"], is_working=False, by=None)
    assert len(organisation(at=AT)["contactPoint"]) == 2


def test_a_closure_of_one_service_is_only_there(lines):
    ClosureFactory(services=[lines["SWF"].service], last_day=date(2026, 12, 28))
    first, swf, _ = organisation(at=AT)["contactPoint"]
    assert len(first["hoursAvailable"]) == 2
    assert swf["hoursAvailable"][2] == {
        "@type": "OpeningHoursSpecification",
        "validFrom": "2026-12-24",
        "validThrough": "2026-12-28",
        "opens": "00:00",
        "closes": "00:00",
    }


def test_other_hours_from_a_weekend_on_are_told_by_the_day():
    ClosureFactory(kind="changed", first_day=date(2026, 12, 5), last_day=date(2026, 12, 8), closes=time(12))
    special = organisation(at=AT)["contactPoint"][0]["hoursAvailable"][2:]
    assert [(each["validFrom"], each["opens"], each["closes"]) for each in special] == [
        ("2026-12-07", "09:00", "12:00"),
        ("2026-12-08", "10:00", "12:00"),
    ]


def test_a_lines_own_hours(lines):
    OpeningHoursFactory(line=lines["INWO"], periods=[(2, time(10), time(12))])
    assert organisation(at=AT)["contactPoint"][2]["hoursAvailable"][0]["dayOfWeek"] == ["Wednesday"]
