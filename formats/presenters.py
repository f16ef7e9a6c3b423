"""From how a format stands to what the components of the pages take."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from core.sources import Source
from formats.asking import ask_address
from formats.renderers import Renderer
from formats.selectors import Offer, address_of, offers_of
from formats.stamp import version_parts
from formats.upload_presenters import upload_items, videos

# Said beside the name of a format.
KINDS = {
    "application/pdf": "PDF",
    "audio/mpeg": "MP3",
    "application/x-brf": "BRF",
    "application/x-pef+xml": "PEF",
    "application/epub+zip": "EPUB",
    "text/plain": "TXT",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "DOCX",
}
HINTS: dict[str, str | Promise] = {
    "large-print.pdf": gettext_lazy("To read on paper or on a screen: nothing is smaller than 18 point."),
    "large-print-24.pdf": gettext_lazy("To read on paper or on a screen: nothing is smaller than 24 point."),
    "audio.mp3": gettext_lazy("To listen to, chapter by chapter. A computer reads it."),
    "braille.brf": gettext_lazy("For Braille displays and embossers, in contracted Braille."),
    "braille-uncontracted.brf": gettext_lazy("For Braille displays and embossers, letter by letter."),
    "braille.pef": gettext_lazy("For Braille displays and embossers that take PEF files."),
    "document.pdf": gettext_lazy("To print, or to keep. Tagged, so that a screen reader can read it."),
    "book.epub": gettext_lazy("For e-book readers and phones: you choose size, colours and font."),
    "text.txt": gettext_lazy("The words only, for any program."),
    "document.docx": gettext_lazy("For word processors, where you can change how it looks."),
}


def version_text(offer: Offer) -> str:
    """What a format is made from: "Version of 20 November 2026"; empty where that is not known."""
    return ", ".join(version_parts(offer.version, offer.version_date, get_language() or settings.LANGUAGE_CODE))


def format_item(offer: Offer, *, ask_url: str = "") -> dict[str, Any]:
    """What `components/format_item.html` takes."""
    label, kind = str(offer.renderer.label), KINDS.get(offer.renderer.media_type.partition(";")[0], "")
    return {
        "label": label,
        "kind": "" if kind == label else kind,
        "size": filesizeformat(offer.size) if offer.size else "",
        "url": offer.url,
        "ask_url": "" if offer.is_offered else ask_url,
        "version": version_text(offer),
        "hint": str(HINTS.get(offer.renderer.name, "")),
    }


def list_context(source: Source) -> dict[str, Any]:
    """What the list of a source's formats is rendered with: its files, its videos in BSL, and where to ask for more.

    What cannot be had is listed only where it can be asked for.
    """
    ask_url = ask_address(source.path)
    items = [format_item(each, ask_url=ask_url) for each in offers_of(source) if each.is_offered or ask_url]
    title = _("Other formats of “%(title)s”") % {"title": source.title}
    more = {"formats": [*items, *upload_items(source)], "videos": videos(source), "ask_url": ask_url}
    return _frame(source, title, []) | more


def not_ready_context(source: Source, renderer: Renderer) -> dict[str, Any]:
    """What the page is rendered with that says that a file is not there yet."""
    title = _("%(format)s: please come back in a few minutes") % {"format": renderer.label}
    above = [{"title": _("Formats"), "url": address_of(source)}]
    return _frame(source, title, above) | {"format": renderer.label, "list_url": address_of(source)}


def _frame(source: Source, title: str, above: list[dict[str, str]]) -> dict[str, Any]:
    url = reverse("wagtail_serve", args=[source.path])
    own = source.page is not None and source.path.rstrip("/").endswith(source.page.slug)
    crumbs = [] if own or not source.path else [{"title": source.title, "url": url}]
    return {
        "page": source.page,
        "source_title": source.title,
        "source_url": url,
        "title": title,
        "meta_title": title,
        "meta_robots": "noindex",
        "crumbs_extra": [*crumbs, *above, {"title": _("Formats") if not above else title, "url": ""}],
    }
