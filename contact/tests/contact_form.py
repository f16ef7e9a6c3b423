"""What the tests of the contact form share: its address, answers that it takes, and how to read what it serves."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape

from django.utils import timezone

from contact.enquiries.tokens import form_token_make
from contact.enquiries.words import form_addresses

FORM = "/en/contact/form/"
URLENCODED = "application/x-www-form-urlencoded"


def languages() -> list[str]:
    """The languages whose form page is live; journeys run in each."""
    return list(form_addresses())


def answers(**changes):
    """Answers that the form takes, from somebody who took a minute to write them."""
    return {
        "token": form_token_make(at=timezone.now() - timedelta(minutes=1)),
        "service": "SWF",
        "topic": "other",
        "message": "Example message: where do I send a copy of my letter?",
        "name": "Example Person",
        "organisation": "Example Advice Service",
        "email": "person@example.org",
        "phone": "",
        "postal_address": "",
        "reply_by": "email",
        "reply_language": "en",
        "reply_format": "ordinary",
        "comments": "",
    } | changes


def token_of(html):
    return re.search(r'name="token" value="([^"]+)"', html)[1]


def error_links(html):
    """What the summary says: message and where it leads."""
    part = html[html.index('id="error-summary"') :]
    found = re.findall(r'<a href="(#[^"]+)">(.*?)</a>', part[: part.index("</div>")])
    return {href: unescape(text) for href, text in found}


def typed(html, name):
    """What stands in a field of the served form."""
    area = re.search(rf'<textarea name="{name}"[^>]*>\n?(.*?)</textarea>', html, re.DOTALL)
    if area:
        return unescape(area[1])
    tag = re.search(rf'<input type="(?:text|email|tel)" name="{name}"[^>]*>', html)[0]
    value = re.search(r' value="([^"]*)"', tag)
    return unescape(value[1]) if value else ""
