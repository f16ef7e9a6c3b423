"""What the pages of requests say, as nodes of a document tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import partial

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from core.document import (
    Block,
    Blocks,
    Definition,
    DefinitionList,
    Document,
    Heading,
    List,
    Note,
    NoteKind,
    Paragraph,
    ParagraphKind,
    Row,
    Table,
    inlines,
    paragraph,
)
from core.page_sources import path_of, root_paths
from core.sources import Source
from core.trees import TreeContext, document, page_context
from partners.engagement import presenters, selectors
from partners.engagement.enums import EngagementKind, Outcome
from partners.engagement.pages import EngagementPage
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


def sources(language: str) -> Iterator[Source]:
    """The outcomes below the live page of requests of a language; none before a request has ended."""
    if not selectors.outcome_years():
        return
    roots = root_paths()
    pages = EngagementPage.objects.live().filter(locale__language_code=language, alias_of__isnull=True)
    for page in pages.select_related("locale"):
        path = path_of(page, roots)
        if path is not None:
            build = partial(_outcomes_document, page.pk)
            yield Source("outcomes", language, f"{path}outcomes/", presenters.outcomes_title(), page, build)


def _outcomes_document(pk: int) -> Document:
    return outcomes_document(Page.objects.get(pk=pk).specific, at=timezone.now())


def outcomes_document(page: EngagementPage, *, at: datetime) -> Document:
    """How many requests ended how, with a table for each year, as it stands at `at` (aware)."""
    context = page_context(page, at=at, below="outcomes/")
    lead = Paragraph(inlines(presenters.outcomes_lead()), ParagraphKind.LEAD)
    years = (block for year in selectors.outcome_years() for block in _outcomes_of(year))
    return document(context, presenters.outcomes_title(), (lead, *years))


def _outcomes_of(year: selectors.OutcomeYear) -> Blocks:
    ended = ngettext(
        "%(count)s request ended in this year.", "%(count)s requests ended in this year.", year.total
    ) % {"count": year.total}  # fmt: skip
    columns = (_("What for"), *(str(each.label) for each in Outcome), _("Together"))
    rows = [_row(str(row.kind.label), (*row.counts, row.total)) for row in year.rows]
    table = Table(
        _("Requests that ended in %(year)s") % {"year": year.year},
        columns,
        (*rows, _row(_("Together"), (*year.totals, year.total))),
    )
    return (Heading(2, inlines(str(year.year))), paragraph(ended), table)


def _row(name: str, counts: Iterable[int]) -> Row:
    return Row(tuple((paragraph(cell),) for cell in (name, *map(str, counts))), name)
