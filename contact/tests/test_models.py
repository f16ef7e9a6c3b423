"""What the database itself refuses, whoever writes."""

from __future__ import annotations

from datetime import date, time

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from wagtail.models import Locale

from contact.models import OpeningHours, OpeningPeriod, PhoneLine, PublicHoliday, Service, ServiceText
from contact.tests.factories import ClosureFactory, OpeningHoursFactory, PublicHolidayFactory

pytestmark = pytest.mark.django_db


def refused():
    return pytest.raises(IntegrityError)


@pytest.mark.parametrize(
    "values",
    [
        {"last_day": date(2026, 12, 23)},
        {"kind": "closed", "closes": time(11)},
        {"kind": "changed"},
        {"kind": "changed", "opens": time(12), "closes": time(11)},
        {"kind": "changed", "opens": time(12), "closes": time(12)},
        {"kind": "unknown"},
    ],
)
def test_closures(values):
    with refused(), transaction.atomic():
        ClosureFactory(first_day=date(2026, 12, 24), **values)


def test_hours_are_of_a_service_or_a_line(lines):
    with refused(), transaction.atomic():
        OpeningHours.objects.create(valid_from=date(2026, 1, 1), line=lines["SWF"], service=lines["SWF"].service)


def test_hours_end_after_they_begin():
    with refused(), transaction.atomic():
        OpeningHours.objects.create(valid_from=date(2026, 1, 2), valid_to=date(2026, 1, 1))


@pytest.mark.parametrize(
    ("weekday", "opens", "closes"),
    [(0, time(17), time(9)), (0, time(9), time(9)), (7, time(9), time(17))],
)
def test_periods(weekday, opens, closes):
    hours = OpeningHoursFactory()
    with refused(), transaction.atomic():
        OpeningPeriod.objects.create(hours=hours, weekday=weekday, opens=opens, closes=closes)


def test_a_period_once_a_day():
    hours = OpeningHoursFactory(periods=[(0, time(9), time(12))])
    with refused(), transaction.atomic():
        OpeningPeriod.objects.create(hours=hours, weekday=0, opens=time(9), closes=time(13))


def test_a_holiday_once_a_day(no_holidays):
    holiday = PublicHolidayFactory()
    with refused(), transaction.atomic():
        PublicHoliday.objects.create(day=holiday.day, name=holiday.name)


def test_words_once_per_language():
    service = Service.objects.first()
    with refused(), transaction.atomic():
        ServiceText.objects.create(fact=service, locale=Locale.objects.get(language_code="en"), name="Again")


def test_a_service_with_lines_is_not_deleted():
    with pytest.raises(ProtectedError):
        Service.objects.first().delete()


def test_numbers_of_other_countries(lines):
    with refused(), transaction.atomic():
        PhoneLine.objects.filter(pk=lines["SWF"].pk).update(number="+12025550100")


def test_numbers_are_kept_as_e164_and_shown_the_british_way():
    line = PhoneLine.objects.get(service__code="PSC")
    assert PhoneLine.objects.filter(number="+448003777330").exists()
    assert str(line) == line.number.as_national == "0800 377 7330"
    assert line.number.as_e164 == "+448003777330"
