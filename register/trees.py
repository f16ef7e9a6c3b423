"""The register's pages as document nodes, from which every format is made (register.sources)."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from core.document import (
    Blocks,
    Definition,
    DefinitionList,
    Heading,
    List,
    Paragraph,
    Row,
    Table,
    Text,
    inlines,
    paragraph,
)
from core.trees import TreeContext
from register import data, entry_presenters, presenters, reports, selectors
from register.filters import Filters
from register.models import Body, Version, YearPublication

NEWEST = 50  # entries that the file of the list names; the files for re-use have them all


def _sample() -> Blocks:
    return (paragraph(_("Invented example. Not a real organisation or action.")),) if selectors.shows_samples() else ()


def register_blocks(context: TreeContext) -> Blocks:
    """What the register covers, its years, and its newest entries."""
    found = selectors.page_of(Filters(), size=NEWEST)
    nils = tuple(paragraph(line) for line in presenters.nil_years())
    if not found:
        return (paragraph(presenters.empty_line()), paragraph(presenters.coverage()), *nils)
    cards = tuple(node for each in found for node in _card(each, context))
    heading = Heading(2, inlines(_("The newest entries")))
    return (*_sample(), paragraph(presenters.coverage()), *nils, heading, *cards)


def _card(version: Version, context: TreeContext) -> Blocks:
    card = presenters.card(version, context.address)
    title = Heading(3, (Text(card["organisation"], href=context.absolute(card["url"]), language=card["lang"]),))
    facts = " · ".join([presenters.level_name(card["level"]), str(card["type"]), card["day"], card["reference"]])
    return (title, paragraph(facts), *_reason(version))  # the whole of it: paper has no page that says more


def _reason(version: Version) -> Blocks:
    if seal := presenters.seal_line(version):
        return (paragraph(seal),)
    language = presenters.records_language()
    return tuple(Paragraph(inlines(line, language)) for line in version.reason.splitlines() if line.strip())


def entry_blocks(version: Version, versions: list[Version], context: TreeContext) -> Blocks:
    """An entry, or an earlier version of it: its facts, why, how it came to it, what changed; or that it was withdrawn.

    `versions` as `selectors.versions` gives them; `context` is the register page's.
    """
    replaced, late = _line(entry_presenters.replaced_line(version)), _line(entry_presenters.late_line(versions))
    if version.withdraws:
        return (*_sample(), *replaced, *_withdrawn(version), *late, *_history(versions))
    facts = tuple(
        Definition(inlines(fact["term"]), (Paragraph(inlines(fact["text"], fact.get("lang") or "")),))
        for fact in entry_presenters.facts(version)
    )
    return (
        *_sample(),
        *replaced,
        *_corrected(version),
        DefinitionList(facts),
        Heading(2, inlines(_("Why we took this action"))),
        *_reason(version),
        Heading(2, inlines(_("How it came to this"))),
        List(tuple(_step(step) for step in entry_presenters.timeline(version)), ordered=True),
        *_documents(version, context),
        *late,
        *(_history(versions) if len(versions) > 1 or version.is_sealed else ()),
    )


def _documents(version: Version, context: TreeContext) -> Blocks:
    found = entry_presenters.documents(version, context.address)
    language = presenters.records_language()
    items = tuple((_link(each, context.absolute(each["url"]), language),) for each in found)
    return (Heading(2, inlines(_("Documents"))), List(items)) if items else ()


def _link(document: dict[str, Any], url: str, language: str) -> Paragraph:
    kind = f" ({document['type']}, {document['size']})"
    return Paragraph((Text(document["title"], href=url, language=language), Text(kind)))


def _line(line: str) -> Blocks:
    return (paragraph(line),) if line else ()


def _corrected(version: Version) -> Blocks:
    """When and why a version came in the place of an earlier one."""
    if version.number == 1 or version.is_sealed:
        return ()
    said = _("Corrected on %(day)s:") % {"day": presenters.day(version.public_from)}
    return (Paragraph((Text(f"{said} "), *inlines(version.correction, presenters.records_language()))),)


def _step(step: dict[str, Any]) -> Blocks:
    head = paragraph(f"{presenters.level_name(step['level'])}, {step['day']}")
    return (head, Paragraph(inlines(step["why"], step["lang"]))) if step["why"] else (head,)


def _withdrawn(version: Version) -> Blocks:
    seal = presenters.seal_line(version)
    why = paragraph(seal) if seal else Paragraph(inlines(version.correction, presenters.records_language()))
    return (paragraph(entry_presenters.withdrawn_line(version)), Heading(2, inlines(_("Why"))), why)


def _history(versions: list[Version]) -> Blocks:
    lines = entry_presenters.history(versions, "")
    items = tuple(_change(f"{line['what']}, {line['day']}. {line['version']}", line) for line in lines)
    return (Heading(2, inlines(_("What changed"))), List(items))


def _change(head: str, line: dict[str, Any]) -> Blocks:
    why = (Paragraph(inlines(line["text"], line["lang"])),) if line["text"] else ()
    return (paragraph(head), *why)


def report_blocks(publication: YearPublication, said: Blocks) -> Blocks:
    """A year: what editors `said` about it, its totals, its frozen table, and what changed since."""
    rows = reports.rows(publication)
    found = _frozen(publication, rows) if rows else (paragraph(presenters.nil_line(publication)),)
    return (*_sample(), *said, *found, Heading(2, inlines(_("What changed since"))), *_since(publication))


def _frozen(publication: YearPublication, rows: list[dict[str, Any]]) -> Blocks:
    before = reports.year_before_label(publication)
    language = presenters.records_language()
    totals = tuple(_totals(chart, publication.year.label, before) for chart in reports.charts(publication))
    heads = [_("Reference"), _("Organisation"), _("Level"), _("Type of action"), _("Reason"), _("Why it was escalated")]
    table = Table(str(_("The actions")), tuple(heads), tuple(_report_row(row, language) for row in rows))
    return (*totals, table)


def _since(publication: YearPublication) -> Blocks:
    versions = reports.changes_since(publication)
    lines = zip(versions, entry_presenters.history(versions, ""), strict=True)
    items = tuple(_change(f"{each.action.reference}: {line['what']}, {line['day']}", line) for each, line in lines)
    return (List(items) if items else paragraph(_("Nothing was corrected, withdrawn or added since.")),)


def _report_row(row: dict[str, Any], language: str) -> Row:
    def cell(text: str, code: str = "") -> Blocks:
        return (Paragraph(inlines(text or "–", code if text else "")),)

    cells = (
        cell(row["reference"]),
        cell(row["organisation"], language),
        cell(str(row["level"])),
        cell(row["type_label"]),
        cell(row["removed"]) if row["removed"] else cell(row["reason"], language),
        cell(row["escalated_because"], language),
    )
    return Row(cells, title=row["reference"])


def _totals(chart: reports.Chart, year: str, before: str) -> Table:
    columns = (chart.title, year, *((before,) if before else ()))
    lines = [(bar.label, str(bar.count), *((str(bar.before),) if before else ())) for bar in chart.bars]
    rows = tuple(Row(tuple((paragraph(cell),) for cell in line), title=line[0]) for line in lines)
    return Table(chart.title, columns, rows)


def organisation_blocks(body: Body, context: TreeContext) -> Blocks:
    """An organisation: what is known of it, and its newest entries."""
    facts = tuple(
        Definition(inlines(fact["term"]), (paragraph(fact.get("text") or _names(fact["links"])),))
        for fact in presenters.organisation_facts(body, context.address)
    )
    filters = Filters(organisation=body.slug)
    cards = tuple(node for each in selectors.page_of(filters, size=NEWEST) for node in _card(each, context))
    heading = Heading(2, inlines(presenters.sentence(selectors.total(filters))))
    return (*_sample(), DefinitionList(facts), heading, *cards)


def _names(links: list[dict[str, str]]) -> str:
    return ", ".join(link["text"] for link in links)


def fields_blocks() -> Blocks:
    """What the register covers, under which licence, and what each field of its files means."""
    settings = selectors.settings()
    licence = Text(settings.licence_name, href=settings.licence_url)
    without = _("No licence has been chosen yet. Ask us before you use the data again.")
    columns = (Definition(inlines(each.name), (paragraph(str(each.meaning)),)) for each in data.COLUMNS)
    return (
        paragraph(f"{presenters.coverage()} {_('Withdrawn entries are left out; the feed tells of them.')}"),
        Paragraph((Text(f"{_('Licence:')} "), licence)) if settings.licence_name else paragraph(without),
        DefinitionList(tuple(columns)),
    )
