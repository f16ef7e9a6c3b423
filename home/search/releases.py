"""The reports that are public, for the search."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.search.documents import Document
from home.search.terms import plain_text
from partners.embargo.selectors import LANGUAGE, releases_public


def release_documents(language: str, day: date) -> Iterator[Document]:
    """Give each report that is public at this moment, in the language that it is written in; no invented examples."""
    if language != LANGUAGE:
        return
    for release in releases_public(at=timezone.now()).filter(is_sample=False):
        text = f"{release.summary} {plain_text(release.body)}".strip()
        yield Document(release.title, reverse("partners_release", args=[release.slug]), text, _("Report"))
