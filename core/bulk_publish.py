"""Publishing many pages at once: guarded as publishing one is (core.guards)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from core.guards import problems_of

MOST_TOLD = 10  # pages; a longer message is read by nobody


def refusal(request: HttpRequest, pages: Iterable[Page], action: Any) -> HttpResponse | None:
    """Before Wagtail's bulk action publishes `pages`: where one would shut somebody out, publish none and say why.

    Returns the answer that takes the place of the action; None where all are sound.
    """
    found = [(page, problems) for page in _to_publish(pages, action) if (problems := problems_of(page))]
    if not found:
        return None
    told = found[:MOST_TOLD]
    pages_told = format_html_join("", "<li>{}: {}</li>", ((_title(page), " ".join(words)) for page, words in told))
    lead = _("Nothing was published, because somebody would be shut out of these pages. Mend them, then publish again.")
    buttons = [messages.button(_edit(page), _("Edit “%(page)s”") % {"page": _title(page)}) for page, _words in told]
    messages.error(request, format_html("{}<ul>{}</ul>", lead, pages_told), buttons=buttons)
    return redirect(action.next_url)


def _to_publish(pages: Iterable[Page], action: Any) -> Iterator[Page]:
    """The newest drafts of what the action would publish, each page once."""
    below = action.cleaned_form.cleaned_data.get("include_descendants")
    seen: set[int] = set()
    for page in pages:
        for each in (page, *(page.get_descendants().not_live() if below else ())):
            if each.pk not in seen:
                seen.add(each.pk)
                yield each.specific.get_latest_revision_as_object()


def _title(page: Page) -> str:
    return str(page.get_admin_display_title())


def _edit(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])
