"""Admin screens for facts and their words."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn
from wagtail.models import Locale
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet


class EitherColumn(Column):
    """A column of a list for a yes or no, in words instead of True and False."""

    def __init__(self, name: str, *, yes: Any, no: Any, **kwargs: Any) -> None:
        super().__init__(name, sort_key=name, **kwargs)
        self.yes, self.no = yes, no

    def get_value(self, instance: Model) -> Any:
        return self.yes if super().get_value(instance) else self.no


class WordsCreateView(CreateView):
    """Adding words: the fact (`?fact=3`) is chosen already when one comes from its screen."""

    def get_initial_form_instance(self) -> Model:
        locale = self.locale or Locale.get_default()
        instance: Model = super().get_initial_form_instance() or self.model(locale=locale)
        fact = self._fact()
        if fact:
            instance.fact = fact  # type: ignore[attr-defined]
        return instance

    def save_instance(self) -> Model:
        """Words of a fact in another language are the translation of the English ones, also when typed in by hand."""
        words = self.form.instance
        english = type(words)._default_manager.filter(fact=words.fact, locale=Locale.get_default()).first()
        if english and words.locale_id != english.locale_id:
            words.translation_key = english.translation_key
        saved: Model = super().save_instance()
        return saved

    def _fact(self) -> Any | None:
        key = self.request.GET.get("fact", "")
        facts = self.model._meta.get_field("fact").related_model._default_manager
        return facts.filter(pk=int(key)).first() if key.isascii() and key.isdigit() and len(key) < 10 else None


class FactViewSet(SnippetViewSet):
    """One kind of fact: there is one record of each, so none is made as the copy of another."""

    copy_view_enabled = False


class WordsViewSet(FactViewSet):
    """The words of one kind of fact, a row per language; editors come here from the fact's own screen.

    Wagtail asks for permission by model, not by row. That a translator opens the rows of one language only is seen to
    before any view runs (`core.teams`): without a language that the request is about, a translator has no permission.
    """

    add_view_class = WordsCreateView
    icon = "openquote"
    list_display = ["__str__", "fact", "locale", LiveStatusTagColumn()]
