"""Rules that the database itself holds."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from guidance.enums import TimeRule
from guidance.models import ActionLevel, Escalation, LevelSection, NotificationPart, Scenario, ScenarioText, Timeframe
from guidance.text import in_one_line, paragraphs, plain, with_footnote


def level(number):
    return ActionLevel.objects.get(number=number)


def refused(make):
    with pytest.raises(IntegrityError), transaction.atomic():
        make()


@pytest.mark.parametrize("number", [0, 7])
def test_levels_are_1_to_6(db, number):
    refused(
        lambda: ActionLevel.objects.create(
            number=number, section=LevelSection.objects.first(), timeframe=Timeframe.objects.first()
        )
    )


@pytest.mark.parametrize(("rule", "days"), [(TimeRule.NO_NUMBER, 10), (TimeRule.AT_LEAST, None), (TimeRule.USUALLY, 0)])
def test_a_timeframe_has_a_number_when_its_rule_needs_one(db, rule, days):
    refused(lambda: Timeframe.objects.create(code="odd", rule=rule, working_days=days))


def test_a_scenario_number_is_used_once_and_from_1(db):
    refused(lambda: Scenario.objects.create(number=1, level=level(1)))
    refused(lambda: Scenario.objects.create(number=0, level=level(1)))


def test_a_part_of_a_notification_stands_once(db):
    refused(lambda: NotificationPart.objects.create(level=level(3), code="issue"))


def test_words_stand_once_in_a_language(db):
    text = ScenarioText.objects.filter(locale__language_code="en").first()
    refused(lambda: ScenarioText.objects.create(fact=text.fact, locale=text.locale, contact_from="x"))


def test_an_escalation_leads_on_and_stands_once(db):
    first = Scenario.objects.get(number=1)
    refused(lambda: Escalation.objects.create(from_scenario=first, to_scenario=first))
    refused(lambda: Escalation.objects.create(from_scenario=first, to_scenario=Scenario.objects.get(number=5)))


def test_an_escalation_goes_through_a_level_between(db):
    step = Escalation(
        from_scenario=Scenario.objects.get(number=1),
        to_scenario=Scenario.objects.get(number=9),
        usually_through=level(4),
    )
    with pytest.raises(ValidationError, match="between"):
        step.full_clean()


def test_rich_text_becomes_paragraphs_and_plain_text():
    source = '<p data-block-key="a">One &amp; <b>two</b></p>\n<p>three</p>'
    assert paragraphs(source) == ["One &amp; <b>two</b>", "three"]
    assert plain(source) == "One & two\n\nthree"
    assert in_one_line(source) == "One & two three"
    assert paragraphs("bare") == ["bare"]


def test_only_the_first_marker_leads_to_the_footnote():
    assert with_footnote("<p>a* b*</p>", address="#note").count("href") == 1
    assert with_footnote("<p>a*</p>", address="") == "a*"
