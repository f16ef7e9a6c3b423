"""Admin screens of the notices."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import CopyViewMixin
from wagtail.models import Locale
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from core.panels import words_add_url
from core.viewsets import WordsViewSet
from home.enums import NoticeStatus
from home.models import Notice, NoticeText
from home.selectors import notice_status


class NoticeCreateView(CreateView):
    """After a notice come its words: without them nothing is shown."""

    request: HttpRequest
    object: Notice

    def get_success_url(self) -> str:
        return self._words_url() or super().get_success_url()

    def get_success_message(self, instance: Notice) -> str:
        if not self._words_url():
            return _("“%(notice)s” is saved. Nothing is shown until its words are published.") % {"notice": instance}
        return _("“%(notice)s” is saved. Now write its words; nothing is shown yet.") % {"notice": instance}

    def _words_url(self) -> str | None:
        if not self.request.user.has_perm("home.add_noticetext"):
            return None
        return words_add_url(NoticeText, fact=self.object, locale=Locale.get_default())


class NoticeCopyView(CopyViewMixin, NoticeCreateView):
    """A copy has the dates and places of the first notice, and words of its own."""


def _status(notice: Notice) -> Any:
    return NoticeStatus(notice_status(notice, at=timezone.now())).label


class NoticeViewSet(SnippetViewSet):
    model = Notice
    icon = "warning"
    menu_label = gettext_lazy("Notices")
    menu_order = 250
    add_to_admin_menu = True
    add_view_class = NoticeCreateView
    copy_view_class = NoticeCopyView
    list_display = [
        "title",
        Column("status", label=gettext_lazy("Status"), accessor=_status),
        "severity",
        "starts_at",
        "ends_at",
    ]
    list_filter = ["severity"]
    search_fields = ["title"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Notice]:
        return Notice.objects.prefetch_related("texts__locale", "pages")


class NoticeTextViewSet(WordsViewSet):
    model = NoticeText
