"""No block is ever missing from a format: a word of its own in each place of each block, looked for in every file."""

from __future__ import annotations

import html
import itertools
from datetime import date, datetime
from functools import partial

import pytest
from defusedxml import ElementTree
from django.apps import apps
from wagtail.fields import StreamField
from wagtail.models import Page

from contact.models import ClosureReasonText, ContactStatementText, Office, OpeningPeriod, PhoneLineText
from contact.tests.factories import ClosureFactory
from contact.times import LONDON
from core.checks import blocks_of
from core.document import Document
from core.models import Abbreviation, AbbreviationText, ContentPage, Words
from core.trees import TreeContext, page_context, stream_to_nodes
from formats.renderers import RENDERERS
from formats.speech_script import lines_of, script_of
from formats.tests import braille_reading as reading
from formats.tests.reading import READERS
from guidance.models import (
    ActionLevelText,
    LeafletPage,
    LevelSectionText,
    NotificationPartText,
    ScenarioText,
    TimeframeText,
)

AT = datetime(2026, 11, 22, 9, tzinfo=LONDON)
CONSONANTS = "bdfgklmnprtvz"


def new_words():
    """Words that no page says, of letters that every format keeps: "bababak", "babadak", …"""
    syllables = [first + vowel for first in CONSONANTS for vowel in "aiou"]
    yield from ("".join(parts) + "k" for parts in itertools.product(syllables, repeat=3))


class Sentinels:
    def __init__(self):
        self.used: list[str] = []
        self._words = new_words()

    def __call__(self) -> str:
        self.used.append(next(itertools.islice(self._words, 40, None)))
        return self.used[-1]

    def rich(self) -> str:
        return f"<p>{self()}</p>"

    def put(self, model, *names: str, rich: tuple[str, ...] = (), **which) -> None:
        """Write a word into each of these fields of one row of words."""
        row = model.objects.filter(**which).order_by("pk").first()
        for name in names:
            setattr(row, name, self())
        for name in rich:
            setattr(row, name, self.rich())
        row.save()


def heading(say):
    return {"text": say()}


def rich_text(say):
    return (
        f"<h3>{say()}</h3><p>{say()} <b>{say()}</b> <a href='https://example.org'>{say()}</a></p>"
        f"<ul><li>{say()}</li></ul><ol><li>{say()}<ul><li>{say()}</li></ul></li></ol>"
    )


def inset(say):
    return {"text": say.rich()}


def summary(say):
    return {"heading": say(), "items": [{"term": say(), "detail": say.rich()}]}


def address(say):
    office = Office.load()
    office.name, office.building, office.street, office.town = (say() for _ in range(4))
    office.save()


def opening_hours(say):
    """Hours have no words of their own: a time that nothing else says stands for them."""
    OpeningPeriod.objects.filter(weekday=1).update(opens="07:00")
    say.used.append("Tuesday")


def contact_details(say):
    say.put(PhoneLineText, "label")


def closures(say):
    say.put(ClosureReasonText, "reason", fact__code="staff-training")
    ClosureFactory(first_day=date(2026, 12, 24))


def statement(say):
    say.put(ContactStatementText, rich=("body",), fact__code="freepost")
    return {"statement": "freepost"}


def level_section(say):
    section = LevelSectionText.objects.get(fact__code="level-4", locale__language_code="en").fact
    say.put(LevelSectionText, "heading", "notification_lead", rich=("body", "after_timeframe"), fact=section)
    say.put(NotificationPartText, "body", fact__level__number=4)
    say.put(TimeframeText, "label", "summary", rich=("body",), fact__code="level-4")
    say.put(ActionLevelText, "contact_from", "may_come_next", fact__number=4)
    return {"section": section.pk}


def ladder(say):
    say.put(ActionLevelText, "name", fact__number=2)


def scenario_table(say):
    say.put(ScenarioText, "contact_from", "footnote", rich=("situation", "actions"), fact__number=3)


def abbreviations(say):
    short = Abbreviation.objects.get(short_form="PSC")
    say.put(AbbreviationText, "long_form", fact=short)
    return {"short_forms": ["PSC"]}


def function_list(say):
    return {"items": [say.rich(), say.rich()]}


def policy_paragraph(say):
    return {"text": say.rich(), "link_words": say()}


def reference(say):
    LeafletPage.objects.update(reference=say())


def door(say):
    return {
        "title": say(),
        "text": say(),
        "page": Page.objects.get(depth=2, locale__language_code="en").pk,
        "route": "",
        "website_of": None,
    }


MAKERS = {
    maker.__name__: maker
    for maker in (
        *(heading, rich_text, inset, summary),
        *(address, opening_hours, contact_details, closures, statement),
        *(level_section, ladder, scenario_table, abbreviations, function_list, policy_paragraph, reference),
        door,
    )
}


def registered():
    """Every block that can stand on a page or in words, by its name."""
    models = [model for model in apps.get_models() if issubclass(model, ContentPage | Words)]
    streams = [field for model in models for field in model._meta.get_fields() if isinstance(field, StreamField)]
    return {name: field.stream_block for field in streams for name, _block in blocks_of(field)}


def test_every_registered_block_is_tried():
    assert set(registered()) == set(MAKERS)


@pytest.fixture
def made(db):
    """All blocks as one document, and the words that must be in every file of it."""
    say = Sentinels()
    values = [{"type": name, "value": maker(say)} for name, maker in MAKERS.items()]
    context: TreeContext = page_context(LeafletPage.objects.get(locale__language_code="en"), at=AT)
    streams = registered()
    nodes = tuple(
        node for value in values for node in stream_to_nodes(streams[value["type"]].to_python([value]), context)
    )
    return Document("All blocks", "en", nodes), say.used


def brf(table: str, data: bytes) -> str:
    return " ".join(reading.words_of(reading.pages_of_brf(data), table))


def pef(data: bytes) -> str:
    rows = ElementTree.fromstring(data).iter("{http://www.daisy.org/ns/2008/pef}row")
    return " ".join(reading.words_of([[row.text or "" for row in rows]], "en-ueb-g2.ctb"))


READ = READERS | {
    "braille.brf": partial(brf, "en-ueb-g2.ctb"),
    "braille-uncontracted.brf": partial(brf, "en-ueb-g1.ctb"),
    "braille.pef": pef,
}


@pytest.mark.parametrize("name", sorted(RENDERERS))
def test_every_word_of_every_block_is_in_the_file(made, name):
    document, words = made
    if name == "audio.mp3":
        said = " ".join(lines_of(script_of(document)))  # what the voice is given
    else:
        said = READ[name](RENDERERS[name].render(document))
    said = html.unescape(said).lower()
    assert len(words) > 40
    assert [word for word in words if word.lower() not in said] == []
