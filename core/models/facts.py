"""One fact, one record; its words in one row per language (DESIGN: one fact, one record)."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from wagtail.models import DraftStateMixin, RevisionMixin, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from core.page_forms import WordsForm


class Fact(models.Model):
    """A fact that holds in every language: a number, an hour, a date, a level, a relation.

    Its words are rows of a model that builds on `Words`, reached as `texts`.
    """

    texts: Any

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.words) if self.words else f"{self._meta.verbose_name} {self.pk}"

    @property
    def words(self) -> Any | None:
        """Return the live words in the active language, else the English ones, else None.

        Reads `texts` as prefetched by the selectors; an unpublished draft is never returned.
        """
        by_language = {text.locale.language_code: text for text in self.texts.all() if text.live}
        return by_language.get(get_language() or "") or by_language.get(settings.LANGUAGE_CODE)


class Words(TranslatableMixin, DraftStateMixin, RevisionMixin, models.Model):
    """The words of one fact in one language: drafted, published and translated on their own.

    A subclass names its fact with a foreign key `fact` (related_name="texts"), unique with the locale; a translation
    always points at the same fact (core.checks holds both).
    """

    base_form_class = WordsForm
    override_translatable_fields = [SynchronizedField("fact", overridable=False)]

    class Meta(TranslatableMixin.Meta):
        abstract = True

    @property
    def other_language(self) -> str:
        """Return the code of the language of these words where it is not the active one; else empty."""
        code = str(self.locale.language_code)
        return "" if code == get_language() else code
