"""The notice that still stood on the publisher's page (checklist P1): in the records, over, and never shown here."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from wagtail.models import Page

from core.seed.helpers import first_time, words_seed
from home.enums import Severity
from home.models import Notice, NoticeText

# When it went up and came down is not recorded: the page's own date, 25 May 2021, stands for both.
_DAY = (2021, 5, 25)
_HEADING = "COVID-19 update"
_BODY = (
    "<p>We are currently operating under hybrid working arrangements. For details on how you can access our service, "
    "please read our information for customers and organisations</p>"
)


def expired_notice(page: Page | None) -> None:
    """Make the notice once, on one day of 2021; its words are taken down, so that a moved end alone never shows it."""
    if page is None or not first_time("home.notice.covid"):
        return
    zone = ZoneInfo("Europe/London")
    notice = Notice.objects.create(
        title="COVID-19 update (2021)",
        severity=Severity.INFORMATION,
        starts_at=datetime(*_DAY, tzinfo=zone),
        ends_at=datetime(*_DAY, 23, 59, tzinfo=zone),
        on_all_pages=False,
    )
    notice.pages.add(page)
    words = words_seed(NoticeText, notice, heading=_HEADING, body=_BODY)
    words.refresh_from_db()  # publishing has changed the row
    words.unpublish()
