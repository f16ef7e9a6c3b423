from __future__ import annotations

from datetime import date, time

import factory

from contact.enums import ClosureKind
from contact.models import Closure, ClosureReason, HolidayName, OpeningHours, OpeningPeriod, PublicHoliday


class ClosureReasonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ClosureReason
        django_get_or_create = ("code",)

    code = "staff-training"


class ClosureFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Closure
        skip_postgeneration_save = True

    kind = ClosureKind.CLOSED
    first_day = date(2026, 12, 24)
    last_day = factory.SelfAttribute("first_day")
    reason = factory.SubFactory(ClosureReasonFactory)

    @factory.post_generation
    def services(self, create, extracted):
        self.services.set(extracted or [])

    @factory.post_generation
    def lines(self, create, extracted):
        self.lines.set(extracted or [])


class HolidayNameFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = HolidayName
        django_get_or_create = ("code",)

    code = "local-holiday"


class PublicHolidayFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PublicHoliday

    day = date(2026, 9, 21)
    name = factory.SubFactory(HolidayNameFactory)
    is_bank_holiday = True


class OpeningHoursFactory(factory.django.DjangoModelFactory):
    """Hours from nine to five on Mondays, if nothing else is said: periods=[(weekday, opens, closes), …]."""

    class Meta:
        model = OpeningHours
        skip_postgeneration_save = True

    valid_from = date(2024, 5, 1)

    @factory.post_generation
    def periods(self, create, extracted):
        for weekday, opens, closes in extracted or [(0, time(9), time(17))]:
            OpeningPeriod.objects.create(hours=self, weekday=weekday, opens=opens, closes=closes)
