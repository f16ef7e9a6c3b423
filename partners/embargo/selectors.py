"""What may be read of releases, at a moment. Every route asks here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from core.document import Document, DocumentMeta, Heading, List, Paragraph, ParagraphKind, from_html, inlines, paragraph
from core.html import html_clean
from core.models import SignedLink
from core.publisher import publisher
from core.signed_links import LinkWithdrawnError
from core.sources import Source
from core.wall_times import moment_shown
from partners.data_sharing.enums import CommitmentKind
from partners.data_sharing.models import Commitment
from partners.embargo.models import Release, ReleaseReader

LANGUAGE = settings.LANGUAGE_CODE  # releases are written in English


def releases_public(*, at: datetime) -> QuerySet[Release]:
    """The releases that everybody may read at `at` (aware), the newest first."""
    return Release.objects.filter(released_at__lte=at, withdrawn_at=None)


def routes() -> list[tuple[str, str]]:
    """What of releases lies below "Working with others" now: route and title, for site maps; no invented examples."""
    found = [
        (f"releases/{each.slug}/", each.title) for each in releases_public(at=timezone.now()).filter(is_sample=False)
    ]
    return [("releases/", _("Reports that partners saw before publication")), *found]


def is_public(release: Release, *, at: datetime) -> bool:
    return release.withdrawn_at is None and release.released_at <= at


def reader_of(link: SignedLink) -> ReleaseReader:
    """The reader whose link it is. Raises LinkWithdrawnError where the reader or the release is gone."""
    found = ReleaseReader.objects.select_related("release", "organisation").filter(pk=int(link.about)).first()
    if found is None or found.revoked_at is not None or found.release.withdrawn_at is not None:
        raise LinkWithdrawnError
    return found


def terms_now() -> Commitment | None:
    """The newest version of what readers accept; None where nobody has written one."""
    return Commitment.objects.filter(kind=CommitmentKind.EMBARGO).order_by("-number").first()


def release_document(release: Release, *, mark: str = "") -> Document:
    """A release as the tree that every format is made of; `mark` stands on each page of a file."""
    path = reverse("partners_release", args=[release.slug])
    address = f"{settings.SITE_URL}{path}"
    lead = (Paragraph(inlines(release.summary), ParagraphKind.LEAD),) if release.summary else ()
    body = from_html(html_clean(release.body), LANGUAGE, base=address) if release.body else ()
    names = [each.name for each in release.organisations.all()]
    informed = (
        Heading(2, inlines(_("Who was informed before publication"))),
        List(tuple((paragraph(n),) for n in names)),
    )
    meta = DocumentMeta(
        address=address,
        version_date=timezone.localdate(release.released_at),
        publisher=publisher(),
        mark=mark,
    )
    return Document(release.title, LANGUAGE, (*lead, *body, *(informed if names and not mark else ())), meta)


def sources(language: str) -> Iterator[Source]:
    """The public releases that have a text, for the formats; samples have none."""
    if language != LANGUAGE:
        return
    for release in releases_public(at=timezone.now()).exclude(body=""):
        path = reverse("partners_release", args=[release.slug]).removeprefix(f"/{language}/")
        yield Source(f"release:{release.pk}", language, path, release.title, None, partial(_build, release.pk))


def _build(pk: int) -> Document:
    return release_document(releases_public(at=timezone.now()).get(pk=pk))


def watermark_of(reader: ReleaseReader) -> str:
    """The line that stands on every page of a reader's copy, in English as the release is."""
    with translation.override(LANGUAGE):
        moment = moment_shown(reader.release.released_at)
        return _("Embargoed until %(moment)s. Copy for %(name)s, %(organisation)s") % {
            "moment": moment,
            "name": reader.name,
            "organisation": reader.organisation.name,
        }
