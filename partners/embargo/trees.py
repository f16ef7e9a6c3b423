"""The list of releases that are public, as a document tree; a release itself is in `partners.embargo.selectors`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.document import (
    Blocks,
    Document,
    DocumentMeta,
    Heading,
    List,
    Paragraph,
    ParagraphKind,
    Text,
    inlines,
    paragraph,
)
from core.publisher import publisher
from core.sources import Source
from partners.embargo.models import Release
from partners.embargo.selectors import LANGUAGE, releases_public


def list_title() -> str:
    return _("Reports that partners saw before publication")


def list_lead() -> str:
    return _(
        "We may inform partner organisations of significant reports in their area before we publish them. Once a "
        "report is public, we say here which organisations saw it."
    )


def sources(language: str) -> Iterator[Source]:
    """The list in a language, once a release is public."""
    if releases_public(at=timezone.now()).exists():
        path = reverse("partners_releases").removeprefix(f"/{language}/")
        yield Source("releases", language, path, list_title(), None, _build)


def _build() -> Document:
    return list_document(at=timezone.now())


def list_document(*, at: datetime) -> Document:
    """Every release that is public at `at` (aware), the newest first, with the organisations that saw it."""
    found = list(releases_public(at=at).prefetch_related("organisations"))
    lead = Paragraph(inlines(list_lead()), ParagraphKind.LEAD)
    address = f"{settings.SITE_URL}{reverse('partners_releases')}"
    newest = max((timezone.localdate(each.released_at) for each in found), default=None)
    meta = DocumentMeta(address=address, version_date=newest, publisher=publisher())
    blocks = (lead, *(node for each in found for node in _release(each)))
    return Document(list_title(), get_language() or LANGUAGE, blocks, meta)


def _release(release: Release) -> Blocks:
    language = "" if get_language() == LANGUAGE else LANGUAGE
    url = f"{settings.SITE_URL}{reverse('partners_release', args=[release.slug])}"
    day = date_format(timezone.localdate(release.released_at), "DATE_FORMAT")
    title = Heading(2, (Text(release.title, href=url, language=language),))
    return (title, paragraph(_("Published on %(day)s") % {"day": day}), *_informed(release))


def _informed(release: Release) -> Blocks:
    names = [each.name for each in release.organisations.all()]
    if not names:
        return (paragraph(_("No organisation saw it before publication.")),)
    listed = List(tuple((paragraph(name),) for name in names))
    return (paragraph(_("Organisations that saw it before publication:")), listed)
