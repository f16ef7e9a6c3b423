"""What the page of requests says, as nodes of a document tree."""

from __future__ import annotations

from django.utils.translation import gettext as _

from core.document import Block, Blocks, Definition, DefinitionList, Heading, List, Note, NoteKind, inlines, paragraph
from core.trees import TreeContext
from partners.engagement import presenters, selectors
from partners.engagement.enums import EngagementKind
from partners.models import Criteria


def engagement(context: TreeContext) -> Blocks:
    """What a partner can ask for, and on which criteria we decide."""
    kinds = List(tuple((paragraph(str(each.label)),) for each in EngagementKind))
    return (Heading(2, inlines(_("What you can ask us for"))), kinds, *_criteria(context), *_aim())


def _criteria(context: TreeContext) -> Blocks:
    criteria = selectors.criteria_now()
    if criteria is None:
        return ()
    lead = _(
        "We look at three considerations, for every request alike. We tell you of each whether it is met, and why."
    )
    return (
        Heading(2, inlines(_("How we decide"))),
        paragraph(lead),
        _considerations(criteria, context),
        paragraph(_("Version %(version)d of our criteria.") % {"version": criteria.version}),
    )


def _considerations(criteria: Criteria, context: TreeContext) -> Block:
    items = presenters.criteria_items(criteria)
    return DefinitionList(tuple(Definition(inlines(each["term"]), (paragraph(each["detail"]),)) for each in items))


def _aim() -> Blocks:
    terms = selectors.terms()
    if not terms.target_days:
        return ()
    aim = paragraph(_("We aim to decide within %(days)d days.") % {"days": terms.target_days})
    if not terms.is_demonstration:
        return (aim,)
    return (
        aim,
        Note("", (paragraph(_("The periods on this page are examples for the demonstration.")),), NoteKind.WARNING),
    )
