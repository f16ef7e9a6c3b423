"""Admin panels that every app may use."""

from __future__ import annotations

from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel
from wagtail.models import Locale


def words_add_url(model: type[Any], *, fact: Any, locale: Locale) -> str | None:
    """Return the address where the words (of `model`) of this fact are added; None where they have no screen."""
    try:
        return f"{_screen(model, 'add')}?locale={locale.language_code}&fact={fact.pk}"
    except (AttributeError, NoReverseMatch):
        return None


def words_edit_url(text: Any) -> str | None:
    """Return the address where these words are changed; None where they have no screen."""
    try:
        return _screen(type(text), "edit", text.pk)
    except (AttributeError, NoReverseMatch):
        return None


def _screen(model: type[Any], view: str, *args: Any) -> str:
    return reverse(model.snippet_viewset.get_url_name(view), args=args)


def words_rows(fact: Any) -> list[dict[str, Any]]:
    """Return each language with the words of a fact in it, if any, and where they are changed or added."""
    texts = {text.locale_id: text for text in fact.texts.select_related("locale")}
    return [
        {"locale": locale, "text": texts.get(locale.pk), "url": _url(fact, texts.get(locale.pk), locale)}
        for locale in Locale.objects.all()
    ]


def _url(fact: Any, text: Any | None, locale: Locale) -> str | None:
    return words_edit_url(text) if text else words_add_url(fact.texts.model, fact=fact, locale=locale)


class WordsPanel(Panel):
    """On the screen of a fact: its words in each language, with the way to edit or add them."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("heading", _("Words"))
        super().__init__(**kwargs)

    class BoundPanel(Panel.BoundPanel):
        template_name = "core/admin/words_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            return context | {"rows": words_rows(self.instance) if self.instance.pk else []}
