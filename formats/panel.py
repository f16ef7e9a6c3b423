"""What stands at the end of a page about its formats, and the index of all formats of the site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from wagtail.models import PageViewRestriction

from core.generation import per_generation
from core.sources import Source, source_at, sources
from formats.asking import ask_address
from formats.enums import AskedFormat
from formats.models import FormatFile, FormatJob
from formats.presenters import format_item, version_text
from formats.renderers import RENDERERS, Renderer
from formats.selectors import Offer, address_of, offers_of
from formats.upload_presenters import upload_items, video_items
from formats.wanted import renderers_for

CONTRACTED, UNCONTRACTED = "braille.brf", "braille-uncontracted.brf"
_ASKED = {
    "large-print.pdf": AskedFormat.LARGE_PRINT_PAPER,
    "large-print-24.pdf": AskedFormat.LARGE_PRINT_PAPER,
    "audio.mp3": AskedFormat.AUDIO,
    CONTRACTED: AskedFormat.BRAILLE_PAPER,
    UNCONTRACTED: AskedFormat.BRAILLE_PAPER,
    "braille.pef": AskedFormat.BRAILLE_PAPER,
}


def first_formats(language: str) -> tuple[str, ...]:
    """Return what most people who need a format need; the others are folded behind these.

    Braille is contracted, as readers of English expect it; other languages have only Braille letter by letter.
    """
    braille = CONTRACTED if language in RENDERERS[CONTRACTED].languages else UNCONTRACTED
    return ("large-print.pdf", "audio.mp3", braille, "document.pdf")


def source_of_request(request: HttpRequest) -> Source | None:
    """What is shown at a request's address, if it has formats."""
    language = get_language() or settings.LANGUAGE_CODE
    prefix = f"/{language}/"
    return source_at(language, request.path.removeprefix(prefix)) if request.path.startswith(prefix) else None


def panel(source: Source) -> dict[str, Any] | None:
    """What `components/formats_panel.html` takes; None where the source cannot be read."""
    offers = offers_of(source)
    if not offers:
        return None
    items = {offer.renderer.name: item_of(source, offer) for offer in offers}
    first = first_formats(source.language)
    made_by_people = [*video_items(source), *upload_items(source)]
    return {
        "first": [*(items[name] for name in first), *made_by_people],
        "others": [item for name, item in items.items() if name not in first],
        "version": _version(offers),
        "list_url": address_of(source),
        "ask_url": ask_address(source.path),
    }


def item_of(source: Source, offer: Offer) -> dict[str, Any]:
    """One format as `components/format_item.html` takes it; they share a version, so none names it."""
    asked = _ASKED.get(offer.renderer.name, AskedFormat.OTHER)
    return format_item(offer, ask_url=ask_address(source.path, asked)) | {"version": "", "hint": ""}


def _version(offers: tuple[Offer, ...]) -> str:
    return next((text for offer in offers if (text := version_text(offer))), "")


@dataclass(frozen=True)
class IndexEntry:
    """A page in the index: its title and address, that of the list of its formats, and label and url of the first."""

    title: str
    url: str
    list_url: str
    links: tuple[tuple[str, str], ...]


def index_entries() -> list[IndexEntry]:
    """Return everything that has formats in the active language, in the order of the addresses; two queries."""
    language = get_language() or settings.LANGUAGE_CODE
    files = set(FormatFile.objects.filter(language=language).values_list("source", "format"))
    jobs = {
        (source, name): next_try_at is None
        for source, name, next_try_at in FormatJob.objects.filter(language=language).values_list(
            "source", "format", "next_try_at"
        )
    }
    first = [each for each in renderers_for(language) if each.name in first_formats(language)]
    return [
        IndexEntry(
            title=source.title,
            url=reverse("wagtail_serve", args=[source.path]),
            list_url=address_of(source),
            links=tuple(
                (str(each.label), address_of(source, each.name))
                for each in first
                if _can_be_had(each, source, files, jobs)
            ),
        )
        for source in sources(language)
        if not _is_private(source)
    ]


def _is_private(source: Source) -> bool:
    return source.page is not None and any(source.page.path.startswith(path) for path in _private_paths())


@per_generation
def _private_paths() -> tuple[str, ...]:
    return tuple(PageViewRestriction.objects.values_list("page__path", flat=True))


def _can_be_had(
    renderer: Renderer, source: Source, files: set[tuple[str, str]], jobs: dict[tuple[str, str], bool]
) -> bool:
    """Whether a link leads to a file: it is there and not being made anew, or made at request and has not failed."""
    place = (source.key, renderer.name)
    if renderer.at_request:
        return not jobs.get(place, False)
    return place in files and place not in jobs
