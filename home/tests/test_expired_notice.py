"""P1: the notice of 2021 is in the records, over, and on no page."""

from __future__ import annotations

import pytest
from django.utils import timezone

from home.enums import NoticeStatus
from home.models import Notice
from home.selectors import notices_for
from home.selectors.notices import notice_status

pytestmark = pytest.mark.django_db


def test_P1_the_covid_notice_is_an_expired_one_and_never_live(client):
    notice = Notice.objects.get(title__startswith="COVID-19")
    assert notice_status(notice, at=timezone.now()) == NoticeStatus.OVER
    assert not notice.texts.filter(live=True).exists()
    page = notice.pages.get()
    for moment in [notice.starts_at, timezone.now()]:
        assert not [each for each in notices_for(page.translation_key, at=moment) if "COVID" in each.title]
    for path in ["/en/", "/en/working-with-others/"]:
        assert "COVID" not in client.get(path).content.decode()
