from __future__ import annotations

from datetime import date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from wagtail.models import ModelLogEntry

from contact.enums import HolidayDecision
from contact.models import Closure, ClosureReason, HolidayName, PublicHoliday
from contact.services import closure_create_emergency, holiday_decide, holidays_propose, line_set_working
from contact.tests.factories import PublicHolidayFactory
from contact.times import LONDON
from core import clock
from core.models import SeedMark

AT = datetime(2026, 2, 1, 12, tzinfo=LONDON)


@pytest.fixture
def nothing_proposed(no_holidays):
    SeedMark.objects.filter(key__startswith="contact.holiday.").delete()
    HolidayName.objects.all().delete()


class TestProposals:
    def test_scottish_bank_holidays_as_far_as_the_helper_counts(self, nothing_proposed):
        holidays_propose(at=AT)
        proposed = {holiday.day: str(holiday.name) for holiday in PublicHoliday.objects.all()}
        assert proposed[date(2026, 11, 30)] == "Saint Andrew's Day"
        assert proposed[date(2026, 8, 3)] == "Summer Bank Holiday"  # Scotland's is the first Monday
        assert proposed[date(2026, 12, 28)] == "Boxing Day (substitute day)"
        assert date(2026, 8, 31) not in proposed
        assert date(2026, 12, 26) not in proposed  # a Saturday
        assert proposed[date(2024, 1, 1)] == "New Year's Day"  # behind us, for the counting of working days
        assert (min(proposed).year, max(proposed).year) == (2024, 2028)

    def test_they_are_undecided_bank_holidays(self, nothing_proposed):
        holidays_propose(at=AT)
        assert not PublicHoliday.objects.exclude(
            decision=HolidayDecision.UNDECIDED, is_bank_holiday=True, closure=None
        ).exists()

    def test_again_nothing_is_doubled_or_touched(self, nothing_proposed):
        holidays_propose(at=AT)
        count = PublicHoliday.objects.count()
        holiday = PublicHoliday.objects.get(day=date(2026, 11, 30))
        holiday_decide(holiday=holiday, decision=HolidayDecision.OPEN, by=None)
        assert holidays_propose(at=AT) == []
        holiday.refresh_from_db()
        assert (PublicHoliday.objects.count(), holiday.decision) == (count, HolidayDecision.OPEN)

    def test_what_editors_deleted_does_not_come_back(self, nothing_proposed):
        holidays_propose(at=AT)
        PublicHoliday.objects.filter(day=date(2026, 11, 30)).delete()
        holidays_propose(at=AT)
        assert not PublicHoliday.objects.filter(day=date(2026, 11, 30)).exists()

    def test_an_editors_own_holiday_on_the_day_is_enough(self, nothing_proposed):
        PublicHolidayFactory(day=date(2026, 11, 30))
        holidays_propose(at=AT)
        assert PublicHoliday.objects.filter(day=date(2026, 11, 30)).count() == 1

    def test_the_next_year_comes_by_itself(self, nothing_proposed):
        holidays_propose(at=AT)
        made = holidays_propose(at=datetime(2027, 1, 2, tzinfo=LONDON))
        assert {holiday.day.year for holiday in made} == {2029}


@pytest.mark.usefixtures("no_holidays")
class TestDecisions:
    def test_closed_makes_a_closure_of_the_day(self, django_user_model):
        editor = django_user_model.objects.create_user("editor")
        holiday = holiday_decide(holiday=PublicHolidayFactory(), decision="closed", by=editor)
        closure = holiday.closure
        assert (closure.first_day, closure.last_day, closure.reason.code) == (
            holiday.day,
            holiday.day,
            "public-holiday",
        )
        entry = ModelLogEntry.objects.get(action="contact.holiday_decide")
        assert entry.user == editor

    def test_closed_twice_is_one_closure(self):
        holiday = holiday_decide(holiday=PublicHolidayFactory(), decision="closed", by=None)
        again = holiday_decide(holiday=holiday, decision="closed", by=None)
        assert again.closure == holiday.closure
        assert Closure.objects.count() == 1

    @pytest.mark.parametrize("decision", ["open", "undecided"])
    def test_otherwise_the_closure_goes(self, decision):
        holiday = holiday_decide(holiday=PublicHolidayFactory(), decision="closed", by=None)
        holiday = holiday_decide(holiday=holiday, decision=decision, by=None)
        assert holiday.closure is None
        assert not Closure.objects.exists()

    def test_the_closure_follows_a_moved_day(self):
        holiday = holiday_decide(holiday=PublicHolidayFactory(), decision="closed", by=None)
        holiday.day = date(2026, 9, 28)
        holiday.save()
        holiday = holiday_decide(holiday=holiday, decision="closed", by=None)
        assert holiday.closure.first_day == date(2026, 9, 28)

    def test_the_closure_cannot_be_deleted_behind_the_decision(self):
        holiday = holiday_decide(holiday=PublicHolidayFactory(), decision="closed", by=None)
        with pytest.raises(ProtectedError):
            holiday.closure.delete()

    def test_an_unknown_decision_is_refused(self):
        with pytest.raises(ValueError, match="perhaps"):
            holiday_decide(holiday=PublicHolidayFactory(), decision="perhaps", by=None)


class TestEmergency:
    def test_from_today_announced_at_once(self, lines):
        reason = ClosureReason.objects.get(code="severe-weather")
        closure = closure_create_emergency(
            last_day=date(2026, 2, 3), reason=reason, lines=[lines["SWF"]], by=None, at=AT
        )
        assert (closure.first_day, closure.announced_from) == (date(2026, 2, 1), date(2026, 2, 1))
        assert list(closure.lines.all()) == [lines["SWF"]]
        assert not closure.services.exists()

    def test_the_past_is_refused(self, db):
        reason = ClosureReason.objects.get(code="severe-weather")
        with pytest.raises(ValidationError):
            closure_create_emergency(last_day=date(2026, 1, 31), reason=reason, by=None, at=AT)


def test_the_clock_proposes_them():
    assert "contact.holidays_propose" in [job.name for job in clock.jobs()]


def test_a_fault_is_logged(lines):
    line_set_working(line=lines["SWF"], is_working=False, by=None)
    line_set_working(line=lines["SWF"], is_working=True, by=None)
    actions = ModelLogEntry.objects.filter(action__startswith="contact.line").values_list("action", flat=True)
    assert set(actions) == {"contact.line_report_fault", "contact.line_restore"}
