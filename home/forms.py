from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.models import Page


class NoticeForm(WagtailAdminModelForm):
    """The admin's form for a notice: it stands on all pages or on some, and never on none.

    It offers each page once, in the language of the originals; a notice follows a page into its translations.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "pages" in self.fields:
            originals = Page.objects.filter(locale__language_code=settings.LANGUAGE_CODE, depth__gt=1)
            self.fields["pages"].queryset = originals.order_by("path")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if not cleaned.get("on_all_pages") and not cleaned.get("pages"):
            self.add_error("pages", _("Choose the pages, or tick “on all pages”."))
        return cleaned
