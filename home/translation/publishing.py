"""Refuses to publish a translation that is not complete, wherever the admin can publish it, and says what it lacks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from home.translation.guard import Lack, lack_of
from home.translation.queue import edit_url

SHOWN_WORDS = 5


def incomplete_refuse(request: HttpRequest, instances: Iterable[Any]) -> HttpResponse | None:
    """Return the way back, with a message, if one of what is to be published is an incomplete translation."""
    lacks = [(instance, lack) for instance in instances if (lack := lack_of(instance))]
    for instance, lack in lacks:
        messages.error(request, lack_text(lack, title=str(instance)))
    return redirect(edit_url(lacks[0][0])) if lacks else None


def lack_text(lack: Lack, *, title: str) -> str:
    """Return what a translation lacks, in a sentence or two."""
    parts = [_("“%(title)s” was not published, because it is not complete.") % {"title": title}]
    if lack.strings:
        text = ngettext(
            "%(number)d text is not translated yet, or has a mistake: “%(first)s”.",
            "%(number)d texts are not translated yet, or have a mistake. The first: “%(first)s”.",
            len(lack.strings),
        )
        parts.append(text % {"number": len(lack.strings), "first": lack.strings[0][:80]})
    if lack.words:
        text = ngettext(
            "It shows words of %(number)d record that are not published in this language: %(names)s.",
            "It shows words of %(number)d records that are not published in this language: %(names)s.",
            len(lack.words),
        )
        names = ", ".join(str(words) for words in lack.words[:SHOWN_WORDS])
        more = ", …" if len(lack.words) > SHOWN_WORDS else ""
        parts.append(text % {"number": len(lack.words), "names": names + more})
    return " ".join(parts)
