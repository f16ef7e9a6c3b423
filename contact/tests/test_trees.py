"""What the contact records say in a document tree."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from contact import trees
from contact.models import ContactPage, ContactStatementText, OpeningHours
from contact.services import line_set_working
from contact.tests.factories import ClosureFactory, OpeningHoursFactory
from contact.times import LONDON
from core.document import Heading, Table, Text, plain_text, walk
from core.trees import page_context

AT = datetime(2026, 11, 22, 9, tzinfo=LONDON)
DAY = AT.date()


@pytest.fixture
def page(db):
    return ContactPage.objects.get(locale__language_code="en")


@pytest.fixture
def context(page):
    return page_context(page, at=AT)


@pytest.fixture
def said(page):
    return plain_text(page.to_document(at=AT))


def test_the_contact_page_says_what_the_web_page_says(said):
    for words in [
        "SPSO freephone\n0800 377 7330",
        "Bridgeside House\n99 McDonald Road\nEdinburgh EH7 4NS",
        "If writing to us, please specify on the envelope if it is for the attention of SPSO, SWF or INWO.",
        "A freepost envelope can be supplied if this is required.",
        "INWO contact form\nwww.inwo.spso.org.uk/contact-form",
        "Calls to and from SPSO phone lines may be recorded",
        "Please contact us if you would like this leaflet in another language or format",
    ]:
        assert words in said


def test_no_word_depends_on_the_hour(page):
    start = datetime(2026, 11, 23, tzinfo=LONDON)
    made = [page.to_document(at=start + timedelta(hours=hour)) for hour in range(24)]
    assert all(each == made[0] for each in made)
    assert not [words for words in ("Open now", "today", "Opens ", "Phones open") if words in plain_text(made[0])]


def test_a_number_and_an_address_are_links(context):
    runs = [run for block in walk(trees.details(context)) for run in getattr(block, "inlines", ())]
    assert Text("0800 377 7330", href="tel:+448003777330") in runs
    assert Text("www.spso.org.uk/contact-form", href="https://www.spso.org.uk/contact-form") in runs


def test_C4_the_hours_as_printed(db):
    said = plain_text(trees.hours_sentence(DAY))
    assert said == "Opening hours: Monday, Wednesday, Thursday, Friday 9am-5pm,\nTuesday 10am-5pm"


def test_the_week_is_a_table_with_every_day(db):
    (table,) = trees.weeks(DAY)
    assert isinstance(table, Table)
    assert plain_text(table.rows[1].cells[1]) == "10am to 5pm"
    assert plain_text(table.rows[6].cells[1]) == "Closed"


def test_hours_hold_from_their_day_on(db):
    OpeningHours.objects.update(valid_to=date(2026, 12, 31))
    OpeningHoursFactory(valid_from=date(2027, 1, 1), periods=[(0, time(8), time(12))])
    assert "Tuesday" in plain_text(trees.hours_sentence(date(2026, 12, 31)))
    assert plain_text(trees.hours_sentence(date(2027, 1, 1))) == "Opening hours: Monday 8am-12 noon"


def test_closures_are_said_with_their_year_until_they_are_over(no_holidays, context):
    ClosureFactory(first_day=date(2026, 12, 24), last_day=date(2027, 1, 4))
    for day in (DAY, date(2027, 1, 4)):
        said = plain_text(trees.closures(replace(context, day=day)))
        assert "Thursday 24 December 2026 to Monday 4 January 2027: Phones closed" in said
    assert trees.closures(replace(context, day=date(2027, 1, 5))) == ()


def test_without_closures_there_is_no_heading_for_them(page, no_holidays):
    headings = [plain_text(each.inlines) for each in page.to_document(at=AT).blocks if isinstance(each, Heading)]
    assert "When you can call" in headings
    assert "Closures and other hours ahead" not in headings


def test_a_line_that_does_not_work_says_so(lines, context):
    line_set_working(line=lines["SWF"], is_working=False, by=None)
    said = plain_text(trees.phone_lines(context))
    assert said.count("This line is not working") == 1
    assert "0800 014 7299\nThis line is not working\nYou can write to us" in said


def test_a_statement_without_words_is_left_out(context):
    ContactStatementText.objects.get(fact__code="freepost", locale__language_code="en").delete()
    assert trees.statement("freepost", context) == ()
    assert trees.statement("no-such", context) == ()
