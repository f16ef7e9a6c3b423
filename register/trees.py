"""The register as document nodes, from which every format is made."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.document import (
    Blocks,
    Definition,
    DefinitionList,
    Document,
    Heading,
    List,
    Paragraph,
    Row,
    Table,
    Text,
    inlines,
    paragraph,
)
from core.document.runs import in_language
from core.page_sources import path_of, root_paths
from core.sources import Source
from core.trees import TreeContext, document, page_context, stream_to_nodes
from register import presenters, reports, selectors
from register.filters import Filters
from register.models import RegisterPage, Version, YearPublication

NEWEST = 50  # entries that the file of the list names; the files for re-use have them all
MOST_WITH_FILES = 300  # entries of their own files; a longer register has those of its newest entries ready


def _sample() -> Blocks:
    return (paragraph(_("Invented example. Not a real organisation or action.")),) if selectors.shows_samples() else ()


def register_blocks(context: TreeContext) -> Blocks:
    """What the register covers, its years, and its newest entries."""
    found = selectors.page_of(Filters(), size=NEWEST)
    if not found:
        nothing = _("No entries have been published here. This does not mean no action was taken.")
        return (paragraph(nothing), paragraph(presenters.coverage()))
    nils = tuple(paragraph(line) for line in presenters.nil_years())
    cards = tuple(node for each in found for node in _card(each, context))
    heading = Heading(2, inlines(_("The newest entries")))
    return (*_sample(), paragraph(presenters.coverage()), *nils, heading, *cards)


def _card(version: Version, context: TreeContext) -> Blocks:
    card = presenters.card(version, context.address)
    title = Heading(3, (Text(card["organisation"], href=context.absolute(card["url"]), language=card["lang"]),))
    facts = " · ".join([presenters.level_name(card["level"]), str(card["type"]), card["day"], card["reference"]])
    return (title, paragraph(facts), Paragraph(inlines(card["line"], card["lang"])))


def entry_blocks(version: Version, versions: list[Version]) -> Blocks:
    """An entry: its facts, why, how it came to it, and what changed; or that it was withdrawn."""
    if version.withdraws:
        return (*_sample(), *_withdrawn(version), *_history(versions))
    seal = presenters.seal_line(version)
    language = presenters.records_language()
    reason = (
        (paragraph(seal),)
        if seal
        else tuple(Paragraph(inlines(line, language)) for line in version.reason.splitlines() if line.strip())
    )
    facts = tuple(
        Definition(inlines(fact["term"]), (Paragraph(inlines(fact["text"], fact.get("lang") or "")),))
        for fact in presenters.facts(version)
    )
    return (
        *_sample(),
        DefinitionList(facts),
        Heading(2, inlines(_("Why we took this action"))),
        *reason,
        Heading(2, inlines(_("How it came to this"))),
        List(tuple(_step(step) for step in presenters.timeline(version)), ordered=True),
        *(_history(versions) if len(versions) > 1 or seal else ()),
    )


def _step(step: dict[str, Any]) -> Blocks:
    head = paragraph(f"{presenters.level_name(step['level'])}, {step['day']}")
    return (head, Paragraph(inlines(step["why"], step["lang"]))) if step["why"] else (head,)


def _withdrawn(version: Version) -> Blocks:
    said = _("This entry was withdrawn on %(day)s. It does not count any more.")
    seal = presenters.seal_line(version)
    why = paragraph(seal) if seal else Paragraph(inlines(version.correction, presenters.records_language()))
    return (paragraph(said % {"day": presenters.day(version.public_from)}), Heading(2, inlines(_("Why"))), why)


def _history(versions: list[Version]) -> Blocks:
    lines = presenters.history(versions, "")
    items = tuple(
        (
            paragraph(f"{line['what']}, {line['day']}"),
            *((Paragraph(inlines(line["text"], line["lang"])),) if line["text"] else ()),
        )
        for line in lines
    )
    return (Heading(2, inlines(_("What changed"))), List(items, ordered=True))


def report_blocks(publication: YearPublication, said: Blocks) -> Blocks:
    """A year: what editors `said` about it, its totals, its frozen table, and what changed since."""
    rows = reports.rows(publication)
    if not rows:
        return (*_sample(), paragraph(_("No action of levels 3 to 6 was taken in this year.")), *said)
    before = reports.year_before_label(publication)
    language = presenters.records_language()
    totals = tuple(_totals(chart, publication.year.label, before) for chart in reports.charts(publication))
    heads = [_("Reference"), _("Organisation"), _("Level"), _("Type of action"), _("Reason"), _("Why it was escalated")]
    table = Table(str(_("The actions")), tuple(heads), tuple(_report_row(row, language) for row in rows))
    changes = presenters.history(reports.changes_since(publication), "")
    since = tuple(
        (
            paragraph(f"{line['what']}, {line['day']}"),
            *((Paragraph(inlines(line["text"], line["lang"])),) if line["text"] else ()),
        )
        for line in changes
    )
    nothing = paragraph(_("Nothing was corrected, withdrawn or added since."))
    return (
        *_sample(),
        *said,
        *totals,
        table,
        Heading(2, inlines(_("What changed since"))),
        List(since) if since else nothing,
    )


def _report_row(row: dict[str, Any], language: str) -> Row:
    def cell(text: str, code: str = "") -> Blocks:
        return (Paragraph(inlines(text or "–", code if text else "")),)

    cells = (
        cell(row["reference"]),
        cell(row["organisation"], language),
        cell(str(row["level"])),
        cell(row["type_label"]),
        cell(row["reason"], language),
        cell(row["escalated_because"], language),
    )
    return Row(cells, title=row["reference"])


def _totals(chart: reports.Chart, year: str, before: str) -> Table:
    columns = (chart.title, year, *((before,) if before else ()))
    lines = [(bar.label, str(bar.count), *((str(bar.before),) if before else ())) for bar in chart.bars]
    rows = tuple(Row(tuple((paragraph(cell),) for cell in line), title=line[0]) for line in lines)
    return Table(chart.title, columns, rows)


def sources(language: str) -> Iterator[Source]:
    """The newest entries and the years below the live register page of a language."""
    roots = root_paths()
    pages = RegisterPage.objects.live().filter(locale__language_code=language, alias_of__isnull=True)
    for page in pages.select_related("locale"):
        path = path_of(page, roots)
        if path is None:
            continue
        for version in selectors.page_of(Filters(), size=MOST_WITH_FILES):
            reference = version.action.reference
            build = partial(_entry_document, page.pk, reference)
            title = f"{reference} {version.body.name}"
            yield Source(f"action:{reference}", language, f"{path}{reference}/", title, page, build)
        for each in selectors.years():
            build = partial(_report_document, page.pk, each.year.label)
            below = f"{path}annual-reports/{each.year.label}/"
            yield Source(f"actions:{each.year.start}", language, below, presenters.report_title(each), page, build)


def _entry_document(pk: int, reference: str) -> Document:
    return entry_document(Page.objects.get(pk=pk).specific, reference, at=timezone.now())


def entry_document(page: RegisterPage, reference: str, *, at: datetime) -> Document:
    """One entry as a document. Raises LookupError where there is none."""
    found = selectors.entry(reference)
    if found is None:
        raise LookupError(f"No entry {reference}")
    context = page_context(page, at=at, below=f"{reference}/")
    title = reference if found.withdraws else f"{reference}: {found.body.name}"
    return document(context, title, entry_blocks(found, selectors.versions(found.action)))


def _report_document(pk: int, label: str) -> Document:
    page = Page.objects.get(pk=pk).specific
    publication = selectors.publication_of(label)
    if publication is None:
        raise LookupError(f"No report of {label}")
    context = page_context(page, at=timezone.now(), below=f"annual-reports/{label}/")
    text = reports.text_of(publication)
    said = in_language(stream_to_nodes(text.body, context), text.other_language) if text else ()
    return document(context, presenters.report_title(publication), report_blocks(publication, said), words=[text])
