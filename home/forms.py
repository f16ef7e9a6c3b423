from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm


class NoticeForm(WagtailAdminModelForm):
    """The admin's form for a notice: it stands on all pages or on some, and never on none."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if not cleaned.get("on_all_pages") and not cleaned.get("pages"):
            self.add_error("pages", _("Choose the pages, or tick “on all pages”."))
        return cleaned
