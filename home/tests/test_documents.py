"""Pages as document trees: what every format of them is made from."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from contact.times import LONDON
from core.document import Paragraph, ParagraphKind, Text, plain_text
from core.models import SiteState
from core.trees import page_document
from home.models import HomePage
from home.tests.factories import standard_page

AT = datetime(2026, 11, 22, 9, tzinfo=LONDON)


def page(**fields):
    made = standard_page(**fields)
    made.save_revision().publish()
    made.refresh_from_db()
    return made


class TestPageDocument:
    def test_what_it_comes_from(self, db, settings):
        made = page(introduction="In short.")
        document = made.to_document(at=AT)
        assert document.title == "A page"
        assert document.blocks[0] == Paragraph((Text("In short."),), ParagraphKind.LEAD)
        assert document.meta.address == f"{settings.SITE_URL}/en/a-page/"
        assert document.meta.version == str(made.live_revision_id)
        assert document.meta.version_date == made.last_published_at.astimezone(LONDON).date()
        assert document.meta.publisher == "Scottish Public Services Ombudsman"

    @pytest.mark.parametrize(
        ("published", "day"),
        [
            (datetime(2026, 7, 1, 23, 30, tzinfo=ZoneInfo("UTC")), date(2026, 7, 2)),
            (datetime(2026, 12, 1, 23, 30, tzinfo=ZoneInfo("UTC")), date(2026, 12, 1)),
        ],
    )
    def test_its_day_is_that_of_edinburgh(self, db, published, day):
        made = page()
        made.last_published_at = published
        assert made.to_document(at=AT).meta.version_date == day

    def test_newer_words_make_it_newer(self, db):
        made = page()
        made.document_words = lambda: [None, SimpleNamespace(last_published_at=datetime(2031, 5, 1, 12, tzinfo=LONDON))]
        assert made.to_document(at=AT).meta.version_date == date(2031, 5, 1)

    def test_a_demonstration_says_so_until_the_launch(self, db):
        made = page()
        assert made.to_document(at=AT).meta.notes == ("Demonstration. Messages sent here are not read.",)
        state = SiteState.load()
        state.launched_on = AT.date()
        state.save()
        assert made.to_document(at=AT).meta.notes == ()

    def test_a_draft_is_made_of_the_draft_and_marked(self, db):
        made = page(introduction="Live words.")
        live = made.live_revision_id
        made.introduction = "Draft words."
        newest = made.save_revision()
        draft = newest.as_object().to_document(at=AT, mark="DRAFT")
        assert (draft.meta.mark, draft.meta.version) == ("DRAFT", str(newest.pk))
        assert "Draft words." in plain_text(draft)
        made.refresh_from_db()
        assert made.to_document(at=AT).meta.version == str(live)
        assert "Live words." in plain_text(made.to_document(at=AT))

    def test_a_page_with_nothing_in_it_or_never_saved(self, db):
        made = page()
        assert made.to_document(at=AT).blocks == ()
        made.pk = None
        assert page_document(made, at=AT).meta.address == ""

    def test_dates_of_review_stand_at_the_foot(self, db):
        made = page(last_reviewed_on=date(2026, 1, 2))
        assert plain_text(made.to_document(at=AT).blocks) == "Last reviewed\n2 January 2026"


class TestHomePage:
    @pytest.fixture
    def said(self, db):
        return plain_text(HomePage.objects.get(locale__language_code="en").to_document(at=AT))

    def test_introduction_lines_hours_and_doors_in_order(self, said):
        words = [
            "We are the final stage",
            "Our freephone numbers",
            "Public services\nComplaints about public services in Scotland\n0800 377 7330",
            "0800 014 7299",
            "0800 008 6112",
            "When you can call",
            "Monday, Wednesday, Thursday, Friday 9am-5pm,\nTuesday 10am-5pm",
            "What you can do here",
            "What the policy means",
            "Complain about a public service",
        ]
        positions = [said.find(each) for each in words]
        assert -1 not in positions
        assert positions == sorted(positions)

    def test_doors_lead_to_whole_addresses(self, db, settings):
        document = HomePage.objects.get(locale__language_code="en").to_document(at=AT)
        terms = [item.term[0] for item in document.blocks[-1].items]
        assert terms[1] == Text(
            "You have had a letter from us",
            href=f"{settings.SITE_URL}/en/guidance/support-and-intervention-policy/letter/",
        )

    def test_nothing_depends_on_the_hour(self, db):
        home = HomePage.objects.get(locale__language_code="en")
        midnight = datetime(2026, 11, 23, tzinfo=LONDON)
        hours = [home.to_document(at=midnight + timedelta(hours=hour)) for hour in range(24)]
        assert all(each == hours[0] for each in hours)


def test_a_longer_heading_is_the_title(db):
    assert page(heading="A page and what it is for").to_document(at=AT).title == "A page and what it is for"
