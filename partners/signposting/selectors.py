"""Reads of signposting: the filtered directory, and the finder's questions."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import get_language
from wagtail.models import Page

from contact.models import ServiceText
from core.generation import per_generation
from partners.enums import FinderEnd
from partners.organisations.selectors import Entry, entries
from partners.pages import SignpostingPage
from partners.signposting.models import FinderAnswer, FinderAnswerText, FinderQuestion, FinderQuestionText


@dataclass(frozen=True)
class Finder:
    """All questions with their live words and answers, in their order. Shared: callers change nothing."""

    questions: tuple[FinderQuestion, ...]

    def question(self, code: str | None) -> FinderQuestion | None:
        """Return the question of a code, the first for None; None where there is none, or it cannot be asked."""
        if code is None:
            return next(iter(self.questions), None)
        return next((each for each in self.questions if each.code == code), None)

    def answer(self, code: str) -> FinderAnswer | None:
        """Return the answer of a code that is an end."""
        answers = (each for question in self.questions for each in question.answers.all())
        return next((each for each in answers if each.code == code and each.leads_to != FinderEnd.QUESTION), None)


@per_generation
def finder() -> Finder:
    """Return the finder; a question without words, or without two answers to choose from, is left out."""
    answers = FinderAnswer.objects.select_related("next_question").prefetch_related(
        _texts("texts", FinderAnswerText), _texts("service__texts", ServiceText)
    )
    questions = FinderQuestion.objects.prefetch_related(
        _texts("texts", FinderQuestionText), Prefetch("answers", queryset=answers.order_by("sort_order", "code"))
    )
    return Finder(tuple(each for each in questions if each.words and len(answers_of(each)) > 1))


def answers_of(question: FinderQuestion) -> list[FinderAnswer]:
    """Return the answers that people can choose: those with words."""
    return [each for each in question.answers.all() if each.words]


def organisations_of(answer: FinderAnswer) -> list[Entry]:
    """Return the entries that an answer leads to and that may be shown; never an invented example."""
    wanted = [answer.organisation_id, answer.second_organisation_id]
    by_pk = {each.organisation.pk: each for each in entries() if not each.organisation.is_sample}
    return [by_pk[pk] for pk in wanted if pk in by_pk]


def entries_filtered(*, kind: str = "", topic: str = "", words: str = "") -> list[Entry]:
    """Return the entries of a kind and a topic in which each of the words occurs; "" asks for nothing."""
    wanted = _plain(words).split()
    return [
        entry
        for entry in entries()
        if (not kind or entry.organisation.kind == kind)
        and (not topic or topic in {each.code for each in entry.topics})
        and all(word in _text(entry) for word in wanted)
    ]


def _text(entry: Entry) -> str:
    return _plain(" ".join([entry.name, *entry.words.values(), *(str(topic) for topic in entry.topics)]))


def _plain(text: str) -> str:
    """Return a text without case and accents, so that what people type is found."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in parts if not unicodedata.combining(each))


@per_generation
def address() -> str:
    """Return where the signposting page is, in the active language; "" where there is none."""
    live: Iterable[Page] = SignpostingPage.objects.live().public().filter(locale__language_code=get_language())
    page = next(iter(live), None)
    return (page.url if page else None) or ""


def _texts(path: str, model: Any) -> Prefetch[str]:
    return Prefetch(path, queryset=model.objects.filter(live=True).select_related("locale"))
