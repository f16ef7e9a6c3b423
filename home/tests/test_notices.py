"""Notices come and go by the clock, on the pages that they are for."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import timezone

from home.enums import NoticeStatus, Severity
from home.selectors import notice_status, notices_for
from home.tests.factories import NoticeFactory, NoticeTextFactory, home_page, standard_page

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def shown(page_key=None, *, at=NOW) -> list[str]:
    return [notice.title for notice in notices_for(page_key, at=at)]


def test_a_notice_begins_and_ends_by_itself():
    text = NoticeTextFactory(heading="Phones are down")
    start, end = text.fact.starts_at, text.fact.ends_at
    assert shown(at=start - timedelta(seconds=1)) == []
    assert shown(at=start) == ["Phones are down"]
    assert shown(at=end - timedelta(seconds=1)) == ["Phones are down"]
    assert shown(at=end) == []


def test_a_notice_for_some_pages_is_on_those_only(client):
    page = standard_page()
    text = NoticeTextFactory(heading="For one page", fact__on_all_pages=False)
    text.fact.pages.add(page)
    assert shown(page.translation_key) == ["For one page"]
    assert shown(home_page().translation_key) == []
    assert shown(None) == []
    assert "For one page" in client.get(page.url).content.decode()
    assert "For one page" not in client.get("/en/").content.decode()


def test_a_notice_for_a_page_that_was_deleted_is_not_shown_on_all_others():
    page = standard_page()
    text = NoticeTextFactory(fact__on_all_pages=False)
    text.fact.pages.add(page)
    page.delete()
    assert shown(home_page().translation_key) == []


def test_the_most_severe_comes_first(client):
    for severity in [Severity.INFORMATION, Severity.ALERT, Severity.WARNING]:
        NoticeTextFactory(heading=str(severity.label), fact__severity=severity)
    assert shown() == ["Alert", "Warning", "Information"]
    page = client.get("/en/").content.decode()
    assert page.index("notice--alert") < page.index("notice--warning") < page.index("notice--information")


def test_a_notice_whose_words_are_a_draft_is_not_shown():
    NoticeTextFactory(live=False)
    assert shown() == []


class TestStatus:
    """What the admin's list says has become of a notice."""

    def test_by_the_clock(self):
        notice = NoticeTextFactory().fact
        assert notice_status(notice, at=notice.starts_at - timedelta(seconds=1)) == NoticeStatus.NOT_YET
        assert notice_status(notice, at=notice.starts_at) == NoticeStatus.SHOWN
        assert notice_status(notice, at=notice.ends_at - timedelta(seconds=1)) == NoticeStatus.SHOWN
        assert notice_status(notice, at=notice.ends_at) == NoticeStatus.OVER

    def test_without_words(self):
        assert notice_status(NoticeFactory(), at=NOW) == NoticeStatus.NO_WORDS
        assert notice_status(NoticeTextFactory(live=False).fact, at=NOW) == NoticeStatus.DRAFT
        notice = NoticeFactory()
        assert notice_status(notice, at=notice.ends_at) == NoticeStatus.OVER

    def test_without_pages(self):
        notice = NoticeTextFactory(fact__on_all_pages=False).fact
        assert notice_status(notice, at=NOW) == NoticeStatus.NOWHERE
        notice.pages.add(home_page())
        assert notice_status(notice, at=NOW) == NoticeStatus.SHOWN


def test_a_stored_script_is_not_served(client):
    NoticeTextFactory(body='<p onclick="x()">Careful<script>alert(1)</script></p>')
    page = client.get("/en/").content.decode()
    assert "Careful" in page
    assert "alert(1)" not in page
    assert "onclick" not in page


def test_a_notice_cannot_end_before_it_begins():
    notice = NoticeFactory.build(starts_at=NOW, ends_at=NOW)
    with pytest.raises(ValidationError, match="The end must be after the start"):
        notice.full_clean()
    with pytest.raises(IntegrityError):
        notice.save()


def test_notices_cost_no_query_while_nothing_changes(client, django_assert_max_num_queries):
    for _number in range(3):
        NoticeTextFactory()
    client.get("/en/privacy/")
    with django_assert_max_num_queries(10):
        client.get("/en/privacy/")
