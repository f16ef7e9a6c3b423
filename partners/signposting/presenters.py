"""What the pages of signposting show: plain values, in the active language."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _
from phonenumber_field.phonenumber import PhoneNumber
from wagtail.models import Page

from contact.presenters import address_shown
from core.models import ContentPage
from partners.embargo.selectors import routes as release_routes
from partners.enums import OrganisationKind
from partners.organisations.samples import BEGINS_WITH
from partners.organisations.selectors import Entry, entries, topics
from partners.signposting import selectors


def doors(page: ContentPage) -> list[dict[str, Any]]:
    """Return the live pages below a page of this room: title, url, and what editors say of each.

    Reports that partners saw early have a list, which stands here while there is one to read.
    """
    children = Page.objects.child_of(page).live().public().specific() if page.pk else []
    found = [
        {"title": child.title, "url": child.url, "text": child.search_description or child.introduction}
        for child in children
    ]
    listed = [title for route, title in release_routes() if route == "releases/"]
    return found + [{"title": title, "url": reverse("partners_releases"), "text": ""} for title in listed]


def routes() -> list[tuple[str, str]]:
    """Return route and title of the finder and of every entry, for site maps; no invented examples."""
    found = [("finder/", _("Which organisation can help?"))] if selectors.finder().questions else []
    return found + [(f"{each.slug}/", each.name) for each in entries() if not each.organisation.is_sample]


def card(entry: Entry, base: str) -> dict[str, Any]:
    """Return an entry as its card and its page show it; `base` is the address of the signposting page.

    An invented example's number and website lead nowhere; that it is one is said apart, and once.
    """
    organisation, words = entry.organisation, entry.words
    is_linked = not organisation.is_sample
    return {
        "name": entry.name,
        "url": f"{base}{entry.slug}/",
        "report_url": f"{base}{entry.slug}/report/",
        "kind": OrganisationKind(organisation.kind).label,
        "is_sample": organisation.is_sample,
        "phone": PhoneNumber.from_string(entry.phone) if entry.phone else None,
        "website": {"url": entry.website if is_linked else "", "text": address_shown(entry.website)},
        "is_linked": is_linked,
        "address": [line for line in entry.address.splitlines() if line.strip()],
        "remit": words.get("remit", "").removeprefix(BEGINS_WITH).strip(),
        "helps": words.get("helps", ""),
        "hours": words.get("hours", ""),
        "languages": words.get("languages", ""),
        "topics": [str(topic) for topic in entry.topics],
        "lang": entry.language if entry.language and entry.language != get_language() else "",
        "dir": _direction(entry.language),
        "agreement": agreement_words(entry),
    }


def _direction(language: str) -> str:
    return "rtl" if language and get_language_info(language)["bidi"] else "ltr"


def agreement_words(entry: Entry) -> str:
    """Return what the public is told about the agreement of an entry (P11)."""
    if entry.agreed_on is None:
        return _("We are asking this organisation to agree to our words. Until then we show how to reach it only.")
    day = date_format(entry.agreed_on, "DATE_FORMAT")
    if entry.is_translated:
        return _("English wording agreed on %(day)s. This is our translation of it.") % {"day": day}
    return _("Wording agreed on %(day)s") % {"day": day}


def kind_chips(asked: dict[str, str], address: str) -> list[dict[str, Any]]:
    """Return a chip for all types and one for each, keeping what else is asked for."""
    choices = [("", _("All types")), *((each.value, str(each.label)) for each in OrganisationKind)]
    return [_chip(text, asked, address, kind=value) for value, text in choices]


def topic_chips(asked: dict[str, str], address: str) -> list[dict[str, Any]]:
    """Return a chip for all topics and one for each that an entry has; none where no entry has any."""
    used = {topic.code for entry in entries() for topic in entry.topics}
    known = [(topic.code, str(topic)) for topic in topics() if topic.code in used]
    return [_chip(text, asked, address, topic=code) for code, text in [("", _("All topics")), *known]] if known else []


def _chip(text: str, asked: dict[str, str], address: str, **change: str) -> dict[str, Any]:
    wanted = asked | change
    names = {"kind": "type", "topic": "topic", "words": "q"}
    query = urlencode({names[name]: value for name, value in wanted.items() if value})
    return {
        "text": text,
        "url": f"{address}?{query}" if query else address,
        "current": wanted == asked,
        "count": sum(not each.organisation.is_sample for each in selectors.entries_filtered(**wanted)),
    }
