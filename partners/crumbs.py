"""Where a view that is no page stands: the pages above it, in the active language or else in English."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404
from django.utils.translation import get_language
from wagtail.models import Page


def crumbs_of(*models: type[Page]) -> list[dict[str, str]]:
    """Return title and url of the live page of each type, for `crumbs_extra`; pages that are not live are left out."""
    found = [_page(model) for model in models]
    return [{"title": page.title, "url": page.url or ""} for page in found if page]


def _page(model: type[Page]) -> Page | None:
    live = {page.locale.language_code: page for page in model.objects.live().select_related("locale")}
    return live.get(get_language() or "") or live.get(settings.LANGUAGE_CODE)


def refuse_without(model: type[Page]) -> None:
    """Raise Http404 where the page that a view stands below is not live in the active language.

    The answer then leads to the English one (home.languages), as the switcher of languages says.
    """
    if not model.objects.live().filter(locale__language_code=get_language(), alias_of=None).exists():
        raise Http404(f"No {model.__name__} in this language")
