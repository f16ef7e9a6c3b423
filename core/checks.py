"""Conventions that a machine can hold, as Django system checks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import AppConfig, apps
from django.core.checks import CheckMessage, Error, register
from django.db.models import Model, UniqueConstraint
from wagtail.blocks import BaseStreamBlock, Block
from wagtail.fields import StreamField
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from core.models import ContentPage, Words


@register
def words_follow_their_fact(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """E001–E003: every model of words is unique per fact and language, keeps its fact, and has no many-to-many."""
    errors: list[CheckMessage] = []
    for model in apps.get_models():
        if issubclass(model, Words):
            errors += _unique_per_language(model) + _fact_is_synchronised(model)
        if issubclass(model, TranslatableMixin) and _is_ours(model) and not issubclass(model, Page):
            errors += _no_many_to_many(model)
    return errors


def _is_ours(model: type[Any]) -> bool:
    return "." not in apps.get_app_config(model._meta.app_label).name


def _unique_per_language(model: type[Words]) -> list[CheckMessage]:
    for constraint in model._meta.constraints:
        if isinstance(constraint, UniqueConstraint) and set(constraint.fields) == {"fact", "locale"}:
            return []
    return [Error("Words need a unique constraint on fact and locale.", obj=model, id="core.E001")]


def _fact_is_synchronised(model: type[Words]) -> list[CheckMessage]:
    for field in model.override_translatable_fields:
        if isinstance(field, SynchronizedField) and field.field_name == "fact" and not field.overridable:
            return []
    return [Error("A translation must keep its fact: synchronise `fact`, not overridable.", obj=model, id="core.E002")]


def _no_many_to_many(model: type[Any]) -> list[CheckMessage]:
    names = [field.name for field in model._meta.local_many_to_many]
    return [Error(f"Not on a translatable model: {name}.", obj=model, id="core.E003") for name in names]


@register
def blocks_are_in_every_format(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """E004: every block that editors can use says how it becomes nodes, so that no format leaves it out."""
    shown = [model for model in apps.get_models() if issubclass(model, ContentPage | Words)]
    return [error for model in shown for field in _streams(model) for error in _without_nodes(model, field)]


def _streams(model: type[Model]) -> list[StreamField]:
    return [field for field in model._meta.get_fields() if isinstance(field, StreamField)]


def _without_nodes(model: type[Model], field: StreamField) -> list[CheckMessage]:
    hint = "Give it to_nodes(value, context) -> Blocks (core.trees.TreeBlock)."
    return [
        Error(f"{field.name}: the block {name} would be missing in every format.", hint=hint, obj=model, id="core.E004")
        for name, block in blocks_of(field)
        if not callable(getattr(block, "to_nodes", None))
    ]


def blocks_of(field: StreamField) -> Iterator[tuple[str, Block]]:
    """Name and block of everything that can stand in a stream field; a block answers for the streams inside it."""
    stream: BaseStreamBlock = field.stream_block
    yield from stream.child_blocks.items()
