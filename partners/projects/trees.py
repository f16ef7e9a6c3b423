"""Our consultations and projects as nodes of a document tree."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from core.document import Block, Blocks, Heading, Paragraph, Text, inlines, paragraph
from core.trees import TreeContext, pairs
from partners.models import Project
from partners.projects import phrases, selectors


def projects(context: TreeContext) -> Blocks:
    """Every project, the newest first, with its days; whether it is open today stands on the web only."""
    found = tuple(node for each in selectors.projects_shown() for node in _project(each, context))
    return found or (paragraph(_("No consultation or project at the moment")),)


def _project(project: Project, context: TreeContext) -> Iterator[Block]:
    words = project.words
    if words is None:
        return
    yield Heading(2, context.plain(words.title, words))
    yield paragraph(str(project.get_kind_display()))
    if project.is_sample:
        yield Paragraph((Text(phrases.sample_words(), strong=True),))
    yield paragraph(phrases.dates_words(project))
    yield Paragraph(context.plain(words.summary, words))
    yield from pairs([(_("Topics"), phrases.topics_words(project))])
    yield Heading(3, inlines(_("How to take part")))
    yield Paragraph(context.plain(words.how_to_comment, words))
