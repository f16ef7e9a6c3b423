from __future__ import annotations

from django.core.checks import run_checks
from django.db import models
from django.test.utils import isolate_apps
from wagtail.blocks import CharBlock, StructBlock
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.blocks import HeadingBlock
from core.checks import (
    _fact_is_synchronised,
    _no_many_to_many,
    _unique_per_language,
    _without_nodes,
    blocks_are_in_every_format,
)
from core.models import Abbreviation, AbbreviationText, ContentPage, Words


def test_our_own_models_keep_the_conventions():
    assert [message for message in run_checks() if message.id and message.id.startswith("core.")] == []


def test_E001_words_without_the_unique_constraint():
    with isolate_apps("core"):

        class LooseText(Words):
            fact = models.ForeignKey(Abbreviation, on_delete=models.CASCADE, related_name="+")

            class Meta(Words.Meta):
                app_label = "core"

    assert [error.id for error in _unique_per_language(LooseText)] == ["core.E001"]
    assert _unique_per_language(AbbreviationText) == []


def test_E002_words_whose_fact_a_translation_may_change():
    class Wandering:
        override_translatable_fields = [SynchronizedField("fact"), TranslatableField("name")]

    assert [error.id for error in _fact_is_synchronised(Wandering)] == ["core.E002"]
    assert _fact_is_synchronised(AbbreviationText) == []


def test_E003_many_to_many_on_a_translatable_model():
    with isolate_apps("core"):

        class ManyText(Words):
            fact = models.ForeignKey(Abbreviation, on_delete=models.CASCADE, related_name="+")
            others = models.ManyToManyField(Abbreviation, related_name="+")

            class Meta(Words.Meta):
                app_label = "core"

    assert [error.id for error in _no_many_to_many(ManyText)] == ["core.E003"]


def test_E004_a_block_without_nodes():
    class Silent(StructBlock):
        text = CharBlock()

    field = StreamField([("heading", HeadingBlock()), ("silent", Silent())])
    field.name = "body"
    (error,) = _without_nodes(ContentPage, field)
    assert error.id == "core.E004"
    assert "silent" in error.msg


def test_E004_looks_at_every_page(monkeypatch):
    monkeypatch.delattr(HeadingBlock, "to_nodes")
    pages = {error.obj for error in blocks_are_in_every_format(None)}
    assert {page._meta.label for page in pages} >= {"home.StandardPage", "guidance.LeafletPage", "contact.ContactPage"}
