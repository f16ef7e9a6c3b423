"""The home page as nodes of a document tree."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from contact import trees as contact
from core.document import Blocks, Definition, DefinitionList, Heading, Text, inlines, paragraph
from core.trees import TreeContext
from home import presenters


def door(value: Any, context: TreeContext) -> Blocks:
    """One door: what people come to do, as a link, and what they can do there; nothing while its target is not live."""
    found = presenters.door(value)
    if not found:
        return ()
    title = Text(found["title"], href=context.absolute(found["url"]))
    return (DefinitionList((Definition((title,), (paragraph(found["text"]),)),)),)


def home_page(doors: Blocks, context: TreeContext) -> Blocks:
    """The lines with who each is for, the hours, and the doors."""
    sections = [
        (_("Our freephone numbers"), contact.phone_lines(context)),
        (_("When you can call"), contact.hours_sentence(context.day)),
        (_("What you can do here"), joined(doors)),
    ]
    return tuple(node for title, blocks in sections if blocks for node in (Heading(2, inlines(title)), *blocks))


def joined(doors: Blocks) -> Blocks:
    """The doors as one list."""
    items = tuple(item for each in doors if isinstance(each, DefinitionList) for item in each.items)
    return (DefinitionList(items),) if items else ()
