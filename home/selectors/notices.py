"""Which notices a page shows at a moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.generation import per_generation
from home.enums import NoticeStatus, Severity
from home.models import Notice

_MOST_SEVERE_FIRST = [Severity.ALERT, Severity.WARNING, Severity.INFORMATION]


@dataclass(frozen=True)
class ShownNotice:
    """A notice in the active language; `page_keys` is None when it stands on every page. `body` is stored rich text."""

    severity: str
    title: str
    body: str
    starts_at: datetime
    ends_at: datetime
    page_keys: frozenset[UUID] | None

    def is_shown(self, page_key: UUID | None, at: datetime) -> bool:
        on_this_page = self.page_keys is None or page_key in self.page_keys
        return on_this_page and self.starts_at <= at < self.ends_at


def notice_status(notice: Notice, *, at: datetime) -> NoticeStatus:
    """Return what has become of a notice at `at` (aware): whether it is shown and, if not, why."""
    texts = notice.texts.all()
    if at >= notice.ends_at:
        return NoticeStatus.OVER
    if not texts:
        return NoticeStatus.NO_WORDS
    if not notice.words:
        return NoticeStatus.DRAFT
    if not notice.on_all_pages and not notice.pages.all():
        return NoticeStatus.NOWHERE
    return NoticeStatus.NOT_YET if at < notice.starts_at else NoticeStatus.SHOWN


def notices_for(page_key: UUID | None, *, at: datetime) -> list[ShownNotice]:
    """Return what a page shows at `at` (aware), the most severe first.

    `page_key` is the page's translation key, so a notice follows a page into every language; None for what is no page.
    """
    return [notice for notice in _notices() if notice.is_shown(page_key, at)]


@per_generation
def _notices() -> tuple[ShownNotice, ...]:
    notices = Notice.objects.prefetch_related("texts__locale", "pages")
    shown = [_snapshot(notice) for notice in notices if notice.words]
    return tuple(sorted(shown, key=lambda notice: _MOST_SEVERE_FIRST.index(Severity(notice.severity))))


def _snapshot(notice: Notice) -> ShownNotice:
    keys = frozenset(page.translation_key for page in notice.pages.all())
    words = notice.words
    return ShownNotice(
        severity=notice.severity,
        title=words.heading if words else "",
        body=words.body if words else "",
        starts_at=notice.starts_at,
        ends_at=notice.ends_at,
        page_keys=None if notice.on_all_pages else keys,
    )
